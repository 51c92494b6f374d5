using ModBot.Adapters.Contract;
using ModBot.Adapters.Instagram;
using ModBot.Moderation.Cases;
using ModBot.Platforms.Fakes.Instagram;
using ModBot.Platforms.Fakes.Serving;
using static ModBot.Adapters.Tests.Instagram.InstagramFixture;

namespace ModBot.Adapters.Tests.Instagram;

public sealed class InstagramReadTests
{
    [Fact]
    public async Task FirstStart_ReadsTheLastDay_AndNothingOlder()
    {
        await using var world = await StartAsync();
        world.Server.Comment(world.Post, "anna", "van eergisteren");
        world.Clock.Advance(TimeSpan.FromHours(25));
        var fresh = world.Server.Comment(world.Post, "anna", "van vandaag");
        await using var reader = world.Read();

        var (events, _) = await CatchUpAsync(reader);

        var message = events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message;
        message.Key.ShouldBe(new MessageKey("instagram", world.Post.Id, fresh.Id));
        (message.Text, message.AuthorId, message.AuthorName, message.SentAt).ShouldBe(("van vandaag", fresh.UserId, "anna", fresh.At));
        message.ChannelName.ShouldBe("Samen ruimen we het park op! Zaterdag om tien uur bij de fo…");
        message.ChannelLink.ShouldBe(world.Post.Permalink);
        message.IsLive.ShouldBeFalse();
    }

