using ModBot.Classifiers.Tests.Support;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Explain;

public sealed class ReasonTests
{
    [Fact]
    public void Assess_HostileText_ReasonsKeepTheirPromises()
    {
        foreach (var text in HostileTexts.Of(seed: 4, count: 2000)) AssertReasons(text, ShippedModel.Classifier.Assess(text));
    }

    [Fact]
    public void Assess_InsultInAText_IsTheStrongestReason()
    {
        const string Text = "jij bent een sukkel";
        var strongest = ShippedModel.Classifier.Assess(Text).Reasons[0];
        Text.Substring(strongest.Start, strongest.Length).ShouldBe("sukkel");
        strongest.Weight.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Assess_SpacedInsult_ReasonCoversTheLetters()
    {
        const string Text = "jij bent een s u k k e l";
        var assessment = ShippedModel.Classifier.Assess(Text);
        assessment.Reasons.ShouldContain(reason => reason.Start == 13 && reason.Length == 11);
    }

    [Fact]
    public void Assess_LateInALongText_ReasonPointsThere()
    {
        var text = string.Concat(Enumerable.Repeat("morgen gaan we naar de training en daarna eten. ", 200)) + "alle turken zijn dieven";
        var assessment = ShippedModel.Classifier.Assess(text);
        AssertReasons(text, assessment);
        assessment.Step.ShouldBe(Step.Discrimination);
        assessment.Reasons[0].Start.ShouldBeGreaterThan(9000);
    }

    private static void AssertReasons(string text, Assessment assessment)
    {
        assessment.Reasons.Count.ShouldBeLessThanOrEqualTo(5);
        var (strength, forTheStep) = (1.0, true);
        foreach (var reason in assessment.Reasons)
        {
            reason.Length.ShouldBeGreaterThan(0);
            reason.Start.ShouldBeGreaterThanOrEqualTo(0);
            (reason.Start + reason.Length).ShouldBeLessThanOrEqualTo(text.Length);
            if (forTheStep && reason.Weight <= 0) (strength, forTheStep) = (1.0, false);
            (reason.Weight > 0).ShouldBe(forTheStep);
            Math.Abs(reason.Weight).ShouldBeLessThanOrEqualTo(strength + 1e-9);
            strength = Math.Abs(reason.Weight);
            CutsPair(text, reason.Start).ShouldBeFalse();
            CutsPair(text, reason.Start + reason.Length).ShouldBeFalse();
        }

        var ordered = assessment.Reasons.OrderBy(reason => reason.Start).ToList();
        for (var index = 1; index < ordered.Count; index++) ordered[index].Start.ShouldBeGreaterThanOrEqualTo(ordered[index - 1].Start + ordered[index - 1].Length);
    }

    private static bool CutsPair(string text, int position) =>
        position > 0 && position < text.Length && char.IsHighSurrogate(text[position - 1]) && char.IsLowSurrogate(text[position]);
}
