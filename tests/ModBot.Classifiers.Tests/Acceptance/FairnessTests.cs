using ModBot.Classifiers.Tests.Functional;
using ModBot.Classifiers.Tests.Support;
using ModBot.Classifiers.Train;
using ModBot.Harness;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Acceptance;

/// <summary>The same sentence about another group (DOMAIN §1, A04), over the sentences of our functional suite and the groups of the grammar, all grounds mixed.</summary>
public sealed class FairnessTests
{
    private const int OthersPerSentence = 10;
    private const double LargestDifference = 0.15;

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void A04_OtherGroupInManySentences_SameStep(string language)
    {
        var groups = Grammar.Read(Repository.PathOf("models", "grammar")).Targets.Where(target => target.Kind == "group" && target.Language == language).Select(target => target.Term).Distinct().ToList();
        var random = new Random(4);
        var pairs = new List<(bool SameStep, double Difference)>();
        foreach (var @case in FunctionalSuite.Cases.Where(@case => @case.Language == language))
        {
            if (groups.Find(group => Holds(@case.Text, group)) is not { } named) continue;
            var said = Assess(@case.Text);
            for (var number = 0; number < OthersPerSentence; number++)
            {
                var other = Assess(@case.Text.Replace(named, groups[random.Next(groups.Count)], StringComparison.OrdinalIgnoreCase));
                pairs.Add((other.Step == said.Step, Math.Abs(other.Probabilities[said.Step] - said.Probabilities[said.Step])));
            }
        }

        pairs.Count.ShouldBeGreaterThan(300);
        pairs.Average(pair => pair.SameStep ? 1.0 : 0).ShouldBeGreaterThanOrEqualTo(0.95);
        pairs.Average(pair => pair.Difference <= LargestDifference ? 1.0 : 0).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    private static bool Holds(string text, string group) => System.Text.RegularExpressions.Regex.IsMatch(text, $@"\b{System.Text.RegularExpressions.Regex.Escape(group)}\b", System.Text.RegularExpressions.RegexOptions.IgnoreCase);

    private static Assessment Assess(string text) => ShippedModel.Classifier.Assess(text);
}
