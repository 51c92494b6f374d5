namespace ModBot.Classifiers.Text;

/// <summary>Joins two neighbours that are one known word with a space in it: "kan ker", "mon gool".</summary>
internal static class NeighbourJoin
{
    // The join must be a word we have seen more than by chance.
    private const int LeastCount = 2;

    private const int Longest = 24;

    public static void Apply(TextBuffer buffer, WordCounts words)
    {
        var tokens = buffer.Tokens;
        Span<char> room = stackalloc char[Longest];
        for (var index = 0; index + 1 < tokens.Count; index++)
        {
            var (left, right) = (tokens[index], tokens[index + 1]);
            if (left.Kind != TokenKind.Word || right.Kind != TokenKind.Word || right.Start - left.End != 1) continue;
            if (left.Text.Length + right.Text.Length is < 4 or > Longest) continue;
            if (words.Knows(left.Text) && words.Knows(right.Text)) continue;
            left.Text.CopyTo(room);
            right.Text.CopyTo(room[left.Text.Length..]);
            var joined = room[..(left.Text.Length + right.Text.Length)];
            if (words.Count(joined) < LeastCount) continue;
            tokens[index] = new Token(buffer.Letters.Keep(joined), TokenKind.Word, left.Start, right.End);
            tokens.RemoveAt(index + 1);
        }
    }
}
