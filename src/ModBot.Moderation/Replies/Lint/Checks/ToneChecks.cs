using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies.Lint.Text;

namespace ModBot.Moderation.Replies.Lint.Checks;

/// <summary>The checks that count: L04 (many questions, many words), L06 (capitals, marks), L09 (quoted lines), L19 (words of anger).</summary>
internal static class ToneChecks
{
    // The numbers of DOMAIN §3.
    private const int LongCapitals = 4;
    private const int CapitalWords = 2;
    private const int CapitalLetters = 12;
    private const double CapitalShare = 0.3;
    private const int ManyWords = 60;
    private const int AngerWords = 2;

    public static void Run(LintDraft draft, LintReading reading, LintTables tables, LintFindings found)
    {
        Shouting(reading, tables, found);
        Arguing(draft, reading.Text, found);
        QuotedLines(reading.Text.Source, found);
        var anger = reading.Hits.Where(hit => (hit.Class & tables.Classes["anger"]) != 0).ToList();
        if (anger.Count < AngerWords) return;
        foreach (var hit in anger) found.Add(LintCheck.TooFast, LintLevel.Warning, reading.Text.Span(hit.First, hit.End));
    }

    private static void Shouting(LintReading reading, LintTables tables, LintFindings found)
    {
        var text = reading.Text;
        var words = new List<TextSpan>();
        var (letters, capitals) = (0, 0);
        for (var index = 0; index < text.Tokens.Count; index++)
        {
            var token = text.Tokens[index];
            if (token.IsEmoji || reading.Is(index, tables.Classes["acronym"])) continue;
            var (own, high) = Count(text.Source.AsSpan(token.Start, token.End - token.Start));
            letters += own;
            capitals += high;
            if (high == own && own >= LongCapitals) words.Add(text.Span(index, index + 1));
        }

        if (words.Count >= CapitalWords || (letters >= CapitalLetters && capitals > CapitalShare * letters))
        {
            if (words.Count == 0 && text.Tokens.Count > 0) words.Add(text.Span(0, text.Tokens.Count));
            foreach (var word in words) found.Add(LintCheck.Shouting, LintLevel.Warning, word);
        }

        Marks(text.Source, found);
    }

    private static void Marks(string source, LintFindings found)
    {
        for (var index = 0; index < source.Length; index++)
        {
            var end = index;
            while (end < source.Length && source[end] is '!' or '！' or '‼') end++;
            if (end - index > 1 || (end > index && source[index] == '‼')) found.Add(LintCheck.Shouting, LintLevel.Warning, new TextSpan(index, end - index));
            if (end > index) index = end;
        }
    }

    private static (int Letters, int Capitals) Count(ReadOnlySpan<char> word)
    {
        var (letters, capitals) = (0, 0);
        foreach (var unit in word)
        {
            if (!char.IsLetter(unit)) continue;
            letters++;
            if (char.IsUpper(unit)) capitals++;
        }

        return (letters, capitals);
    }

    // In public one question; in private an empathy question may have a second half (Q4).
    private static void Arguing(LintDraft draft, DraftText text, LintFindings found)
    {
        if (draft.Audience is not (ReplyAudience.Public or ReplyAudience.Author)) return;
        var questions = text.Source.AsSpan().Count('?');
        var most = draft.Audience == ReplyAudience.Public ? 1 : 2;
        if (questions > most || text.Tokens.Count(token => !token.IsEmoji) > ManyWords) found.Add(LintCheck.Arguing, LintLevel.Warning);
    }

    // A line that starts with > is a quote on most platforms.
    private static void QuotedLines(string source, LintFindings found)
    {
        for (var start = 0; start < source.Length;)
        {
            var end = source.IndexOf('\n', start);
            if (end < 0) end = source.Length;
            var line = source.AsSpan(start, end - start);
            var trimmed = line.TrimStart();
            if (trimmed.Length > 1 && trimmed[0] == '>') found.Add(LintCheck.Amplifies, LintLevel.Block, new TextSpan(end - trimmed.Length, trimmed.TrimEnd().Length));
            start = end + 1;
        }
    }
}