    [Fact]
    public async Task NewComments_AndReplies_ComeOnce_InTheOrderInWhichTheyWereWritten_AndOurOwnDoNot()
    {
        await using var world = await StartAsync();
        await using var reader = world.Read();
        await CatchUpAsync(reader);

        var first = world.Server.Comment(world.Post, "anna", "eerste");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        world.Server.Comment(world.Post, "bram", "antwoord", first);
        world.Server.CommentAsOwner(world.Post, "dank je", first);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        world.Server.Comment(world.Post, "bram", "tweede");
        var batch = await world.NextLookAsync(reader);

        batch.Events.Cast<MessagePosted>().Select(posted => posted.Message.Text).ShouldBe(["eerste", "antwoord", "tweede"]);
        batch.Missed.ShouldBeFalse();
        world.Server.Comment(world.Post, "bram", "derde");
        (await world.NextLookAsync(reader)).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task QuietAccount_CostsOneCallALook()
    {
        await using var world = await StartAsync();
        world.Server.AddPost("tweede");
        world.Server.Comment(world.Post, "anna", "hoi");
        await using var reader = world.Read();
        await CatchUpAsync(reader);
        var before = world.Server.Calls.Count;

        reader.Ask();
        for (var look = 0; look < 6; look++) await world.Clock.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromSeconds(30));
        await world.Server.UntilAsync(server => server.Calls.Count >= before + 5, Token);

        world.Server.Calls.Skip(before).Where(call => !call.Path.Contains("refresh_access_token", StringComparison.Ordinal)).ShouldAllBe(call => call.Path.Contains("/media?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restart_GoesOnFromTheCheckpoint_WithoutDoubles()
    {
        await using var world = await StartAsync();
        world.Server.Comment(world.Post, "anna", "een");
        string checkpoint;
        await using (var reader = world.Read()) (_, checkpoint) = await CatchUpAsync(reader);
        world.Clock.Advance(TimeSpan.FromHours(3));
        world.Server.Comment(world.Post, "anna", "twee");

        await using var again = world.Read(checkpoint);
        var batch = await again.EventsAsync();

        batch.Missed.ShouldBeTrue();
        batch.Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("twee");
    }

    [Fact]
    public async Task MoreThanCanBeListed_IsAGap_WithItsPostAndTimes()
    {
        await using var world = await StartAsync();
        world.Server.Comment(world.Post, "anna", "gezien");
        string checkpoint;
        await using (var reader = world.Read()) (_, checkpoint) = await CatchUpAsync(reader);
        var left = world.Clock.GetUtcNow();
        for (var number = 0; number < 70; number++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            world.Server.Comment(world.Post, "anna", $"bericht {number}");
        }

        await using var again = world.Read(checkpoint);
        var events = (await again.EventsAsync()).Events;

        var gap = events[0].ShouldBeOfType<ReadingGap>();
        (gap.Channel, gap.From, gap.Until).ShouldBe((world.Post.Id, left, left + TimeSpan.FromMinutes(21)));
        events.Skip(1).Cast<MessagePosted>().Select(posted => posted.Message.Text).ShouldBe([.. Enumerable.Range(20, 50).Select(number => $"bericht {number}")]);
    }

    [Fact]
    public async Task WhereListsLeadOn_AllOfItIsRead()
    {
        await using var world = await StartAsync(new InstagramServerOptions { OffersPaging = true });
        world.Server.Comment(world.Post, "anna", "gezien");
        string checkpoint;
        await using (var reader = world.Read()) (_, checkpoint) = await CatchUpAsync(reader);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var number = 0; number < 170; number++) world.Server.Comment(world.Post, "anna", $"bericht {number}");

        await using var again = world.Read(checkpoint);
        var events = (await again.EventsAsync()).Events;

        events.OfType<ReadingGap>().ShouldBeEmpty();
        events.OfType<MessagePosted>().Select(posted => posted.Message.Text).ShouldBe([.. Enumerable.Range(0, 170).Select(number => $"bericht {number}")], ignoreOrder: true);
    }

    [Fact]
    public async Task ManyComments_StayKnown_HoweverOftenTheyAreListed()
    {
        await using var world = await StartAsync(new InstagramServerOptions { OffersPaging = true });
        for (var number = 0; number < 900; number++)
        {
            if (number % 3 == 0) world.Clock.Advance(TimeSpan.FromSeconds(1));
            world.Server.Comment(world.Post, "anna", $"bericht {number}");
        }

        await using var reader = world.Read();
        var (events, _) = await CatchUpAsync(reader);
        events.Count.ShouldBe(900);

        // Two are written and one is taken back: the number says that one is new, so that it is looked for further down.
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        world.Server.Comment(world.Post, "bram", "nieuw 1");
        (await world.NextLookAsync(reader)).Events.ShouldHaveSingleItem();
        for (var number = 0; number < 60; number++) world.Server.Comment(world.Post, "bram", $"erna {number}");
        (await world.NextLookAsync(reader)).Events.Count.ShouldBe(60);
    }

    [Fact]
    public async Task CommentThatMetaBrought_DoesNotHideAGap()
    {
        await using var world = await StartAsync();
        world.Server.Comment(world.Post, "anna", "gezien");
        using var adapter = world.MakeHooked();
        string checkpoint;
        await using (var reader = new BatchReader(adapter, null)) (_, checkpoint) = await CatchUpAsync(reader);
        for (var number = 0; number < 100; number++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            world.Server.Comment(world.Post, "anna", $"bericht {number}");
        }

        var newest = world.Server.CommentsOf(world.Post).Last(comment => comment.Text == "bericht 99");
        world.Server.Block(TimeSpan.FromMinutes(30));
        await using var again = new BatchReader(adapter, checkpoint);
        var delivered = adapter.DeliverAsync(InstagramWebhookTests.DeliveryOf(world, newest.Id), Token);

        // Meta asks to wait from the start on; what it brings is taken all the same.
        List<PlatformEvent> events = [.. (await again.EventsAsync()).Events];
        events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>();
        events.AddRange((await world.NextLookAsync(again)).Events);
        await delivered;
        events.OfType<ReadingGap>().ShouldHaveSingleItem();
        events.OfType<MessagePosted>().Select(posted => posted.Message.Key.MessageId).Distinct().Count().ShouldBe(events.OfType<MessagePosted>().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LongThread_IsReadToItsEnd_OrIsAGap(bool leadsOn)
    {
        await using var world = await StartAsync(new InstagramServerOptions { OffersPaging = leadsOn });
        var first = world.Server.Comment(world.Post, "anna", "begin");
        string checkpoint;
        await using (var reader = world.Read()) (_, checkpoint) = await CatchUpAsync(reader);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var number = 0; number < 70; number++) world.Server.Comment(world.Post, "bram", $"antwoord {number}", first);

        await using var again = world.Read(checkpoint);
        var (events, _) = await CatchUpAsync(again);
        events.OfType<MessagePosted>().Count().ShouldBe(leadsOn ? 70 : 50);
        events.OfType<ReadingGap>().Count().ShouldBe(leadsOn ? 0 : 1);
    }

    [Fact]
    public async Task PostThatMetaDoesNotShow_HoldsUpNoOther_AndIsSaid()
    {
        await using var world = await StartAsync();
        world.Server.Comment(world.Post, "anna", "onder de eerste");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        world.Server.Comment(world.Server.AddPost("tweede"), "anna", "onder de tweede");
        using var adapter = world.Make(network: new Refuses(world.Post.Id));
        await using var reader = new BatchReader(adapter, null);

        (await CatchUpAsync(reader)).Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("onder de tweede");
        (await adapter.CheckAsync(Token)).ShouldHaveSingleItem().ShouldBe(new PlatformTrouble(TroubleKind.RightMissing, world.Post.Id, "instagram_business_basic, instagram_business_manage_comments"));
    }

    [Fact]
    public async Task FirstLookThatIsThrottled_DoesNotClaimThatAllWasRead()
    {
        await using var world = await StartAsync();
        string checkpoint;
        await using (var reader = world.Read()) (_, checkpoint) = await CatchUpAsync(reader);
        world.Clock.Advance(TimeSpan.FromHours(1));
        world.Server.Comment(world.Post, "anna", "gemist");
        world.Server.Faults.FailNext("GET media", Fault.TooManyRequests, TimeSpan.FromMinutes(10));

        await using var again = world.Read(checkpoint);
        var batch = await world.NextLookAsync(again);

        batch.Missed.ShouldBeTrue();
        (await again.NextAsync()).Missed.ShouldBeFalse();
    }

    [Fact]
    public async Task ManyThatWereTakenAway_AreAllNoticed()
    {
        await using var world = await StartAsync();
        List<GraphComment> away = [];
        for (var number = 0; number < 12; number++) away.Add(world.Server.Comment(world.Post, "anna", $"bericht {number}"));
        await using var reader = world.Read();
        await CatchUpAsync(reader);
        foreach (var comment in away) world.Server.DeleteAsAuthor(comment);

        List<string> gone = [];
        while (gone.Count < 12) gone.AddRange((await world.NextLookAsync(reader)).Events.Cast<MessageDeleted>().Select(deleted => deleted.Key.MessageId));

        gone.ShouldBe(away.Select(comment => comment.Id), ignoreOrder: true);
        world.Clock.GetUtcNow().ShouldBeLessThan(away[0].At + TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task CommentThatItsAuthorTookAway_IsGone()
    {
        await using var world = await StartAsync();
        var away = world.Server.Comment(world.Post, "anna", "gaat weg");
        world.Server.Comment(world.Post, "bram", "blijft");
        await using var reader = world.Read();
        await CatchUpAsync(reader);

        world.Server.DeleteAsAuthor(away);
        var gone = (await world.NextLookAsync(reader)).Events.ShouldHaveSingleItem().ShouldBeOfType<MessageDeleted>();

        (gone.Key.MessageId, gone.ByModBot).ShouldBe((away.Id, false));
    }

    [Fact]
    public async Task WhatWeDeleted_IsSaidToBeOurs()
    {
        await using var world = await StartAsync();
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");
        await using var reader = world.Read();
        await CatchUpAsync(reader);

        (await world.ActAsync(world.Request(PlatformRequestKind.Delete, comment))).Outcome.ShouldBe(PlatformOutcome.Done);

        (await world.NextLookAsync(reader)).Events.ShouldHaveSingleItem().ShouldBeOfType<MessageDeleted>().ByModBot.ShouldBeTrue();
    }

    [Fact]
    public async Task Throttled_NothingIsAskedUntilTheTimeIsOver_AndNothingIsLost()
    {
        await using var world = await StartAsync();
        await using var reader = world.Read();
        await CatchUpAsync(reader);

        world.Server.Block(TimeSpan.FromMinutes(40));
        world.Server.Comment(world.Post, "anna", "intussen");
        reader.Ask();
        await world.Clock.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(30));
        await world.Server.UntilAsync(server => server.CallsWhileBlocked > 0, Token);
        await world.Clock.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30));
        (await world.Adapter.CheckAsync(Token)).ShouldBeEmpty();

        (await reader.EventsAsync()).Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("intussen");
        world.Server.CallsWhileBlocked.ShouldBe(1, "the one that was told");
    }

    [Fact]
    public async Task Throttled_IsSaid_AndActionsWait()
    {
        await using var world = await StartAsync();
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");
        world.Server.Block(TimeSpan.FromMinutes(40));

        (await world.ActAsync(world.Request(PlatformRequestKind.Hide, comment))).Outcome.ShouldBe(PlatformOutcome.TryAgain);
        var second = await world.ActAsync(world.Request(PlatformRequestKind.Hide, comment));

        second.RetryAfter!.Value.ShouldBeGreaterThan(TimeSpan.FromMinutes(30));
        world.Server.CallsWhileBlocked.ShouldBe(1);
        (await world.Adapter.CheckAsync(Token)).ShouldHaveSingleItem().Kind.ShouldBe(TroubleKind.SlowedDown);
    }

    [Fact]
    public async Task RefusedToken_IsSaid()
    {
        await using var world = await StartAsync();
        world.Server.RevokeToken();
        await using var reader = world.Read();

        (await reader.TroubleAsync()).Trouble.Kind.ShouldBe(TroubleKind.TokenRefused);
        (await world.Adapter.CheckAsync(Token)).ShouldHaveSingleItem().Kind.ShouldBe(TroubleKind.TokenRefused);
    }

    [Fact]
    public async Task Outage_EndsTheReading_AndTheNextGoesOnFromTheCheckpoint()
    {
        await using var world = await StartAsync();
        string checkpoint;
        await using (var reader = world.Read())
        {
            (_, checkpoint) = await CatchUpAsync(reader);
            world.Server.Faults.Share = 1;
            world.Server.Faults.Kinds = [Fault.ServerError];
            world.Server.Comment(world.Post, "anna", "tijdens de storing");
            reader.Ask();
            using var clock = new ClockDriver(world.Clock);
            (await reader.TroubleAsync()).Trouble.Kind.ShouldBe(TroubleKind.Unreachable);
        }

        world.Server.Faults.Share = 0;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var again = world.Read(checkpoint);
        (await again.MessageAsync()).Text.ShouldBe("tijdens de storing");
    }

    [Fact]
    public async Task CommentsThatAreCountedButNotShown_AreSaid()
    {
        await using var world = await StartAsync();
        world.Server.Comment(world.Post, "anna", "hoi");
        using var adapter = world.Make(network: new ShowsNothing());
        await using var reader = new BatchReader(adapter, null);
        var (events, _) = await CatchUpAsync(reader);

        events.ShouldBeEmpty();
        (await adapter.CheckAsync(Token)).ShouldHaveSingleItem().Kind.ShouldBe(TroubleKind.NothingShown);
    }

    [Fact]
    public async Task TokenOfTheOtherLogin_IsSaid()
    {
        await using var world = await StartAsync();
        using var adapter = world.Make(options => options.Login = InstagramLogin.Facebook);
        await using var reader = new BatchReader(adapter, null);

        (await reader.TroubleAsync()).Trouble.Kind.ShouldBe(TroubleKind.ConnectionRefused);
    }

    [Fact]
    public async Task PageToken_ReadsTheAccountBehindThePage()
    {
        await using var world = await StartAsync(new InstagramServerOptions { Login = GraphLogin.Facebook });
        var comment = world.Server.Comment(world.Post, "anna", "hoi");
        world.Server.CommentAsOwner(world.Post, "dag", comment);
        using var adapter = world.Make(options => options.Login = InstagramLogin.Facebook);
        await using var reader = new BatchReader(adapter, null);

        (await CatchUpAsync(reader)).Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("hoi");
    }

    [Theory]
    [InlineData("")]
    [InlineData("17@9")]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    public async Task ForeignCheckpoint_IsRefused(string checkpoint)
    {
        await using var world = await StartAsync();
        await using var reader = world.Read(checkpoint);

        await Should.ThrowAsync<FormatException>(reader.NextAsync);
    }
}

/// <summary>Meta as it is before an app is published: comments are counted, and none is shown.</summary>
internal sealed class ShowsNothing() : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.AbsolutePath.EndsWith("/comments", StringComparison.Ordinal)) return await base.SendAsync(request, cancellationToken);
        return new HttpResponseMessage { Content = new StringContent("""{"data":[]}""") };
    }
}

/// <summary>Meta as it is with a post that may not be read.</summary>
internal sealed class Refuses(string post) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.AbsolutePath.EndsWith($"/{post}/comments", StringComparison.Ordinal)) return await base.SendAsync(request, cancellationToken);
        return new HttpResponseMessage(System.Net.HttpStatusCode.Forbidden) { Content = new StringContent("""{"error":{"code":10}}""") };
    }
}

/// <summary>Lets time pass for whoever waits, until it is disposed.</summary>
internal sealed class ClockDriver : IDisposable
{
    private readonly CancellationTokenSource stop = new();

    public ClockDriver(WatchedTime clock) => _ = Task.Run(async () =>
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(5, CancellationToken.None);
            clock.Advance(TimeSpan.FromMilliseconds(500));
        }
    });

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }
}
