using ModBot.Platforms.Fakes.Telegram;
using static ModBot.Platforms.Tests.Telegram.TelegramFixture;

namespace ModBot.Platforms.Tests.Telegram;

public sealed class RequestTests
{
    [Fact]
    public async Task Parameters_InEachOfTheFourWays_AreUnderstood()
    {
        await using var fixture = await StartAsync();
        var chat = fixture.Group.Id;
        const string Entities = """[{"type":"spoiler","offset":0,"length":3}]""";
        using var form = new FormUrlEncodedContent([new("chat_id", $"{chat}"), new("text", "een"), new("entities", Entities), new("disable_notification", "true")]);
        using var parts = new MultipartFormDataContent
        {
            { new StringContent($"{chat}"), "chat_id" },
            { new StringContent("twee"), "text" },
            { new StringContent(Entities), "entities" },
        };
        using var none = new StringContent("");
        none.Headers.ContentType = null;
        await fixture.SendRawAsync("sendMessage", form);
        await fixture.SendRawAsync("SENDMESSAGE", parts);
        await fixture.SendRawAsync($"sendMessage?chat_id={chat}&text=drie&entities={Uri.EscapeDataString(Entities)}", none);
        await fixture.SendRawAsync("sendMessage", $$"""{"chat_id":"{{chat}}","text":"vier","entities":{{Entities}}}""", "application/json");
        fixture.Server.Sent.Select(each => each.Text).ShouldBe(["een", "twee", "drie", "vier"]);
        fixture.Server.Sent.ShouldAllBe(each => each.Spoilers.Single() == each.Text.Substring(0, 3));
        fixture.Server.Sent[0].IsSilent.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"chat_id":1,"text":"x","extra":1}""", "400 Bad Request: parameter \"extra\" is not a parameter of sendMessage")]
    [InlineData("""{"text":"x"}""", "400 Bad Request: chat_id is empty")]
    [InlineData("""{"chat_id":1}""", "400 Bad Request: message text is empty")]
    [InlineData("""{"chat_id":1,"text":5}""", "400 Bad Request: parameter \"text\" must be of type String")]
    [InlineData("""{"chat_id":1,"text":"x","disable_notification":"perhaps"}""", "400 Bad Request: parameter \"disable_notification\" must be of type Boolean")]
    [InlineData("""{"chat_id":1,"text":"x","reply_markup":{"force_reply":true,"extra":1}}""", "400 Bad Request: parameter \"reply_markup.extra\" is not a field of ForceReply")]
    [InlineData("""{"chat_id":1,"text":"x","reply_parameters":{}}""", "400 Bad Request: parameter \"reply_parameters.message_id\" is required")]
    [InlineData("""{"chat_id":1,"text":"x"}""", "400 Bad Request: chat not found")]
    [InlineData("{", "400 Bad Request: can't parse the JSON object of the body")]
    public async Task SendMessage_ThatDoesNotFit_SaysWhat(string body, string refusal)
    {
        await using var fixture = await StartAsync();
        var answer = await fixture.SendRawAsync("sendMessage", body, "application/json");
        $"{answer["error_code"]} {answer["description"]}".ShouldBe(refusal);
        fixture.Server.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task UnknownParameter_WithALenientServer_IsIgnored()
    {
        await using var fixture = await StartAsync(new TelegramOptions { Lenient = true });
        await fixture.OkAsync("sendMessage", new { chat_id = fixture.Group.Id, text = "x", extra = 1 });
        fixture.Server.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Call_WithAnotherOrARevokedToken_Is401_AndAnUnknownMethod404()
    {
        await using var fixture = await StartAsync();
        using var http = new HttpClient();
        using var other = await http.GetAsync(new Uri($"{fixture.Server.BaseUrl}/bot1:x/getMe"), Token);
        ((int)other.StatusCode).ShouldBe(401);
        (await fixture.RefusedAsync("sendPigeon")).ShouldBe("404 Not Found: method not found");
        await fixture.OkAsync("getMe");
        fixture.Server.RevokeToken();
        (await fixture.RefusedAsync("getMe")).ShouldBe("401 Unauthorized");
        fixture.Server.CountCalls("getMe").ShouldBe(3);
    }

    [Fact]
    public async Task Ids_OfSupergroups_DoNotFit32Bits()
    {
        await using var fixture = await StartAsync();
        fixture.Group.Id.ShouldBeLessThan(-1_000_000_000_000);
        fixture.Server.CreateGroup("Klein").Id.ShouldBeGreaterThan(-1_000_000_000_000);
    }
}
