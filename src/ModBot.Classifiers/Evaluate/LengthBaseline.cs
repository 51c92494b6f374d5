using ModBot.Classifiers.Train;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Evaluate;

/// <summary>
/// What the length of a text alone gives away: each length class gets the step that is most over-represented in it on the other passes. A
/// written corpus leaks its labels a little this way; figures near these would mean that nothing was learned.
/// </summary>
internal static class LengthBaseline
{
    private const int ClassWidth = 15;
    private const int Classes = 16;
    private const int Steps = 5;

    public static EvaluationReport Run(IReadOnlyList<CorpusRow> rows, int folds)
    {
        var foldOf = Folds.Of(rows, folds);
        var judged = new List<Judged>();
        for (var fold = 0; fold <= foldOf.Max(); fold++)
        {
            var best = Learn(rows.Where((_, index) => foldOf[index] != fold && foldOf[index] >= 0));
            for (var index = 0; index < rows.Count; index++)
            {
                if (foldOf[index] == fold) judged.Add(new Judged(rows[index].Step, best[ClassOf(rows[index].Text)], rows[index].Language));
            }
        }

        return Evaluator.Report(judged);
    }

    private static Step[] Learn(IEnumerable<CorpusRow> rows)
    {
        var counts = new double[Classes, Steps];
        var totals = new double[Steps];
        foreach (var row in rows)
        {
            counts[ClassOf(row.Text), (int)row.Step]++;
            totals[(int)row.Step]++;
        }

        var best = new Step[Classes];
        for (var length = 0; length < Classes; length++)
        {
            for (var step = 1; step < Steps; step++)
            {
                if (Share(length, step) > Share(length, (int)best[length])) best[length] = (Step)step;
            }
        }

        return best;

        double Share(int length, int step) => totals[step] == 0 ? 0 : counts[length, step] / totals[step];
    }

    private static int ClassOf(string text) => Math.Min(text.Length / ClassWidth, Classes - 1);
}
