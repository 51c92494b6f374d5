using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Explain;

/// <summary>Turns the worst reading of a text into the assessment a person sees.</summary>
internal static class Assessor
{
    /// <summary>The assessment, without what needs the other readings.</summary>
    public static Assessment Assess(LadderModel model, ReadOnlySpan<char> text, Reading reading, FlagSet flags)
    {
        var (step, target, grey) = (reading.Step, TargetOf(reading), GreyRule.IsGrey(reading, reading.Step, flags, model));
        var grounds = GroundsOf(model, reading, step);
        var listed = flags.ToList();
        var reasons = SpanExplainer.Explain(model, text, reading, step, out var seen);
        return new Assessment
        {
            Step = step,
            Probabilities = new StepProbabilities(reading.Probabilities),
            Grey = grey,
            Target = target,
            Grounds = grounds,
            Forms = FormRule.FormsOf(reading, step, grounds, flags),
            Flags = listed,
            Reasons = reasons,
            Why = WhyComposer.Compose(step, target, grounds, listed, grey, WeakTerm(model, reading), reading.ByRule ? 0 : seen),
            Language = LanguageRule.Of(model, reading),
            ModelVersion = model.Version,
        };
    }

    /// <summary>The score, which is the assessment without its explanations.</summary>
    public static Score Score(LadderModel model, Reading reading, FlagSet flags) =>
        new(reading.Step, reading.Probabilities, flags, GreyRule.IsGrey(reading, reading.Step, flags, model), TargetOf(reading));

    private static WeakLine? WeakTerm(LadderModel model, Reading reading) =>
        reading.Tagged.WeakTerm < 0 ? null : model.Extractor.Lexicon.Data.Weak[reading.Tagged.WeakTerm];

    // Steps 2 and 3 are attacks on somebody by definition, so the likeliest somebody is named.
    private static Target TargetOf(Reading reading)
    {
        if (reading.Tagged.Tokens.Count == 0) return Target.None;
        var scores = reading.Scores.Slice(HeadLayout.Target, HeadLayout.Targets);
        var best = reading.Step is Step.Bullying or Step.Discrimination ? 1 : 0;
        for (var target = best + 1; target < scores.Length; target++)
        {
            if (scores[target] > scores[best]) best = target;
        }

        return (Target)best;
    }

    // Step 0 attacks nobody and so on no ground; step 3 always has one.
    private static List<Ground> GroundsOf(LadderModel model, Reading reading, Step step)
    {
        var grounds = new List<Ground>();
        if (step == Step.None) return grounds;
        var best = HeadLayout.Ground;
        for (var column = HeadLayout.Ground; column < HeadLayout.Ground + HeadLayout.Grounds; column++)
        {
            if (reading.ProbabilityOf(column) >= model.Thresholds[column]) grounds.Add((Ground)(column - HeadLayout.Ground));
            if (reading.Scores[column] > reading.Scores[best]) best = column;
        }

        if (grounds.Count == 0 && step == Step.Discrimination) grounds.Add((Ground)(best - HeadLayout.Ground));
        return grounds;
    }
}
