namespace ModBot.Classifiers.Train;

/// <summary>What to train from.</summary>
public sealed record TrainingOptions
{
    /// <summary>Directory with our own labelled messages (<c>models/corpus</c>); every TSV file in it is one pass.</summary>
    public required string CorpusDirectory { get; init; }

    /// <summary>Directory with the lexicon; when null the directory <c>lexicon</c> beside the corpus.</summary>
    public string? LexiconDirectory { get; init; }

    /// <summary>Directory with the grammar; when null the directory <c>grammar</c> beside the corpus. Without one no sentences are made.</summary>
    public string? GrammarDirectory { get; init; }

    /// <summary>
    /// Further TSV files with the header <c>text lang label original_labels split</c>. Of these, ordinary messages count a little: rows labelled none
    /// without a harsh word or a group, at most 4,000 per file. The split <c>test</c> is left out.
    /// </summary>
    public IReadOnlyList<string> ExtraFiles { get; init; } = [];

    /// <summary>The seed. The same files and seed give the same model to the byte on one machine.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Directory with passes that are never learned from; when null the directory <c>test</c> in the corpus. Without one no figures of it are printed.</summary>
    public string? TestDirectory { get; init; }

    internal string TestPath => TestDirectory ?? Path.Combine(CorpusDirectory, "test");

    internal string LexiconPath => LexiconDirectory ?? Beside("lexicon");

    internal string GrammarPath => GrammarDirectory ?? Beside("grammar");

    private string Beside(string name) => Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(CorpusDirectory))) ?? "", name);
}
