using ModBot.Classifiers.Features;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Model;

/// <summary>
/// What weighs before a single feature is read. In a text that names a group or holds a slur, missing hate is worse than asking once too often, so the odds of
/// discrimination are doubled; not where a negator stands, or kind words and none that hurts, for there the group is as often defended, and not those of extremism, which must not be said lightly. In a text in which the lexicon finds nothing that can hurt, most of what looks like harm is chance, so the odds of
/// "in order" are raised a little. Chosen on passes that were left out and on the functional suite (docs/decisions/0006).
/// </summary>
internal static class StepPrior
{
    private const double HateFactor = 2;
    private const double QuietFactor = 1.2;

    /// <summary>Makes scores into probabilities.</summary>
    /// <param name="scores">The five step scores.</param>
    /// <param name="temperature">What they are divided by.</param>
    /// <param name="classes">All classes of the text.</param>
    /// <param name="probabilities">Receives the five probabilities.</param>
    public static void Probabilities(ReadOnlySpan<float> scores, float temperature, ulong classes, Span<double> probabilities)
    {
        var highest = double.NegativeInfinity;
        foreach (var score in scores) highest = Math.Max(highest, score / temperature);
        var sum = 0.0;
        for (var step = 0; step < probabilities.Length; step++) sum += probabilities[step] = Math.Exp((scores[step] / temperature) - highest) * Factor((Step)step, classes);
        for (var step = 0; step < probabilities.Length; step++) probabilities[step] /= sum;
    }

    private static double Factor(Step step, ulong classes)
    {
        var hostile = (classes & TagClasses.Hostile) != 0;
        if ((classes & TagClasses.Attackable) != 0)
        {
            var defends = (classes & TagClasses.Negators) != 0 || (!hostile && (classes & TagClasses.Kind) != 0);
            return step == Step.Discrimination && !defends ? HateFactor : 1;
        }

        return step == Step.None && !hostile ? QuietFactor : 1;
    }
}
