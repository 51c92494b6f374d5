using System.Collections.Frozen;
using ModBot.Classifiers.Features;

namespace ModBot.Classifiers.Model;

/// <summary>Fixed words and rows of words, looked for in the plain spelling of tokens. Immutable; looking allocates nothing.</summary>
internal sealed class TokenPhrases
{
    private readonly FrozenDictionary<string, string[][]>.AlternateLookup<ReadOnlySpan<char>> byFirstWord;

    /// <summary>Takes the phrases, their words parted by one space.</summary>
    public TokenPhrases(params ReadOnlySpan<string> phrases) =>
        byFirstWord = phrases.ToArray().Select(phrase => phrase.Split(' ')).GroupBy(words => words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether one of the phrases stands from this token on.</summary>
    public bool StandAt(List<TaggedToken> tokens, int start)
    {
        if (!byFirstWord.TryGetValue(tokens[start].Token.Text, out var phrases)) return false;
        foreach (var words in phrases)
        {
            if (start + words.Length > tokens.Count) continue;
            var index = 1;
            while (index < words.Length && tokens[start + index].Token.Text.SequenceEqual(words[index])) index++;
            if (index == words.Length) return true;
        }

        return false;
    }

    /// <summary>Whether one of the phrases begins at one of these tokens; those beyond the ends of the text are left out.</summary>
    public bool StandIn(List<TaggedToken> tokens, int first, int last)
    {
        for (var index = Math.Max(0, first); index <= Math.Min(tokens.Count - 1, last); index++)
        {
            if (StandAt(tokens, index)) return true;
        }

        return false;
    }
}
