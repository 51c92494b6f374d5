using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies.Lint.Text;

namespace ModBot.Moderation.Replies.Lint.Checks;

/// <summary>L01: slurs, hurtful words of the message, and pieces of the message itself; L09: its link.</summary>
internal static class RepeatCheck
{
    // DOMAIN §3: five words in a row, or four in ten of the runs of four.
    private const int Quote = 5;
    private const int Gram = 4;
    private const double GramShare = 0.4;

    private const int ShortestHarsh = 3;

    public static void Run(LintDraft draft, LintReading reading, LintTables tables, LintFindings found)
    {
        foreach (var hit in reading.Hits)
        {
            if ((hit.Class & tables.Classes["slur"]) != 0 && !reading.Is(hit.First, tables.Classes["plain"])) Add(reading.Text, hit.First, hit.End, found);
        }

        if (!TemplateWords.Carry(draft.Text))
            foreach (var word in draft.HarshWords) FindHarsh(reading.Text, tables.Read(DraftLint.Head(word)), tables, found);
        if (draft.Message is { } message) FindQuotes(reading.Text, DraftText.Of(DraftLint.Head(message), tables.Known), found);
        FindLink(draft.MessageLink, reading.Text, found);
    }

    private static void Add(DraftText text, int first, int end, LintFindings found) => found.Add(LintCheck.RepeatsHarm, LintLevel.Block, text.Span(first, end));

    private static void FindHarsh(DraftText text, LintReading harsh, LintTables tables, LintFindings found)
    {
        var wanted = harsh.Text.Tokens;
        // A classifier may lean on "je" or "niet"; those may be said.
        if (wanted.Count == 0 || (wanted.Count == 1 && (wanted[0].Raw.Length < ShortestHarsh || harsh.Is(0, tables.Classes["function"])))) return;
        for (var first = 0; first + wanted.Count <= text.Tokens.Count; first++)
        {
            if (IsSpelled(text.Tokens, first, wanted)) Add(text, first, first + wanted.Count, found);
        }
    }

    private static void FindQuotes(DraftText text, DraftText message, LintFindings found)
    {
        for (var first = 0; first < text.Tokens.Count; first++)
        {
            var length = LongestRun(text.Tokens, first, message.Tokens);
            if (length < Quote) continue;
            Add(text, first, first + length, found);
            first += length - 1;
        }

        var shared = SharedGrams(text.Tokens, message.Tokens);
        if (shared.Count == 0 || shared.Count < GramShare * (text.Tokens.Count - Gram + 1)) return;
        foreach (var first in shared) Add(text, first, first + Gram, found);
    }

    private static void FindLink(string? link, DraftText text, LintFindings found)
    {
        if (link is null || !Uri.TryCreate(link, UriKind.Absolute, out var address) || address.AbsolutePath.Length < 2) return;
        // With or without https:// and www., as people paste it.
        var tail = $"{address.Host.Replace("www.", string.Empty, StringComparison.OrdinalIgnoreCase)}{address.AbsolutePath.TrimEnd('/')}";
        for (var at = 0; (at = text.Source.IndexOf(tail, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += tail.Length)
        {
            // …/p/12 is not in …/p/123.
            var end = at + tail.Length;
            if (end == text.Source.Length || !char.IsLetterOrDigit(text.Source[end])) found.Add(LintCheck.Amplifies, LintLevel.Block, new TextSpan(at, tail.Length));
        }
    }

    private static int LongestRun(IReadOnlyList<LintToken> tokens, int first, IReadOnlyList<LintToken> other)
    {
        var longest = 0;
        for (var start = 0; start < other.Count; start++)
        {
            var length = 0;
            while (first + length < tokens.Count && start + length < other.Count && tokens[first + length].Word == other[start + length].Word) length++;
            longest = Math.Max(longest, length);
        }

        return longest;
    }

    private static List<int> SharedGrams(IReadOnlyList<LintToken> tokens, IReadOnlyList<LintToken> other)
    {
        var shared = new List<int>();
        for (var first = 0; first + Gram <= tokens.Count; first++)
        {
            for (var start = 0; start + Gram <= other.Count; start++)
            {
                if (!IsRun(tokens, first, other, start, Gram)) continue;
                shared.Add(first);
                break;
            }
        }

        return shared;
    }

    private static bool IsRun(IReadOnlyList<LintToken> tokens, int first, IReadOnlyList<LintToken> other, int start, int length)
    {
        for (var index = 0; index < length; index++)
        {
            if (tokens[first + index].Word != other[start + index].Word) return false;
        }

        return true;
    }

    private static bool IsSpelled(IReadOnlyList<LintToken> tokens, int first, IReadOnlyList<LintToken> wanted)
    {
        for (var index = 0; index < wanted.Count; index++)
        {
            var (token, other) = (tokens[first + index], wanted[index]);
            if (token.Word != other.Word && KnownWords.Undo(token.Raw) != KnownWords.Undo(other.Raw)) return false;
        }

        return true;
    }
}
