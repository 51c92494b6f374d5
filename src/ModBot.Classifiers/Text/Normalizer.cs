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

    /// <summary>Reads a text, or a window of it that starts at <paramref name="offset"/> in the original.</summary>
    public List<Token> Read(ReadOnlySpan<char> text, int offset = 0)
    {
        var folded = CharFolder.Fold(text, offset);
        var chunks = Chunker.Cut(folded);
        var tokens = new List<Token>(chunks.Count + 4);
        for (var index = 0; index < chunks.Count;)
        {
            var read = chunks[index].Length == 1 ? spaced.TryRead(folded, chunks, index, tokens) : 0;
            if (read == 0)
            {
                reader.Read(folded, chunks[index], tokens);
                read = 1;
            }

            index += read;
        }

        NeighbourJoin.Apply(tokens, words);
        return tokens;
    }
}
