using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies.Lint;

/// <summary>
/// Whether to ask for a moment of stop-en-denk (stop, feel, think, do) before a draft is sent. The effect of such friction is
/// real but small, so it is asked seldom, or it becomes noise (DOMAIN §3, Katsaros 2022).
/// </summary>
public static class StopAndThink
{
    /// <summary>
    /// Whether the draft is angry or hasty: a warning or block of L05, L06, L19 or L20, or a block of L23. Exclamation marks
    /// alone (L06) and laughter alone (L20) are as often joy as anger; they do not ask.
    /// </summary>
    /// <param name="findings">What <see cref="DraftLint.Check"/> found in the draft.</param>
    /// <param name="draft">The draft itself.</param>
    public static bool Asks(IReadOnlyList<LintFinding> findings, LintDraft draft) => findings.Any(finding => finding.Level >= LintLevel.Warning && finding.Check switch
    {
        LintCheck.LabelsPerson or LintCheck.TooFast => true,
        LintCheck.Sarcasm => !finding.Spans.All(span => IsLaughter(draft.Text, span)),
        LintCheck.Shouting => finding.Spans.Any(span => IsWord(draft.Text, span)),
        LintCheck.ScoresItself => finding.Level == LintLevel.Block,
        _ => false,
    });

    private static bool IsWord(string text, TextSpan span) =>
        span.Start >= 0 && span.Length <= text.Length - span.Start && text.AsSpan(span.Start, span.Length).ContainsAnyExcept("!！‼ ");

    private static bool IsLaughter(string text, TextSpan span)
    {
        var tables = LintTables.All;
        return IsWord(text, span) && tables.Read(text.Substring(span.Start, span.Length)) is { Text.Tokens.Count: 1 } word && word.Is(0, tables.Classes["laughter"]);
    }
}
