using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Explain;

/// <summary>
/// When context has to be asked before anything is done (DOMAIN §1, A07): the probabilities are too close, the text is labelled a joke, it
/// may be play or reclaimed, it looks like an attack and like a quote at once, hate may be denied or contradicted in it, it reads as extremism but names nobody, or a danger sign stands on step 0.
/// </summary>
internal static class GreyRule
{
    // Above this a negator is part of the attack ("not one of them is any good") more often than its denial.
    private const double SureDespiteNegator = 0.8;

    public static bool IsGrey(Reading reading, Step step, FlagSet flags, LadderModel model)
    {
        if (StepProbabilities.AreGrey(reading.Probabilities)) return true;
        if (step == Step.None) return flags.IsImmediate; // danger without harm: one of the two is a mistake
        if (reading.Tagged.Joke == JokeLabel.Said) return true;
        if (step >= Step.Bullying && flags.Contains(Flag.Quote)) return true;
        if (Says(HeadLayout.Play) || Says(HeadLayout.Reclaimed)) return true;
        var classes = reading.Tagged.Classes;
        if (step == Step.Extremism && (classes & TagClasses.Targets) == 0) return true;
        if (step >= Step.Discrimination && (classes & (TagClasses.Negators | TagClasses.Rebutting)) != 0 && reading.Probabilities[(int)step] < SureDespiteNegator) return true;
        return (classes & TagClasses.Violence) != 0 && (classes & TagClasses.Game) != 0 && step <= Step.Bullying;

        bool Says(int column) => reading.ProbabilityOf(column) >= model.Thresholds[column];
    }
}
