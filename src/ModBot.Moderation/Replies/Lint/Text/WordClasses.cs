namespace ModBot.Moderation.Replies.Lint.Text;

/// <summary>Some tokens that together are a term of a class.</summary>
/// <param name="Class">The bit of the class.</param>
/// <param name="First">The first token.</param>
/// <param name="End">One past the last.</param>
internal readonly record struct ClassHit(ulong Class, int First, int End);

/// <summary>The classes of words that the lint's phrases speak of, such as groups, labels and insults. At most 64.</summary>
internal sealed class WordClasses
{
    private readonly Dictionary<string, ulong> bits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Term>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Term>> byPrefix = new(StringComparer.Ordinal);

    private const int ShortestPrefix = 3;

    /// <summary>Every word of a term, folded.</summary>
    public IEnumerable<string> Words => byWord.Values.SelectMany(terms => terms).SelectMany(term => term.Parts);

    /// <summary>Every beginning of a word, folded.</summary>
    public IEnumerable<string> Prefixes => byPrefix.Values.SelectMany(terms => terms).Select(term => term.Parts[0]);

    /// <summary>The bit of a class.</summary>
    /// <exception cref="FormatException">There is no such class.</exception>
    public ulong this[string name] => bits.TryGetValue(name, out var bit) ? bit : throw new FormatException($"There is no class of words {name}.");

    /// <summary>Adds a term.</summary>
    /// <param name="name">The class; new ones come into being.</param>
    /// <param name="term">One or more words; with <c>*</c> at its end it stands for all that start so.</param>
    /// <exception cref="FormatException">The term is empty, or there are more than 64 classes.</exception>
    public void Add(string name, string term)
    {
        if (!bits.TryGetValue(name, out var bit))
        {
            if (bits.Count == 64) throw new FormatException($"There are more than 64 classes of words; {name} is one too many.");
            bits[name] = bit = 1UL << bits.Count;
        }

        var parts = Phrase.FoldedWords(term);
        if (parts.Length == 0) throw new FormatException($"A term of the class {name} is empty.");
        var isOpen = term.EndsWith('*');
        if (isOpen && parts[^1].Length < ShortestPrefix) throw new FormatException($"A beginning in the class {name} has at least {ShortestPrefix} letters; got {parts[^1]}.");
        var (table, key) = isOpen && parts.Length == 1 ? (byPrefix, parts[0][..ShortestPrefix]) : (byWord, parts[0]);
        if (!table.TryGetValue(key, out var terms)) table[key] = terms = [];
        terms.Add(new Term(bit, parts, isOpen));
    }

    /// <summary>Every term in a text, in order of first token.</summary>
    public List<ClassHit> Find(DraftText text)
    {
        var hits = new List<ClassHit>();
        var prefixes = byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var index = 0; index < text.Tokens.Count; index++)
        {
            var word = text.Tokens[index].Word;
            if (byWord.TryGetValue(word, out var terms))
            {
                foreach (var term in terms)
                {
                    if (Matches(term, text.Tokens, index)) hits.Add(new ClassHit(term.Class, index, index + term.Parts.Length));
                }
            }

            if (word.Length < ShortestPrefix || !prefixes.TryGetValue(word.AsSpan(0, ShortestPrefix), out var starts)) continue;
            foreach (var term in starts)
            {
                if (word.StartsWith(term.Parts[0], StringComparison.Ordinal)) hits.Add(new ClassHit(term.Class, index, index + 1));
            }
        }

        return hits;
    }

    private static bool Matches(Term term, IReadOnlyList<LintToken> tokens, int first)
    {
        if (first + term.Parts.Length > tokens.Count) return false;
        for (var index = 1; index < term.Parts.Length; index++)
        {
            var word = tokens[first + index].Word;
            var fits = term.IsOpen && index == term.Parts.Length - 1 ? word.StartsWith(term.Parts[index], StringComparison.Ordinal) : word == term.Parts[index];
            if (!fits || tokens[first + index].Sentence != tokens[first].Sentence) return false;
        }

        return true;
    }

    // An open term goes on after its last letter.
    private sealed record Term(ulong Class, string[] Parts, bool IsOpen);
}
