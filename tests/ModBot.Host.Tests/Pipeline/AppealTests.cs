using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Desk.View;
using ModBot.Host.Jobs;
using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Replies;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>A removal is explained, and its author can have it checked by somebody else (A32).</summary>
public sealed class AppealTests
{
    private static readonly PlatformUser Sam = new("script", "sam", "Sam");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A32_Removal_TellsTheAuthorRuleReasonAndAppeal_AndTheAppealGoesToSomebodyElse_WhoAnswersInWriting()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await RemovedAsync(house);

        house.Adapter.Carried.Select(request => request.Kind).ShouldBe([PlatformRequestKind.Delete, PlatformRequestKind.PrivateMessage]);
        house.Adapter.Carried[1].Text.ShouldBe("Je bericht van 25 nov 13:00 is weggehaald om huisregel 2: Iedereen hoort erbij, wie je ook bent en waar je ook vandaan komt. Niet mee eens? Antwoord hier, dan kijkt iemand anders mee.");
        (await house.Appeals.TakeInAsync(Sam, null, "Het was een citaat.", Token)).ShouldBe(AppealResult.Taken);

        // Whoever decided does not get it.
        var own = await house.ViewAsync(PipelineFixture.Noor, id);
        (own.Card.State, own.IsOpen, own.CanClaim, own.Appeal!.AgainstViewer).ShouldBe((CaseState.Appealed, true, false, true));
        (await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeFalse();

        (await house.Desk.ClaimAsync(PipelineFixture.Bram, id, Token)).IsOk.ShouldBeTrue();
        var (_, text) = await house.Desk.RevealAsync(PipelineFixture.Bram, id, RevealLayer.HarmMasked, Token);
        text!.Appeal.ShouldBe("Het was een citaat.");
        var view = await house.ViewAsync(PipelineFixture.Bram, id);
        view.Card.Buttons.Where(button => button.Availability != Availability.Disabled).Select(button => button.Kind).ShouldBe([CardButtonKind.HandOver, CardButtonKind.UpholdAppeal, CardButtonKind.OverturnAppeal]);

        (await house.Desk.DecideAsync(PipelineFixture.Bram, DeskTests.Input(view, CardButtonKind.OverturnAppeal), Token)).Decision.ShouldBe(DecisionProblem.TextMissing);
        (await house.Desk.DecideAsync(PipelineFixture.Bram, DeskTests.Input(view, CardButtonKind.OverturnAppeal, "Je hebt gelijk, sorry."), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.Skip(2).Select(request => (request.Kind, request.Text)).ShouldBe([(PlatformRequestKind.Restore, null), (PlatformRequestKind.PrivateMessage, "Je hebt gelijk, sorry.")]);
        var after = await house.ViewAsync(PipelineFixture.Bram, id);
        (after.Card.State, after.Card.Gone, after.Appeal!.Overturned, after.CanUndo).ShouldBe((CaseState.FollowUp, false, true, false));
        after.History.Select(line => line.Kind).ShouldContain("case.appeal_overturned");
        (await house.Appeals.TakeInAsync(Sam, null, "Nog eens.", Token)).ShouldBe(AppealResult.NothingRemoved);
    }

    [Fact]
    public async Task Uphold_LeavesItAway_AndIsAskedOnce()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await RemovedAsync(house);
        await house.Appeals.TakeInAsync(Sam, "m1", "Waarom?", Token);
        await house.Desk.ClaimAsync(PipelineFixture.Lead, id, Token);

        var view = await house.ViewAsync(PipelineFixture.Lead, id);
        (await house.Desk.DecideAsync(PipelineFixture.Lead, DeskTests.Input(view, CardButtonKind.UpholdAppeal, "Het blijft weg, omdat het over een persoon ging."), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.Skip(2).ShouldHaveSingleItem().Kind.ShouldBe(PlatformRequestKind.PrivateMessage);
        (await house.ViewAsync(PipelineFixture.Lead, id)).Card.Gone.ShouldBeTrue();
        (await house.Appeals.TakeInAsync(Sam, "m1", "Toch niet eerlijk.", Token)).ShouldBe(AppealResult.AppealedBefore);
    }

    [Fact]
    public async Task TheOnlyOneWhoDecided_CannotAnswer_EvenWhenItIsForced()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await RemovedAsync(house);
        await house.Appeals.TakeInAsync(Sam, null, string.Empty, Token);
        await house.Store.WriteAsync(async db => (await db.Cases.SingleAsync(row => row.Id == id, Token)).OwnerId = PipelineFixture.Noor.ModeratorId, Token);

        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.UpholdAppeal, "Nee."), Token)).Problem.ShouldBe(DeskProblem.NotPossibleNow);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.NotHarmful), Token)).Decision.ShouldBe(DecisionProblem.ActionDisabled);
    }

    [Fact]
    public async Task Appeal_OnlyByTheAuthor_OfWhatWeRemoved_Lately()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await RemovedAsync(house);
        (await house.Appeals.TakeInAsync(Sam with { UserId = "kim" }, null, "Ik ook", Token)).ShouldBe(AppealResult.NothingRemoved);
        (await house.Appeals.TakeInAsync(Sam with { UserId = "kim" }, "m1", "Ik ook", Token)).ShouldBe(AppealResult.NothingRemoved);
        (await house.Appeals.TakeInAsync(Sam with { Platform = "andere" }, null, "Ik ook", Token)).ShouldBe(AppealResult.NothingRemoved);

        // What its author took away was not removed by anybody else.
        var other = await house.CaseAsync("s2 iets", "m2");
        await house.TakeInAsync(new MessageDeleted(new MessageKey("script", "plein", "m2"), PipelineFixture.Start, ByModBot: false));
        (await house.Appeals.TakeInAsync(Sam, "m2", "Van mij", Token)).ShouldBe(AppealResult.NothingRemoved);
        (await house.ViewAsync(PipelineFixture.Noor, other)).CanNoteAppeal.ShouldBeFalse();

        house.Time.Advance(TimeSpan.FromDays(15));
        (await house.Appeals.TakeInAsync(Sam, null, "Nu pas gezien", Token)).ShouldBe(AppealResult.NothingRemoved);
    }

    [Fact]
    public async Task Appeal_AgainstWhatIsStillBeingCarriedOut_WaitsForThat()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, view) = await MineAsync(house);
        house.Adapter.OnCarryOut = request => request.Kind == PlatformRequestKind.PrivateMessage ? new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: TimeSpan.FromMinutes(2)) : PlatformResult.Done();
        await house.Desk.DecideAsync(PipelineFixture.Noor, Removal(view), Token);
        await house.SendUntilOneWaitsAsync();

        (await house.Appeals.TakeInAsync(Sam, null, "Wat was er mis?", Token)).ShouldBe(AppealResult.Taken);
        (await house.RowAsync(id)).State.ShouldBe(CaseState.Acting);
        house.Adapter.OnCarryOut = _ => PlatformResult.Done();
        house.Time.Advance(TimeSpan.FromMinutes(3));
        await house.SendAsync();
        await house.Store.WriteAsync(db => new AppealJob().RunAsync(db, house.Time.GetUtcNow(), Token), Token);

        var row = await house.RowAsync(id);
        (row.State, row.OwnerId).ShouldBe((CaseState.Appealed, null));
    }

    [Fact]
    public async Task Explanation_ToSomebodyWhoCannotBeReached_IsNoQuestion()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, view) = await MineAsync(house);
        house.Adapter.OnCarryOut = request => request.Kind == PlatformRequestKind.PrivateMessage ? PlatformResult.Refused(RefusalReason.AuthorUnreachable) : PlatformResult.Done();
        await house.Desk.DecideAsync(PipelineFixture.Noor, Removal(view), Token);
        await house.SendAsync();

        var after = await house.ViewAsync(PipelineFixture.Noor, id);
        (after.Card.State, after.Doubt).ShouldBe((CaseState.FollowUp, null));
        after.History.Select(line => line.Kind).ShouldContain("action.unreachable");
        after.CanNoteAppeal.ShouldBeTrue();
    }

    [Fact]
    public async Task Explanation_ComesBeforeTheRemoval_WhereNobodyCanBeWrittenToAfterwards_AndTheAnswerIsSentByHand()
    {
        var adapter = new ScriptedAdapter { Capabilities = new PlatformCapabilities { CanReply = true, CanMessagePrivately = true, MessagesOnce = true, MessageBeforeRemoval = true, CanDelete = true, CanHide = true, ReplyBeforeHide = true } };
        await using var house = await PipelineFixture.CreateAsync(adapter);
        var (id, view) = await MineAsync(house);
        var input = DeskTests.Input(view, CardButtonKind.Norm, "Hou het fijn.") with { Also = [ModerationAction.Hide, ModerationAction.Explain], Explanation = "Weg om regel 1." };
        (await house.Desk.DecideAsync(PipelineFixture.Noor, input, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();
        adapter.Carried.Select(request => request.Kind).ShouldBe([PlatformRequestKind.Reply, PlatformRequestKind.PrivateMessage, PlatformRequestKind.Hide]);

        (await house.Desk.NoteAppealAsync(PipelineFixture.Noor, id, "Mailde dat het een grap was.", Token)).IsOk.ShouldBeTrue();
        await house.Desk.ClaimAsync(PipelineFixture.Bram, id, Token);
        var asked = await house.ViewAsync(PipelineFixture.Bram, id);
        (await house.Desk.DecideAsync(PipelineFixture.Bram, DeskTests.Input(asked, CardButtonKind.UpholdAppeal, "Het blijft weg."), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        adapter.Carried.Count.ShouldBe(3);
        var after = await house.ViewAsync(PipelineFixture.Bram, id);
        after.Card.State.ShouldBe(CaseState.FollowUp);
        after.Reasons.ShouldContain("Het blijft weg.");
    }

    [Fact]
    public async Task Explain_GoesWithARemovalOnly_AndNeverWithASecondPrivateMessage()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (_, view) = await MineAsync(house);

        Task<DeskResult> TryAsync(CardButtonKind button, string? text, string? explanation, params ModerationAction[] also) =>
            house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, button, text) with { Also = also, Explanation = explanation }, Token);

        (await TryAsync(CardButtonKind.Norm, "Hou het fijn.", "Weg.", ModerationAction.Explain)).Decision.ShouldBe(DecisionProblem.ConflictingActions);
        (await TryAsync(CardButtonKind.Private, "Hoi.", "Weg.", ModerationAction.Delete, ModerationAction.Explain)).Decision.ShouldBe(DecisionProblem.ConflictingActions);
        (await TryAsync(CardButtonKind.Delete, null, " ", ModerationAction.Explain)).Decision.ShouldBe(DecisionProblem.ExplanationUnfit);
        (await TryAsync(CardButtonKind.Delete, null, "Weg om {regel}.", ModerationAction.Explain)).Decision.ShouldBe(DecisionProblem.ExplanationUnfit);
        (await TryAsync(CardButtonKind.Delete, null, new string('a', DecisionRules.MaxPrivateLength + 1), ModerationAction.Explain)).Decision.ShouldBe(DecisionProblem.ExplanationUnfit);
        (await TryAsync(CardButtonKind.UpholdAppeal, "Nee.", null)).Decision.ShouldBe(DecisionProblem.ActionDisabled);
    }

    [Fact]
    public async Task WhatTheAuthorSays_IsErasedWithTheRest()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await RemovedAsync(house);
        await house.Appeals.TakeInAsync(Sam, null, "Mijn verhaal", Token);
        await house.Store.WriteAsync(async db =>
        {
            var row = await db.Cases.SingleAsync(found => found.Id == id, Token);
            (row.State, row.StateSince) = (CaseState.Closed, house.Time.GetUtcNow());
        }, Token);
        house.Time.Advance(TimeSpan.FromDays(31));
        await house.Store.WriteAsync(db => new RetentionJob(Microsoft.Extensions.Options.Options.Create(new ModBot.Host.Setup.PipelineSettings())).RunAsync(db, house.Time.GetUtcNow(), Token), Token);

        (await house.Store.ReadAsync(db => db.Appeals.SingleAsync(Token), Token)).Text.ShouldBeNull();
    }

    [Theory]
    [InlineData(AppealRoute.Answer, "Antwoord hier, dan kijkt iemand anders mee.")]
    [InlineData(AppealRoute.Command, "Typ /bezwaar met je uitleg, dan kijkt iemand anders mee.")]
    [InlineData(AppealRoute.Button, "Druk bij je bericht op ‘Laat het nakijken’, dan kijkt iemand anders mee.")]
    public void RemovalNotice_SaysHowToAppealHere(AppealRoute route, string how)
    {
        var notice = RemovalNotice.Write(ReplyLibrary.Find(RemovalNotice.TemplateId)!, "nl", "25 nov 13:00", 1, "We praten met respect.", route);
        notice.ShouldEndWith(how);
        notice.ShouldContain("huisregel 1: We praten met respect. Niet mee eens?");
        SlotFiller.OpenSlotsIn(notice).ShouldBeEmpty();
        RemovalNotice.Write(ReplyLibrary.Find(RemovalNotice.TemplateId)!, "en", "25 Nov 13:00", 1, "We talk with respect.", route).ShouldContain("rule 1: We talk with respect. Disagree?");
    }

    private static async Task<(string Id, CaseView View)> MineAsync(PipelineFixture house)
    {
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        return (id, await house.ViewAsync(PipelineFixture.Noor, id));
    }

    // As the panel offers it, with the second house rule.
    private static DecisionInput Removal(CaseView view)
    {
        var opened = new Composer(CardButtonKind.Delete, view, CaseForm.For(view), Words.Dutch, reasonAsked: false).Opened("25 nov 13:00");
        var composer = new Composer(CardButtonKind.Delete, view, opened, Words.Dutch, reasonAsked: false);
        composer.Explains.ShouldBeTrue();
        return (opened with { Explanation = composer.ExplanationFor(composer.Rules[1], "25 nov 13:00") }).ToInput(view.Card.CaseId, CardButtonKind.Delete);
    }

    private static async Task<string> RemovedAsync(PipelineFixture house)
    {
        var (id, view) = await MineAsync(house);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, Removal(view), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();
        return id;
    }
}
