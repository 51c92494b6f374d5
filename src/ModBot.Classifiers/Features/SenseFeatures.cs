using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Features;

/// <summary>
/// The senses of words, alone and in what they stand; rows of two and three symbols where at least one is a sense; and which sense comes before or after which
/// class or sense within reach. A named group is left out, as everywhere.
/// </summary>
internal static class SenseFeatures
{
    private const int LongestRow = 3;
    private const int Reach = 7;
    private const ulong Something = 7;
    private const ulong FirstClass = 100;
    private const ulong FirstSense = 1000;

    /// <summary>Adds the features. The buffer must hold the scopes of the tokens (<see cref="PairFeatures"/> puts them there).</summary>
    public static void Add(List<TaggedToken> tokens, ReadOnlySpan<ulong> hashes, FunctionWords functionWords, Senses senses, FeatureBuffer buffer)
    {
        var symbols = buffer.Symbols.Take(tokens.Count);
        var sensed = buffer.Sensed.Take(tokens.Count);
        var scopes = buffer.Scopes.Take(tokens.Count);
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];
            SenseLine found = default;
            sensed[index] = token.Token.Kind == TokenKind.Word && !GroupMask.IsMasked(token) && senses.TryFind(token.Token.Text, out found);
            symbols[index] = Symbol(token, hashes[index], functionWords, sensed[index] ? found.First : -1);
            if (!sensed[index]) continue;
            AddSense(found.First, scopes[index], index, buffer);
            if (found.Second >= 0) AddSense(found.Second, scopes[index], index, buffer);
        }

        for (var first = 0; first < tokens.Count; first++)
        {
            AddRows(symbols, sensed, first, buffer);
            AddPairs(tokens, symbols, sensed, first, buffer);
        }
    }

    private static ulong Symbol(TaggedToken token, ulong hash, FunctionWords functionWords, int sense)
    {
        if (token.Classes != 0) return FirstClass + (ulong)token.Primary;
        if (sense >= 0) return FirstSense + (ulong)sense;
        return token.Token.Kind == TokenKind.Punctuation || functionWords.Contains(token.Token.Text) ? hash : Something;
    }

    private static void AddSense(int sense, Scope scope, int index, FeatureBuffer buffer)
    {
        buffer.Add(FeatureHash.Add(FeatureHash.Start(FeatureFamily.Sense, 0), (ulong)sense), FeatureFamily.Sense, index, index);
        if (scope != Scope.None) buffer.Add(FeatureHash.Add(FeatureHash.Add(FeatureHash.Start(FeatureFamily.Sense, 1), (ulong)sense), (ulong)scope), FeatureFamily.Sense, index, index);
    }

    private static void AddRows(ReadOnlySpan<ulong> symbols, ReadOnlySpan<bool> sensed, int first, FeatureBuffer buffer)
    {
        var name = FeatureHash.Add(FeatureHash.Start(FeatureFamily.Sense, 2), symbols[first]);
        var any = sensed[first];
        for (var last = first + 1; last < symbols.Length && last < first + LongestRow; last++)
        {
            name = FeatureHash.Add(name, symbols[last]);
            any |= sensed[last];
            if (any) buffer.Add(name, FeatureFamily.Sense, first, last);
        }
    }

    private static void AddPairs(List<TaggedToken> tokens, ReadOnlySpan<ulong> symbols, ReadOnlySpan<bool> sensed, int first, FeatureBuffer buffer)
    {
        if (tokens[first].Classes == 0 && !sensed[first]) return;
        var name = FeatureHash.Add(FeatureHash.Start(FeatureFamily.Sense, 3), symbols[first]);
        for (var second = first + 1; second < tokens.Count && second <= first + Reach; second++)
        {
            if (tokens[second].Classes == 0 && !sensed[second]) continue;
            if (sensed[first] || sensed[second]) buffer.Add(FeatureHash.Add(name, symbols[second]), FeatureFamily.Sense, first, second);
        }
    }
}
