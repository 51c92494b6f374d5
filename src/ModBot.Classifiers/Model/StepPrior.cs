using ModBot.Classifiers.Features;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Model;

/// <summary>
/// What weighs before a single feature is read, chosen on passes that were left out and on the functional suite (docs/decisions/0006). Where a group is named or a slur stands, and some word is
/// unkind, missing hate is worse than asking once too often, so the odds of discrimination are doubled; not where a negator or a rebuttal stands, or kind words and none that hurts, for there the
/// group is as often defended, and not those of extremism, which must not be said lightly. Where a group is named and no word is unkind and none denies, the group is mostly only mentioned: what was
/// learned of such texts is mostly of attacks, so the odds of every attack are lowered, the more so beside kind words. And where the lexicon finds neither a group nor anything that can hurt, most
/// of what looks like harm is chance, so the odds of "in order" are raised a little.
/// </summary>
internal static class StepPrior
{
    private const double HateFactor = 2;
    private const double QuietFactor = 1.2;
    private const double MentionFactor = 0.35;
    private const double KindFactor = 0.2;

    /// <summary>Makes scores into probabilities.</summary>
    /// <param name="scores">The five step scores.</param>
    /// <param name="temperature">What they are divided by.</param>
    /// <param name="classes">All classes of the text, as <see cref="FeatureExtractor.ClassesOf"/> has them.</param>
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
        if ((classes & TagClasses.Attackable) == 0) return step == Step.None && !hostile ? QuietFactor : 1;
        var denies = (classes & (TagClasses.Negators | TagClasses.Rebutting)) != 0;
        if ((classes & TagClasses.Unfriendly) != 0)
        {
            var defends = denies || (!hostile && (classes & TagClasses.Kind) != 0);
            return step == Step.Discrimination && !defends ? HateFactor : 1;
        }

        if (denies || step < Step.Bullying) return 1;
        return (classes & (TagClasses.Kind | TagClasses.Kindly)) != 0 ? KindFactor : MentionFactor;
    }
}
