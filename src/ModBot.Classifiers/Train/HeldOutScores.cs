using ModBot.Classifiers.Features;

namespace ModBot.Classifiers.Train;

/// <summary>Scores of each row by a model that did not learn from its pass.</summary>
/// <param name="Rows">The tested rows.</param>
/// <param name="Scores">All columns, for each row.</param>
internal sealed record HeldOutScores(IReadOnlyList<CorpusRow> Rows, IReadOnlyList<float[]> Scores)
{
    /// <summary>Fits once per fold and scores the fold that was left out. Null when the corpus is one pass: nothing can be left out.</summary>
    public static HeldOutScores? Of(LexiconData lexicon, IReadOnlyList<CorpusRow> rows, int folds, int seed, bool stepOnly, Action<string> report, CancellationToken cancel)
    {
        var foldOf = Folds.Of(rows, folds);
        var count = foldOf.Max() + 1;
        if (count < 2) return null;
        var tested = new List<CorpusRow>();
        var scores = new List<float[]>();
        for (var fold = 0; fold < count; fold++)
        {
            var name = $"fold {fold + 1} of {count}: ";
            var learn = rows.Where((_, index) => foldOf[index] != fold).ToList();
            var model = new ModelFitter(lexicon, seed, stepOnly).Fit(learn, stage => report(name + stage), cancel);
            var test = rows.Where((_, index) => foldOf[index] == fold).ToList();
            var texts = new Vectorizer(model.Extractor).Extract([.. test.Select(row => row.Text)], cancel);
            for (var index = 0; index < test.Count; index++)
            {
                tested.Add(test[index]);
                scores.Add(model.Score(Vectorizer.ToRow(model.Space, texts[index])));
            }
        }

        return new HeldOutScores(tested, scores);
    }
}
