using System.Net;
using System.Text;
using System.Text.Json;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Local;

namespace ModBot.Host.Tests.LocalChat;

public sealed class LocalChatApiTests
{
    private const string Messages = "/api/local/plein/messages";

    private static readonly (string, string) Sam = ("Cookie", "mb_member=00112233445566778899aabbccddeeff");
    private static readonly (string, string) Noor = ("Cookie", "mb_member=ffeeddccbbaa99887766554433221100");

    [Fact]
    public async Task Post_Message_IsAcceptedAndCanBeRead()
    {
        await using var server = await ChatServer.StartAsync();

        var answer = await server.PostAsync("""{"author":"sam","text":"hé hallo 😀"}""");

        answer.Status.ShouldBe(HttpStatusCode.Accepted);
        var id = answer.Json.GetProperty("messageId").GetString();
        answer.Headers.Location!.ToString().ShouldBe($"{Messages}/{id}");
        var page = (await server.SendAsync(HttpMethod.Get, Messages)).Json;
        var message = page.GetProperty("messages")[0];
        message.GetProperty("id").GetString().ShouldBe(id);
        message.GetProperty("text").GetString().ShouldBe("hé hallo 😀");
        message.GetProperty("author").GetString().ShouldBe("sam");
        message.GetProperty("kind").GetString().ShouldBe("member");
        message.GetProperty("mine").GetBoolean().ShouldBeFalse();
        message.TryGetProperty("editedAt", out _).ShouldBeFalse();
        (await server.SendAsync(HttpMethod.Get, answer.Headers.Location.ToString())).Json.ToString().ShouldBe(message.ToString());
        (await server.SendAsync(HttpMethod.Get, $"{Messages}?after={page.GetProperty("next")}")).Json.GetProperty("messages").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task PutAndDelete_OwnMessage_Work()
    {
        await using var server = await ChatServer.StartAsync();
        var id = await server.PostedAsync("eerst", Sam);

        (await server.SendAsync(HttpMethod.Put, $"{Messages}/{id}", ChatServer.Json("""{"text":"later"}"""), Noor)).ShouldBeProblem(HttpStatusCode.Forbidden);
        (await server.SendAsync(HttpMethod.Put, $"{Messages}/{id}", ChatServer.Json("""{"text":"later"}"""), Sam)).Json.GetProperty("revision").GetInt32().ShouldBe(1);
        (await server.SendAsync(HttpMethod.Get, $"{Messages}/{id}", null, Sam)).Json.GetProperty("text").GetString().ShouldBe("later");
        (await server.SendAsync(HttpMethod.Delete, $"{Messages}/{id}", null, Noor)).ShouldBeProblem(HttpStatusCode.Forbidden);
        (await server.SendAsync(HttpMethod.Delete, $"{Messages}/{id}", null, Sam)).Status.ShouldBe(HttpStatusCode.NoContent);
        var gone = (await server.SendAsync(HttpMethod.Get, $"{Messages}/{id}")).Json;
        gone.GetProperty("kind").GetString().ShouldBe("removed");
        gone.GetProperty("removedBy").GetString().ShouldBe("author");
        gone.TryGetProperty("text", out _).ShouldBeFalse();
        (await server.SendAsync(HttpMethod.Delete, $"{Messages}/{id}", null, Sam)).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_BotReplyAndPrivateNote_AreShownToWhomTheyAreFor()
    {
        await using var server = await ChatServer.StartAsync();
        var id = await server.PostedAsync("hoi", Sam);
        await server.DoAsync(PlatformRequestKind.Reply, id, "k1", "Zo praten we hier niet.");
        await server.DoAsync(PlatformRequestKind.PrivateMessage, id, "k2", "Gaat het?");

        (await KindsAsync(Sam)).ShouldBe(["member", "modbot", "private"]);
        (await KindsAsync(Noor)).ShouldBe(["member", "modbot"]);

        async Task<string?[]> KindsAsync((string, string) viewer) =>
            [.. (await server.SendAsync(HttpMethod.Get, Messages, null, viewer)).Json.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("kind").GetString())];
    }

    [Theory]
    [InlineData("", 400, "NotJson")]
    [InlineData("{\"author\":\"sam\",\"text\":\"hoi\"", 400, "NotJson")]
    [InlineData("[]", 400, "NotAnObject")]
    [InlineData("\"hoi\"", 400, "NotAnObject")]
    [InlineData("null", 400, "NotAnObject")]
    [InlineData("{\"author\":\"sam\"}", 400, "FieldMissing")]
    [InlineData("{\"text\":\"hoi\"}", 400, "FieldMissing")]
    [InlineData("{\"author\":\"sam\",\"text\":5}", 400, "FieldNotText")]
    [InlineData("{\"author\":null,\"text\":\"hoi\"}", 400, "FieldNotText")]
    [InlineData("{\"author\":\"sam\",\"text\":\"\\ud83d\"}", 400, "HalfCharacter")]
    [InlineData("{\"author\":\"sam\",\"text\":\"  \"}", 422, "TextEmpty")]
    [InlineData("{\"author\":\"\",\"text\":\"hoi\"}", 422, "AuthorInvalid")]
    [InlineData("{\"author\":\"ModBot\",\"text\":\"hoi\"}", 422, "AuthorReserved")]
    public async Task Post_BadBody_SaysWhatIsWrong(string body, int status, string code)
    {
        await using var server = await ChatServer.StartAsync();

        var answer = await server.PostAsync(body);

        answer.ShouldBeProblem((HttpStatusCode)status).ShouldEndWith(".");
        answer.Json.GetProperty("code").GetString().ShouldBe(code);
        (await server.SendAsync(HttpMethod.Get, Messages)).Json.GetProperty("messages").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Post_DeepJson_IsRefusedLikeAnyOther()
    {
        await using var server = await ChatServer.StartAsync();

        (await server.PostAsync(new string('[', 10_000))).ShouldBeProblem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_InvalidUtf8_SaysSo()
    {
        await using var server = await ChatServer.StartAsync();
        byte[] body = [.. "{\"author\":\"sam\",\"text\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8];

        var answer = await server.SendAsync(HttpMethod.Post, Messages, ChatServer.Bytes(body));

        answer.ShouldBeProblem(HttpStatusCode.BadRequest).ShouldBe("De tekst is geen geldige UTF-8.");
    }

    [Fact]
    public async Task Post_WithByteOrderMark_IsAccepted()
    {
        await using var server = await ChatServer.StartAsync();
        byte[] body = [.. Encoding.UTF8.Preamble, .. """{"author":"sam","text":"hoi"}"""u8];

        (await server.SendAsync(HttpMethod.Post, Messages, ChatServer.Bytes(body))).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData(4000, 202)]
    [InlineData(4001, 422)]
    [InlineData(1_000_000, 413)]
    public async Task Post_LongText_IsTakenUpToTheLimit(int length, int status)
    {
        await using var server = await ChatServer.StartAsync();

        var answer = await server.PostAsync(JsonSerializer.Serialize(new { author = "sam", text = new string('x', length) }));

        ((int)answer.Status).ShouldBe(status);
        if (status != 202)
            answer.ShouldBeProblem((HttpStatusCode)status).ShouldContain(status == 413 ? "64 KiB" : "4.000", Case.Sensitive);
    }

    [Fact]
    public async Task Post_LongTextWithoutLength_IsRefusedToo()
    {
        await using var server = await ChatServer.StartAsync();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { author = "sam", text = new string('x', 200_000) })));
        using var content = new StreamContent(stream) { Headers = { ContentType = new("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages) { Content = content };
        request.Headers.TransferEncodingChunked = true;

        using var response = await server.Http.SendAsync(request, ChatServer.Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Post_OtherContentType_IsRefused(string type)
    {
        await using var server = await ChatServer.StartAsync();

        (await server.SendAsync(HttpMethod.Post, Messages, ChatServer.Bytes("""{"author":"sam","text":"hoi"}"""u8.ToArray(), type)))
            .ShouldBeProblem(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task UnknownRoomOrMessage_IsNotFound()
    {
        await using var server = await ChatServer.StartAsync();

        (await server.PostAsync("""{"author":"sam","text":"hoi"}""", "kelder")).ShouldBeProblem(HttpStatusCode.NotFound).ShouldBe("Deze kamer bestaat niet.");
        (await server.SendAsync(HttpMethod.Get, "/api/local/kelder/messages")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await server.SendAsync(HttpMethod.Get, "/api/local/kelder/stream")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await server.SendAsync(HttpMethod.Get, Messages + "/nope")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await server.SendAsync(HttpMethod.Delete, Messages + "/nope")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await server.SendAsync(HttpMethod.Get, "/api/local/%2e%2e%2fx/messages")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public async Task Get_BadCursor_SaysSo(string after)
    {
        await using var server = await ChatServer.StartAsync();

        (await server.SendAsync(HttpMethod.Get, $"{Messages}?after={after}")).ShouldBeProblem(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("en-US,en;q=0.9", "There is no such room.")]
    [InlineData("fr, en;q=0.8, nl;q=0.9", "Deze kamer bestaat niet.")]
    [InlineData("fr", "Deze kamer bestaat niet.")]
    [InlineData("!!", "Deze kamer bestaat niet.")]
    public async Task Problem_IsInTheLanguageThatIsAskedFor(string accept, string sentence)
    {
        await using var server = await ChatServer.StartAsync();

        (await server.SendAsync(HttpMethod.Get, "/api/local/kelder/messages", null, ("Accept-Language", accept)))
            .ShouldBeProblem(HttpStatusCode.NotFound).ShouldBe(sentence);
    }

    [Fact]
    public async Task StorageBroken_SaysSoLogsOnceAndRecovers()
    {
        await using var server = await ChatServer.StartAsync(file: "data/local-chat.db");
        var inTheWay = Path.Combine(server.Folder, "data");
        await File.WriteAllTextAsync(inTheWay, "", ChatServer.Cancellation);

        for (var i = 0; i < 3; i++)
        {
            var answer = await server.PostAsync("""{"author":"samira","text":"onvindbaar"}""");
            answer.ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter.ShouldNotBeNull();
        }

        (await server.SendAsync(HttpMethod.Get, "/api/local/plein/stream")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        File.Delete(inTheWay);
        await server.PostedAsync("weer goed");

        var log = server.Log.All();
        log.Split('\n').Count(line => line.StartsWith("4103 ", StringComparison.Ordinal)).ShouldBe(1);
        log.ShouldContain("4104 ");
        log.ShouldNotContain("samira");
        log.ShouldNotContain("onvindbaar");
    }

    [Fact]
    public async Task Stream_AfterAPost_Ticks()
    {
        await using var server = await ChatServer.StartAsync();
        await server.PostedAsync("een");
        await using var stream = await server.Http.GetStreamAsync("/api/local/plein/stream?after=1", ChatServer.Cancellation);
        using var reader = new StreamReader(stream);

        await server.PostedAsync("twee");

        var lines = new List<string?>();
        while (lines.Count < 5)
            lines.Add(await reader.ReadLineAsync(ChatServer.Cancellation));
        lines.ShouldBe(["event: alive", "data: 1", "", "event: change", "data: 2"]);
    }

    [Fact]
    public async Task SwitchedOff_NothingIsMapped()
    {
        await using var server = await ChatServer.StartAsync(new LocalOptions { Enabled = false });

        (await server.SendAsync(HttpMethod.Get, Messages)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await server.SendAsync(HttpMethod.Get, "/chat")).Status.ShouldBe(HttpStatusCode.NotFound);
        Directory.GetFileSystemEntries(server.Folder).ShouldBeEmpty();
    }
}
