using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Desk.View;
using ModBot.Host.Tests.DeskChat;
using ModBot.Host.Tests.Escalation;
using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>What was right to say when somebody decided, and is wrong when it would go out: edits, downtime, refusals and colleagues in between.</summary>
public sealed class ReplySafetyTests
{
    private const string Friendly = "Hier houden we het fijn. Zullen we het over het spel hebben?";

    private static readonly PlatformCapabilities WritesOnce = new() { CanReply = true, CanMessagePrivately = true, MessagesOnce = true, MessageBeforeRemoval = true, CanDelete = true, CanHide = true, ReplyBeforeHide = true };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A29_RepliesThatWaitToBeSent_Count_AndThirdIsBlocked()
    {
        await using var house = await PipelineFixture.CreateAsync();
        List<DeskResult> results = [];
        for (var number = 0; number < 3; number++) results.Add(await NormAsync(house, await MineAsync(house, $"s2 weer iets anders {number} nieuw{number}", $"m{number}"), LintAnswer.FitsHere));
        await house.SendAsync();

        results.Select(result => result.Decision).ShouldBe([null, null, DecisionProblem.DraftBlocked]);
        house.Adapter.Carried.Count(request => request.Kind == PlatformRequestKind.Reply).ShouldBe(2);
    }

    [Fact]
    public async Task TwoColleaguesAtOnce_TheSecondIsAsked()
    {
        await using var house = await PipelineFixture.CreateAsync();
        foreach (var (who, number) in new[] { (PipelineFixture.Noor, 0), (PipelineFixture.Bram, 1) })
        {
            var id = await house.CaseAsync($"s2 woord{number} anders{number}", $"m{number}");
            await house.Desk.ClaimAsync(who, id, Token);
            (await house.Desk.DecideAsync(who, DeskTests.Input(await house.ViewAsync(who, id), CardButtonKind.Norm, "Hier houden we het fijn."), Token)).Decision.ShouldBe(number == 0 ? null : DecisionProblem.DraftQuestioned);
        }
    }

