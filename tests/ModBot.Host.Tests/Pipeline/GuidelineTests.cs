using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Desk.View;
using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>The acceptance statements about the guideline and the picker, from a message that comes in to what the platform is asked to do.</summary>
public sealed class GuidelineTests
{
    private static readonly Answer[] Answers = [Answer.Yes, Answer.No, Answer.Unknown];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A14_WhoAndInfluence_InEitherOrder_LeadToTheSameOutcome()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, view) = await MineAsync(house, "m1");
        foreach (var known in Answers)
        {
            foreach (var influence in Answers)
            {
                var whoFirst = await AskAsync(house, id, view.Card.Answers.With(Question.KnownPerson, known).With(Question.Influence, influence));
                var influenceFirst = await AskAsync(house, id, view.Card.Answers.With(Question.Influence, influence).With(Question.KnownPerson, known));

                influenceFirst.ShouldBe(whoFirst, $"{known}, {influence}");
                whoFirst.ShouldBe(known == Answer.Yes && influence == Answer.Yes ? [Outcome.TalkPrivately, Outcome.EnsureChanged] : [Outcome.SetNorm], $"{known}, {influence}");
            }
        }
    }

    [Theory]
    [InlineData(Answer.Unknown, Answer.Yes)]
    [InlineData(Answer.Yes, Answer.Unknown)]
    [InlineData(Answer.Unknown, Answer.Unknown)]
    public async Task A15_WhoOrInfluenceUnknown_IsSetNorm_AndIsStoredSo(Answer known, Answer influence)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, view) = await MineAsync(house, "m1");
        var answers = view.Card.Answers.With(Question.KnownPerson, known).With(Question.Influence, influence);

        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, "Hier houden we het fijn.") with { Answers = answers }, Token)).ShouldBe(DeskResult.Ok);
        await house.SendAsync();

        (await house.ViewAsync(PipelineFixture.Noor, id)).History.Single(line => line.Kind == "case.decided").Details["outcome"].ShouldBe("O5");
        house.Adapter.Carried.ShouldHaveSingleItem().Kind.ShouldBe(PlatformRequestKind.Reply);
    }

    [Fact]
    public async Task A19_NotARealPerson_TheChannelIsClosed_AndNothingGoesOut()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, view) = await MineAsync(house, "m1");
        var answers = view.Card.Answers.With(Question.RealPerson, Answer.No);
        var card = (await house.Desk.GetCaseAsync(PipelineFixture.Noor, id, answers, [], Token)).ShouldNotBeNull().Card;

        card.Buttons.Single(button => button.Kind == CardButtonKind.Norm).ShouldSatisfyAllConditions(
            norm => norm.Availability.ShouldBe(Availability.Disabled), norm => norm.Reason.ShouldNotBe(ActionReason.None), norm => Words.In("nl").Of(norm.Reason).ShouldNotBeNullOrWhiteSpace());
        var input = DeskTests.Input(view, CardButtonKind.Norm, "Hier houden we het fijn.") with { Answers = answers, Reason = "toch", Confirmed = true, LintAnswer = LintAnswer.FitsHere };
        (await house.Desk.DecideAsync(PipelineFixture.Noor, input, Token)).Decision.ShouldBe(DecisionProblem.ActionDisabled);
        await house.SendAsync();
        house.Adapter.Carried.ShouldBeEmpty();
    }

    [Fact]
    public async Task A20_After26HoursInAnIdleThread_ThePublicReplyNeedsAReason_AndTheOthersStay()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.CaseAsync();
        await house.CaseAsync("s2 ander", "m2");
        house.Time.Advance(TimeSpan.FromHours(26));
        var (_, view) = await MineAsync(house, "m1");
        var input = DeskTests.Input(view, CardButtonKind.Norm, "Hier houden we het fijn.") with { LintAnswer = LintAnswer.FitsHere };

        (await house.Desk.DecideAsync(PipelineFixture.Noor, input, Token)).Decision.ShouldBe(DecisionProblem.ReasonMissing);
        view.Card.Buttons.Where(button => button.Kind is CardButtonKind.Delete or CardButtonKind.Report or CardButtonKind.Private).ShouldAllBe(button => button.Availability != Availability.Disabled && button.Availability != Availability.NeedsReason);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, input with { Reason = "het gesprek komt morgen terug" }, Token)).ShouldBe(DeskResult.Ok);
        var (_, other) = await MineAsync(house, "m2");
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(other, CardButtonKind.Delete), Token)).ShouldBe(DeskResult.Ok);
        await house.SendAsync();

        house.Adapter.Carried.Select(request => request.Kind).Order().ShouldBe(new[] { PlatformRequestKind.Reply, PlatformRequestKind.Delete }.Order());
    }

    [Fact]
    public async Task A21_After3HoursInALiveThread_OneQuestion_AndThenItGoes()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.CaseAsync();
        house.Time.Advance(TimeSpan.FromMinutes(170));
        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m9", "wie komt er vanavond?", author: "kim") with { SentAt = house.Time.GetUtcNow() }));
        house.Time.Advance(TimeSpan.FromMinutes(10));
        var (_, view) = await MineAsync(house, "m1");
        var input = DeskTests.Input(view, CardButtonKind.Norm, "Hier houden we het fijn.");

        (await house.Desk.DecideAsync(PipelineFixture.Noor, input, Token)).Decision.ShouldBe(DecisionProblem.ConfirmationMissing);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, input with { Confirmed = true }, Token)).ShouldBe(DeskResult.Ok);
        await house.SendAsync();

        house.Adapter.Carried.ShouldHaveSingleItem().Kind.ShouldBe(PlatformRequestKind.Reply);
    }

    [Theory]
    [InlineData("s0 tekst", true)]
    [InlineData("s1 tekst", false)]
    [InlineData("s2 tekst", false)]
    [InlineData("s3 tekst", false)]
    [InlineData("s4 tekst", false)]
    [InlineData("s2! tekst", false)]
    [InlineData("boom tekst", false)]
    public async Task A23_EveryCase_ShowsTheThree_AndWhyOneIsOff(string text, bool isReported)
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m1", text)));
        if (isReported) await house.Reports.TakeInAsync(new PlatformUser("script", "kim", "Kim"), ScriptedAdapter.Message("m1", text), Token);
        var (_, view) = await MineAsync(house, "m1");

        view.Card.Buttons.Take(3).Select(button => button.Kind).ShouldBe([CardButtonKind.Norm, CardButtonKind.Delete, CardButtonKind.Report]);
        view.Card.Buttons.Where(button => button.Availability == Availability.Disabled).ShouldAllBe(button => button.Reason != ActionReason.None);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task A24_Step3AboutReligion_EmpathyForReligionIsFirst_AndNothingJokes(string language)
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m1", "s3 geloof")));
        var (_, view) = await MineAsync(house, "m1");
        var picker = new Composer(CardButtonKind.Norm, view, CaseForm.For(view), Words.In(language), reasonAsked: false);

        picker.Suggestions[0].Template.ShouldSatisfyAllConditions(first => first.Strategy.ShouldBe(ReplyStrategy.Empathy), first => first.Ground.ShouldBe(Ground.Religion));
        Words.In(language).Pick(picker.Suggestions[0].Why).ShouldNotBeNullOrWhiteSpace();
        Enum.GetNames<ReplyStrategy>().ShouldNotContain(name => name.Contains("humo", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A25_EveryTemplateWithItsPlacesFilled_PassesTheLintOfTheDesk()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var read = 0;
        foreach (var template in ReplyLibrary.All)
        {
            foreach (var audience in template.Audiences.Where(audience => audience != ReplyAudience.Bystander))
            {
                var step = (int)(template.ToStep ?? Step.Bullying);
                await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message($"m{template.Id}{audience}", $"s{step} tekst {template.Id} {audience}", author: $"lid {template.Id}")));
                var (_, view) = await MineAsync(house, $"m{template.Id}{audience}");
                foreach (var language in new[] { "nl", "en" })
                {
                    var text = template.Fill(language, template.SlotsIn(language).Distinct().ToDictionary(slot => slot, _ => "vrijdag")).Text;
                    var button = audience switch { ReplyAudience.Public => CardButtonKind.Norm, ReplyAudience.TargetPerson => CardButtonKind.Support, _ => CardButtonKind.Private };
                    var reading = await house.Desk.ReadDraftAsync(PipelineFixture.Noor, DeskTests.Input(view, button, text) with { TemplateId = template.Id }, Token);

                    reading.Findings.Where(finding => finding.Level > LintLevel.Hint).Select(finding => finding.Check).ShouldBeEmpty($"{template.Id} {language} for {audience}: {text}");
                    read++;
                }
            }
        }

        read.ShouldBeGreaterThanOrEqualTo(60);
    }

    private static async Task<IReadOnlyList<Outcome>> AskAsync(PipelineFixture house, string id, GuidelineAnswers answers) =>
        (await house.Desk.GetCaseAsync(PipelineFixture.Noor, id, answers, [], Token)).ShouldNotBeNull().Card.Recommendation.Outcomes;

    private static async Task<(string Id, CaseView View)> MineAsync(PipelineFixture house, string message)
    {
        if (!await house.Store.ReadAsync(db => db.Cases.AnyAsync(row => row.MessageId == message, Token), Token)) await house.CaseAsync(id: message);
        var id = await house.IdOfAsync(message);
        (await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token)).ShouldBe(DeskResult.Ok);
        return (id, await house.ViewAsync(PipelineFixture.Noor, id));
    }
}
