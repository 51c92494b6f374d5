using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests.Guideline;

/// <summary>Support for the target before the norm (A33; DOMAIN §3, rule 4).</summary>
public sealed class SupportTests
{
    [Theory]
    [InlineData(Step.Negativity, true, false)]
    [InlineData(Step.Bullying, true, true)]
    [InlineData(Step.Extremism, true, true)]
    [InlineData(Step.Bullying, false, false)]
    public void A33_FromStep2On_WithAKnownTarget_SupportIsAdvised(Step step, bool known, bool advised)
    {
        var card = Card(Make.Snapshot(Make.Assessment(step)) with { TargetKnown = known, TargetReachable = known });

        card.Recommendation.Advice.Contains(Advice.SupportTargetFirst).ShouldBe(advised);
        (card.Recommendation[ModerationAction.SupportTarget].Availability == Availability.Primary).ShouldBe(advised);
        card.Buttons.Any(button => button.Kind == CardButtonKind.Support).ShouldBe(known);
    }

    [Fact]
    public void A33_OnceGiven_ItIsNotAskedForAgain_ButStillPossible()
    {
        var card = Card(Make.Snapshot(Make.Assessment(Step.Bullying)) with { TargetKnown = true, TargetReachable = true, TargetSupported = true });

        card.Recommendation.Advice.ShouldNotContain(Advice.SupportTargetFirst);
        card.Recommendation[ModerationAction.SupportTarget].Availability.ShouldBe(Availability.Available);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A33_WhereThePlatformCannotWriteToTheTarget_TheCardSaysWhatIsPossible(bool reachable, bool supported)
    {
        var card = Card(Make.Snapshot(Make.Assessment(Step.Bullying)) with { TargetKnown = true, TargetReachable = reachable, Unsupported = supported ? [] : [ModerationAction.SupportTarget] });

        card.Recommendation.Advice.ShouldContain(Advice.SupportTargetOpenly);
        card.Recommendation.Advice.ShouldNotContain(Advice.SupportTargetFirst);
        var button = card.Buttons.Single(button => button.Kind == CardButtonKind.Support);
        (button.Availability, button.Reason).ShouldBe((Availability.Disabled, reachable ? ActionReason.NotOnThisPlatform : ActionReason.TargetNotReachable));
    }

    [Fact]
    public void Support_NeedsNoAnswers_ButATextAndNothingBesideIt()
    {
        var open = Card(Make.Snapshot(Make.Assessment(Step.Bullying)) with { TargetKnown = true, TargetReachable = true }, Make.Answers("------")).Recommendation;

        Check(open, "Wat heb je nu nodig?", ModerationAction.SupportTarget).ShouldBeNull();
        Check(open, null, ModerationAction.SupportTarget).ShouldBe(DecisionProblem.TextMissing);
        Check(open, "Wat heb je nu nodig?", ModerationAction.SupportTarget, ModerationAction.Delete).ShouldBe(DecisionProblem.ConflictingActions);
        Check(open, "Rustig aan.", ModerationAction.ReplyWithNorm).ShouldBe(DecisionProblem.QuestionOpen);
    }

    private static DecisionProblem? Check(Recommendation recommendation, string? text, params ModerationAction[] actions) => DecisionRules.Check(
        new Decision { ModeratorId = "noor", At = Make.Noon, Answers = Make.Answers("------"), Actions = actions, Text = text }, recommendation);

    private static CaseCard Card(CaseSnapshot snapshot, GuidelineAnswers? answers = null) => CaseCardBuilder.Build(snapshot, Make.Noon, answers);
}
