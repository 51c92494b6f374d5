using ModBot.Classifiers.Features;

namespace ModBot.Classifiers.Train;

/// <summary>All there is to learn from: our own messages, ordinary messages from borrowed sets, and sentences made from the grammar.</summary>
/// <param name="Own">Our own, which are also what is tested on.</param>
/// <param name="Borrowed">From other sets; learned from only.</param>
/// <param name="Made">From the grammar; learned from only.</param>
internal sealed record TrainingRows(List<CorpusRow> Own, List<CorpusRow> Borrowed, List<CorpusRow> Made)
{
    // More of them, or heavier, and the figures on real chat fall (models/README.md).
    private const int Sentences = 9000;
    private const float SentenceWeight = 0.08f;

    /// <summary>All of them.</summary>
    public List<CorpusRow> All => [.. Own, .. Borrowed, .. Made];

    /// <summary>Reads what the options name.</summary>
    /// <exception cref="InvalidDataException">A file is not as described in its README; the message names the line.</exception>
    public static TrainingRows Read(TrainingOptions options, LexiconData lexicon)
    {
        var own = CorpusReader.Read(options.CorpusDirectory);
        List<CorpusRow> made = Directory.Exists(options.GrammarPath) ? new ContrastGenerator(Grammar.Read(options.GrammarPath), options.Seed).Make(Sentences, SentenceWeight) : [];
        if (options.ExtraFiles.Count == 0) return new TrainingRows(own, [], made);
        var words = new Lexicon(lexicon);
        var extractor = new FeatureExtractor(WordCounter.Count(own.Select(row => row.Text), words), words);
        return new TrainingRows(own, [.. ExtraReader.Read(options.ExtraFiles, extractor)], made);
    }
}
