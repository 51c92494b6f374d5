using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Moderation.Tests.Tuning;

public sealed class ThresholdRuleTests
{
    [Fact]
    public void A55_ActedOn8Of30_ProposesAHigherThreshold()
    {
        // The 22 that were harmless are the less probable ones, apart from one that needed action.
        var review = ThresholdRule.Review(0.5, [.. Cases(8, Verdict.NotNeeded, 0.56), .. Cases(1, Verdict.Needed, 0.57), .. Cases(14, Verdict.NotNeeded, 0.7), .. Cases(7, Verdict.Needed, 0.9)]);

        (review.Finding, review.Decided, review.Needed).ShouldBe((ThresholdFinding.SeldomNeeded, 30, 8));
        review.Proposal.ShouldBe(new ThresholdProposal(From: 0.5, To: 0.6, Spared: 9, SparedNeeded: 1));
    }

    [Theory]
    [InlineData(8, ThresholdFinding.SeldomNeeded)]
    [InlineData(9, ThresholdFinding.Fits)]
    [InlineData(23, ThresholdFinding.Fits)]
    public void Share_DecidesWhetherAHigherOneIsProposed(int needed, ThresholdFinding finding) =>
        ThresholdRule.Review(0.5, [.. Cases(30 - needed, Verdict.NotNeeded, 0.52), .. Cases(needed, Verdict.Needed, 0.9)]).Finding.ShouldBe(finding);

    [Fact]
    public void FewerThan30Decisions_ProposeNothing()
    {
        var review = ThresholdRule.Review(0.5, Cases(29, Verdict.NotNeeded, 0.52));

        (review.Finding, review.Decided, review.Proposal).ShouldBe((ThresholdFinding.TooFew, 29, null));
    }

    [Fact]
    public void OnlyTheLast30_Count() =>
        ThresholdRule.Review(0.5, [.. Cases(30, Verdict.Needed, 0.95), .. Cases(100, Verdict.NotNeeded, 0.52)]).Needed.ShouldBe(30);

    [Fact]
    public void Step3AndDanger_HaveNoPartInIt_AndAreNeverSpared()
    {
        var step3 = Enumerable.Repeat(new DecidedCase(Make.Assessment(Step.Discrimination) with { Probabilities = Of(0.52) }, Verdict.NotNeeded), 40);
        var danger = Enumerable.Repeat(new DecidedCase(Make.Assessment(Step.Negativity, false, Flag.Threat) with { Probabilities = Of(0.52) }, Verdict.NotNeeded), 40);

        ThresholdRule.Review(0.5, [.. step3, .. danger]).ShouldBe(new ThresholdReview(ThresholdFinding.TooFew, 0, 0));
        step3.Concat(danger).ShouldAllBe(decided => decided.OpensWith(0.8));
    }

    [Fact]
    public void HigherThatWouldMissTooMuch_IsNotProposed()
    {
        var review = ThresholdRule.Review(0.5, [.. Cases(8, Verdict.Needed, 0.52), .. Cases(22, Verdict.NotNeeded, 0.9)]);

        (review.Finding, review.Proposal).ShouldBe((ThresholdFinding.SeldomNeededNoSafeStep, null));
    }

    [Fact]
    public void HigherThatSparesNextToNothing_IsNotProposed() =>
        ThresholdRule.Review(0.5, [.. Cases(2, Verdict.NotNeeded, 0.52), .. Cases(28, Verdict.NotNeeded, 0.9)]).Finding.ShouldBe(ThresholdFinding.SeldomNeededNoSafeStep);

    [Fact]
    public void BiggerStepThatMissesTooMuch_GivesTheSmallerOne()
    {
        var review = ThresholdRule.Review(0.5, [.. Cases(20, Verdict.NotNeeded, 0.52), .. Cases(7, Verdict.Needed, 0.57), .. Cases(3, Verdict.NotNeeded, 0.9)]);

        review.Proposal.ShouldBe(new ThresholdProposal(0.5, 0.55, 20, 0));
    }

    [Theory]
    [InlineData(0.75, 0.8)]
    [InlineData(0.8, null)]
    [InlineData(0.95, null)]
    public void Higher_NeverGoesBeyondItsBorder(double threshold, double? proposed)
    {
        var review = ThresholdRule.Review(threshold, Cases(30, Verdict.NotNeeded, threshold + 0.001));

        review.Proposal?.To.ShouldBe(proposed!.Value);
        review.Finding.ShouldBe(proposed is null ? ThresholdFinding.AtTheBorder : ThresholdFinding.SeldomNeeded);
    }

    [Fact]
    public void NearlyAlwaysNeeded_AlsoJustAbove_ProposesALowerOne()
    {
        var review = ThresholdRule.Review(0.6, [.. Cases(10, Verdict.Needed, 0.65), .. Cases(16, Verdict.Needed, 0.9), .. Cases(4, Verdict.NotNeeded, 0.9)]);

        (review.Finding, review.Needed).ShouldBe((ThresholdFinding.NearlyAlwaysNeeded, 26));
        review.Proposal.ShouldBe(new ThresholdProposal(0.6, 0.55, 0, 0));
    }

    [Theory]
    [InlineData(9, 0)]
    [InlineData(10, 3)]
    public void NearlyAlwaysNeeded_ButNotJustAbove_ProposesNothing(int near, int harmless) =>
        ThresholdRule.Review(0.6, [.. Cases(near, Verdict.Needed, 0.65), .. Cases(harmless, Verdict.NotNeeded, 0.65), .. Cases(30 - near - harmless, Verdict.Needed, 0.9)])
            .ShouldBe(new ThresholdReview(ThresholdFinding.Fits, 30, 30 - harmless));

    [Theory]
    [InlineData(0.35, 0.3)]
    [InlineData(0.3, null)]
    public void Lower_NeverGoesBeyondItsBorder(double threshold, double? proposed)
    {
        var review = ThresholdRule.Review(threshold, Cases(30, Verdict.Needed, threshold + 0.01));

        review.Proposal?.To.ShouldBe(proposed!.Value);
        review.Finding.ShouldBe(proposed is null ? ThresholdFinding.AtTheBorder : ThresholdFinding.NearlyAlwaysNeeded);
    }

    [Fact]
    public void StepAgreement_CountsPerStep()
    {
        IEnumerable<DecidedCase> cases = [.. Cases(3, Verdict.Needed, 0.9), .. Cases(1, Verdict.NotNeeded, 0.9), new DecidedCase(Make.Assessment(Step.Extremism), Verdict.Needed)];

        StepAgreement.Of(cases).ShouldBe([new StepAgreement(Step.Negativity, 4, 3), new StepAgreement(Step.Extremism, 1, 1)]);
    }

    private static IEnumerable<DecidedCase> Cases(int count, Verdict verdict, double harmful) =>
        Enumerable.Repeat(new DecidedCase(Make.Assessment(Step.Negativity) with { Probabilities = Of(harmful) }, verdict), count);

    private static StepProbabilities Of(double harmful) => new(1 - harmful, harmful, 0, 0, 0);
}