    [Fact]
    public async Task RepliesThatWereTakenBack_DoNotCount()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house);
        for (var number = 0; number < 4; number++)
        {
            (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, ReplyLibrary.Find("T02")!.Text.Nl) with { TemplateId = "T02" }, Token)).ShouldBe(DeskResult.Ok, $"time {number}");
            await house.SendAsync();
            (await house.Desk.UndoAsync(PipelineFixture.Noor, view.Card.CaseId, Token)).ShouldBe(DeskResult.Ok);
            await house.SendAsync();
            view = await house.ViewAsync(PipelineFixture.Noor, view.Card.CaseId);
        }
    }

    [Fact]
    public async Task SecondPrivateMessageToOneAuthor_IsAskedAbout()
    {
        await using var house = await PipelineFixture.CreateAsync();
        foreach (var number in new[] { 0, 1 })
        {
            var view = await MineAsync(house, $"s2 woord{number} anders{number}", $"m{number}");
            var reading = await house.Desk.ReadDraftAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Private, "Ik ben benieuwd hoe je hierbij kwam. Zullen we praten?"), Token);
            reading.Findings.Any(finding => finding is { Check: LintCheck.Arguing, Level: LintLevel.Warning }).ShouldBe(number > 0);
            (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Private, "Ik ben benieuwd hoe je hierbij kwam. Zullen we praten?") with { LintAnswer = LintAnswer.FitsHere }, Token)).IsOk.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SendAgainAfter30Hours_IsNotPossible_AndTheCaseIsDecidedAnew(bool isUnknown)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house);
        house.Adapter.OnCarryOut = _ => isUnknown ? new PlatformResult(PlatformOutcome.Unknown) : PlatformResult.Refused(RefusalReason.NotAllowed);
        (await NormAsync(house, view)).ShouldBe(DeskResult.Ok);
        await house.SendAsync();
        house.Time.Advance(TimeSpan.FromHours(30));

        await RefusesToSendAgainAsync(house, view.Card.CaseId);
    }

    [Theory]
    [InlineData("s4 oproep tot geweld")]
    [InlineData("s2! ik kom je halen")]
    public async Task SendAgainAfterAnEditToSomethingWorse_IsNotPossible_AndTheCaseIsDecidedAnew(string edited)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house);
        house.Adapter.OnCarryOut = _ => PlatformResult.Refused(RefusalReason.NotAllowed);
        (await NormAsync(house, view)).ShouldBe(DeskResult.Ok);
        await house.SendAsync();
        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", edited, revision: 1)));

        await RefusesToSendAgainAsync(house, view.Card.CaseId);
    }

    [Fact]
    public async Task SendAgainSoonAfter_Goes()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house);
        house.Adapter.OnCarryOut = _ => PlatformResult.Refused(RefusalReason.NotAllowed);
        (await NormAsync(house, view)).ShouldBe(DeskResult.Ok);
        await house.SendAsync();
        house.Adapter.OnCarryOut = _ => PlatformResult.Done("posted");
        house.Time.Advance(TimeSpan.FromMinutes(20));

        (await house.Desk.SettleDoubtAsync(PipelineFixture.Noor, view.Card.CaseId, await DoubtAsync(house, view.Card.CaseId), sendAgain: true, Token)).ShouldBe(DeskResult.Ok);
        await house.SendAsync();

        (await house.RowAsync(view.Card.CaseId)).State.ShouldBe(CaseState.FollowUp);
    }

    [Fact]
    public async Task ReplyThatWaited30HoursBecauseModBotStoodStill_IsGivenBackToThePerson()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house);
        (await NormAsync(house, view)).ShouldBe(DeskResult.Ok);
        house.Time.Advance(TimeSpan.FromHours(30));
        await house.SendAsync();

        house.Adapter.Carried.ShouldBeEmpty();
        var asked = (await house.ViewAsync(PipelineFixture.Noor, view.Card.CaseId)).ShouldNotBeNull();
        (asked.Card.State, asked.Doubt!.Reason).ShouldBe((CaseState.NeedsAnswer, LadderNames.Name(RefusalReason.WaitedTooLong)));
    }

    [Theory]
    [InlineData("s4 oproep tot geweld")]
    [InlineData("s2! ik kom je halen")]
    public async Task EditThatCannotBeScored_TakesNothingAway(string text)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync(text);
        var before = await house.RowAsync(id);
        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "boom oproep tot nog meer", revision: 1)));
        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s1 flauw", revision: 2)));

        var row = await house.RowAsync(id);
        (row.Step, row.Flags).ShouldBe((before.Step, before.Flags));
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, Friendly) with { Answers = GuidelineAnswers.Parse("jj-nnn"), Confirmed = true, Reason = "toch" }, Token)).IsOk.ShouldBeFalse();
    }

    [Fact]
    public async Task EditedIntoWhatNobodyCanRead_IsNotMadeBetter()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync("s3 tekst");
        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", string.Empty, revision: 1) with { Content = MessageContent.Unreadable }));

        (await house.RowAsync(id)).Eased.ShouldBeFalse();
    }

    [Fact]
    public async Task TemplateThatWasUsedThreeTimesThisWeek_ComesAfterTheOthers()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var first = string.Empty;
        for (var number = 0; number < 3; number++)
        {
            var view = await MineAsync(house, $"s1 woord{number} ander{number}", $"m{number}", $"lid{number}");
            var template = Picker(view).Suggestions[0].Template;
            if (number > 0) template.Id.ShouldBe(first);
            first = template.Id;
            (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, template.Text.Nl) with { TemplateId = first }, Token)).ShouldBe(DeskResult.Ok);
            await house.SendAsync();
        }

        var after = Picker(await MineAsync(house, "s1 nog iets", "m9", "lid9"));
        after.Suggestions[0].Template.Id.ShouldNotBe(first);
        after.Suggestions.Select(suggestion => suggestion.Template.Id).ShouldContain(first);
    }

    [Fact]
    public async Task Haste_IsFromTheFirstLookAtTheWholeText()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house);
        await house.Desk.RevealAsync(PipelineFixture.Noor, view.Card.CaseId, RevealLayer.HarmMasked, Token);
        (await ReadAsync(house, view)).ShouldNotContain(LintCheck.TooFast);

        await house.Desk.RevealAsync(PipelineFixture.Noor, view.Card.CaseId, RevealLayer.Full, Token);
        house.Time.Advance(TimeSpan.FromSeconds(10));
        (await ReadAsync(house, view)).ShouldContain(LintCheck.TooFast);

        house.Time.Advance(TimeSpan.FromMinutes(3));
        await house.Desk.RevealAsync(PipelineFixture.Noor, view.Card.CaseId, RevealLayer.Full, Token);
        (await ReadAsync(house, view)).ShouldNotContain(LintCheck.TooFast);
    }

    [Fact]
    public async Task A21_CardDrawnBeforeTheQuestionArose_AsksIt_AndTheNextPressAnswersIt()
    {
        await using var house = await ChatHouse.HouseAsync();
        await ChatHouse.ClaimedAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");
        await house.Room.PressAsync("noor", "Gebruik T");
        house.Time.Advance(TimeSpan.FromMinutes(170));
        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m9", "wie komt er?", author: "kim") with { SentAt = house.Time.GetUtcNow() }));
        house.Time.Advance(TimeSpan.FromMinutes(10));

        await house.Room.PressAsync("noor", "Verstuur naar het kanaal");
        await house.SendAsync();
        house.Adapter.Carried.ShouldBeEmpty();
        await house.Room.PressAsync("noor", "Verstuur naar het kanaal");
        await house.SendAsync();

        house.Adapter.Carried.ShouldHaveSingleItem().Kind.ShouldBe(PlatformRequestKind.Reply);
    }

    [Fact]
    public async Task Chat_SaysWhyTheFirstExampleIsFirst_AndFourPressesSendIt()
    {
        await using var house = await ChatHouse.HouseAsync();
        var id = await house.CaseAsync();
        await house.PostAsync();

        await house.Room.PressAsync("noor", "Ik pak deze op");
        await house.Room.PressAsync("noor", "Stel de norm");
        house.Room.Card.Text.Text.ShouldContain(Words.Dutch.Pick(Picker(await house.ViewAsync(PipelineFixture.Noor, id)).Suggestions[0].Why));
        await house.Room.PressAsync("noor", "Gebruik T");
        await house.Room.PressAsync("noor", "Verstuur naar het kanaal");
        await house.SendAsync();

        house.Adapter.Carried.ShouldHaveSingleItem().Kind.ShouldBe(PlatformRequestKind.Reply);
    }

    [Fact]
    public async Task A32_AfterAHold_WhereOneMessageIsAllowed_TheRemovalCanStillBeExplained()
    {
        await using var world = await EscalationHouse.CreateAsync(adapter: new ScriptedAdapter { Capabilities = WritesOnce });
        var id = await world.House.CaseAsync("s3 tekst");
        await world.RunAsync();
        await world.RunAsync();
        await world.House.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await world.House.ViewAsync(PipelineFixture.Noor, id);

        (await world.House.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Delete) with { Confirmed = true, Also = [ModerationAction.Explain], Explanation = "Je bericht is weggehaald om huisregel 2. Niet mee eens? Antwoord hier." }, Token)).ShouldBe(DeskResult.Ok);
        await world.House.SendAsync();

        world.House.Adapter.Carried.Count(request => request.Kind == PlatformRequestKind.PrivateMessage).ShouldBe(1);
    }

    [Fact]
    public async Task A32_WhereModBotMayNotWriteAgain_ThePanelSaysThatAPersonSendsTheAnswer()
    {
        await using var house = await PipelineFixture.CreateAsync(new ScriptedAdapter { Capabilities = WritesOnce });
        var view = await MineAsync(house);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Delete) with { Confirmed = true, Also = [ModerationAction.Explain], Explanation = "Weg om huisregel 2. Niet mee eens? Antwoord hier." }, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();
        (await house.Desk.NoteAppealAsync(PipelineFixture.Noor, view.Card.CaseId, "grap", Token)).IsOk.ShouldBeTrue();
        await house.Desk.ClaimAsync(PipelineFixture.Bram, view.Card.CaseId, Token);

        var appealed = await house.ViewAsync(PipelineFixture.Bram, view.Card.CaseId);
        var panel = new Composer(CardButtonKind.UpholdAppeal, appealed, CaseForm.For(appealed), Words.Dutch, reasonAsked: false);
        (panel.IsByHand, panel.Does(Words.Dutch)).ShouldBe((true, "Bewaar het antwoord"));
    }

    [Fact]
    public async Task TextForTheTarget_AndTextForTheOthers_NeverMeet()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house);
        var form = CaseForm.For(view) with { Text = "Voor het kanaal.", Chosen = CardButtonKind.Norm };

        var support = new Composer(CardButtonKind.Support, view, form, Words.Dutch, reasonAsked: false).Opened("nu");
        support.Text.ShouldBeEmpty();
        var back = new Composer(CardButtonKind.Norm, view, support with { Text = "Voor Anna." }, Words.Dutch, reasonAsked: false).Opened("nu");

        back.Text.ShouldBe("Voor het kanaal.");
        (support with { Text = "Voor Anna." }).Supported().Text.ShouldBe("Voor het kanaal.");
    }

    [Fact]
    public async Task ExampleWithItsPlaceFilledByOnePress_IsReplacedByTheNext()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.Templates.ShareAsync(new Viewer("admin", "Ada", ModeratorRole.Admin), [new LocalizedText("voetbal", "football")], Token);
        var view = await MineAsync(house);
        Composer Of(CaseForm form) => new(CardButtonKind.Norm, view, form, Words.Dutch, reasonAsked: false);
        var filled = Of(Of(CaseForm.For(view) with { Chosen = CardButtonKind.Norm }).Use("T04", "nu")).Choose("onderwerp", 0);

        Of(filled).Use("T02", "nu").Text.ShouldBe(ReplyLibrary.Find("T02")!.Text.Nl);
        Of(filled with { Text = filled.Text + " Kom erbij." }).Use("T02", "nu").Text.ShouldStartWith(filled.Text);
    }

    private static Composer Picker(CaseView view) => new(CardButtonKind.Norm, view, CaseForm.For(view), Words.Dutch, reasonAsked: false);

    private static async Task<IEnumerable<LintCheck>> ReadAsync(PipelineFixture house, CaseView view) =>
        (await house.Desk.ReadDraftAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, Friendly), Token)).Findings.Select(finding => finding.Check);

    private static async Task RefusesToSendAgainAsync(PipelineFixture house, string id)
    {
        house.Adapter.OnCarryOut = _ => PlatformResult.Done("posted");
        house.Adapter.Carried.Clear();
        var doubt = await DoubtAsync(house, id);
        (await house.Desk.SettleDoubtAsync(PipelineFixture.Noor, id, doubt, sendAgain: true, Token)).Problem.ShouldBe(DeskProblem.FitsNoLonger);
        (await house.Desk.SettleDoubtAsync(PipelineFixture.Noor, id, doubt, sendAgain: false, Token)).ShouldBe(DeskResult.Ok);
        await house.SendAsync();

        house.Adapter.Carried.ShouldBeEmpty();
        (await house.RowAsync(id)).State.ShouldBe(CaseState.Claimed);
    }

    private static async Task<string> DoubtAsync(PipelineFixture house, string id) => (await house.ViewAsync(PipelineFixture.Noor, id)).Doubt.ShouldNotBeNull().OutboxId;

    private static async Task<CaseView> MineAsync(PipelineFixture house, string text = "s2 iets", string id = "m1", string author = "sam")
    {
        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message(id, text, author: author) with { SentAt = house.Time.GetUtcNow() }));
        var caseId = await house.IdOfAsync(id);
        (await house.Desk.ClaimAsync(PipelineFixture.Noor, caseId, Token)).ShouldBe(DeskResult.Ok);
        return await house.ViewAsync(PipelineFixture.Noor, caseId);
    }

    private static Task<DeskResult> NormAsync(PipelineFixture house, CaseView view, LintAnswer? said = null) =>
        house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, Friendly) with { LintAnswer = said, Confirmed = true }, Token);
}
