using ModBot.Adapters.Contract;
using ModBot.Adapters.Discord;
using ModBot.Moderation.Cases;
using Fake = ModBot.Platforms.Fakes.Discord;

namespace ModBot.Adapters.Tests.Discord;

public sealed class DiscordAdapterReadTests
{
    [Fact]
    public async Task FirstStart_BeginsWithWhatComesFromNowOn()
    {
        await using var world = await DiscordFixture.StartAsync();
        world.Server.Post(world.Channel, world.Member, "voor jullie kwamen");
        await using var reader = world.Read();

        var first = await reader.NextAsync();
        var id = world.Server.Post(world.Channel, world.Member, "hoi allemaal");
        var (happened, batch) = await reader.EventAsync();

        first.Events.ShouldBeEmpty();
        first.Missed.ShouldBeFalse();
        batch.Missed.ShouldBeFalse();
        var message = happened.ShouldBeOfType<MessagePosted>().Message;
        message.ShouldSatisfyAllConditions(
            m => m.Key.ShouldBe(new MessageKey("discord", world.Channel, id)),
            m => m.Text.ShouldBe("hoi allemaal"),
            m => m.AuthorId.ShouldBe(world.Member),
            m => m.AuthorName.ShouldBe("sam"),
            m => m.Revision.ShouldBe(0),
            m => m.Content.ShouldBe(MessageContent.Text));
    }

    [Fact]
    public async Task Live_OwnPostsOtherBotsAndDeskRooms_AreLeftOut()
    {
        await using var world = await DiscordFixture.StartAsync();
        await using var reader = world.Read();
        await reader.NextAsync();

        world.Server.PostAsOtherBot(world.Channel, "muziek", "nu speelt");
        world.Server.Post(world.Desk, world.Member, "overleg");
        var target = world.Server.Post(world.Channel, world.Member, "een");
        (await reader.EventAsync()).Event.ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("een");
        await world.Adapter.CarryOutAsync(world.Request(PlatformRequestKind.Reply, target, "hoi"), TestContext.Current.CancellationToken);
        world.Server.Post(world.Channel, world.Member, "twee");

        (await reader.EventAsync()).Event.ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("twee");
    }

    [Fact]
    public async Task Live_EditUnfurlDelete_TellsWhatTheAuthorDid()
    {
        await using var world = await DiscordFixture.StartAsync();
        await using var reader = world.Read();
        await reader.NextAsync();

        var id = world.Server.Post(world.Channel, world.Member, "kijk https://example.org");
        world.Server.Unfurl(id);
        world.Server.Edit(id, "beter");
        world.Server.Unfurl(id);
        world.Server.Delete(id);

        (await reader.EventAsync()).Event.ShouldBeOfType<MessagePosted>();
        List<PlatformEvent> later = [.. reader.Last!.Events.Skip(1)];
        while (later.Count < 2) later.AddRange((await reader.NextAsync()).Events);
        later.Count.ShouldBe(2);
        var edited = later[0].ShouldBeOfType<MessageEdited>().Message;
        edited.Text.ShouldBe("beter");
        edited.Revision.ShouldBeGreaterThan(0);
        later[1].ShouldBeOfType<MessageDeleted>().ByModBot.ShouldBeFalse();
    }

    [Fact]
    public async Task Live_OnlyAnImage_IsUnreadable()
    {
        await using var world = await DiscordFixture.StartAsync();
        await using var reader = world.Read();
        await reader.NextAsync();

        world.Server.Post(world.Channel, world.Member, "", null, "foto.png");

        (await reader.EventAsync()).Event.ShouldBeOfType<MessagePosted>().Message.Content.ShouldBe(MessageContent.Unreadable);
    }

