using System.Runtime.CompilerServices;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers;

/// <summary>
/// What the classifier says of one text, without the reasons: the same step, probabilities, flags, grey and target as the
/// <see cref="Assessment"/> of that text, in a value that costs no memory.
/// </summary>
public readonly struct Score
{
    private readonly FiveSteps probabilities;

    internal Score(Step step, ReadOnlySpan<double> probabilities, FlagSet flags, bool grey, Target target)
    {
        probabilities.CopyTo(this.probabilities);
        Step = step;
        Flags = flags;
        Grey = grey;
        Target = target;
    }

    /// <summary>The step on the ladder: the most probable one.</summary>
    public Step Step { get; }

    /// <summary>The flags.</summary>
    public FlagSet Flags { get; }

    /// <summary>Whether the case needs context before anything is done with it; see <see cref="Assessment.Grey"/>.</summary>
    public bool Grey { get; }

    /// <summary>Whom it is aimed at.</summary>
    public Target Target { get; }

    /// <summary>The probability of one step, 0–1; the five add up to 1.</summary>
    public double this[Step step] => probabilities[(int)step];

    [InlineArray(Model.HeadLayout.Steps)]
    private struct FiveSteps
    {
        private double first;
    }
}
