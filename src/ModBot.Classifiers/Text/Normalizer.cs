namespace ModBot.Classifiers.Text;

/// <summary>
/// Turns a text into tokens in plain spelling. Disguises (look-alikes, invisible characters, signs for letters, spaced or held letters)
/// end up as the same tokens as the plain text (A09). Safe to share between threads.
/// </summary>
internal sealed class Normalizer
{
    private readonly WordCounts words;
    private readonly ChunkReader reader;
    private readonly SpacedLetters spaced;

    public Normalizer(WordCounts words)
    {
        this.words = words;
        var repair = new WordRepair(words);
        reader = new ChunkReader(words, repair);
        spaced = new SpacedLetters(words, repair);
    }

    /// <summary>Reads a text, or a window of it that starts at <paramref name="offset"/> in the original, into tokens that stay.</summary>
    public List<Token> Read(ReadOnlySpan<char> text, int offset = 0)
    {
        var buffer = new TextBuffer();
        Read(text, offset, buffer);
        return buffer.Tokens;
    }

    /// <summary>Reads a text into the tokens of a buffer, which forgets the text before.</summary>
    public void Read(ReadOnlySpan<char> text, int offset, TextBuffer buffer)
    {
        buffer.Clear();
        CharFolder.Fold(text, offset, buffer.Folded);
        Chunker.Cut(buffer.Folded.Chars, buffer.Chunks);
        for (var index = 0; index < buffer.Chunks.Count;)
        {
            var read = buffer.Chunks[index].Length == 1 ? spaced.TryRead(index, buffer) : 0;
            if (read == 0)
            {
                reader.Read(buffer.Chunks[index], buffer);
                read = 1;
            }

            index += read;
        }

        NeighbourJoin.Apply(buffer, words);
    }
}
