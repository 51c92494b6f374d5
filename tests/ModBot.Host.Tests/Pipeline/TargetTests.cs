using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Jobs;
using ModBot.Host.Setup;
using ModBot.Host.Tests.DeskChat;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Replies;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>The member at whom a message is aimed: known, supported first, and forgotten in time (A33).</summary>
public sealed class TargetTests
{
    private static readonly TargetPerson Anna = new("u-anna", "Anna");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A33_SupportGoesToTheTarget_BeforeTheNorm_AndTheCaseStaysWithItsOwner()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await ClaimedAsync(house);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        view.Card.Recommendation.Advice.ShouldContain(Advice.SupportTargetFirst);
        view.Card.Buttons.Single(button => button.Kind == CardButtonKind.Support).Availability.ShouldBe(Availability.Primary);
        var offered = new Host.Desk.View.Composer(CardButtonKind.Support, view, Host.Desk.View.CaseForm.For(view), Host.Texts.Words.Dutch, reasonAsked: false).Suggestions.Select(suggestion => suggestion.Template.Id);
        offered.ShouldBe(["T06"]);

        (await SupportAsync(house, view)).IsOk.ShouldBeTrue();
        var after = await house.ViewAsync(PipelineFixture.Noor, id);
        (after.Mine, after.Card.State, after.Card.TargetSupported).ShouldBe((true, CaseState.Claimed, true));
        after.Card.Recommendation.Advice.ShouldNotContain(Advice.SupportTargetFirst);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, Norm(after) with { Also = [ModerationAction.Delete] }, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.Select(request => request.Kind).ShouldBe([PlatformRequestKind.MessageTarget, PlatformRequestKind.Reply, PlatformRequestKind.Delete]);
        house.Adapter.Carried.Select(request => request.TargetId).ShouldBe(["u-anna", null, null]);
        (await house.RowAsync(id)).State.ShouldBe(CaseState.FollowUp);
    }

    [Fact]
    public async Task A33_SupportAlone_ClosesNothing_AndUndoingTheDecisionTakesNoneAway()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await ClaimedAsync(house);
        (await SupportAsync(house, await house.ViewAsync(PipelineFixture.Noor, id))).IsOk.ShouldBeTrue();
        await house.SendAsync();
        (await house.RowAsync(id)).State.ShouldBe(CaseState.Claimed);

        (await house.Desk.DecideAsync(PipelineFixture.Noor, Norm(await house.ViewAsync(PipelineFixture.Noor, id)), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();
        (await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        var withdrawn = house.Adapter.Carried.Where(request => request.Kind == PlatformRequestKind.Withdraw).ShouldHaveSingleItem();
        withdrawn.WithdrawKey.ShouldBe(house.Adapter.Carried.Single(request => request.Kind == PlatformRequestKind.Reply).Key);
        (await house.ViewAsync(PipelineFixture.Noor, id)).Card.TargetSupported.ShouldBeTrue();
    }

    [Fact]
    public async Task A33_TargetThatCannotBeReached_IsAQuestionToTheOwner_AndSupportIsAskedForAgain()
    {
        await using var house = await PipelineFixture.CreateAsync();
        house.Adapter.OnCarryOut = _ => PlatformResult.Refused(RefusalReason.TargetUnreachable);
        var id = await ClaimedAsync(house);
        await SupportAsync(house, await house.ViewAsync(PipelineFixture.Noor, id));
        await house.SendAsync();

        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        view.Doubt.ShouldNotBeNull().Reason.ShouldBe("target_unreachable");
        view.Card.TargetSupported.ShouldBeFalse();
        (await house.Desk.SettleDoubtAsync(PipelineFixture.Noor, id, view.Doubt.OutboxId, sendAgain: false, Token)).IsOk.ShouldBeTrue();
        view = await house.ViewAsync(PipelineFixture.Noor, id);
        (view.Doubt, view.Card.State).ShouldBe((null, CaseState.Claimed));
    }

    [Fact]
    public async Task A33_WithoutATarget_NobodyIsWrittenTo()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);

        view.Card.Buttons.ShouldNotContain(button => button.Kind == CardButtonKind.Support);
        (await SupportAsync(house, view)).Decision.ShouldBe(DecisionProblem.ActionDisabled);
        (await house.Store.ReadAsync(db => db.Outbox.CountAsync(Token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task A33_InAChatRoom_SupportIsThreePresses_AndTheAnswersStand()
    {
        await using var house = await ChatHouse.HouseAsync();
        await house.TakeInAsync(Posted("m1"));
        await house.PostAsync();
        await house.Room.PressAsync("noor", "Ik pak");
        await ChatHouse.AnswerAsync(house);
        house.Room.Card.Text.Text.ShouldContain("Steun eerst het doelwit");
        await house.Room.PressAsync("noor", "Stel de norm");
        house.Room.Card.Text.Text.ShouldContain("Het doelwit kreeg nog geen steun");
        await house.Room.PressAsync("noor", "Terug");

        await house.Room.PressAsync("noor", "Steun het doelwit");
        await house.Room.PressAsync("noor", "Gebruik T06");
        (await house.Room.PressAsync("noor", "Stuur steun")).Notice.ShouldNotBeNull().ShouldContain("onderweg");
        await house.SendAsync();

        var request = house.Adapter.Carried.ShouldHaveSingleItem();
        (request.Kind, request.TargetId, request.Text).ShouldBe((PlatformRequestKind.MessageTarget, "u-anna", ReplyLibrary.Find("T06")!.Text.Nl));
        house.Room.Card.Text.Text.ShouldContain("doelwit kreeg steun");
        house.Room.Card.Text.Text.ShouldNotContain("Anna");
        (await house.Store.ReadAsync(db => db.Cases.SingleAsync(Token), Token)).State.ShouldBe(CaseState.Claimed);
    }

    [Fact]
    public async Task Target_IsSealed_ShownToTheOwnerOnly_AndGoneWithTheText()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await ClaimedAsync(house);
        var row = await house.RowAsync(id);
        row.TargetKey.ShouldNotBeNull().ShouldNotContain("anna");
        (house.Seal.Open(row.TargetId!), house.Seal.Open(row.TargetName!)).ShouldBe(("u-anna", "Anna"));
        (await house.Desk.RevealAsync(PipelineFixture.Noor, id, RevealLayer.HarmMasked, Token)).Text.ShouldNotBeNull().TargetName.ShouldBe("Anna");

        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.NotHarmful) with { Reason = "grap", Confirmed = true }, Token)).IsOk.ShouldBeTrue();
        house.Time.Advance(TimeSpan.FromDays(31));
        await house.Store.WriteAsync(db => new RetentionJob(Options.Create(new PipelineSettings())).RunAsync(db, house.Time.GetUtcNow(), Token), Token);

        row = await house.RowAsync(id);
        (row.TargetKey, row.TargetId, row.TargetName).ShouldBe((null, null, null));
    }

    private static MessagePosted Posted(string id) => new(ScriptedAdapter.Message(id, "s2 tekst") with { Target = Anna });

    private static async Task<string> ClaimedAsync(PipelineFixture house)
    {
        await house.TakeInAsync(Posted("m1"));
        var id = await house.Store.ReadAsync(db => db.Cases.Select(row => row.Id).SingleAsync(Token), Token);
        (await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();
        return id;
    }

    private static Task<DeskResult> SupportAsync(PipelineFixture house, CaseView view) =>
        house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Support, ReplyLibrary.Find("T06")!.Text.Nl) with { TemplateId = "T06" }, Token);

    private static DecisionInput Norm(CaseView view) => DeskTests.Input(view, CardButtonKind.Norm, "In deze groep praten we met respect over en met elkaar.") with { Answers = GuidelineAnswers.Parse("jj-nn-") };
}
