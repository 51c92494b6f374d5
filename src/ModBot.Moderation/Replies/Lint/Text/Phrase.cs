namespace ModBot.Moderation.Replies.Lint.Text;

/// <summary>
/// A pattern of words. It is written as words with spaces: <c>je|jij</c> is one of these, <c>strafba*</c> every word that starts
/// so, <c>&lt;label&gt;</c> a term of that class, <c>~</c> up to three small words of the class <c>filler</c>, <c>…</c> up to five
/// words of any kind, <c>_</c> any one word; <c>^</c> at the start and <c>$</c> at the end bind it to the ends of a sentence.
/// A match lies within one sentence.
/// </summary>
internal sealed class Phrase
{
    private const int MostFillers = 3;
    private const int WidestGap = 5;

    private readonly Part[] parts;
    private readonly bool atStart;
    private readonly bool atEnd;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It is empty, starts with a gap, or names a class that does not exist.</exception>
    public Phrase(string pattern, WordClasses classes)
    {
        var words = pattern.Split(' ').ToList();
        if (atStart = words[0] == "^") words.RemoveAt(0);
        if (words.Count > 0 && (atEnd = words[^1] == "$")) words.RemoveAt(words.Count - 1);
        parts = [.. words.Select(word => Read(word, classes))];
        if (parts.Length == 0 || parts[0].Kind is PartKind.Filler or PartKind.Gap or PartKind.Any) throw new FormatException($"A phrase starts with a word; got {pattern}.");
    }

    /// <summary>The words with which it may start; null when it starts otherwise.</summary>
    public IReadOnlyList<string>? FirstWords => parts[0].Kind == PartKind.Words ? parts[0].Words : null;

    /// <summary>The class with which it starts; 0 when it starts otherwise.</summary>
    public ulong FirstClass => parts[0].Class;

    /// <summary>Every word in it.</summary>
    public IEnumerable<string> Words => parts.Where(part => part.Kind == PartKind.Words).SelectMany(part => part.Words);

    /// <summary>Every beginning of a word in it.</summary>
    public IEnumerable<string> Prefixes => parts.Where(part => part.Kind == PartKind.Prefix).Select(part => part.Words[0]);

    /// <summary>The words of a text of the tables, folded as drafts are.</summary>
    public static string[] FoldedWords(string text) => [.. text.TrimEnd('*').Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Fold)];

    /// <summary>Where it ends when it starts at a token.</summary>
    /// <returns>One past the last token, or −1.</returns>
    public int Match(LintReading reading, int first)
    {
        if (atStart && !reading.Text.StartsSentence(first)) return -1;
        return Match(reading, first, 0, reading.Text.Tokens[first].Sentence);
    }

    private int Match(LintReading reading, int token, int part, int sentence)
    {
        var tokens = reading.Text.Tokens;
        if (part == parts.Length) return !atEnd || token == tokens.Count || tokens[token].Sentence != sentence ? token : -1;
        var wanted = parts[part];
        if (wanted.Kind is PartKind.Filler or PartKind.Gap) return Skip(reading, token, part, sentence);
        if (token >= tokens.Count || tokens[token].Sentence != sentence) return -1;
        switch (wanted.Kind)
        {
            case PartKind.Class:
                foreach (var hit in reading.ClassesAt(token))
                {
                    if ((hit.Class & wanted.Class) == 0) continue;
                    var end = Match(reading, hit.End, part + 1, sentence);
                    if (end >= 0) return end;
                }

                return -1;
            case PartKind.Any:
                return tokens[token].IsEmoji ? -1 : Match(reading, token + 1, part + 1, sentence);
            case PartKind.Prefix:
                return tokens[token].Word.StartsWith(wanted.Words[0], StringComparison.Ordinal) ? Match(reading, token + 1, part + 1, sentence) : -1;
            default:
                foreach (var word in wanted.Words)
                {
                    if (word == tokens[token].Word) return Match(reading, token + 1, part + 1, sentence);
                }

                return -1;
        }
    }

    private int Skip(LintReading reading, int token, int part, int sentence)
    {
        var most = parts[part].Kind == PartKind.Filler ? MostFillers : WidestGap;
        for (var skipped = 0; skipped <= most; skipped++)
        {
            var end = Match(reading, token + skipped, part + 1, sentence);
            if (end >= 0) return end;
            if (token + skipped >= reading.Text.Tokens.Count) return -1;
            if (parts[part].Kind == PartKind.Filler && !reading.Is(token + skipped, parts[part].Class)) return -1;
        }

        return -1;
    }

    private static Part Read(string word, WordClasses classes) => word switch
    {
        "~" => new Part(PartKind.Filler, [], classes["filler"]),
        "…" => new Part(PartKind.Gap, [], 0),
        "_" => new Part(PartKind.Any, [], 0),
        ['<', .. var name, '>'] => new Part(PartKind.Class, [], classes[name]),
        [.. var start, '*'] => new Part(PartKind.Prefix, [Fold(start)], 0),
        _ => new Part(PartKind.Words, [.. word.Split('|').Select(Fold)], 0),
    };

    private static string Fold(string word)
    {
        var folded = FoldedText.Of(word).Chars.ToString().Replace("'", string.Empty, StringComparison.Ordinal);
        return folded.Length > 0 ? folded : throw new FormatException($"'{word}' holds no letters.");
    }

    private enum PartKind
    {
        Words,
        Prefix,
        Class,
        Filler,
        Gap,
        Any,
    }

    private sealed record Part(PartKind Kind, string[] Words, ulong Class);
}
