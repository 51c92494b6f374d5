using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Features;

/// <summary>The most frequent words, which hold a sentence together. They follow from the word counts, so the model need not store them.</summary>
internal sealed class FunctionWords
{
    private const int Most = 300;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words;

    public FunctionWords(WordCounts counts) =>
        words = counts.Words.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Take(Most).Select(word => word.Key).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Contains(ReadOnlySpan<char> word) => words.Contains(word);
}
