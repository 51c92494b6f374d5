using ModBot.Adapters.Contract;
using ModBot.Platforms.Fakes.Serving;
using ModBot.Platforms.Fakes.Telegram;
using static ModBot.Adapters.Tests.Telegram.TelegramFixture;

namespace ModBot.Adapters.Tests.Telegram;

public sealed class TelegramActTests
{
    [Fact]
    public async Task Reply_StandsUnderTheMessageAsPlainText_AndIsWithdrawn()
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");

        var result = await world.ActAsync(Request(PlatformRequestKind.Reply, target, "*Kijk* <b>eens</b> https://example.org"));

        var sent = world.Server.Sent.ShouldHaveSingleItem();
        result.ShouldBe(PlatformResult.Done($"{world.Plein.Id}/{sent.Id}"));
        sent.ShouldSatisfyAllConditions(
            s => s.ReplyTo.ShouldBe(target.Id),
            s => s.Text.ShouldBe("*Kijk* <b>eens</b> https://example.org"),
            s => s.HidesPreview.ShouldBeTrue());
        var withdraw = Request(PlatformRequestKind.Withdraw, target) with { WithdrawPostedId = result.PostedId };
        (await world.ActAsync(withdraw)).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Server.Sent[0].DeletedAt.ShouldNotBeNull();
        (await world.ActAsync(withdraw)).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
    }

    [Fact]
    public async Task Reply_InATopic_StaysThere()
    {
        await using var world = await StartAsync();
        var topic = world.Desk.AddTopic(world.Mina, "onderwerp");
        var target = world.Desk.Post(world.Mina, "bericht", new PostOptions { Topic = topic.Id });

        await world.ActAsync(Request(PlatformRequestKind.Reply, target, "antwoord"));

        world.Server.Sent.ShouldHaveSingleItem().Topic.ShouldBe(topic.Id);
    }

    [Fact]
    public async Task MessageIsGone_ReplyIsRefused_DeletionHasNothingToDo()
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");
        (await world.ActAsync(Request(PlatformRequestKind.Delete, target))).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Plein.Find(target.Id)!.DeletedAt.ShouldNotBeNull();

        (await world.ActAsync(Request(PlatformRequestKind.Delete, target))).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
        (await world.ActAsync(Request(PlatformRequestKind.Reply, target, "hoi"))).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));
    }

    [Fact]
    public async Task Delete_TooOld_IsNotAllowed()
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");
        world.Clock.Advance(TimeSpan.FromHours(49));

        (await world.ActAsync(Request(PlatformRequestKind.Delete, target))).ShouldBe(PlatformResult.Refused(RefusalReason.NotAllowed));
    }

    [Fact]
    public async Task PrivateMessage_IsSentToTheAuthor_AndWithdrawn()
    {
        await using var world = await StartAsync();
        world.Server.StartBot(world.Anna);
        var target = world.Plein.Post(world.Anna, "bericht");

        var result = await world.ActAsync(Request(PlatformRequestKind.PrivateMessage, target, "hoi"));

        world.Server.Sent.ShouldHaveSingleItem().ChatId.ShouldBe(world.Anna.Id);
        (await world.ActAsync(Request(PlatformRequestKind.Withdraw, target) with { WithdrawPostedId = result.PostedId })).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Server.Sent[0].DeletedAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("never started")]
    [InlineData("blocked")]
    [InlineData("deactivated")]
    [InlineData("unknown")]
    public async Task PrivateMessage_AuthorCannotBeReached_IsRefused(string why)
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");
        if (why != "never started") world.Server.StartBot(world.Anna);
        if (why == "blocked") world.Server.Block(world.Anna);
        if (why == "deactivated") world.Server.Deactivate(world.Anna);
        var request = Request(PlatformRequestKind.PrivateMessage, target, "hoi");

        (await world.ActAsync(why == "unknown" ? request with { AuthorId = "12345" } : request)).ShouldBe(PlatformResult.Refused(RefusalReason.AuthorUnreachable));
    }

    [Theory]
    [InlineData(PlatformRequestKind.PrivateMessage)]
    [InlineData(PlatformRequestKind.Timeout)]
    [InlineData(PlatformRequestKind.EndTimeout)]
    public async Task AuthorWasForgotten_IsRefused(PlatformRequestKind kind)
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");

        (await world.ActAsync(Request(kind, target, "hoi") with { AuthorId = null })).ShouldBe(PlatformResult.Refused(RefusalReason.AuthorForgotten));
    }

    [Theory]
    [InlineData(3600, 3600)]
    [InlineData(1, 60)]
    [InlineData(40_000_000, 365 * 86_400)]
    public async Task Timeout_IsNeverForEver_AndEnds(int asked, int given)
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");

        (await world.ActAsync(Request(PlatformRequestKind.Timeout, target) with { Duration = TimeSpan.FromSeconds(asked) })).Outcome.ShouldBe(PlatformOutcome.Done);

        world.Plein.MemberOf(world.Anna).MayPost.ShouldBeFalse();
        world.Plein.MemberOf(world.Anna).Until.ShouldBe(world.Clock.GetUtcNow() + TimeSpan.FromSeconds(given));
        (await world.ActAsync(Request(PlatformRequestKind.EndTimeout, target))).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Plein.MemberOf(world.Anna).Status.ShouldBe(MemberStatus.Member);
    }

    [Fact]
    public async Task Timeout_SmallGroupOrAdministrator_IsRefused()
    {
        await using var world = await StartAsync();
        var small = world.Server.CreateGroup("Klein").Join(world.Mina, MemberStatus.Creator).Join(world.Anna).AddBot(Rights);
        world.Plein.Join(world.Server.CreateUser("Bram"), MemberStatus.Administrator);
        var byBram = world.Plein.Post(world.Plein.Members.Single(member => member.User.FirstName == "Bram").User, "bericht");

        (await world.ActAsync(Request(PlatformRequestKind.Timeout, small.Post(world.Anna, "bericht")))).ShouldBe(PlatformResult.Refused(RefusalReason.NotSupported));
        (await world.ActAsync(Request(PlatformRequestKind.Timeout, byBram))).ShouldBe(PlatformResult.Refused(RefusalReason.NotAllowed));
        (await world.ActAsync(Request(PlatformRequestKind.Timeout, world.Plein.Post(world.Mina, "bericht")))).ShouldBe(PlatformResult.Refused(RefusalReason.NotAllowed));
    }

    [Fact]
    public async Task GroupHasGrown_MembersAreFound_MessagesAreNot()
    {
        await using var world = await StartAsync();
        var group = world.Server.CreateGroup("Klein").Join(world.Mina, MemberStatus.Creator).Join(world.Anna).AddBot(Rights);
        var target = group.Post(world.Anna, "bericht");
        var grown = group.Migrate(world.Mina);
        while (grown.Messages.Count < target.Id) grown.Post(world.Mina, "een ander bericht");

        (await world.ActAsync(Request(PlatformRequestKind.Timeout, target) with { Duration = TimeSpan.FromHours(1) })).Outcome.ShouldBe(PlatformOutcome.Done);
        (await world.ActAsync(Request(PlatformRequestKind.Delete, target))).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));
        (await world.ActAsync(Request(PlatformRequestKind.Reply, target, "hoi"))).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));

        grown.MemberOf(world.Anna).MayPost.ShouldBeFalse();
        grown.Messages.ShouldAllBe(message => message.DeletedAt == null);
        world.Server.Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("kicked")]
    [InlineData("no chat")]
    public async Task ChannelIsGone_IsRefused(string why)
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");
        if (why == "kicked") world.Plein.KickBot(world.Mina);
        else target = target with { ChatId = -1_001_999 };

        (await world.ActAsync(Request(PlatformRequestKind.Reply, target, "hoi"))).ShouldBe(PlatformResult.Refused(RefusalReason.ChannelGone));
    }

    [Fact]
    public async Task TooMany_PausesOnlyThatChat()
    {
        await using var world = await StartAsync();
        world.Server.StartBot(world.Anna);
        var target = world.Plein.Post(world.Anna, "bericht");
        world.Server.Faults.FailNext("sendMessage", Fault.TooManyRequests, TimeSpan.FromSeconds(30));

        (await world.ActAsync(Request(PlatformRequestKind.Reply, target, "hoi"))).ShouldBe(new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: TimeSpan.FromSeconds(30)));
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        (await world.ActAsync(Request(PlatformRequestKind.Reply, target, "hoi"))).ShouldBe(new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: TimeSpan.FromSeconds(20)));
        world.Server.CountCalls("sendMessage").ShouldBe(1);
        (await world.ActAsync(Request(PlatformRequestKind.PrivateMessage, target, "hoi"))).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Clock.Advance(TimeSpan.FromSeconds(20));
        (await world.ActAsync(Request(PlatformRequestKind.Reply, target, "hoi"))).Outcome.ShouldBe(PlatformOutcome.Done);
    }

    [Fact]
    public async Task TooMany_InAPrivateTalk_PausesThatTalk()
    {
        await using var world = await StartAsync();
        world.Server.StartBot(world.Anna);
        var target = world.Plein.Post(world.Anna, "bericht");
        world.Server.Faults.FailNext("sendMessage", Fault.TooManyRequests, TimeSpan.FromSeconds(30));

        (await world.ActAsync(Request(PlatformRequestKind.PrivateMessage, target, "hoi"))).Outcome.ShouldBe(PlatformOutcome.TryAgain);
        (await world.ActAsync(Request(PlatformRequestKind.PrivateMessage, target, "hoi"))).Outcome.ShouldBe(PlatformOutcome.TryAgain);

        world.Server.CountCalls("sendMessage").ShouldBe(1);
        (await world.ActAsync(Request(PlatformRequestKind.Reply, target, "hoi"))).Outcome.ShouldBe(PlatformOutcome.Done);
    }

    [Theory]
    [InlineData(PlatformRequestKind.Hide)]
    [InlineData(PlatformRequestKind.Unhide)]
    [InlineData(PlatformRequestKind.Restore)]
    [InlineData(PlatformRequestKind.Report)]
    [InlineData(PlatformRequestKind.Withdraw)]
    public async Task WhatTelegramLacks_IsNotSupported(PlatformRequestKind kind)
    {
        await using var world = await StartAsync();

        (await world.ActAsync(Request(kind, world.Plein.Post(world.Anna, "bericht")))).ShouldBe(PlatformResult.Refused(RefusalReason.NotSupported));
    }

    [Theory]
    [InlineData(PlatformRequestKind.Reply, PlatformOutcome.Unknown)]
    [InlineData(PlatformRequestKind.PrivateMessage, PlatformOutcome.Unknown)]
    [InlineData(PlatformRequestKind.Delete, PlatformOutcome.NothingToDo)]
    [InlineData(PlatformRequestKind.Timeout, PlatformOutcome.NothingToDo)]
    public async Task Find_CannotLookBack(PlatformRequestKind kind, PlatformOutcome outcome)
    {
        await using var world = await StartAsync();

        (await world.Adapter.FindAsync(Request(kind, world.Plein.Post(world.Anna, "bericht")), Token)).Outcome.ShouldBe(outcome);
    }
}
