using ModBot.Classifiers.Evaluate;
using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Train;

/// <summary>Scores of each row by a model that did not learn from its pass.</summary>
/// <param name="Rows">The tested rows.</param>
/// <param name="Scores">All columns, for each row.</param>
/// <param name="Classes">All classes of the lexicon in each row.</param>
/// <param name="Named">The grounds of the terms that each row names, one bit each.</param>
internal sealed record HeldOutScores(IReadOnlyList<CorpusRow> Rows, IReadOnlyList<float[]> Scores, IReadOnlyList<ulong> Classes, IReadOnlyList<ushort> Named)
{
    /// <summary>Fits once per fold and scores the fold that was left out. Null when the corpus is one pass: nothing can be left out.</summary>
    public static HeldOutScores? Of(LexiconData lexicon, IReadOnlyList<CorpusRow> rows, int folds, int seed, bool stepOnly, Action<string> report, CancellationToken cancel)
    {
        var foldOf = Folds.Of(rows, folds);
        var count = foldOf.Max() + 1;
        if (count < 2) return null;
        var tested = new List<CorpusRow>();
        var scores = new List<float[]>();
        var classes = new List<ulong>();
        var named = new List<ushort>();
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
                var tagged = model.Extractor.Read(test[index].Text);
                classes.Add(model.Extractor.ClassesOf(tagged));
                named.Add(tagged.Tokens.Aggregate((ushort)0, (all, token) => (ushort)(all | token.Grounds)));
            }
        }

        return new HeldOutScores(tested, scores, classes, named);
    }

    /// <summary>What is said of each row, with the prior of the finished classifier and without its rules, which need no learning.</summary>
    public IEnumerable<HeldOutVerdict> Verdicts(float temperature)
    {
        var probabilities = new double[HeadLayout.Steps];
        for (var index = 0; index < Rows.Count; index++)
        {
            StepPrior.Probabilities(Scores[index].AsSpan(HeadLayout.Step, HeadLayout.Steps), temperature, Classes[index], probabilities);
            var said = StepProbabilities.TopOf(probabilities);
            yield return new HeldOutVerdict(Rows[index], said, probabilities[(int)said], Named[index]);
        }
    }
}

/// <summary>What was said of a row that was left out.</summary>
/// <param name="Row">The row.</param>
/// <param name="Said">The step.</param>
/// <param name="Probability">How sure, 0–1.</param>
/// <param name="Named">The grounds of the terms it names, one bit each.</param>
internal readonly record struct HeldOutVerdict(CorpusRow Row, Step Said, double Probability, ushort Named)
{
    /// <summary>For counting.</summary>
    public Judged Judged => new(Row.Step, Said, Row.Language);
}
