using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Desk.View;
using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>The lint between a draft and its sending, whichever surface it comes from.</summary>
public sealed class DraftTests
{
    private const string Clean = "Hier houden we het fijn. Zullen we het over het spel hebben?";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A26_WordsOfTheMessage_AreNotSent()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house, "s2 jij hoort hier echt niet bij vandaag");

        (await SendAsync(house, view, "Schrijf niet: jij hoort hier echt niet bij.")).Decision.ShouldBe(DecisionProblem.DraftBlocked);

        // No reason helps.
        (await SendAsync(house, view, "Schrijf niet: jij hoort hier echt niet bij.", LintAnswer.Meant)).Decision.ShouldBe(DecisionProblem.DraftBlocked);
        (await house.Store.ReadAsync(db => db.Outbox.CountAsync(Token), Token)).ShouldBe(0);
        (await SendAsync(house, view, Clean)).IsOk.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Niet alle moslims zijn zo, doe normaal.", LintCheck.RepeatsStereotype, DecisionProblem.DraftBlocked)]
    [InlineData("JULLIE SNAPPEN HET NIET!!", LintCheck.Shouting, DecisionProblem.DraftQuestioned)]
    [InlineData("Mensen zoals jij willen we hier niet zien.", LintCheck.UsAgainstThem, DecisionProblem.DraftQuestioned)]
    [InlineData("Bel me op 06-12345678, dan praten we. We houden het hier fijn.", LintCheck.PersonalData, DecisionProblem.DraftBlocked)]
    public async Task A27_A28_A30_AreAskedAboutOrRefused(string text, LintCheck check, DecisionProblem problem)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house, "s2 iets lelijks");

        var reading = await house.Desk.ReadDraftAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, text), Token);
        reading.Findings.Select(finding => finding.Check).ShouldContain(check);
        (await SendAsync(house, view, text)).Decision.ShouldBe(problem);
        if (problem != DecisionProblem.DraftQuestioned) return;

        // One tap says why, and that is noted: the checks and the answer, never a word of the text.
        (await SendAsync(house, view, text, LintAnswer.Meant)).IsOk.ShouldBeTrue();
        var noted = (await house.ViewAsync(PipelineFixture.Noor, view.Card.CaseId)).History.Single(line => line.Kind == "case.decided").Details;
        noted["lint"].ShouldContain(check.Id());
        noted["lint_answer"].ShouldBe("meant");
        noted.Values.ShouldNotContain(value => value.Contains("snappen", StringComparison.OrdinalIgnoreCase) || value.Contains("zoals", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A29_ThirdPublicReplyToOneAuthorInOneThread_IsRefused()
    {
        await using var house = await PipelineFixture.CreateAsync();
        string[] texts = [Clean, "Hou het bij het onderwerp, dan blijft het voor iedereen leuk.", "We praten hier met respect met elkaar."];
        for (var number = 0; number < 2; number++)
        {
            var view = await MineAsync(house, "s2 weer iets", $"m{number}");
            (await SendAsync(house, view, texts[number], LintAnswer.FitsHere)).IsOk.ShouldBeTrue();
            await house.SendAsync();
        }

        var third = await MineAsync(house, "s2 en nog iets", "m2");
        (await SendAsync(house, third, texts[2], LintAnswer.FitsHere)).Decision.ShouldBe(DecisionProblem.DraftBlocked);

        // In private, and to somebody else, there is still a way.
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(third, CardButtonKind.Private, "Ik ben benieuwd hoe je hierbij kwam.") with { LintAnswer = LintAnswer.Meant }, Token)).IsOk.ShouldBeTrue();
        house.Time.Advance(TimeSpan.FromDays(2));
        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m9", "s2 later") with { SentAt = house.Time.GetUtcNow() }));
        var later = await house.IdOfAsync("m9");
        await house.Desk.ClaimAsync(PipelineFixture.Noor, later, Token);
        (await SendAsync(house, await house.ViewAsync(PipelineFixture.Noor, later), texts[2])).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task A31_NothingGoesOut_UntilAPersonSentTheFinalText()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house, "s2 iets lelijks");
        await house.Desk.ReadDraftAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, Clean), Token);
        await house.SendAsync();
        house.Adapter.Carried.ShouldBeEmpty();

        (await SendAsync(house, view, Clean)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.ShouldHaveSingleItem().Text.ShouldBe(Clean);
        (await house.ViewAsync(PipelineFixture.Noor, view.Card.CaseId)).History.Single(line => line.Kind == "case.decided").ActorName.ShouldBe("Noor");
    }

    [Fact]
    public async Task DraftOfItsOwn_ThatHurts_IsAskedAbout_AndIsScoredHere()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house, "s2 iets lelijks");
        (await SendAsync(house, view, "s2 hou je fijn aan onze norm")).Decision.ShouldBe(DecisionProblem.DraftQuestioned);
        (await SendAsync(house, view, "s2 hou je fijn aan onze norm", LintAnswer.Misread)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Haste_AfterTheWholeText_AsksForAMoment()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house, "s2 iets lelijks");
        await house.Desk.RevealAsync(PipelineFixture.Noor, view.Card.CaseId, RevealLayer.Full, Token);
        house.Time.Advance(TimeSpan.FromSeconds(5));
        var quick = await house.Desk.ReadDraftAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, Clean), Token);
        quick.StopsAndThinks.ShouldBeTrue();
        house.Time.Advance(TimeSpan.FromSeconds(20));
        var calm = await house.Desk.ReadDraftAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, Clean), Token);
        (calm.StopsAndThinks, calm.Findings.Count).ShouldBe((false, 0));
    }

    [Fact]
    public async Task Template_IsVaried_AfterThreeTimesInAWeekInOneChannel()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var text = ReplyLibrary.Find("T02")!.Text.Nl;
        for (var number = 0; number < 3; number++)
        {
            await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message($"m{number}", "s2 iets", author: $"a{number}")));
            (await SendAsync(house, await TakeAsync(house, $"m{number}"), text, templateId: "T02")).IsOk.ShouldBeTrue();
        }

        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m3", "s2 iets", author: "a3")));
        var fourth = await TakeAsync(house, "m3");
        (await SendAsync(house, fourth, text, templateId: "T02")).Decision.ShouldBe(DecisionProblem.DraftQuestioned);
        house.Time.Advance(TimeSpan.FromDays(8));
        (await house.Desk.ReadDraftAsync(PipelineFixture.Noor, DeskTests.Input(fourth, CardButtonKind.Private, text) with { TemplateId = "T02" }, Token)).Findings.Select(finding => finding.Check).ShouldNotContain(LintCheck.DoublesUp);
    }

    [Fact]
    public async Task A34_EmpathyQuestions_OnlyInPrivate_ToTheAuthor_OneAtATime()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house, "s2 iets lelijks");
        var talk = view.Card.Answers.With(Question.KnownPerson, Answer.Yes).With(Question.Influence, Answer.Yes);
        var known = (await house.Desk.GetCaseAsync(PipelineFixture.Noor, view.Card.CaseId, talk, view.Card.Flags, Token))!;
        var form = CaseForm.For(known) with { Answers = talk };

        var composer = new Composer(CardButtonKind.Private, known, form, Words.Dutch, reasonAsked: false);
        composer.Empathy!.Id.ShouldBe("Q1");
        new Composer(CardButtonKind.Private, known, form with { QuestionNumber = 1 }, Words.Dutch, reasonAsked: false).Empathy!.Id.ShouldBe("Q2");
        composer.Use("Q1", "nu").Text.ShouldBe(EmpathyQuestions.All[0].Text.Nl);
        composer.Use("Q2", "nu").ShouldBe(form, "one at a time");

        // Never in public, never to the target, and not where nobody is talked with.
        foreach (var button in new[] { CardButtonKind.Norm, CardButtonKind.Correct, CardButtonKind.Support })
            new Composer(button, known, form, Words.Dutch, reasonAsked: false).Empathy.ShouldBeNull();
        new Composer(CardButtonKind.Private, view, CaseForm.For(view), Words.Dutch, reasonAsked: false).Empathy.ShouldBeNull();
    }

    [Fact]
    public async Task Draft_OfACaseThatIsNotMine_TellsNothing()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house, "s2 jij hoort hier echt niet bij vandaag");
        (await house.Desk.ReadDraftAsync(PipelineFixture.Bram, DeskTests.Input(view, CardButtonKind.Norm, "jij hoort hier echt niet bij"), Token)).ShouldBe(DraftReading.Clean);
    }

    private static Task<DeskResult> SendAsync(PipelineFixture house, CaseView view, string text, LintAnswer? answer = null, string? templateId = null) =>
        house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, text) with { LintAnswer = answer, TemplateId = templateId }, Token);

    private static async Task<CaseView> MineAsync(PipelineFixture house, string text, string id = "m1")
    {
        var caseId = await house.CaseAsync(text, id);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, caseId, Token);
        return await house.ViewAsync(PipelineFixture.Noor, caseId);
    }

    private static async Task<CaseView> TakeAsync(PipelineFixture house, string messageId)
    {
        var id = await house.IdOfAsync(messageId);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        return await house.ViewAsync(PipelineFixture.Noor, id);
    }
}
