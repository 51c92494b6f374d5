using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Jobs;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;

namespace ModBot.Host.Tests.Pipeline;

public sealed class DeskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The card as it was offered, with one button pressed.</summary>
    internal static DecisionInput Input(CaseView view, CardButtonKind button, string? text = null) => new()
    {
        CaseId = view.Card.CaseId,
        Version = view.Version,
        Answers = view.Card.Answers,
        Flags = view.Card.Flags,
        Button = button,
        Text = text,
    };

    [Fact]
    public async Task Queue_ShowsWorstFirst()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var mild = await house.CaseAsync("s1 a", "m1");
        var threat = await house.CaseAsync("s2! b", "m2");
        var hate = await house.CaseAsync("s3 c", "m3");

        var queue = await house.Desk.GetQueueAsync(PipelineFixture.Noor, QueueView.Open, Token);

        queue.Select(item => item.CaseId).ShouldBe([threat, hate, mild]);
    }

    [Fact]
    public async Task Claim_ByTwo_IsWithTheFirst()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();

        var results = await Task.WhenAll(
            house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token), house.Desk.ClaimAsync(PipelineFixture.Bram, id, Token));

        results.Count(result => result.IsOk).ShouldBe(1);
        results.Single(result => !result.IsOk).Problem.ShouldBe(DeskProblem.TakenBySomebodyElse);
    }

    [Fact]
    public async Task A38_Reveal_OnlyByTheOwner_AndNoted()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync("s2 lelijk woord");
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);

        (await house.Desk.RevealAsync(PipelineFixture.Bram, id, RevealLayer.Full, Token)).Text.ShouldBeNull();
        var (result, text) = await house.Desk.RevealAsync(PipelineFixture.Noor, id, RevealLayer.Full, Token);
        var (_, masked) = await house.Desk.RevealAsync(PipelineFixture.Noor, id, RevealLayer.HarmMasked, Token);

        result.IsOk.ShouldBeTrue();
        text!.Text.ShouldBe("s2 lelijk woord");
        masked!.Text.ShouldNotContain("s2");
        (await house.ViewAsync(PipelineFixture.Noor, id)).History.Count(line => line.Kind == "case.revealed").ShouldBe(2);
    }

    [Fact]
    public async Task A13_Decision_StoresAnswersPersonTimeAndChart()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);

        (await house.Desk.DecideAsync(PipelineFixture.Noor, Input(view, CardButtonKind.Norm, "Hier houden we het fijn."), Token)).ShouldBe(DeskResult.Ok);

        var line = (await house.ViewAsync(PipelineFixture.Noor, id)).History.Single(entry => entry.Kind == "case.decided");
        (line.ActorName, line.At).ShouldBe(("Noor", PipelineFixture.Start));
        line.Details["answers"].ShouldBe(view.Card.Answers.ToString());
        line.Details["chart"].ShouldBe(GuidelineChart.Version);
        line.Details["outcome"].ShouldBe("O5");
    }

    [Fact]
    public async Task Decide_WithoutTheCase_OrOnAnOldVersion_IsRefused()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);

        (await house.Desk.DecideAsync(PipelineFixture.Bram, Input(view, CardButtonKind.Delete), Token)).Problem.ShouldBe(DeskProblem.TakenBySomebodyElse);
        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s3 anders", revision: 1)));
        (await house.Desk.DecideAsync(PipelineFixture.Noor, Input(view, CardButtonKind.Delete), Token)).Problem.ShouldBe(DeskProblem.ChangedMeanwhile);
        house.Adapter.Carried.ShouldBeEmpty();
    }

    [Fact]
    public async Task A31_NormReply_IsExactlyWhatThePersonSent_Once()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);

        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(view, CardButtonKind.Norm, "Hier houden we het fijn.") with { Also = [ModerationAction.Delete] }, Token);
        await house.SendAsync();

        house.Adapter.Carried.Select(request => (request.Kind, request.Text)).ShouldBe(
            [(PlatformRequestKind.Reply, "Hier houden we het fijn."), (PlatformRequestKind.Delete, null)]);
        (await house.RowAsync(id)).State.ShouldBe(CaseState.FollowUp);
    }

    [Fact]
    public async Task A11_Step4_PublicReplyIsRefused()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync("s4 oproep");
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);

        var result = await house.Desk.DecideAsync(PipelineFixture.Noor, Input(view, CardButtonKind.Norm, "Hier niet."), Token);

        (result.Problem, result.Decision).ShouldBe((DeskProblem.Refused, DecisionProblem.ActionDisabled));
    }

    [Fact]
    public async Task Undo_ReversesWhatWasSent_AndCancelsWhatWasNot()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.Norm, "Hou het fijn.") with { Also = [ModerationAction.Delete] }, Token);
        await house.SendAsync();
        var reply = house.Adapter.Carried[0].Key;

        (await house.Desk.UndoAsync(PipelineFixture.Bram, id, Token)).IsOk.ShouldBeFalse();
        (await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.Skip(2).Select(request => (request.Kind, request.WithdrawKey)).ShouldBe(
            [(PlatformRequestKind.Withdraw, reply), (PlatformRequestKind.Restore, null)]);
        var row = await house.RowAsync(id);
        (row.State, row.OwnerId, row.GoneAt).ShouldBe((CaseState.Claimed, "noor", null));
    }

    [Fact]
    public async Task Undo_WhereThePlatformCannot_IsNotOffered()
    {
        await using var house = await PipelineFixture.CreateAsync();
        house.Adapter.Capabilities = house.Adapter.Capabilities with { CanRestore = false };
        var desk = new CaseReader([house.Adapter], house.Norms, house.Seal, house.Time);
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.Delete), Token);
        await house.SendAsync();

        var sent = await house.Store.ReadAsync(db => db.Outbox.ToListAsync(Token), Token);
        desk.CanUndo(await house.RowAsync(id), PipelineFixture.Noor, sent).ShouldBeFalse();
    }

    [Fact]
    public async Task HandOver_PutsItBackForSomebodyElse_WithoutAReason()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);

        (await house.Desk.HandOverAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();

        var item = (await house.Desk.GetQueueAsync(PipelineFixture.Bram, QueueView.Open, Token)).Single();
        (item.HandedOver, item.OwnerName).ShouldBe((true, null));
        (await house.Desk.ClaimAsync(PipelineFixture.Bram, id, Token)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task PassOn_GoesToALead()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync("s3! dreiging");
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.PassOn), Token);

        (await house.Desk.ClaimAsync(PipelineFixture.Bram, id, Token)).IsOk.ShouldBeFalse();
        (await house.Desk.ClaimAsync(PipelineFixture.Lead, id, Token)).IsOk.ShouldBeTrue();
        var result = await house.Desk.DecideAsync(PipelineFixture.Lead, Input(await house.ViewAsync(PipelineFixture.Lead, id), CardButtonKind.Report) with { Also = [ModerationAction.Delete] }, Token);
        result.IsOk.ShouldBeTrue();
    }

    [Theory]
    [InlineData("s2! dreiging")]
    [InlineData("s4 oproep")]
    public async Task V1_PassOn_OfImmediateDanger_AsksNobodyFirst(string text)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync(text);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);

        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(view, CardButtonKind.PassOn) with { Answers = view.Card.Answers.With(Question.Danger, Answer.Unknown) }, Token);

        (await house.RowAsync(id)).State.ShouldBe(CaseState.PassedOn);
    }

    [Theory]
    [InlineData(CardButtonKind.Monitor)]
    [InlineData(CardButtonKind.PassOn)]
    [InlineData(CardButtonKind.NotHarmful)]
    public async Task Decide_WhatIsOnlyNoted_DeletesNothingBesides(CardButtonKind button)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);

        var result = await house.Desk.DecideAsync(PipelineFixture.Noor, Input(await house.ViewAsync(PipelineFixture.Noor, id), button) with { Also = [ModerationAction.Delete] }, Token);

        (result.Problem, result.Decision).ShouldBe((DeskProblem.Refused, DecisionProblem.ConflictingActions));
        (await house.RowAsync(id)).State.ShouldBe(CaseState.Claimed);
    }

    [Fact]
    public async Task Decide_WithTheButtonThatHandsOver_DecidesNothing()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);

        (await house.Desk.DecideAsync(PipelineFixture.Noor, Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.HandOver), Token)).IsOk.ShouldBeFalse();

        (await house.RowAsync(id)).State.ShouldBe(CaseState.Claimed);
    }

    [Theory]
    [InlineData(CardButtonKind.Monitor)]
    [InlineData(CardButtonKind.NotHarmful)]
    public async Task A16_WhereTheAdviceIsToTalk_ClosingNeedsAReason_WhichIsKept(CardButtonKind button)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        var input = Input(view, button) with { Answers = view.Card.Answers.With(Question.KnownPerson, Answer.Yes).With(Question.Influence, Answer.Yes) };

        (await house.Desk.DecideAsync(PipelineFixture.Noor, input, Token)).Decision.ShouldBe(DecisionProblem.ReasonMissing);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, input with { Reason = "al besproken op school" }, Token)).IsOk.ShouldBeTrue();

        var after = await house.ViewAsync(PipelineFixture.Noor, id);
        after.Reasons.ShouldBe(["al besproken op school"]);
        after.History.SelectMany(line => line.Details.Values).ShouldNotContain(value => value.Contains("school", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A16_NormReplyToSomebodyKnown_AwaitsTheAuthorToo()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);

        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(view, CardButtonKind.Norm, "Hou het fijn.") with { Answers = view.Card.Answers.With(Question.KnownPerson, Answer.Yes).With(Question.Influence, Answer.Yes) }, Token);
        await house.SendAsync();

        (await house.RowAsync(id)).State.ShouldBe(CaseState.AwaitingAuthor);
    }

    [Fact]
    public async Task Undo_OfADeleteThatMayHaveHappened_RestoresIt()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DecidedAsync(house, CardButtonKind.Delete);
        house.Adapter.OnCarryOut = _ => throw new TimeoutException();
        await house.SendAsync();

        house.Adapter.OnCarryOut = _ => PlatformResult.Done();
        (await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.Select(request => request.Kind).ShouldBe([PlatformRequestKind.Delete, PlatformRequestKind.Restore]);
    }

    [Fact]
    public async Task Undo_OfARefusedReply_LeavesNothingToSendAgain()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DecidedAsync(house, CardButtonKind.Norm);
        house.Adapter.OnCarryOut = _ => PlatformResult.Refused(RefusalReason.NotAllowed);
        await house.SendAsync();

        (await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();

        (await house.ViewAsync(PipelineFixture.Noor, id)).Doubt.ShouldBeNull();
    }

    [Fact]
    public async Task Undo_ThatIsRefused_ComesBackToAPerson_WhateverWasDecidedSince()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DecidedAsync(house, CardButtonKind.Delete);
        await house.SendAsync();
        await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token);
        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.Norm, "Hou het fijn."), Token);

        house.Adapter.OnCarryOut = request => request.Kind == PlatformRequestKind.Restore ? PlatformResult.Refused(RefusalReason.NotAllowed) : PlatformResult.Done();
        await house.SendAsync();

        (await house.RowAsync(id)).State.ShouldBe(CaseState.NeedsAnswer);
    }

    [Fact]
    public async Task A59_TextThatMayNeverBeShown_StaysHidden_AlsoAfterAnEdit()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(view, CardButtonKind.Monitor) with { Flags = [Moderation.Ladder.Flag.MinorSexual], Confirmed = true }, Token);
        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.Delete) with { Flags = [] }, Token);
        await house.SendAsync();

        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s3 erger", revision: 1)));
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);

        (await house.Desk.RevealAsync(PipelineFixture.Noor, id, RevealLayer.HarmMasked, Token)).Result.Problem.ShouldBe(DeskProblem.MayNotBeShown);
    }

    [Fact]
    public async Task Sent_IsThereForTheTeam_UntilRetention()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DecidedAsync(house, CardButtonKind.Norm);
        (await house.ViewAsync(PipelineFixture.Bram, id)).Sent.ShouldBe([new SentText("reply_with_norm", "Hou het fijn.", SentState.Underway)]);
        await house.SendAsync();
        (await house.ViewAsync(PipelineFixture.Bram, id)).Sent.Single().State.ShouldBe(SentState.Sent);

        await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token);
        await house.SendAsync();
        (await house.ViewAsync(PipelineFixture.Bram, id)).Sent.Single().State.ShouldBe(SentState.Withdrawn);
    }

    private static async Task<string> DecidedAsync(PipelineFixture house, CardButtonKind button)
    {
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var text = button == CardButtonKind.Norm ? "Hou het fijn." : null;
        (await house.Desk.DecideAsync(PipelineFixture.Noor, Input(await house.ViewAsync(PipelineFixture.Noor, id), button, text), Token)).IsOk.ShouldBeTrue();
        return id;
    }

    [Theory]
    [InlineData(CardButtonKind.Report)]
    [InlineData(CardButtonKind.Delete)]
    public async Task V1_WhateverAModeratorDoesAboutDanger_ALeadGetsIt(CardButtonKind button)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync("s2! dreiging");
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(await house.ViewAsync(PipelineFixture.Noor, id), button), Token);
        await house.SendAsync();

        var row = await house.RowAsync(id);
        (row.State, row.OwnerId).ShouldBe((CaseState.PassedOn, null));
        await house.Desk.ClaimAsync(PipelineFixture.Lead, id, Token);
        await house.Desk.DecideAsync(PipelineFixture.Lead, Input(await house.ViewAsync(PipelineFixture.Lead, id), CardButtonKind.Report), Token);
        await house.SendAsync();
        (await house.RowAsync(id)).State.ShouldBe(CaseState.FollowUp, "a lead has decided");
    }

    [Theory]
    [InlineData(CardButtonKind.NotHarmful, "s2! dreiging")]
    [InlineData(CardButtonKind.Monitor, "s4 oproep")]
    public async Task V1_LeavingDangerToItself_AsksFirst(CardButtonKind button, string text)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync(text);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var input = Input(await house.ViewAsync(PipelineFixture.Noor, id), button);

        (await house.Desk.DecideAsync(PipelineFixture.Noor, input, Token)).Decision.ShouldBe(DecisionProblem.ConfirmationMissing);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, input with { Confirmed = true }, Token)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task PassOn_CanBeTakenBack_UntilALeadHasIt()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.PassOn), Token);
        (await house.ViewAsync(PipelineFixture.Bram, id)).CanUndo.ShouldBeFalse();
        (await house.ViewAsync(PipelineFixture.Noor, id)).CanUndo.ShouldBeTrue();

        await house.Desk.ClaimAsync(PipelineFixture.Lead, id, Token);

        (await house.ViewAsync(PipelineFixture.Noor, id)).CanUndo.ShouldBeFalse();
    }

    [Fact]
    public async Task TakeOver_ByALead_IsCalledSo()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);

        await house.Desk.ClaimAsync(PipelineFixture.Lead, id, Token);

        (await house.ViewAsync(PipelineFixture.Noor, id)).History[^1].Kind.ShouldBe("case.taken_over");
    }

    [Fact]
    public async Task PassOn_ByALead_CanBeTakenByAnotherLead()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync("s3! dreiging");
        await house.Desk.ClaimAsync(PipelineFixture.Lead, id, Token);
        await house.Desk.DecideAsync(PipelineFixture.Lead, Input(await house.ViewAsync(PipelineFixture.Lead, id), CardButtonKind.PassOn), Token);

        var other = new Viewer("bram", "Bram", ModeratorRole.Lead);
        (await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeFalse();
        (await house.Desk.ClaimAsync(other, id, Token)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task A18_SecondOpinion_LapsesToYesAfter30Minutes()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await AskedAsync(house);
        var job = new SecondOpinionJob();

        house.Time.Advance(TimeSpan.FromMinutes(29));
        (await house.Store.WriteAsync(db => job.RunAsync(db, house.Time.GetUtcNow(), Token), Token)).ShouldBeFalse();
        house.Time.Advance(TimeSpan.FromMinutes(1));
        (await house.Store.WriteAsync(db => job.RunAsync(db, house.Time.GetUtcNow(), Token), Token)).ShouldBeTrue();

        (await house.RowAsync(id)).State.ShouldBe(CaseState.PassedOn);
    }

    [Fact]
    public async Task A16_PrivateTalk_StaysOpenUntilTheAuthorChangesTheMessage()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await TalkedAsync(house);
        (await house.RowAsync(id)).State.ShouldBe(CaseState.AwaitingAuthor);

        var waiting = await house.ViewAsync(PipelineFixture.Noor, id);
        var tooEarly = await house.Desk.DecideAsync(PipelineFixture.Noor, Input(waiting, CardButtonKind.NotHarmful), Token);
        (tooEarly.Problem, tooEarly.Decision).ShouldBe((DeskProblem.Refused, DecisionProblem.ReasonMissing));
        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "sorry, dat was niet aardig", revision: 1)));

        (await house.RowAsync(id)).State.ShouldBe(CaseState.FollowUp);
    }

    [Fact]
    public async Task A18_SecondPerson_TakesItAndSaysNo_TheClockRanOnUntilThen()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await AskedAsync(house);
        var due = (await house.RowAsync(id)).DueAt.ShouldNotBeNull();

        (await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeFalse("whoever asked is not the second person");
        (await house.Desk.ClaimAsync(PipelineFixture.Bram, id, Token)).IsOk.ShouldBeTrue();
        var row = await house.RowAsync(id);
        (row.State, row.OwnerId, row.DueAt).ShouldBe((CaseState.SecondOpinion, "bram", due));

        var view = await house.ViewAsync(PipelineFixture.Bram, id);
        var input = Input(view, CardButtonKind.NotHarmful) with { Answers = view.Card.Answers.With(Question.Danger, Answer.No) };
        (await house.Desk.DecideAsync(PipelineFixture.Bram, input, Token)).ShouldBe(DeskResult.Ok);

        view = await house.ViewAsync(PipelineFixture.Bram, id);
        view.Card.State.ShouldBe(CaseState.Closed);
        var given = view.History.Single(line => line.Kind == "case.second_opinion_given");
        (given.ActorName, given.Details["danger"]).ShouldBe(("Bram", "no"));
    }

    [Fact]
    public async Task A18_WhoeverAsked_CannotFindMeanwhileThatItIsNothing()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await AskedAsync(house);

        var result = await house.Desk.DecideAsync(PipelineFixture.Noor, Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.NotHarmful), Token);

        result.Problem.ShouldBe(DeskProblem.NotPossibleNow);
        (await house.RowAsync(id)).State.ShouldBe(CaseState.SecondOpinion);
    }

    [Fact]
    public async Task A18_Lapse_LeavesTheCaseWithTheSecondPersonWhoHasIt()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await AskedAsync(house);
        await house.Desk.ClaimAsync(PipelineFixture.Bram, id, Token);

        house.Time.Advance(TimeSpan.FromMinutes(30));
        await house.Store.WriteAsync(db => new SecondOpinionJob().RunAsync(db, house.Time.GetUtcNow(), Token), Token);

        var row = await house.RowAsync(id);
        (row.State, row.OwnerId).ShouldBe((CaseState.PassedOn, "bram"));
    }

    [Theory]
    [InlineData(CardButtonKind.Report, null, CaseState.AwaitingAuthor)]
    [InlineData(CardButtonKind.Report, "uitgepraat", CaseState.FollowUp)]
    [InlineData(CardButtonKind.Delete, null, CaseState.FollowUp)]
    public async Task A16_AnotherActionMeanwhile_DoesNotEndThePrivateTalk(CardButtonKind button, string? reason, CaseState expected)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await TalkedAsync(house);

        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, Input(view, button) with { Reason = reason }, Token)).ShouldBe(DeskResult.Ok);
        await house.SendAsync();

        (await house.RowAsync(id)).State.ShouldBe(expected);
    }

    [Fact]
    public async Task A16_TakenOverWhileTheAuthorIsAwaited_StillNeedsAReasonToClose()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await TalkedAsync(house);
        (await house.Desk.ClaimAsync(PipelineFixture.Lead, id, Token)).IsOk.ShouldBeTrue();

        var view = await house.ViewAsync(PipelineFixture.Lead, id);
        (await house.Desk.DecideAsync(PipelineFixture.Lead, Input(view, CardButtonKind.NotHarmful), Token)).Decision.ShouldBe(DecisionProblem.ReasonMissing);
        (await house.Desk.DecideAsync(PipelineFixture.Lead, Input(view, CardButtonKind.NotHarmful) with { Reason = "uitgepraat" }, Token)).ShouldBe(DeskResult.Ok);
    }

    [Fact]
    public async Task A16_DoubtLeftAsItIs_StillAwaitsTheAuthor()
    {
        await using var house = await PipelineFixture.CreateAsync();
        house.Adapter.OnCarryOut = _ => PlatformResult.Refused(RefusalReason.AuthorUnreachable);
        var id = await TalkedAsync(house);

        var doubt = (await house.ViewAsync(PipelineFixture.Noor, id)).Doubt.ShouldNotBeNull();
        (await house.Desk.SettleDoubtAsync(PipelineFixture.Noor, id, doubt.OutboxId, sendAgain: false, Token)).IsOk.ShouldBeTrue();

        (await house.RowAsync(id)).State.ShouldBe(CaseState.AwaitingAuthor);
    }

    [Fact]
    public async Task FollowUp_ClosesAfterADay_WithWhatHappened()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.Delete), Token);
        await house.SendAsync();

        house.Time.Advance(TimeSpan.FromHours(24));
        await house.Store.WriteAsync(db => new FollowUpJob().RunAsync(db, house.Time.GetUtcNow(), Token), Token);

        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        view.Card.State.ShouldBe(CaseState.Closed);
        view.History[^1].Details["outcome"].ShouldBe("gone");
    }

    [Fact]
    public async Task Ledger_OfAWholeStory_Verifies_AndShowsTampering()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.Delete), Token);
        await house.SendAsync();

        (await house.Store.ReadAsync(db => Ledger.VerifyAsync(db, null, Token), Token)).Fault.ShouldBeNull();
        await house.Store.WriteAsync(db => db.Ledger.Where(row => row.Kind == "case.decided").ExecuteUpdateAsync(row => row.SetProperty(x => x.Actor, "bram"), Token), Token);
        (await house.Store.ReadAsync(db => Ledger.VerifyAsync(db, null, Token), Token)).Fault.ShouldNotBeNull().Problem.ShouldContain("changed");
    }

    /// <summary>Noor does not know whether it is dangerous and asks.</summary>
    private static async Task<string> AskedAsync(PipelineFixture house)
    {
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        var input = Input(view, CardButtonKind.PassOn) with { Answers = view.Card.Answers.With(Question.Danger, Answer.Unknown) };
        (await house.Desk.DecideAsync(PipelineFixture.Noor, input, Token)).IsOk.ShouldBeTrue();
        (await house.RowAsync(id)).State.ShouldBe(CaseState.SecondOpinion);
        return id;
    }

    /// <summary>Noor knows the author and writes to him.</summary>
    private static async Task<string> TalkedAsync(PipelineFixture house)
    {
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        var known = view.Card.Answers.With(Question.KnownPerson, Answer.Yes).With(Question.Influence, Answer.Yes);
        await house.Desk.DecideAsync(PipelineFixture.Noor, Input(view, CardButtonKind.Private, "Hoe bedoelde je dit?") with { Answers = known }, Token);
        await house.SendAsync();
        return id;
    }
}
