using System.Text.RegularExpressions;
using ModBot.Classifiers.Train;
using ModBot.Harness;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Functional;

/// <summary>The sentences of the functional suite that name a group, each said of other groups of the grammar, all grounds mixed (DOMAIN §1, A04).</summary>
/// <param name="Pairs">How many were compared.</param>
/// <param name="SameStep">Share whose step is the same.</param>
/// <param name="CloseProbability">Share in which the probability of that step differs by at most <see cref="LargestDifference"/>.</param>
/// <param name="MeanDifference">The mean difference.</param>
internal sealed record Counterfactuals(int Pairs, double SameStep, double CloseProbability, double MeanDifference)
{
    public const double LargestDifference = 0.15;

    private const int OthersPerSentence = 10;
    private const int Seed = 4;

    public static Counterfactuals Of(IClassifier classifier, string language)
    {
        var groups = Grammar.Read(Repository.PathOf("models", "grammar")).Targets.Where(target => target.Kind == "group" && target.Language == language).Select(target => target.Term).Distinct().ToList();
        var random = new Random(Seed);
        var pairs = new List<(bool SameStep, double Difference)>();
        foreach (var @case in FunctionalSuite.Cases.Where(@case => @case.Language == language))
        {
            if (groups.Find(group => Regex.IsMatch(@case.Text, $@"\b{Regex.Escape(group)}\b", RegexOptions.IgnoreCase)) is not { } named) continue;
            var said = classifier.Assess(@case.Text);
            for (var number = 0; number < OthersPerSentence; number++)
            {
                var other = classifier.Assess(@case.Text.Replace(named, groups[random.Next(groups.Count)], StringComparison.OrdinalIgnoreCase));
                pairs.Add((other.Step == said.Step, Math.Abs(other.Probabilities[said.Step] - said.Probabilities[said.Step])));
            }
        }

        return new Counterfactuals(pairs.Count, pairs.Average(pair => pair.SameStep ? 1.0 : 0), pairs.Average(pair => pair.Difference <= LargestDifference ? 1.0 : 0), pairs.Average(pair => pair.Difference));
    }
}
