namespace ModBot.Classifiers.Text;

/// <summary>All that reading one text writes into, reused from text to text so that reading allocates nothing. Not safe to share.</summary>
internal sealed class TextBuffer
{
    /// <summary>The folded text.</summary>
    public FoldedText Folded { get; } = new();

    /// <summary>Its chunks.</summary>
    public List<Chunk> Chunks { get; } = [];

    /// <summary>The pieces of the chunk that is being read.</summary>
    public List<Chunk> Pieces { get; } = [];

    /// <summary>The lengths of the words that letters without spaces were last cut into.</summary>
    public List<int> Lengths { get; } = [];

    /// <summary>The letters of words that do not stand in the folded text as they are read.</summary>
    public Letters Letters { get; } = new();

    /// <summary>The tokens. Their texts hold until the next text is read.</summary>
    public List<Token> Tokens { get; } = [];

    /// <summary>Adds a token that stands for a part of the folded text.</summary>
    public void Add(ReadOnlyMemory<char> text, TokenKind kind, int start, int end) =>
        Tokens.Add(new Token(text, kind, Folded.StartOf(start), Folded.EndOf(end - 1)));

    /// <summary>Forgets the last text.</summary>
    public void Clear()
    {
        Folded.Clear();
        Chunks.Clear();
        Letters.Clear();
        Tokens.Clear();
    }
}
