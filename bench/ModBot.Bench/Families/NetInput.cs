using ModBot.Classifiers.Features;
using ModBot.Classifiers.Text;

namespace ModBot.Bench.Families;

/// <summary>A text as the network sees it. Reused from text to text; not safe to share.</summary>
internal sealed class NetInput
{
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;
    private const int LongestWord = 24;

    private readonly List<int> pieces = [];

    /// <summary>Number of tokens.</summary>
    public int Count { get; private set; }

    /// <summary>The row of each token's word; −1 when it is not known.</summary>
    public int[] Words { get; } = new int[NetShape.MostTokens];

    /// <summary>The classes of each token, one bit each.</summary>
    public ulong[] Classes { get; } = new ulong[NetShape.MostTokens];

    /// <summary>What each token stands in.</summary>
    public int[] Scopes { get; } = new int[NetShape.MostTokens];

    /// <summary>Where the pieces of each token begin; one more than there are tokens.</summary>
    public int[] PieceStarts { get; } = new int[NetShape.MostTokens + 1];

    /// <summary>The rows of the pieces.</summary>
    public ReadOnlySpan<int> Pieces => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pieces);

    /// <summary>Reads a tagged text.</summary>
    public void Read(TaggedText tagged, NetWords words)
    {
        pieces.Clear();
        var tokens = tagged.Tokens;
        Count = Math.Min(tokens.Count, NetShape.MostTokens);
        var scopes = Classifiers.Features.Scopes.Of(tokens);
        for (var index = 0; index < Count; index++)
        {
            Words[index] = words.Find(WordFeatures.HashOf(tokens[index]));
            Classes[index] = tokens[index].Classes;
            Scopes[index] = (int)scopes[index];
            PieceStarts[index] = pieces.Count;

            // A group term is read as its class, so that the group named does not decide.
            if (tokens[index].Token.Kind == TokenKind.Word && !GroupMask.IsMasked(tokens[index])) AddPieces(tokens[index].Token.Text);
        }

        PieceStarts[Count] = pieces.Count;
    }

    private void AddPieces(ReadOnlySpan<char> word)
    {
        Span<char> letters = stackalloc char[LongestWord + 2];
        var length = Math.Min(word.Length, LongestWord);
        letters[0] = ' ';
        word[..length].CopyTo(letters[1..]);
        letters[length + 1] = ' ';
        length += 2;
        for (var start = 0; start + ShortestPiece <= length; start++)
        {
            var name = FeatureHash.Start(FeatureFamily.Char, 1);
            var longest = Math.Min(LongestPiece, length - start);
            for (var offset = 0; offset < longest; offset++)
            {
                name = FeatureHash.Add(name, letters[start + offset]);
                if (offset + 1 >= ShortestPiece) pieces.Add((int)(FeatureHash.Key(name) % NetShape.Pieces));
            }
        }
    }
}
