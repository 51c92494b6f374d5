using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>What a platform with posts can do besides, and what it does not allow.</summary>
public sealed class HideTests
{
    private static readonly PlatformCapabilities Posts = new()
    {
        CanReply = true,
        CanMessagePrivately = true,
        MessageWithin = TimeSpan.FromDays(7),
        MessagesOnce = true,
        CanDelete = true,
        CanHide = true,
        ReplyBeforeHide = true,
        CanWithdraw = true,
        CanCloseComments = true,
        ChannelsArePosts = true,
        Live = new() { CanMessagePrivately = true, MessagesOnce = true },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Norm_IsPostedBeforeTheMessageIsHidden_AndCommentsAreSwitchedOffLast_AndAllOfItIsTakenBack()
    {
        await using var house = await CreateAsync();
        var (id, view) = await MineAsync(house);

        var input = DeskTests.Input(view, CardButtonKind.Norm, "Hou het fijn.") with { Also = [ModerationAction.CloseComments, ModerationAction.Hide] };
        (await house.Desk.DecideAsync(PipelineFixture.Noor, input, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.Select(request => request.Kind).ShouldBe([PlatformRequestKind.Reply, PlatformRequestKind.Hide, PlatformRequestKind.CloseComments]);
        var card = (await house.ViewAsync(PipelineFixture.Noor, id)).Card;
        card.Hidden.ShouldBeTrue();
        card.Recommendation[ModerationAction.ReplyWithNorm].Reason.ShouldBe(ActionReason.NoReplyToHidden);
        card.Recommendation[ModerationAction.Hide].Reason.ShouldBe(ActionReason.AlreadyHidden);
        (await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();
        house.Adapter.Carried.Skip(3).Select(request => request.Kind).ShouldBe([PlatformRequestKind.Withdraw, PlatformRequestKind.Unhide, PlatformRequestKind.OpenComments], ignoreOrder: true);
        (await house.ViewAsync(PipelineFixture.Noor, id)).Card.Hidden.ShouldBeFalse();
    }

    [Fact]
    public async Task Reply_ThatHasToWait_HoldsTheHiding()
    {
        await using var house = await CreateAsync();
        var (_, view) = await MineAsync(house);
        house.Adapter.OnCarryOut = request => request.Kind == PlatformRequestKind.Reply ? new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: TimeSpan.FromMinutes(5)) : PlatformResult.Done();

        await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, "Hou het fijn.") with { Also = [ModerationAction.Hide] }, Token);
        await house.SendUntilOneWaitsAsync();

        house.Adapter.Carried.ShouldHaveSingleItem().Kind.ShouldBe(PlatformRequestKind.Reply);
        house.Time.Advance(TimeSpan.FromMinutes(6));
        house.Adapter.OnCarryOut = _ => PlatformResult.Done();
        await house.SendAsync();
        house.Adapter.Carried.Select(request => request.Kind).ShouldBe([PlatformRequestKind.Reply, PlatformRequestKind.Reply, PlatformRequestKind.Hide]);
    }

    [Fact]
    public async Task Hide_AloneOrBesideDeleting()
    {
        await using var house = await CreateAsync();
        var (_, view) = await MineAsync(house);

        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Hide) with { Also = [ModerationAction.Delete] }, Token)).Decision.ShouldBe(DecisionProblem.ConflictingActions);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Hide), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.ShouldHaveSingleItem().Kind.ShouldBe(PlatformRequestKind.Hide);
    }

    [Fact]
    public async Task PrivateMessage_HasItsClock_GoesOutOnce_AndCannotBeTakenBack()
    {
        await using var house = await CreateAsync();
        var (id, view) = await MineAsync(house);
        view.Card.MessageBefore.ShouldBe(PipelineFixture.Start + TimeSpan.FromDays(7));
        view.Card.Irreversible.ShouldBe([ModerationAction.Delete, ModerationAction.PrivateMessage], ignoreOrder: true);

        await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Private, "Wil je dit weghalen?"), Token);
        await house.SendAsync();

        var after = await house.ViewAsync(PipelineFixture.Noor, id);
        after.CanUndo.ShouldBeFalse();
        after.Card.Recommendation[ModerationAction.PrivateMessage].Reason.ShouldBe(ActionReason.AlreadyMessaged);
    }

    [Fact]
    public async Task PrivateMessage_AfterItsTime_IsOff()
    {
        await using var house = await CreateAsync();
        var (id, _) = await MineAsync(house);
        house.Time.Advance(TimeSpan.FromDays(7));

        (await house.ViewAsync(PipelineFixture.Noor, id)).Card.Recommendation[ModerationAction.PrivateMessage].Reason.ShouldBe(ActionReason.MessageTooLate);
    }

    [Fact]
    public async Task LiveMessage_IsSaidToBeLive_AndCanOnlyBeAnsweredInPrivate()
    {
        await using var house = await CreateAsync();
        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m1", "s2 tekst") with { IsLive = true }));
        var item = (await house.Desk.GetQueueAsync(PipelineFixture.Noor, QueueView.Open, Token)).ShouldHaveSingleItem();

        var card = (await house.ViewAsync(PipelineFixture.Noor, item.CaseId)).Card;

        card.Live.ShouldBeTrue();
        card.Buttons.ShouldNotContain(button => button.Kind == CardButtonKind.Hide);
        foreach (var action in (ModerationAction[])[ModerationAction.ReplyWithNorm, ModerationAction.Delete, ModerationAction.Hide, ModerationAction.CloseComments]) card.Recommendation[action].Reason.ShouldBe(ActionReason.NotOnThisPlatform);
        card.Recommendation[ModerationAction.PrivateMessage].Availability.ShouldNotBe(Availability.Disabled);
    }

    private static async Task<PipelineFixture> CreateAsync() => await PipelineFixture.CreateAsync(new ScriptedAdapter { Capabilities = Posts });

    private static async Task<(string Id, CaseView View)> MineAsync(PipelineFixture house)
    {
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        return (id, await house.ViewAsync(PipelineFixture.Noor, id));
    }
}
