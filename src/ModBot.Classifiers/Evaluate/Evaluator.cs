using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Evaluate;

/// <summary>Holds a classifier against labelled texts.</summary>
public static class Evaluator
{
    private const int Steps = 5;
    private const int Hateful = (int)Step.Discrimination;

    /// <summary>Scores every row and counts.</summary>
    public static EvaluationReport Evaluate(IEnumerable<LabelledText> rows, IClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(classifier);
        return Report(rows.Select(row => new Judged(row.Step, classifier.Assess(row.Text).Step, row.Language)));
    }

    /// <summary>Counts what was said already.</summary>
    internal static EvaluationReport Report(IEnumerable<Judged> judged)
    {
        var all = judged.ToList();
        var languages = new SortedDictionary<string, EvaluationReport>(StringComparer.Ordinal);
        var groups = all.Where(row => row.Language.Length > 0).GroupBy(row => row.Language, StringComparer.Ordinal).ToList();
        if (groups.Count > 1)
        {
            foreach (var group in groups) languages[group.Key] = Figures([.. group]);
        }

        return Figures(all) with { Languages = languages };
    }

    private static EvaluationReport Figures(List<Judged> rows)
    {
        var confusion = new int[Steps][];
        for (var step = 0; step < Steps; step++) confusion[step] = new int[Steps];
        foreach (var row in rows) confusion[(int)row.Gold][(int)row.Said]++;
        var steps = new List<StepFigures>();
        var (right, f1s, seen) = (0, 0.0, 0);
        for (var step = 0; step < Steps; step++)
        {
            var gold = confusion[step].Sum();
            var said = confusion.Sum(line => line[step]);
            var hits = confusion[step][step];
            right += hits;
            var f1 = gold + said == 0 ? 0 : 2.0 * hits / (gold + said);
            if (gold + said > 0)
            {
                f1s += f1;
                seen++;
            }

            steps.Add(new StepFigures(LadderNames.Name((Step)step), gold, Share(hits, said), Share(hits, gold), f1));
        }

        var fine = confusion[0].Sum();
        var (found, hateful) = (confusion[Hateful..].Sum(line => line[Hateful..].Sum()), confusion[Hateful..].Sum(line => line.Sum()));
        var (left, others) = (confusion[..Hateful].Sum(line => line[..Hateful].Sum()), confusion[..Hateful].Sum(line => line.Sum()));
        return new EvaluationReport
        {
            Count = rows.Count,
            Confusion = confusion,
            Accuracy = Share(right, rows.Count),
            MacroF1 = seen == 0 ? 0 : f1s / seen,
            QuadraticKappa = Kappa(confusion, rows.Count),
            FalseAlarmsFromStep1 = Share(fine - confusion[0][0], fine),
            FalseAlarmsFromStep2 = Share(fine - confusion[0][0] - confusion[0][1], fine),
            HatefulOrNot = Share(found + left, rows.Count),
            HatefulFound = Share(found, hateful),
            OthersLeft = Share(left, others),
            Steps = steps,
        };
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    // 1 − observed disagreement / disagreement expected from the margins; 1 when there is nothing to disagree about.
    private static double Kappa(int[][] confusion, int count)
    {
        if (count == 0) return 0;
        var (observed, expected) = (0.0, 0.0);
        for (var gold = 0; gold < Steps; gold++)
        {
            for (var said = 0; said < Steps; said++)
            {
                double distance = (gold - said) * (gold - said);
                observed += distance * confusion[gold][said];
                expected += distance * confusion[gold].Sum() * confusion.Sum(line => line[said]) / count;
            }
        }

        return expected == 0 ? 1 : 1 - (observed / expected);
    }
}
