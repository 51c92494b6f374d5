using ModBot.Classifiers.Tests.Functional;
using ModBot.Classifiers.Tests.Support;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Explain;

/// <summary>Whether the reasons are the reasons: without the strongest of them the step must be less likely.</summary>
public sealed class DeletionTests
{
    [Fact]
    public void StrongestReason_TakenAway_MakesTheStepLessLikely()
    {
        var (flagged, lower) = (0, 0);
        foreach (var text in FunctionalSuite.Cases.Select(@case => @case.Text))
        {
            var before = ShippedModel.Classifier.Assess(text);
            if (before.Step == Step.None || before.Reasons.FirstOrDefault(reason => reason.Weight > 0) is not { Length: > 0 } strongest) continue;
            flagged++;
            var after = ShippedModel.Classifier.Assess(text.Remove(strongest.Start, strongest.Length));
            if (after.Probabilities[before.Step] < before.Probabilities[before.Step]) lower++;
        }

        flagged.ShouldBeGreaterThan(400);
        ((double)lower / flagged).ShouldBeGreaterThanOrEqualTo(0.95);
    }
}
