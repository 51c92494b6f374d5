using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ModBot.Platforms.Fakes.Discord;
using ModBot.Platforms.Fakes.Serving;

namespace ModBot.Platforms.Tests.Discord;

public sealed class DiscordRestTests : IAsyncLifetime
{
    private const string PostRoute = "POST /channels/{channel_id}/messages";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
    private DiscordPlace place = null!;
    private RawBot bot = null!;

    private DiscordServer Server => place.Server;

    private string Messages => $"channels/{place.Channel}/messages";

    public async ValueTask InitializeAsync()
    {
        var limits = new Dictionary<string, DiscordLimit>(StringComparer.Ordinal) { ["GET /users/@me"] = new(2, TimeSpan.FromSeconds(5)) };
        place = await DiscordPlace.StartAsync(new DiscordServerOptions { Limits = limits }, clock);
        bot = new RawBot(Server);
    }

    public ValueTask DisposeAsync()
    {
        bot.Dispose();
        return place.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"content":"a","colour":1}""", "colour", "UNKNOWN_FIELD")]
    [InlineData("""{"content":5}""", "content", "STRING_TYPE_CONVERT")]
    [InlineData("""{"content":"a","flags":64}""", "flags", "BASE_TYPE_CHOICES")]
    [InlineData("""{"content":"a","nonce":"12345678901234567890123456"}""", "nonce", "BASE_TYPE_MAX_LENGTH")]
    [InlineData("""{"content":"a","message_reference":{}}""", "message_reference.message_id", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"content":"a","message_reference":{"message_id":"1"}}""", "message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE")]
    [InlineData("""{"content":"a","components":[{"type":1,"components":[{"type":2,"style":1,"label":"x"}]}]}""", "components.0.components.0.custom_id", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"content":"a","components":[{"type":10,"content":"x"}]}""", "components.0.type", "BASE_TYPE_CHOICES")]
    [InlineData("""{"content":"a","components":[{"type":99}]}""", "components.0.type", "BASE_TYPE_CHOICES")]
    [InlineData("""{"content":"a","flags":32768,"components":[{"type":10,"content":"x"}]}""", "content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2")]
    [InlineData("""{"content":"a","allowed_mentions":{"parse":["users"],"users":["123456789012345678"]}}""", "allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE")]
    [InlineData("""{"content":"a","allowed_mentions":{"parse":["all"]}}""", "allowed_mentions.parse.0", "BASE_TYPE_CHOICES")]
    public async Task Post_WrongForm_IsRefusedWithNestedErrors(string body, string path, string code)
    {
        var (status, refusal, answer) = await bot.PostAsync(place.Channel, JsonNode.Parse(body)!.AsObject());

        status.ShouldBe(400);
        refusal.ShouldBe(50035);
        var node = answer!["errors"];
        foreach (var key in path.Split('.')) node = node![key];
        ((string?)node!["_errors"]![0]!["code"]).ShouldBe(code);
        Server.BotPosts().ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_2001Characters_IsTooLong()
    {
        (await bot.PostAsync(place.Channel, new JsonObject { ["content"] = new string('x', 2000) })).Status.ShouldBe(200);
        (await bot.PostAsync(place.Channel, new JsonObject { ["content"] = new string('x', 2001) })).Code.ShouldBe(50035);
        (await bot.PostAsync(place.Channel, new JsonObject { ["content"] = "  " })).Code.ShouldBe(50006);
    }

    [Fact]
    public async Task Post_SameNonce_GivesTheSameMessageForAWhile()
    {
        JsonObject Message() => new() { ["content"] = "een", ["nonce"] = "k1", ["enforce_nonce"] = true };
        var first = (string?)(await bot.PostAsync(place.Channel, Message())).Body!["id"];
        ((string?)(await bot.PostAsync(place.Channel, Message())).Body!["id"]).ShouldBe(first);

        clock.Advance(TimeSpan.FromMinutes(10));

        ((string?)(await bot.PostAsync(place.Channel, Message())).Body!["id"]).ShouldNotBe(first);
    }

    [Fact]
    public async Task Mentions_NotForbidden_PingAgainOnEveryEdit()
    {
        var quiet = new JsonObject { ["content"] = $"@everyone <@{place.Noor}>", ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() } };
        var id = (string)(await bot.PostAsync(place.Channel, quiet)).Body!["id"]!;
        Server.Read(id).Pinged.ShouldBeEmpty();

        await bot.CallAsync("PATCH", $"{Messages}/{id}", new JsonObject { ["content"] = $"dag <@{place.Noor}>" });

        Server.Read(id).Pinged.ShouldBe([place.Noor]);
        Server.Read(id).EditedAt.ShouldBe(clock.GetUtcNow());
    }

    [Fact]
    public async Task List_AfterBeforeAround_GivePagesNewestFirst()
    {
        var ids = Enumerable.Range(0, 5).Select(number => Server.Post(place.Channel, place.Noor, $"{number}")).ToArray();
        async Task<string> PageAsync(string query) => string.Concat((await bot.CallAsync("GET", $"{Messages}?{query}")).Body!.AsArray().Select(each => (string?)each!["content"]));

        (await PageAsync($"after={ids[0]}&limit=2")).ShouldBe("21");
        (await PageAsync($"before={ids[4]}&limit=2")).ShouldBe("32");
        (await PageAsync($"around={ids[2]}&limit=3")).ShouldBe("321");
        (await PageAsync("limit=100")).ShouldBe("43210");
        (await bot.CallAsync("GET", $"{Messages}?limit=101")).Status.ShouldBe(400);
        Server.SetBotPermissions(place.Guild, DiscordPermissions.None);
        Server.SetOverwrite(place.Channel, place.Guild, deny: DiscordPermissions.ReadMessageHistory);
        (await PageAsync("limit=100")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_OthersMessage_NeedsThePermissionAndIsInTheAuditLog()
    {
        var id = Server.Post(place.Channel, place.Noor, "weg");
        Server.SetBotPermissions(place.Guild, DiscordPermissions.Member);
        (await bot.CallAsync("DELETE", $"{Messages}/{id}")).Body!["code"]!.GetValue<int>().ShouldBe(50013);
        Server.SetBotPermissions(place.Guild, DiscordPermissions.Moderator);
        (await bot.CallAsync("DELETE", $"{Messages}/{id}", reason: "een reden")).Status.ShouldBe(400);

        var (status, _, answer) = await bot.CallAsync("DELETE", $"{Messages}/{id}", reason: Uri.EscapeDataString("één reden"));

        status.ShouldBe(204);
        answer.Content.Headers.ContentType.ShouldBeNull();
        Server.Audit.ShouldHaveSingleItem().ShouldBe(new DiscordAuditEntry("MESSAGE_DELETE", place.Noor, id, "één reden"));
        (await bot.CallAsync("DELETE", $"{Messages}/{id}")).Body!["code"]!.GetValue<int>().ShouldBe(10008);
        (await bot.CallAsync("GET", "channels/123456789012345678/messages")).Body!["code"]!.GetValue<int>().ShouldBe(10003);
    }

    [Fact]
    public async Task Timeout_Member_SilencesUntilThenButNotTheOwner()
    {
        JsonObject Until(TimeSpan time) => new() { ["communication_disabled_until"] = (clock.GetUtcNow() + time).ToString("o") };
        string Path(string user) => $"guilds/{place.Guild}/members/{user}";
        (await bot.CallAsync("PATCH", Path(Server.OwnerOf(place.Guild)), Until(TimeSpan.FromHours(1)))).Status.ShouldBe(403);
        (await bot.CallAsync("PATCH", Path(place.Noor), Until(TimeSpan.FromDays(29)))).Status.ShouldBe(400);

        (await bot.CallAsync("PATCH", Path(place.Noor), Until(TimeSpan.FromHours(1)))).Status.ShouldBe(200);

        Should.Throw<InvalidOperationException>(() => Server.Post(place.Channel, place.Noor, "toch"));
        clock.Advance(TimeSpan.FromHours(2));
        Server.Post(place.Channel, place.Noor, "weer");
    }

    [Fact]
    public async Task Dm_Closed_IsRefusedOnSending()
    {
        Server.SetTakesDms(place.Noor, takes: false);
        var (status, channel, _) = await bot.CallAsync("POST", "users/@me/channels", new JsonObject { ["recipient_id"] = place.Noor });
        status.ShouldBe(200);

        (await bot.PostAsync((string)channel!["id"]!, new JsonObject { ["content"] = "hoi" })).Code.ShouldBe(50007);
    }

    [Fact]
    public async Task Limits_Exceeded_AnswerWithTheBucketAndWhenToComeBack()
    {
        var (_, _, first) = await bot.CallAsync("GET", "users/@me");
        first.Headers.GetValues("X-RateLimit-Remaining").ShouldBe(["1"]);
        await bot.CallAsync("GET", "users/@me");

        var (status, body, answer) = await bot.CallAsync("GET", "users/@me");

        status.ShouldBe(429);
        ((double?)body!["retry_after"]).ShouldBe(5);
        answer.Headers.GetValues("X-RateLimit-Scope").ShouldBe(["user"]);
        answer.Headers.GetValues("Retry-After").ShouldBe(["5"]);
        clock.Advance(TimeSpan.FromSeconds(5));
        (await bot.CallAsync("GET", "users/@me")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(Fault.TooManyRequests, 429, 0)]
    [InlineData(Fault.TooManyGlobally, 429, 0)]
    [InlineData(Fault.TooManyShared, 429, 0)]
    [InlineData(Fault.ServerError, 500, 0)]
    [InlineData(Fault.BadGatewayAfterApplying, 502, 1)]
    [InlineData(Fault.CutBefore, 0, 0)]
    [InlineData(Fault.CutAfterApplying, 0, 1)]
    public async Task Faults_Planned_StrikeBeforeOrAfter(Fault fault, int status, int posts)
    {
        Server.Faults.FailNext(PostRoute, fault, TimeSpan.FromSeconds(2));
        var message = new JsonObject { ["content"] = "hoi" };

        if (status == 0) await Should.ThrowAsync<HttpRequestException>(() => bot.PostAsync(place.Channel, message));
        else (await bot.PostAsync(place.Channel, message)).Status.ShouldBe(status);

        Server.BotPosts().Count.ShouldBe(posts);
    }

    [Fact]
    public async Task Headers_WrongOrMissing_AreRefused()
    {
        bot.Headers.Remove("User-Agent");
        (await bot.CallAsync("GET", "users/@me")).Body!["code"]!.GetValue<int>().ShouldBe(40333);
        bot.Headers.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.org, 1.0)");
        Server.RevokeToken();
        (await bot.CallAsync("GET", "users/@me")).Status.ShouldBe(401);
        Server.UnauthorizedCalls.ShouldBe(1);
        (await bot.CallAsync("GET", "nowhere")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Threads_ActiveAndSeen_AreListed()
    {
        var open = Server.AddThread(place.Channel, "open");
        Server.AddThread(place.Channel, "besloten", isPrivate: true, place.Noor);
        Server.Archive(Server.AddThread(place.Channel, "oud"));
        Server.SetBotPermissions(place.Guild, DiscordPermissions.Member);

        var (_, body, _) = await bot.CallAsync("GET", $"guilds/{place.Guild}/threads/active");

        body!["threads"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(open);
    }
}
