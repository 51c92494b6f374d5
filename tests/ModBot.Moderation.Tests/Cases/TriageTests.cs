using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests.Cases;

public sealed class TriageTests
{
    private static readonly TriagePolicy Hiding = new(HideWhenNobodyIsOnShift: true);

    [Theory]
    [InlineData(Step.Bullying, false)]
    [InlineData(Step.Discrimination, true)]
    [InlineData(Step.Extremism, true)]
    public void HidesUntilDecided_NobodyOnShift_FromStep3_A22(Step step, bool expected)
    {
        Triage.HidesUntilDecided(Make.Assessment(step), Hiding, anybodyOnShift: false).ShouldBe(expected);
        Triage.HidesUntilDecided(Make.Assessment(step), Hiding, anybodyOnShift: true).ShouldBeFalse();
        Triage.HidesUntilDecided(Make.Assessment(step), new TriagePolicy(), anybodyOnShift: false).ShouldBeFalse("the community did not choose it");
        Triage.HumanDecidesWithin.ShouldBe(TimeSpan.FromHours(24));
    }

    [Fact]
    public void HidesUntilDecided_ImmediateDanger_AtAnyStep_A22()
    {
        foreach (var flag in Enum.GetValues<Flag>())
        {
            Triage.HidesUntilDecided(Make.Assessment(Step.None, false, flag), Hiding, anybodyOnShift: false).ShouldBe(flag.IsImmediate(), flag.ToString());
        }
    }

    [Fact]
    public void HidesUntilDecided_GreyOrQuote_Never_A06_A07()
    {
        Triage.HidesUntilDecided(Make.Assessment(Step.Extremism, grey: true), Hiding, anybodyOnShift: false).ShouldBeFalse();
        Triage.HidesUntilDecided(Make.Assessment(Step.Discrimination, false, Flag.Quote), Hiding, anybodyOnShift: false).ShouldBeFalse();
    }

    [Fact]
    public void OpensCase_Borders()
    {
        Triage.OpensCase(Make.Assessment(Step.None), new TriagePolicy()).ShouldBeFalse();
        Triage.OpensCase(Make.Assessment(Step.None, false, Flag.Doxing), new TriagePolicy()).ShouldBeTrue("P1 stands beside the step");
        Triage.OpensCase(Make.Assessment(Step.None, false, Flag.Quote), new TriagePolicy()).ShouldBeFalse();
        Opens(0.5).ShouldBeTrue("the border itself opens");
        Opens(0.499).ShouldBeFalse();

        static bool Opens(double harmful) => Triage.OpensCase(
            Make.Assessment(Step.None) with { Probabilities = new StepProbabilities(1 - harmful, harmful, 0, 0, 0) }, new TriagePolicy());
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    public void OpensCase_UpToTheDefault_EveryStepDoes(double threshold)
    {
        foreach (var step in Enum.GetValues<Step>().Where(step => step != Step.None)) Triage.OpensCase(Unlikely(step), new TriagePolicy(threshold)).ShouldBeTrue(step.ToString());
    }

    [Theory]
    [InlineData(Step.Negativity, false)]
    [InlineData(Step.Bullying, false)]
    [InlineData(Step.Discrimination, true)]
    [InlineData(Step.Extremism, true)]
    public void OpensCase_AboveTheDefault_SparesUnlikelySteps1And2Only(Step step, bool opens)
    {
        Triage.OpensCase(Unlikely(step), new TriagePolicy(0.6)).ShouldBe(opens);
        Triage.OpensCase(Make.Assessment(step), new TriagePolicy(0.8)).ShouldBeTrue("it is probable");
    }

    [Fact]
    public void OpensCase_DangerSign_WhateverTheThreshold()
    {
        foreach (var flag in Enum.GetValues<Flag>()) Triage.OpensCase(Unlikely(Step.Negativity, flag), new TriagePolicy(0.8)).ShouldBe(flag.IsImmediate(), flag.ToString());
    }

    [Fact]
    public void Urgency_P1BeforeStepBeforeCertainty()
    {
        Urgency(Step.None, 1, Flag.Threat).ShouldBeGreaterThan(Urgency(Step.Extremism, 1));
        Urgency(Step.Discrimination, 0.3).ShouldBeGreaterThan(Urgency(Step.Bullying, 1));
        Urgency(Step.Bullying, 0.9).ShouldBeGreaterThan(Urgency(Step.Bullying, 0.6));
        Urgency(Step.Bullying, 1, Flag.Misinformation).ShouldBe(Urgency(Step.Bullying, 1));

        static double Urgency(Step step, double probability, params Flag[] flags) =>
            Triage.Urgency(Make.Assessment(step, false, flags) with { Probabilities = Make.Certain(step, probability) });
    }

    // On a step, and yet less than half probable to be on any: other rules than the probabilities can give the step.
    private static Assessment Unlikely(Step step, params Flag[] flags) =>
        Make.Assessment(step, false, flags) with { Probabilities = new StepProbabilities(0.55, 0.45, 0, 0, 0) };
}
