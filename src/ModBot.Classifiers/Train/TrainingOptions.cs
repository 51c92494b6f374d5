namespace ModBot.Classifiers.Train;

/// <summary>What to train from.</summary>
public sealed record TrainingOptions
{
    /// <summary>Directory with our own labelled messages (<c>models/corpus</c>); every TSV file in it is one pass.</summary>
    public required string CorpusDirectory { get; init; }

    /// <summary>Directory with the lexicon; when null the directory <c>lexicon</c> beside the corpus.</summary>
    public string? LexiconDirectory { get; init; }

    /// <summary>
    /// Further TSV files with the header <c>text lang label original_labels split</c>. Rows labelled none, negativity, bullying, discrimination or
    /// extremism count a little; other labels and the split <c>test</c> are left out.
    /// </summary>
    public IReadOnlyList<string> ExtraFiles { get; init; } = [];

    /// <summary>The seed. The same files and seed give the same model to the byte on one machine.</summary>
    public int Seed { get; init; } = 1;

    internal string LexiconPath => LexiconDirectory ?? Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(CorpusDirectory))) ?? "", "lexicon");
}
