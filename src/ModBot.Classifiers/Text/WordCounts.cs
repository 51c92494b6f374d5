namespace ModBot.Classifiers.Text;

/// <summary>
/// How often each plain word occurs in the training texts and the lexicon. The normaliser repairs a spelling only towards a word that
/// is known here. It is part of the model file: other counts could repair otherwise.
/// </summary>
internal sealed class WordCounts
{
    /// <summary>No words: nothing is repaired by look-up.</summary>
    public static readonly WordCounts Empty = new(new Dictionary<string, int>());

    private readonly Dictionary<string, int> counts;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private string[]? sorted;

    /// <param name="words">The words; handed over, not to be changed any more.</param>
    public WordCounts(Dictionary<string, int> words)
    {
        counts = words;
        lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var total = 0L;
        foreach (var count in counts.Values) total += count;
        Total = total;
    }

    /// <summary>The words, by name.</summary>
    public IReadOnlyDictionary<string, int> Words => counts;

    /// <summary>Sum of all counts.</summary>
    public long Total { get; }

    /// <summary>How often a word occurs; 0 when it is not known.</summary>
    public int Count(ReadOnlySpan<char> word) => lookup.TryGetValue(word, out var count) ? count : 0;

    /// <summary>Whether any word begins so.</summary>
    public bool AnyBeginsWith(ReadOnlySpan<char> beginning)
    {
        var words = sorted ??= [.. counts.Keys.Order(StringComparer.Ordinal)];
        var (low, high) = (0, words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (words[middle].AsSpan().SequenceCompareTo(beginning) < 0) low = middle + 1;
            else high = middle;
        }

        return low < words.Length && words[low].AsSpan().StartsWith(beginning);
    }

    /// <summary>Whether the word occurs.</summary>
    public bool Knows(ReadOnlySpan<char> word) => lookup.ContainsKey(word);
}
