using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Features;

/// <summary>
/// Rows of one to five symbols, where a symbol is a class, a frequent function word, a mark, or "something else"; and every class found.
/// What is learned here holds for words that were never seen and carries over between the languages.
/// </summary>
internal static class FrameFeatures
{
    private const int LongestRow = 5;
    private const ulong Something = 0x51ED270B7F4A7C15;

    public static void Add(List<TaggedToken> tokens, ReadOnlySpan<ulong> hashes, FunctionWords functionWords, FeatureBuffer buffer)
    {
        var symbols = buffer.Symbols.Take(tokens.Count);
        for (var index = 0; index < tokens.Count; index++) symbols[index] = Symbol(tokens[index], hashes[index], functionWords);
        for (var first = 0; first < tokens.Count; first++)
        {
            // A run of "something" is one symbol.
            if (first > 0 && symbols[first] == Something && symbols[first - 1] == Something) continue;
            var name = FeatureHash.Start(FeatureFamily.Frame, 0);
            var length = 0;
            var telling = false;
            for (var last = first; last < tokens.Count && length < LongestRow; last++)
            {
                if (last > first && symbols[last] == Something && symbols[last - 1] == Something) continue;
                length++;
                telling |= symbols[last] != Something;
                name = FeatureHash.Add(name, symbols[last]);
                if (telling) buffer.Add(name, FeatureFamily.Frame, first, last);
            }
        }

        AddClasses(tokens, buffer);
    }

    private static ulong Symbol(TaggedToken token, ulong hash, FunctionWords functionWords)
    {
        if (token.Classes != 0) return (ulong)token.Primary;
        if (token.Token.Kind == TokenKind.Punctuation) return FeatureHash.OfText(token.Token.Text);
        return functionWords.Contains(token.Token.Text) ? hash : Something;
    }

    private static void AddClasses(List<TaggedToken> tokens, FeatureBuffer buffer)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            for (var rest = tokens[index].Classes; rest != 0; rest &= rest - 1)
            {
                var name = FeatureHash.Add(FeatureHash.Start(FeatureFamily.Frame, 1), (ulong)System.Numerics.BitOperations.TrailingZeroCount(rest));
                buffer.Add(name, FeatureFamily.Frame, index, index);
            }
        }
    }
}
