using ModBot.Adapters.Contract;
using ModBot.Platforms.Fakes.Serving;
using ModBot.Platforms.Fakes.Telegram;
using static ModBot.Adapters.Tests.Telegram.TelegramFixture;

namespace ModBot.Adapters.Tests.Telegram;

public sealed class TelegramCommandTests
{
    [Fact]
    public async Task Report_AsReply_PointsAtTheMessage_IsAnsweredAlone_AndGoesAway()
    {
        await using var world = await StartAsync();
        world.Server.StartBot(world.Anna);
        world.Server.DropUpdates();
        world.Listener.Answer = new DeskText("Bedankt", [new DeskSpan(0, 7, DeskStyle.Bold)]);
        var target = world.Plein.Post(world.Mina, "bericht");
        var given = world.Plein.Post(world.Anna, "/meld", new PostOptions { ReplyTo = target.Id });
        await using var reader = world.Read();

        (await reader.NextAsync()).Events.Count.ShouldBe(1);
        await world.Adapter.IdleAsync();

        var command = world.Listener.Heard<PlatformCommand>().ShouldHaveSingleItem();
        command.ShouldSatisfyAllConditions(
            c => c.Kind.ShouldBe(CommandKind.Report),
            c => c.By.ShouldBe(new PlatformUser("telegram", Id(world.Anna.Id), "Anna") { Language = "nl" }),
            c => c.Channel.ShouldBe(Id(world.Plein.Id)),
            c => c.IsPrivate.ShouldBeFalse(),
            c => c.Target!.Text.ShouldBe("bericht"),
            c => c.Target!.Key.MessageId.ShouldBe(Id(target.Id)));
        world.Server.Sent.ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.ChatId.ShouldBe(world.Anna.Id), s => s.Text.ShouldBe("Bedankt"), s => s.Entities.ShouldHaveSingleItem().Type.ShouldBe("bold"));
        world.Plein.Find(given.Id)!.DeletedAt.ShouldNotBeNull();
        world.Plein.Find(target.Id)!.DeletedAt.ShouldBeNull();
    }

    [Fact]
    public async Task AnswerCannotBeGivenAlone_TheCommandGoesAwayAllTheSame_AndNothingIsSaidInPublic()
    {
        await using var world = await StartAsync();
        world.Listener.Answer = DeskText.Plain("Bedankt");
        var given = world.Plein.Post(world.Anna, "/meld");
        await using var reader = world.Read();

        await reader.NextAsync();
        await world.Adapter.IdleAsync();

        world.Server.Sent.ShouldBeEmpty();
        world.Plein.Find(given.Id)!.DeletedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task AnswerCannotBeGivenAlone_OnTelegramItself_IsShownToTheGiverOnly()
    {
        await using var world = await StartAsync(new TelegramOptions { Lenient = true });
        using var cloud = new CloudHandler(new Uri(world.Server.BaseUrl));
        world.Listener.Answer = DeskText.Plain("Bedankt");
        world.Plein.Post(world.Anna, "/norm");
        var adapter = world.Make(network: cloud);
        await using var reader = new BatchReader(adapter, null);

        await reader.NextAsync();
        await adapter.IdleAsync();

        cloud.Bodies.Count.ShouldBe(2);
        cloud.Bodies[0].ShouldNotContain("ephemeral");
        cloud.Bodies[1].ShouldContain($"\"ephemeral_message_parameters\":{{\"receiver_user_id\":{world.Anna.Id}}}");
    }

    [Theory]
    [InlineData("/meld@modbot_standin_bot", CommandKind.Report, "")]
    [InlineData("/MELD@ModBot_Standin_Bot", CommandKind.Report, "")]
    [InlineData("/hulp", CommandKind.Help, "")]
    [InlineData("/help", CommandKind.Help, "")]
    [InlineData("/norm", CommandKind.Norm, "")]
    [InlineData("/mijngegevens", CommandKind.MyData, "")]
    [InlineData("/koppel  ABC-1 ", CommandKind.Link, "ABC-1")]
    [InlineData("/desk en", CommandKind.OpenDesk, "en")]
    [InlineData("/desk Uit", CommandKind.CloseDesk, "Uit")]
    [InlineData("/ikbener 22:00", CommandKind.Duty, "22:00")]
    public async Task Command_IsRead(string text, CommandKind kind, string argument)
    {
        await using var world = await StartAsync();
        world.Plein.Post(world.Anna, text);
        await using var reader = world.Read();

        (await reader.NextAsync()).Events.ShouldBeEmpty();

        world.Listener.Heard<PlatformCommand>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.Kind.ShouldBe(kind), c => c.Argument.ShouldBe(argument), c => c.Target.ShouldBeNull());
    }

    [Theory]
    [InlineData("/meld@OtherBot")]
    [InlineData("/iets")]
    [InlineData("kijk /meld")]
    [InlineData("/")]
    public async Task NoCommandOfOurs_IsAMessage(string text)
    {
        await using var world = await StartAsync();
        world.Plein.Post(world.Anna, text);
        await using var reader = world.Read();

        (await reader.MessageAsync()).Text.ShouldBe(text);
        world.Listener.Heard<PlatformCommand>().ShouldBeEmpty();
    }

    [Fact]
    public async Task StartLink_IsALinkInPrivate_AndAnsweredThere()
    {
        await using var world = await StartAsync();
        world.Listener.Answer = DeskText.Plain("Gekoppeld");
        var given = world.Server.StartBot(world.Anna, "CODE7");
        await using var reader = world.Read();

        await reader.NextAsync();
        await world.Adapter.IdleAsync();

        world.Listener.Heard<PlatformCommand>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            c => c.Kind.ShouldBe(CommandKind.Link), c => c.Argument.ShouldBe("CODE7"), c => c.IsPrivate.ShouldBeTrue(), c => c.Channel.ShouldBe(Id(world.Anna.Id)));
        world.Server.Sent.ShouldHaveSingleItem().ChatId.ShouldBe(world.Anna.Id);
        world.Server.PrivateChat(world.Anna).Find(given.Id)!.DeletedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("/desk", false)]
    [InlineData("/hulp", false)]
    [InlineData("/koppel CODE7", true)]
    public async Task InTheDeskRoom_IsAnsweredThereInItsTopic_AndACodeGoesAway(string text, bool isTakenAway)
    {
        await using var world = await StartAsync();
        var topic = world.Desk.AddTopic(world.Mina, "zaken");
        world.Listener.Rooms.Add($"{world.Desk.Id}/{topic.Id}");
        world.Listener.Answer = DeskText.Plain("Antwoord");
        var given = world.Desk.Post(world.Mina, text, new PostOptions { Topic = topic.Id });
        await using var reader = world.Read();

        await reader.NextAsync();
        await world.Adapter.IdleAsync();

        world.Listener.Heard<PlatformCommand>().ShouldHaveSingleItem().Channel.ShouldBe($"{world.Desk.Id}/{topic.Id}");
        world.Server.Sent.ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.ChatId.ShouldBe(world.Desk.Id), s => s.Topic.ShouldBe(topic.Id));
        (world.Desk.Find(given.Id)!.DeletedAt is not null).ShouldBe(isTakenAway);
    }

    [Fact]
    public async Task AnonymousAdministrator_GivesACommandAsNobody()
    {
        await using var world = await StartAsync();
        TelegramMessageTests.Anonymous(world);
        world.Listener.Answer = DeskText.Plain("Antwoord");
        var given = world.Plein.Post(world.Anna, "/koppel CODE7");
        await using var reader = world.Read();

        await reader.NextAsync();
        await world.Adapter.IdleAsync();

        world.Listener.Heard<PlatformCommand>().ShouldHaveSingleItem().By.ShouldBe(new PlatformUser("telegram", "", ""));
        world.Server.Calls.ShouldNotContain(call => call.Method == "sendMessage");
        world.Plein.Find(given.Id)!.DeletedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Answer_IsLongerThanAMessage_IsCut()
    {
        await using var world = await StartAsync();
        world.Listener.Answer = DeskText.Plain(new string('a', 5000));
        world.Server.StartBot(world.Anna);
        await using var reader = world.Read();

        await reader.NextAsync();
        await world.Adapter.IdleAsync();

        world.Server.Sent.ShouldHaveSingleItem().Text.Length.ShouldBe(4096);
    }

    [Theory]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.TooManyRequests)]
    [InlineData(Fault.CutAfterApplying)]
    public async Task AnswerFails_TheCommandTookEffect(Fault fault)
    {
        await using var world = await StartAsync();
        world.Listener.Answer = DeskText.Plain("Antwoord");
        world.Server.StartBot(world.Anna);
        world.Server.Faults.FailNext("sendMessage", fault);
        await using var reader = world.Read();

        await reader.NextAsync();
        await world.Adapter.IdleAsync();

        world.Listener.Heard<PlatformCommand>().Count.ShouldBe(1);
        world.Server.CountCalls("sendMessage").ShouldBe(1);
    }

    /// <summary>Leads what is meant for Telegram itself to the stand-in, and keeps what was to be sent.</summary>
    private sealed class CloudHandler(Uri standIn) : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri.ShouldNotBeNull();
            address.Host.ShouldBe("api.telegram.org");
            if (address.AbsolutePath.EndsWith("/sendMessage", StringComparison.Ordinal)) Bodies.Add(await request.Content.ShouldNotBeNull().ReadAsStringAsync(cancellationToken));
            request.RequestUri = new UriBuilder(address) { Scheme = standIn.Scheme, Host = standIn.Host, Port = standIn.Port }.Uri;
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
