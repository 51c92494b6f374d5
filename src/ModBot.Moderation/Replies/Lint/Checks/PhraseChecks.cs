using ModBot.Moderation.Guideline;
using ModBot.Moderation.Replies.Lint.Text;

namespace ModBot.Moderation.Replies.Lint.Checks;

/// <summary>The checks that are phrases of <c>lint-phrases.tsv</c>. A phrase that is fine takes away what it touches.</summary>
internal static class PhraseChecks
{
    public static void Run(LintDraft draft, LintReading reading, LintTables tables, LintFindings found)
    {
        var hits = new List<Hit>();
        for (var token = 0; token < reading.Text.Tokens.Count; token++)
        {
            foreach (var row in tables.StartingAt(reading, token))
            {
                if (!row.Audiences.Contains(draft.Audience)) continue;
                var end = row.Phrase.Match(reading, token);
                if (end > token) hits.Add(new Hit(row.Check, row.Level, token, end));
            }
        }

        foreach (var hit in hits)
        {
            if (hit.Level is not { } level || IsFine(hit, hits) || IsMeant(hit.Check, draft)) continue;
            found.Add(hit.Check, level, reading.Text.Span(hit.First, hit.End));
        }
    }

    private static bool IsFine(Hit hit, List<Hit> hits) =>
        hits.Exists(other => other.Level is null && other.Check == hit.Check && other.First < hit.End && hit.First < other.End);

    // To pass on is to bring in the police or the law (O4), so there it may be said.
    private static bool IsMeant(LintCheck check, LintDraft draft) => check == LintCheck.LegalClaim && draft.Outcomes.Contains(Outcome.PassOn);

    private readonly record struct Hit(LintCheck Check, LintLevel? Level, int First, int End);
}