    [Fact]
    public async Task Restart_GoesOnWithTheSession()
    {
        await using var world = await DiscordFixture.StartAsync();
        var checkpoint = await ReadOneAsync(world);
        await world.Server.UntilAsync(server => server.Left.Count > 0, TestContext.Current.CancellationToken);
        world.Server.Left.ShouldBe([4000]);
        world.Server.Post(world.Channel, world.Member, "intussen");

        await using var reader = world.Read(checkpoint);
        var (happened, batch) = await reader.EventAsync();

        happened.ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("intussen");
        batch.Missed.ShouldBeTrue();
        (await reader.NextAsync()).Missed.ShouldBeFalse();
        world.Server.Identifies.ShouldBe(1);
        world.Server.Resumes.ShouldBe(1);
        world.Server.ResumesElsewhere.ShouldBe(0);
    }

    [Fact]
    public async Task Restart_SessionGone_ReadsEveryChannelAndThreadAfterTheLastMessage()
    {
        await using var world = await DiscordFixture.StartAsync();
        var thread = world.Server.AddThread(world.Channel, "draadje");
        var checkpoint = await ReadOneAsync(world);
        world.Server.ForgetSessions();
        for (var number = 0; number < 230; number++) world.Server.Post(world.Channel, world.Member, $"bericht {number}");
        world.Server.Post(thread, world.Member, "in de draad");
        world.Server.Post(world.Desk, world.Member, "overleg");

        await using var reader = world.Read(checkpoint);
        List<PlatformEvent> missed = [];
        PlatformBatch batch;
        while ((batch = await reader.NextAsync()).Missed) missed.AddRange(batch.Events);

        var texts = missed.Cast<MessagePosted>().Select(each => each.Message.Text).ToList();
        texts.Where(text => text.StartsWith("bericht", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, 230).Select(number => $"bericht {number}"));
        texts.ShouldContain("in de draad");
        texts.ShouldNotContain("overleg");
        texts.Count.ShouldBe(231);
    }

    [Fact]
    public async Task Restart_HistoryHidden_SaysThatSomethingWasLost()
    {
        await using var world = await DiscordFixture.StartAsync();
        var checkpoint = await ReadOneAsync(world);
        world.Server.ForgetSessions();
        world.Server.Post(world.Channel, world.Member, "intussen");
        world.Server.SetOverwrite(world.Channel, world.Server.BotId, deny: Fake.DiscordPermissions.ReadMessageHistory);

        await using var reader = world.Read(checkpoint);

        (await reader.EventAsync()).Event.ShouldBeOfType<ReadingGap>().Channel.ShouldBe(world.Channel);
    }

    [Fact]
    public async Task Live_ToldTwiceOrSwapped_IsHeardOnce()
    {
        await using var world = await DiscordFixture.StartAsync();
        await using var reader = world.Read();
        await reader.NextAsync();

        world.Server.Duplicate();
        world.Server.Post(world.Channel, world.Member, "een");
        world.Server.Swap();
        world.Server.Post(world.Channel, world.Member, "twee");
        world.Server.Duplicate();
        world.Server.Post(world.Channel, world.Member, "drie");
        world.Server.Post(world.Channel, world.Member, "slot");

        (await TextsUntilAsync(reader, "slot")).Order().ShouldBe(["drie", "een", "slot", "twee"]);
    }

    [Fact]
    public async Task Restart_LastMessageIsRepeated_IsHeardOnce()
    {
        await using var world = await DiscordFixture.StartAsync();
        string checkpoint;
        await using (var reader = world.Read())
        {
            await reader.NextAsync();
            world.Server.Post(world.Channel, world.Member, "gezien");
            checkpoint = (await reader.EventAsync()).Batch.Checkpoint;
        }

        var back = DiscordCheckpoint.Parse(checkpoint);
        back.Sessions[0] = back.Sessions[0] with { Seq = back.Sessions[0].Seq - 1 };
        world.Server.Post(world.Channel, world.Member, "slot");

        await using var again = world.Read(back.ToString());

        (await TextsUntilAsync(again, "slot")).ShouldBe(["slot"]);
    }

    [Fact]
    public async Task Reading_BeginsAnewFromAnOldCheckpoint_TellsWhatWasNotStored()
    {
        await using var world = await DiscordFixture.StartAsync();
        string checkpoint;
        await using (var reader = world.Read())
        {
            checkpoint = (await reader.NextAsync()).Checkpoint;
            world.Server.Post(world.Channel, world.Member, "niet bewaard");
            await reader.EventAsync();
        }

        await using var again = world.Read(checkpoint);

        (await again.EventAsync()).Event.ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("niet bewaard");
    }

