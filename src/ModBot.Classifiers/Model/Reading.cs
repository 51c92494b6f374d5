using ModBot.Classifiers.Features;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Model;

/// <summary>What the model reads in one window of a text, before it becomes an assessment.</summary>
internal sealed class Reading
{
    // Chosen on held-out passes: from here on sentences changed next to nothing that was right.
    private const double SureFrom = 0.8;

    /// <summary>The window as tagged tokens.</summary>
    public required TaggedText Tagged { get; init; }

    /// <summary>Its features.</summary>
    public required Feature[] Features { get; init; }

    /// <summary>The score of each column.</summary>
    public required float[] Scores { get; init; }

    /// <summary>What a feature's rarity is multiplied by, per family.</summary>
    public required float[] Norms { get; init; }

    /// <summary>The probability of each step.</summary>
    public required StepProbabilities Probabilities { get; init; }

    /// <summary>The flags of this window.</summary>
    public required IReadOnlyList<Flag> Flags { get; init; }

    /// <summary>Scores one window.</summary>
    public static Reading Of(LadderModel model, string text, int start, int length, FeatureBuffer buffer)
    {
        var tagged = model.Extractor.Read(text.AsSpan(start, length), start);
        model.Extractor.Extract(tagged, text, buffer);
        var scores = new float[HeadLayout.Columns];
        var norms = new float[FamilyWeights.Count];
        Scorer.Score(model, buffer.Items, scores, norms);
        var probabilities = tagged.Tokens.Count == 0 ? new StepProbabilities(1, 0, 0, 0, 0) : Softmax(scores, model.Temperature);
        return new Reading
        {
            Tagged = tagged,
            Features = buffer.Items.ToArray(),
            Scores = scores,
            Norms = norms,
            Probabilities = probabilities,
            Flags = FlagsOf(model, tagged, scores, probabilities.Top),
        };
    }

    /// <summary>Whether this piece is an attack beyond much doubt, also when it is only a sentence out of its context.</summary>
    public bool IsSureAttack => Probabilities.Top >= Step.Bullying && Probabilities[Probabilities.Top] >= SureFrom;

    /// <summary>Whether this window is the one to show: a higher step, or the same with more behind it.</summary>
    public bool IsWorseThan(Reading other)
    {
        if (Probabilities.Top != other.Probabilities.Top) return Probabilities.Top > other.Probabilities.Top;
        return Probabilities.AtLeast(Step.Negativity) > other.Probabilities.AtLeast(Step.Negativity);
    }

    /// <summary>The probability of a yes-or-no column.</summary>
    public double ProbabilityOf(int column) => Scorer.Probability(Scores[column]);

    private static StepProbabilities Softmax(ReadOnlySpan<float> scores, float temperature)
    {
        Span<double> probabilities = stackalloc double[HeadLayout.Steps];
        var highest = double.NegativeInfinity;
        for (var step = 0; step < HeadLayout.Steps; step++) highest = Math.Max(highest, scores[HeadLayout.Step + step] / temperature);
        var sum = 0.0;
        for (var step = 0; step < HeadLayout.Steps; step++)
        {
            probabilities[step] = Math.Exp((scores[HeadLayout.Step + step] / temperature) - highest);
            sum += probabilities[step];
        }

        for (var step = 0; step < HeadLayout.Steps; step++) probabilities[step] /= sum;
        return new StepProbabilities(probabilities);
    }

    private static List<Flag> FlagsOf(LadderModel model, TaggedText tagged, ReadOnlySpan<float> scores, Step step)
    {
        var flags = new List<Flag>();
        if (tagged.Tokens.Count == 0) return flags;
        for (var index = 0; index < HeadLayout.Flags.Length; index++)
        {
            var column = HeadLayout.Flag + index;
            if (Scorer.Probability(scores[column]) >= model.Thresholds[column]) flags.Add(HeadLayout.Flags[index]);
        }

        if (!flags.Contains(Flag.Quote) && QuoteRule.Applies(tagged, step)) flags.Add(Flag.Quote);

        if (MinorRule.Applies(tagged, step, flags)) flags.Add(Flag.MinorSexual);
        flags.Sort();
        return flags;
    }
}
