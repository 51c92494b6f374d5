using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Features;

/// <summary>Words and rows of two and three words. A group term is read as its class, so that the group named does not decide.</summary>
internal static class WordFeatures
{
    private const int LongestRow = 3;
    private static readonly ulong NumberHash = FeatureHash.OfText("<number>");

    public static void Add(List<TaggedToken> tokens, ReadOnlySpan<ulong> hashes, FeatureBuffer buffer)
    {
        for (var first = 0; first < tokens.Count; first++)
        {
            if (!tokens[first].Token.IsLexical) continue;
            var name = FeatureHash.Start(FeatureFamily.Word, 0);
            var words = 0;
            for (var last = first; last < tokens.Count && words < LongestRow; last++)
            {
                if (!tokens[last].Token.IsLexical) continue;
                words++;
                name = FeatureHash.Add(name, hashes[last]);
                buffer.Add(name, FeatureFamily.Word, first, last);
            }
        }
    }

    /// <summary>The hash a token has in word features.</summary>
    public static ulong HashOf(TaggedToken token)
    {
        if (token.Token.Kind == TokenKind.Number && token.Classes == 0) return NumberHash;
        return GroupMask.IsMasked(token) ? GroupMask.HashOf(token) : FeatureHash.OfText(token.Token.Text);
    }
}
