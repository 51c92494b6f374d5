using ModBot.Moderation.Cases;
using ModBot.Moderation.Replies.Lint.Text;

namespace ModBot.Moderation.Replies.Lint.Checks;

/// <summary>L16 (length; jargon stands in the phrases) and L17 (only what is not allowed).</summary>
internal static class ReadingChecks
{
    private const int SentenceWords = 20;

    public static void Run(LintDraft draft, LintReading reading, LintTables tables, LintFindings found)
    {
        var tokens = reading.Text.Tokens;
        if (draft.Audience == ReplyAudience.Public && draft.Text.Length > DecisionRules.MaxReplyLength) found.Add(LintCheck.HardToRead, LintLevel.Hint);
        for (var first = 0; first < tokens.Count;)
        {
            var end = first;
            while (end < tokens.Count && tokens[end].Sentence == tokens[first].Sentence) end++;
            if (tokens.Skip(first).Take(end - first).Count(token => !token.IsEmoji) > SentenceWords) found.Add(LintCheck.HardToRead, LintLevel.Hint, reading.Text.Span(first, end));
            first = end;
        }

        var toAuthor = draft.Audience is ReplyAudience.Public or ReplyAudience.Author;
        if (toAuthor && Has(reading, tables.Classes["forbidding"]) && !Has(reading, tables.Classes["wanted"])) found.Add(LintCheck.OnlyNegative, LintLevel.Hint);
    }

    private static bool Has(LintReading reading, ulong wanted) => reading.Hits.Any(hit => (hit.Class & wanted) != 0);
}
