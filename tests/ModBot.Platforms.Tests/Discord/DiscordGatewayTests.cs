using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ModBot.Platforms.Fakes.Discord;

namespace ModBot.Platforms.Tests.Discord;

public sealed class DiscordGatewayTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
    private DiscordPlace place = null!;
    private RawBot bot = null!;

    private DiscordServer Server => place.Server;

    public async ValueTask InitializeAsync()
    {
        place = await DiscordPlace.StartAsync(clock: clock);
        bot = new RawBot(Server);
    }

    public ValueTask DisposeAsync()
    {
        bot.Dispose();
        return place.DisposeAsync();
    }

    [Fact]
    public async Task Identify_Right_GivesReadyAndGuilds()
    {
        var (socket, ready) = await bot.IdentifyAsync();
        var guild = (await RawBot.EventAsync(socket, "GUILD_CREATE"))["d"]!;

        ((string?)ready["resume_gateway_url"])!.ShouldEndWith("/resume");
        ((bool?)ready["guilds"]![0]!["unavailable"]).ShouldBe(true);
        guild["channels"]!.AsArray().Count.ShouldBe(2);
        Server.Connected.ShouldBe(1);
    }

    [Theory]
    [InlineData("wrong token", 4004)]
    [InlineData("unknown intent", 4013)]
    [InlineData("refused content", 4014)]
    [InlineData("no json", 4002)]
    [InlineData("too long", 4002)]
    [InlineData("unknown op", 4001)]
    [InlineData("not signed in", 4003)]
    [InlineData("unknown field", 4002)]
    public async Task Payload_Wrong_ClosesWithItsCode(string what, int code)
    {
        if (what == "refused content") Server.Content = DiscordContent.Refused;
        var socket = await bot.ConnectAsync();
        var identify = bot.Identify();
        if (what == "unknown field") identify["d"]!["guild_subscriptions"] = true;
        await RawBot.SendAsync(socket, what switch
        {
            "wrong token" => bot.Identify(token: "x").ToJsonString(),
            "unknown intent" => bot.Identify(intents: 1 << 18).ToJsonString(),
            "no json" => "{op",
            "too long" => new JsonObject { ["op"] = 1, ["d"] = new string('x', 4090) }.ToJsonString(),
            "unknown op" => """{"op":99}""",
            "not signed in" => """{"op":3,"d":{}}""",
            _ => identify.ToJsonString(),
        });

        (await RawBot.ClosedAsync(socket)).ShouldBe(code);
    }

    [Theory]
    [InlineData("?v=9&encoding=json", 4012)]
    [InlineData("?v=10&encoding=etf", 4002)]
    public async Task Connect_WrongQuery_Closes(string query, int code) => (await RawBot.ClosedAsync(await bot.ConnectAsync(query))).ShouldBe(code);

    [Fact]
    public async Task Identify_Twice_ClosesWith4005()
    {
        var (socket, _) = await bot.IdentifyAsync();
        await RawBot.SendAsync(socket, bot.Identify());
        (await RawBot.ClosedAsync(socket)).ShouldBe(4005);
    }

    [Fact]
    public async Task Identify_TooSoonAfterAnother_IsInvalidUntilTheWindowIsOver()
    {
        await bot.IdentifyAsync();
        var second = await bot.ConnectAsync();
        await RawBot.ReadAsync(second);
        await RawBot.SendAsync(second, bot.Identify());
        ((int?)(await RawBot.ReadAsync(second))!["op"]).ShouldBe(9);

        clock.Advance(TimeSpan.FromSeconds(5));

        await bot.IdentifyAsync();
    }

    [Fact]
    public async Task Send_121InAMinute_ClosesWith4008()
    {
        var (socket, _) = await bot.IdentifyAsync();
        for (var count = 0; count < 120; count++) await RawBot.SendAsync(socket, """{"op":1,"d":null}""");
        (await RawBot.ClosedAsync(socket)).ShouldBe(4008);
    }

    [Fact]
    public async Task Resume_AfterACut_SendsWhatWasMissedInOrder()
    {
        var (socket, ready) = await bot.IdentifyAsync();
        var last = (int)(await RawBot.EventAsync(socket, "GUILD_CREATE"))["s"]!;
        Server.Cut();
        await Server.UntilAsync(server => server.Connected == 0, TestContext.Current.CancellationToken);
        Server.Post(place.Channel, place.Noor, "een");
        Server.Post(place.Channel, place.Noor, "twee");

        var again = await bot.ConnectAsync(url: (string?)ready["resume_gateway_url"]);
        await RawBot.SendAsync(again, bot.Resume(ready, last));

        ((string?)(await RawBot.EventAsync(again, "MESSAGE_CREATE"))["d"]!["content"]).ShouldBe("een");
        ((string?)(await RawBot.EventAsync(again, "MESSAGE_CREATE"))["d"]!["content"]).ShouldBe("twee");
        await RawBot.EventAsync(again, "RESUMED");
        Server.ResumesElsewhere.ShouldBe(0);
    }

    [Theory]
    [InlineData("closed with 1000")]
    [InlineData("too late")]
    [InlineData("too many missed")]
    [InlineData("forgotten")]
    public async Task Resume_NoLongerPossible_IsInvalid(string why)
    {
        var (socket, ready) = await bot.IdentifyAsync();
        var last = (int)(await RawBot.EventAsync(socket, "GUILD_CREATE"))["s"]!;
        if (why == "closed with 1000") await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        else Server.Cut();
        await Server.UntilAsync(server => server.Left.Count == 1, TestContext.Current.CancellationToken);
        if (why == "too late") clock.Advance(TimeSpan.FromMinutes(4));
        if (why == "forgotten") Server.ForgetSessions();
        if (why == "too many missed")
        {
            Server.KeptEvents = 1;
            Server.Post(place.Channel, place.Noor, "een");
            Server.Post(place.Channel, place.Noor, "twee");
        }

        var again = await bot.ConnectAsync(url: (string?)ready["resume_gateway_url"]);
        await RawBot.ReadAsync(again);
        await RawBot.SendAsync(again, bot.Resume(ready, last));

        var answer = await RawBot.ReadAsync(again);
        ((int?)answer!["op"]).ShouldBe(9);
        ((bool?)answer["d"]).ShouldBe(false);
    }

    [Fact]
    public async Task Silence_HalfOpen_AnswersNoHeartbeatAndKeepsEventsForTheResume()
    {
        var (socket, ready) = await bot.IdentifyAsync();
        var last = (int)(await RawBot.EventAsync(socket, "GUILD_CREATE"))["s"]!;
        Server.FallSilent();
        await RawBot.SendAsync(socket, """{"op":1,"d":null}""");
        Server.Post(place.Channel, place.Noor, "niet gehoord");

        var again = await bot.ConnectAsync(url: (string?)ready["resume_gateway_url"]);
        await RawBot.SendAsync(again, bot.Resume(ready, last));

        ((string?)(await RawBot.EventAsync(again, "MESSAGE_CREATE"))["d"]!["content"]).ShouldBe("niet gehoord");
        Server.Heartbeats.ShouldBe(0);
    }

    [Fact]
    public async Task Events_DuplicatedSwappedHeld_ComeSo()
    {
        var (socket, _) = await bot.IdentifyAsync();
        Server.Duplicate();
        Server.Post(place.Channel, place.Noor, "dubbel");
        Server.Swap();
        Server.Post(place.Channel, place.Noor, "eerst");
        Server.Post(place.Channel, place.Noor, "daarna");
        Server.Hold();
        Server.Post(place.Channel, place.Noor, "later");
        Server.Release();

        var texts = new List<string?>();
        while (texts.Count < 5) texts.Add((string?)(await RawBot.EventAsync(socket, "MESSAGE_CREATE"))["d"]!["content"]);
        texts.ShouldBe(["dubbel", "dubbel", "daarna", "eerst", "later"]);
    }

    [Fact]
    public async Task Content_Withheld_IsEmptyButForMentionsDmsAndCommands()
    {
        Server.Content = DiscordContent.Withheld;
        var (socket, _) = await bot.IdentifyAsync();
        async Task<string?> NextAsync() => (string?)(await RawBot.EventAsync(socket, "MESSAGE_CREATE"))["d"]!["content"];

        var message = Server.Post(place.Channel, place.Noor, "geheim");
        (await NextAsync()).ShouldBe(string.Empty);
        Server.Post(place.Channel, place.Noor, $"hoi <@{Server.BotId}>");
        (await NextAsync())!.ShouldStartWith("hoi");
        Server.PostDm(place.Noor, "privé");
        (await NextAsync()).ShouldBe("privé");
        ((string?)(await bot.CallAsync("GET", $"channels/{place.Channel}/messages/{message}")).Body!["content"]).ShouldBe(string.Empty);
        ((int?)(await bot.CallAsync("GET", "applications/@me")).Body!["flags"]).ShouldBe(0);

        var command = new JsonObject { ["name"] = "Melden", ["type"] = 3 };
        await bot.CallAsync("PUT", $"applications/{Server.BotId}/commands", new JsonArray(command));
        Server.RunMessageCommand(place.Sem, message, "Melden");
        var interaction = (await RawBot.EventAsync(socket, "INTERACTION_CREATE"))["d"]!;
        ((string?)interaction["data"]!["resolved"]!["messages"]![message]!["content"]).ShouldBe("geheim");
    }

    [Fact]
    public async Task Channel_NotSeen_SendsNoEvents()
    {
        Server.SetOverwrite(place.Desk, place.Guild, deny: DiscordPermissions.ViewChannel);
        Server.SetOverwrite(place.Desk, place.Joke, allow: DiscordPermissions.ViewChannel);
        var (socket, _) = await bot.IdentifyAsync();
        Server.Post(place.Desk, place.Joke, "onder ons");
        Server.Post(place.Channel, place.Joke, "voor ieder");

        ((string?)(await RawBot.EventAsync(socket, "MESSAGE_CREATE"))["d"]!["content"]).ShouldBe("voor ieder");
        (await bot.CallAsync("GET", $"channels/{place.Desk}/messages")).Status.ShouldBe(403);
    }
}
