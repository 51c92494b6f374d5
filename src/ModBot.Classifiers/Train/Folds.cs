namespace ModBot.Classifiers.Train;

/// <summary>Cuts rows into training and test by whole passes: partners of a minimal pair and turns of a thread stay together, and so does a writer.</summary>
internal static class Folds
{
    /// <summary>The fold of each row; −1 for borrowed rows, which are always learned from and never tested on.</summary>
    public static int[] Of(IReadOnlyList<CorpusRow> rows, int most)
    {
        var passes = rows.Where(row => !row.StepOnly).Select(row => row.Pass).Distinct(StringComparer.Ordinal).ToList();
        var count = Math.Min(most, passes.Count);
        return [.. rows.Select(row => row.StepOnly ? -1 : passes.IndexOf(row.Pass) % count)];
    }
}
