using ModBot.Classifiers.Features;
using ModBot.Classifiers.Text;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Model;

/// <summary>What the model reads in one window of a text, before it becomes an assessment. Reused from window to window; not safe to share.</summary>
internal sealed class Reading
{
    // Chosen on held-out passes: from here on sentences changed next to nothing that was right.
    private const double SureFrom = 0.8;

    // How likely a step is where a rule says so.
    private const double RuleShare = 0.55;

    private readonly TextBuffer buffer = new();
    private readonly double[] probabilities = new double[HeadLayout.Steps];
    private readonly float[] scores = new float[HeadLayout.Columns];
    private readonly float[] norms = new float[FamilyWeights.Count];
    private KnownFeature[] known = new KnownFeature[1024];
    private int knownCount;

    /// <summary>The window as tagged tokens.</summary>
    public TaggedText Tagged { get; } = new();

    /// <summary>Its features.</summary>
    public FeatureBuffer Features { get; } = new();

    /// <summary>Those of its features that the model knows.</summary>
    public ReadOnlySpan<KnownFeature> Known => known.AsSpan(0, knownCount);

    /// <summary>The score of each column.</summary>
    public ReadOnlySpan<float> Scores => scores;

    /// <summary>What a feature's rarity is multiplied by, per family.</summary>
    public ReadOnlySpan<float> Norms => norms;

    /// <summary>The probability of each step.</summary>
    public ReadOnlySpan<double> Probabilities => probabilities;

    /// <summary>The most probable step.</summary>
    public Step Step { get; private set; }

    /// <summary>Whether a rule, and not what was learned, made the step.</summary>
    public bool ByRule { get; private set; }

    /// <summary>The flags of this window.</summary>
    public FlagSet Flags { get; private set; }

    /// <summary>Reads one window of a text.</summary>
    public void Read(LadderModel model, ReadOnlySpan<char> text, int start, int length)
    {
        model.Extractor.Read(text.Slice(start, length), start, buffer, Tagged);
        model.Extractor.Extract(Tagged, text, Features);
        if (known.Length < Features.Count) known = new KnownFeature[Features.Count * 2];
        knownCount = model.Space.Find(Features.Items, known);
        Scorer.Score(model, Known, scores, norms);
        Softmax(model);
        ByRule = false;
        var harm = DirectHarmRule.In(Tagged);
        if (harm == DirectHarm.None && DeniedHateRule.Applies(model.Extractor, Tagged)) RaiseTo(Step.None);
        if (harm != DirectHarm.None) RaiseTo(harm == DirectHarm.Hate ? Step.Discrimination : Step.Bullying);
        Step = StepProbabilities.TopOf(probabilities);
        Flags = FlagsOf(model, harm);
    }

    /// <summary>Whether this piece is an attack beyond much doubt, also when it is only a sentence out of its context.</summary>
    public bool IsSureAttack => Step >= Step.Bullying && probabilities[(int)Step] >= SureFrom;

    /// <summary>Whether this window is the one to show: a higher step, or the same with more behind it.</summary>
    public bool IsWorseThan(Reading other)
    {
        if (Step != other.Step) return Step > other.Step;
        return StepProbabilities.AtLeast(probabilities, Step.Negativity) > StepProbabilities.AtLeast(other.probabilities, Step.Negativity);
    }

    /// <summary>The probability of a yes-or-no column.</summary>
    public double ProbabilityOf(int column) => Scorer.Probability(scores[column]);

    // Where nothing can be read, nothing is wrong.
    private void Softmax(LadderModel model)
    {
        probabilities.AsSpan().Clear();
        if (Tagged.Tokens.Count == 0)
        {
            probabilities[(int)Step.None] = 1;
            return;
        }

        StepPrior.Probabilities(scores.AsSpan(HeadLayout.Step, HeadLayout.Steps), model.Temperature, model.Extractor.ClassesOf(Tagged), probabilities);
    }

    // More likely than all else, but not sure: what is learned keeps its say.
    private void RaiseTo(Step step)
    {
        var share = step == Step.None ? probabilities[(int)step] : StepProbabilities.AtLeast(probabilities, step);
        if (share >= RuleShare) return;
        ByRule = true;
        for (var each = 0; each < probabilities.Length; each++) probabilities[each] *= 1 - RuleShare;
        probabilities[(int)step] += RuleShare;
    }

    private FlagSet FlagsOf(LadderModel model, DirectHarm harm)
    {
        var flags = default(FlagSet);
        if (Tagged.Tokens.Count == 0) return flags;
        for (var index = 0; index < HeadLayout.Flags.Length; index++)
        {
            var column = HeadLayout.Flag + index;
            if (ProbabilityOf(column) >= model.Thresholds[column]) flags = flags.With(HeadLayout.Flags[index]);
        }

        if (harm == DirectHarm.Threat) flags = flags.With(Flag.Threat);
        if (harm == DirectHarm.Driving) flags = flags.With(Flag.SelfHarm);
        if (QuoteRule.Applies(Tagged, Step)) flags = flags.With(Flag.Quote);
        if (SelfHarmRule.Applies(Tagged, Step)) flags = flags.With(Flag.SelfHarm);
        return MinorRule.Applies(Tagged, Step, flags) ? flags.With(Flag.MinorSexual) : flags;
    }
}
