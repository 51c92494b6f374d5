using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Features;

/// <summary>Text to tagged tokens to features, with one set of word counts and one lexicon. Safe to share between threads; buffers are not.</summary>
internal sealed class FeatureExtractor
{
    private readonly Normalizer normalizer;
    private readonly Tagger tagger;
    private readonly FunctionWords functionWords;

    public FeatureExtractor(WordCounts words, Lexicon lexicon)
    {
        Words = words;
        Lexicon = lexicon;
        normalizer = new Normalizer(words);
        tagger = new Tagger(lexicon);
        functionWords = new FunctionWords(words);
    }

    /// <summary>The words the normaliser knows.</summary>
    public WordCounts Words { get; }

    /// <summary>The lexicon.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>All classes of a text, with <see cref="TagClasses.Unkind"/> and <see cref="TagClasses.Kindly"/> where one of its words is.</summary>
    public ulong ClassesOf(TaggedText tagged)
    {
        var all = tagged.Classes;
        foreach (var token in tagged.Tokens)
        {
            if (token.Token.Kind == TokenKind.Word) all |= Lexicon.Senses.MarksOf(token.Token.Text);
        }

        return all;
    }

    /// <summary>Whether a token means something by itself, unlike the words that only hold a sentence together.</summary>
    public bool IsContent(TaggedToken token) => (token.Classes & (TagClasses.Harsh | TagClasses.Groups)) != 0 || !functionWords.Contains(token.Token.Text);

    /// <summary>Reads a text into tagged tokens that stay.</summary>
    public TaggedText Read(ReadOnlySpan<char> text, int offset = 0) => tagger.Tag(normalizer.Read(text, offset));

    /// <summary>Reads a text into buffers, which forget the text before.</summary>
    /// <param name="text">The text, or a part of it.</param>
    /// <param name="offset">Where the part begins in the original.</param>
    /// <param name="buffer">What reading writes into; the tokens hold until it reads another text.</param>
    /// <param name="tagged">Receives the tagged tokens.</param>
    public void Read(ReadOnlySpan<char> text, int offset, TextBuffer buffer, TaggedText tagged)
    {
        normalizer.Read(text, offset, buffer);
        tagger.Tag(buffer.Tokens, tagged);
    }

    /// <summary>Puts the features of a read text into the buffer, which is emptied first.</summary>
    /// <param name="tagged">The read text.</param>
    /// <param name="original">The whole original text, to which token positions refer.</param>
    /// <param name="buffer">Where the features go.</param>
    public void Extract(TaggedText tagged, ReadOnlySpan<char> original, FeatureBuffer buffer)
    {
        buffer.Clear();
        var tokens = tagged.Tokens;
        var hashes = buffer.Hashes.Take(tokens.Count);
        for (var index = 0; index < tokens.Count; index++) hashes[index] = WordFeatures.HashOf(tokens[index]);
        WordFeatures.Add(tokens, hashes, buffer);
        CharFeatures.Add(tokens, buffer);
        FrameFeatures.Add(tokens, hashes, functionWords, buffer);
        PairFeatures.Add(tokens, buffer);
        SenseFeatures.Add(tokens, hashes, functionWords, Lexicon.Senses, buffer);
        StyleFeatures.Add(tokens, original, buffer);
        GroundFeatures.Add(tokens, buffer);
    }
}
