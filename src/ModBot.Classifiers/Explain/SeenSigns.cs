using ModBot.Classifiers.Features;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Explain;

/// <summary>
/// What kinds of words pulled towards the step, in the order in which they are worth saying. They name a kind, never a word of the message, so that the sentence
/// can be read without seeing what hurts.
/// </summary>
internal static class SeenSigns
{
    // Two say enough.
    private const int Most = 2;

    private static readonly (string Name, ulong Classes)[] OfAttack =
    [
        ("Slur", TagClasses.Slurring), ("Beast", TagClasses.Dehumanising), ("Code", TagClasses.Codes), ("Away", TagClasses.SendingAway), ("Hating", TagClasses.Hating), ("Death", TagClasses.Dying), ("Violence", TagClasses.Violence),
        ("Exposing", TagClasses.Exposing), ("Exclusion", TagClasses.Excluding), ("Disease", TagClasses.Diseases), ("Insult", TagClasses.Insults), ("Mockery", TagClasses.Mockery), ("Group", TagClasses.Groups),
    ];

    private static readonly (string Name, ulong Classes)[] OfCalm =
    [
        ("Negation", TagClasses.Negators), ("Told", TagClasses.Saying), ("Answer", TagClasses.Answering), ("Kind", TagClasses.Kind), ("Game", TagClasses.Game),
    ];

    /// <summary>The signs to name with a step: on step 0 those that calm, above it those that hurt.</summary>
    /// <param name="step">The step.</param>
    /// <param name="classes">The classes of the words that pulled towards it.</param>
    public static IEnumerable<string> Of(Step step, ulong classes) =>
        (step == Step.None ? OfCalm : OfAttack).Where(sign => (sign.Classes & classes) != 0).Take(Most).Select(sign => sign.Name);
}
