using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tuning;

/// <summary>Why a text cannot be remembered as harmless. Each has a sentence in the texts of the console.</summary>
public enum RememberProblem
{
    /// <summary>No person closed its case as harmless.</summary>
    NotFoundHarmless = 0,

    /// <summary>It carries a danger sign, of the classifier or of a person.</summary>
    Danger,

    /// <summary>It was on step 4.</summary>
    Extremism,

    /// <summary>It has too few words to be told from another text.</summary>
    TooShort,

    /// <summary>It is too long.</summary>
    TooLong,

    /// <summary>Its text is erased, or was never scored.</summary>
    TextGone,
}

/// <summary>Which texts a community may remember as harmless here, and when a message is left alone for it.</summary>
public static class RememberRule
{
    /// <summary>Fewest words: two say too little to be about the same thing.</summary>
    public const int LeastWords = 3;

    /// <summary>Longest text, in UTF-16 units: chat, no essays.</summary>
    public const int MostCharacters = 4000;

    /// <summary>Finds the first thing that stands against it.</summary>
    /// <param name="assessment">What the classifier said of the text; null when it was never scored.</param>
    /// <param name="standing">The danger signs that stand after the decision.</param>
    /// <param name="verdict">What the person said.</param>
    /// <param name="text">The text; null when it is erased.</param>
    /// <param name="words">Reads it.</param>
    public static RememberProblem? Check(Assessment? assessment, IEnumerable<Flag> standing, Verdict? verdict, string? text, IPlainWords words)
    {
        if (verdict != Verdict.NotNeeded) return RememberProblem.NotFoundHarmless;
        if (assessment is null || text is null) return RememberProblem.TextGone;

        // Also a sign that the person took away: what reads as danger is looked at each time.
        if (assessment.IsImmediate || standing.Any(flag => flag.IsImmediate())) return RememberProblem.Danger;
        if (assessment.Step == Step.Extremism) return RememberProblem.Extremism;
        if (text.Length > MostCharacters) return RememberProblem.TooLong;
        return words.WordsOf(text).Count < LeastWords ? RememberProblem.TooShort : null;
    }

    /// <summary>Whether a text could be remembered at all, so that it is worth a look into the memory.</summary>
    public static bool MayBeKnown(Assessment assessment, string text) =>
        !assessment.IsImmediate && assessment.Step != Step.Extremism && text.Length <= MostCharacters;

    /// <summary>
    /// Whether a message with the words of a remembered text is left alone. Never with a danger sign, never on step 4, and never on step 3
    /// when the person judged something lower: then what is no word, such as a sign or a number, made it worse. Capitals and exclamation
    /// marks alone can make the difference between steps 1 and 2.
    /// </summary>
    /// <param name="assessment">What the classifier says of the message.</param>
    /// <param name="remembered">The step of the remembered text.</param>
    public static bool LeavesAlone(Assessment assessment, Step remembered) =>
        !assessment.IsImmediate && assessment.Step != Step.Extremism && (assessment.Step < Step.Discrimination || remembered >= Step.Discrimination);
}
