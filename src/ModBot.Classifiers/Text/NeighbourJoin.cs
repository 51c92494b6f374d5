namespace ModBot.Classifiers.Text;

/// <summary>Joins two neighbours that are one known word with a space in it: "kan ker", "mon gool".</summary>
internal static class NeighbourJoin
{
    // The join must be a word we have seen more than by chance.
    private const int LeastCount = 2;

    public static void Apply(List<Token> tokens, WordCounts words)
    {
        for (var index = 0; index + 1 < tokens.Count; index++)
        {
            var (left, right) = (tokens[index], tokens[index + 1]);
            if (left.Kind != TokenKind.Word || right.Kind != TokenKind.Word || right.Start - left.End != 1) continue;
            if (left.Text.Length + right.Text.Length is < 4 or > 24) continue;
            if (words.Knows(left.Text) && words.Knows(right.Text)) continue;
            var joined = string.Concat(left.Text, right.Text);
            if (words.Count(joined) < LeastCount) continue;
            tokens[index] = new Token(joined, TokenKind.Word, left.Start, right.End);
            tokens.RemoveAt(index + 1);
        }
    }
}
