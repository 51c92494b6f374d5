using System.Collections.Frozen;

namespace ModBot.Moderation.Replies.Lint.Text;

/// <summary>
/// The words that stand in the lint's tables. A spelling trick is undone only when a known word appears, so that ordinary
/// words and numbers are never read as something else.
/// </summary>
internal sealed class KnownWords
{
    private const int ShortestPrefix = 3;

    private readonly FrozenSet<string> words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly FrozenDictionary<string, string[]> prefixes;
    private readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> prefixLookup;

    /// <summary>Takes the words, folded, and the beginnings of words, folded and of at least three letters.</summary>
    public KnownWords(IEnumerable<string> words, IEnumerable<string> prefixes)
    {
        this.words = words.ToFrozenSet(StringComparer.Ordinal);
        lookup = this.words.GetAlternateLookup<ReadOnlySpan<char>>();
        this.prefixes = prefixes.Distinct(StringComparer.Ordinal).GroupBy(prefix => prefix[..ShortestPrefix], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        prefixLookup = this.prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The text of a word; of a known one always the same object.</summary>
    public string Intern(ReadOnlySpan<char> word) => lookup.TryGetValue(word, out var known) ? known : word.ToString();

    /// <summary>Whether a word, or a beginning of it, stands in the tables.</summary>
    public bool Contains(ReadOnlySpan<char> word)
    {
        if (lookup.Contains(word)) return true;
        if (word.Length < ShortestPrefix || !prefixLookup.TryGetValue(word[..ShortestPrefix], out var starts)) return false;
        foreach (var start in starts)
        {
            if (word.StartsWith(start, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>The known word that a spelling hides behind digits, signs or held letters; otherwise the word itself.</summary>
    public string Read(string word)
    {
        if (!IsOdd(word) || word.Length > 64 || Contains(word)) return word;
        Span<char> room = stackalloc char[64];
        foreach (var one in "il")
        {
            foreach (var held in (ReadOnlySpan<int>)[2, 1])
            {
                var length = Plain(word, one, held, room);
                if (Contains(room[..length])) return Intern(room[..length]);
            }
        }

        return word;
    }

    /// <summary>A word without the digits, signs and held letters of its spelling, to compare with another one that is not in the tables.</summary>
    public static string Undo(string word)
    {
        if (!IsOdd(word) || word.Length > 64) return word;
        Span<char> room = stackalloc char[64];
        return room[..Plain(word, 'i', 1, room)].ToString();
    }

    // Letters with a digit or sign among them, or the same letter three times or more.
    private static bool IsOdd(string word)
    {
        var (letters, others, held) = (false, false, false);
        for (var index = 0; index < word.Length; index++)
        {
            if (char.IsLetter(word[index])) letters = true;
            else others = true;
            held |= index >= 2 && word[index] == word[index - 1] && word[index] == word[index - 2];
        }

        return letters && (others || held);
    }

    private static int Plain(string word, char one, int held, Span<char> room)
    {
        var length = 0;
        for (var index = 0; index < word.Length;)
        {
            var end = index + 1;
            while (end < word.Length && word[end] == word[index]) end++;
            var letter = word[index] switch { '0' => 'o', '1' or '!' => one, '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', '8' => 'b', _ => word[index] };
            // Two of a kind may be how the word is written; only more is held.
            var times = end - index > 2 ? held : end - index;
            for (; times > 0; times--) room[length++] = letter;
            index = end;
        }

        return length;
    }
}
