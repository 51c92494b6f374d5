using ModBot.Moderation.Replies.Lint.Checks;

namespace ModBot.Moderation.Replies.Lint;

/// <summary>
/// The reply lint of DOMAIN §3. It reads a draft and says what stands in the way of a good reply; it never rewrites and never
/// sends. Pure and quick enough for every key press. Thread-safe.
/// </summary>
public static class DraftLint
{
    /// <summary>
    /// Reads at most this much of a draft or message, in UTF-16 code units; twice the longest private message. What lies after it
    /// cannot be sent anyway.
    /// </summary>
    public const int MaxLength = 2000;

    /// <summary>Checks a draft.</summary>
    /// <returns>What was found, at most one finding a check, in the order of the checks; empty when all is well.</returns>
    public static IReadOnlyList<LintFinding> Check(LintDraft draft)
    {
        var tables = LintTables.All;
        var found = new LintFindings();
        var reading = tables.Read(Head(draft.Text));

        SituationChecks.Run(draft, found);
        PhraseChecks.Run(draft, reading, tables, found);
        RepeatCheck.Run(draft, reading, tables, found);
        StereotypeCheck.Run(reading, tables, found);
        ToneChecks.Run(draft, reading, tables, found);
        PersonalDataCheck.Run(reading, tables, found);
        NameCheck.Run(draft, reading, tables, found);
        ReadingChecks.Run(draft, reading, tables, found);
        OwnScoreCheck.Run(draft, found);
        return found.ToList();
    }

    /// <summary>Whether anything found keeps the draft from being sent, whatever reason is given.</summary>
    public static bool Blocks(IEnumerable<LintFinding> findings) => findings.Any(finding => finding is { Level: LintLevel.Block, CanOverride: false });

    /// <summary>Whether anything found asks for a reason before the draft is sent.</summary>
    public static bool NeedsReason(IEnumerable<LintFinding> findings) => findings.Any(finding => finding is { Level: >= LintLevel.Warning, CanOverride: true });

    internal static string Head(string text) => text.Length <= MaxLength ? text : text[..MaxLength];
}
