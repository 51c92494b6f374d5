using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Features;

/// <summary>Pieces of words with their borders: unseen compounds and misspellings share pieces with known words.</summary>
internal static class CharFeatures
{
    private const int Shortest = 2;
    private const int Longest = 5;
    private const int LongestWord = 40;

    public static void Add(List<TaggedToken> tokens, FeatureBuffer buffer)
    {
        Span<char> word = stackalloc char[LongestWord + 2];
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index].Token;
            if (token.Kind != TokenKind.Word || GroupMask.IsMasked(tokens[index])) continue;
            var length = Math.Min(token.Text.Length, LongestWord);
            word[0] = ' ';
            token.Text[..length].CopyTo(word[1..]);
            word[length + 1] = ' ';
            AddPieces(word[..(length + 2)], index, buffer);
        }
    }

    private static void AddPieces(ReadOnlySpan<char> word, int index, FeatureBuffer buffer)
    {
        for (var start = 0; start + Shortest <= word.Length; start++)
        {
            var name = FeatureHash.Start(FeatureFamily.Char, 0);
            var longest = Math.Min(Longest, word.Length - start);
            for (var offset = 0; offset < longest; offset++)
            {
                name = FeatureHash.Add(name, word[start + offset]);
                if (offset + 1 >= Shortest) buffer.Add(name, FeatureFamily.Char, index, index);
            }
        }
    }
}
