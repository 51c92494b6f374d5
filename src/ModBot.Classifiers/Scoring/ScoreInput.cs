namespace ModBot.Classifiers.Scoring;

/// <summary>What the lines to score look like.</summary>
public enum ScoreInput
{
    /// <summary>The first line that is not blank decides: JSON when it begins with an opening brace.</summary>
    Automatic = 0,

    /// <summary>JSON lines <c>{"id":…,"text":…}</c>; blank lines are skipped.</summary>
    JsonLines,

    /// <summary>Every line is a text; its number, from 1, is its id.</summary>
    PlainLines,
}

/// <summary>How a run went.</summary>
/// <param name="Lines">Lines answered, with or without error.</param>
/// <param name="Errors">Lines answered with an error. The command line ends with exit code 1 when there are any.</param>
public readonly record struct ScoreSummary(long Lines, long Errors)
{
    /// <summary>Whether any line could not be scored.</summary>
    public bool HasErrors => Errors > 0;
}