    [Fact]
    public async Task FirstStart_WithShards_ReadsNothingFromBefore()
    {
        await using var world = await DiscordFixture.StartAsync(options: new Fake.DiscordServerOptions { IdentifyWindow = TimeSpan.FromMilliseconds(10), Shards = 2 });
        for (var number = 0; number < 4; number++)
        {
            var guild = world.Server.AddGuild($"Server {number}");
            world.Server.Post(world.Server.AddChannel(guild, "algemeen"), world.Server.AddMember(guild, "lid"), "van vroeger");
        }

        await using var reader = world.Read();
        while (DiscordCheckpoint.Parse((await reader.NextAsync()).Checkpoint).Sessions.Count < 2) { }

        world.Server.Post(world.Channel, world.Member, "van nu");

        (await TextsUntilAsync(reader, "van nu")).ShouldBe(["van nu"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Restart_ThreadWasArchived_IsReadToItsEnd(int shards)
    {
        await using var world = await DiscordFixture.StartAsync(options: new Fake.DiscordServerOptions { IdentifyWindow = TimeSpan.FromMilliseconds(10), Shards = shards });
        var thread = world.Server.AddThread(world.Channel, "draadje");
        var checkpoint = await ReadOneAsync(world, shards);
        world.Server.ForgetSessions();
        world.Server.Post(thread, world.Member, "nog snel");
        world.Server.Archive(thread);

        await using var reader = world.Read(checkpoint);
        var (happened, batch) = await reader.EventAsync();

        happened.ShouldBeOfType<MessagePosted>().Message.Key.Channel.ShouldBe(thread);
        batch.Missed.ShouldBeTrue();
        var last = batch;
        while (last.Missed) last = await reader.NextAsync();
        DiscordCheckpoint.Parse(last.Checkpoint).Last.ShouldNotContainKey(thread);
    }

    [Fact]
    public async Task Restart_ChannelRefused_SaysSoOnce_AndReadsOnWhenItOpens()
    {
        await using var world = await DiscordFixture.StartAsync(options: new Fake.DiscordServerOptions { IdentifyWindow = TimeSpan.FromMilliseconds(10) });
        var checkpoint = await ReadOneAsync(world);
        world.Server.ForgetSessions();
        world.Server.Post(world.Channel, world.Member, "intussen");
        world.Server.SetOverwrite(world.Channel, world.Server.BotId, deny: Fake.DiscordPermissions.ViewChannel);

        var (refused, gaps) = await CatchUpAsync(world.Adapter, checkpoint);
        world.Server.ForgetSessions();
        var (still, noGaps) = await CatchUpAsync(world.Adapter, refused);
        world.Server.ForgetSessions();
        world.Server.SetOverwrite(world.Channel, world.Server.BotId);
        var (_, missed) = await CatchUpAsync(world.Adapter, still);

        gaps.ShouldHaveSingleItem().ShouldBeOfType<ReadingGap>().Channel.ShouldBe(world.Channel);
        noGaps.ShouldBeEmpty();
        missed.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("intussen");
    }

    [Fact]
    public async Task Restart_ServerCannotBeListed_SaysSo_AndStaysWhereItWas()
    {
        await using var world = await DiscordFixture.StartAsync(options: new Fake.DiscordServerOptions { IdentifyWindow = TimeSpan.FromMilliseconds(10) });
        var checkpoint = await ReadOneAsync(world);
        world.Server.ForgetSessions();
        world.Server.Post(world.Channel, world.Member, "intussen");
        using var refusing = new RefusesLists { InnerHandler = new SocketsHttpHandler() };
        await using var adapter = new DiscordAdapter(new DiscordOptions { ApiBase = world.Server.ApiBase, Token = world.Server.Token }, TimeProvider.System, seed: 1, refusing);

        var (later, events) = await CatchUpAsync(adapter, checkpoint);

        events.ShouldHaveSingleItem().ShouldBeOfType<ReadingGap>().Channel.ShouldBeNull();
        DiscordCheckpoint.Parse(later).From.ShouldBe(DiscordCheckpoint.Parse(checkpoint).From);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("op7")]
    [InlineData("op9 resumable")]
    [InlineData("op9")]
    [InlineData("4000")]
    [InlineData("4009")]
    public async Task Live_ConnectionEnds_NothingIsLost(string how)
    {
        await using var world = await DiscordFixture.StartAsync(options: new Fake.DiscordServerOptions { IdentifyWindow = TimeSpan.FromMilliseconds(10) });
        await using var reader = world.Read();
        await reader.NextAsync();
        world.Server.Post(world.Channel, world.Member, "een");
        await reader.EventAsync();

        Disturb(world.Server, how);
        world.Server.Post(world.Channel, world.Member, "twee");

        (await reader.EventAsync()).Event.ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("twee");
    }

    [Fact]
    public async Task TokenRevoked_EndsWithItsName_AndStopsCalling()
    {
        await using var world = await DiscordFixture.StartAsync();
        world.Server.RevokeToken();
        await using var reader = world.Read();

        (await reader.EndAsync()).ShouldBeOfType<PlatformTroubleException>().Trouble.ShouldBe(new PlatformTrouble(TroubleKind.TokenRefused));
        (await world.Adapter.CarryOutAsync(world.Request(PlatformRequestKind.Delete, "123456789012345678"), TestContext.Current.CancellationToken)).Outcome.ShouldBe(PlatformOutcome.TryAgain);
        world.Server.UnauthorizedCalls.ShouldBe(1);
    }

    [Fact]
    public async Task ContentIntentOff_EndsAsRefused()
    {
        await using var world = await DiscordFixture.StartAsync();
        world.Server.Content = Fake.DiscordContent.Refused;
        await using var reader = world.Read();

        (await reader.EndAsync()).ShouldBeOfType<PlatformTroubleException>().Trouble.Kind.ShouldBe(TroubleKind.ConnectionRefused);
    }

    [Fact]
    public void Checkpoint_OfAnotherPlatform_IsAFault() => Should.Throw<FormatException>(() => DiscordCheckpoint.Parse("12:34"));

    private static async Task<string> ReadOneAsync(DiscordFixture world, int shards = 1)
    {
        await using var reader = world.Read();
        while (DiscordCheckpoint.Parse((await reader.NextAsync()).Checkpoint).Sessions.Count < shards) { }

        world.Server.Post(world.Channel, world.Member, "gezien");
        var (_, batch) = await reader.EventAsync();
        return batch.Checkpoint;
    }

    private static async Task<List<string>> TextsUntilAsync(DiscordReader reader, string last)
    {
        List<string> texts = [];
        while (!texts.Contains(last)) texts.AddRange((await reader.NextAsync()).Events.OfType<MessagePosted>().Select(posted => posted.Message.Text));
        return texts;
    }

    private static async Task<(string Checkpoint, List<PlatformEvent> Events)> CatchUpAsync(DiscordAdapter adapter, string checkpoint)
    {
        await using var reader = new DiscordReader(adapter, checkpoint);
        List<PlatformEvent> events = [];
        PlatformBatch batch;
        while ((batch = await reader.NextAsync()).Missed) events.AddRange(batch.Events);
        return (batch.Checkpoint, events);
    }

    private static void Disturb(Fake.DiscordServer server, string how)
    {
        switch (how)
        {
            case "cut": server.Cut(); break;
            case "op7": server.AskReconnect(); break;
            case "op9 resumable": server.Invalidate(resumable: true); break;
            case "op9": server.Invalidate(resumable: false); break;
            default: server.Close(int.Parse(how, System.Globalization.CultureInfo.InvariantCulture)); break;
        }
    }

    private sealed class RefusesLists : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath.Contains("/guilds/", StringComparison.Ordinal) && request.RequestUri.AbsolutePath.EndsWith("/channels", StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Forbidden) { Content = new StringContent("""{"message":"Missing Access","code":50001}""") })
                : base.SendAsync(request, cancellationToken);
    }
}
