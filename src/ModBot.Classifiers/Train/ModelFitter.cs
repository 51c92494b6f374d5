using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Train;

/// <summary>Fits all heads on a set of rows: words counted, features chosen, weights learned, from these rows alone.</summary>
internal sealed class ModelFitter(LexiconData lexicon, int seed, bool stepOnly)
{
    // Chosen by leaving whole passes out; see models/README.md.
    private const float StepL2 = 0.1f;
    private const float TargetL2 = 0.1f;
    private const float BinaryL2 = 0.03f;

    // Rare steps count a little more than their number: a missed step 4 is worse than a doubtful step 1.
    private const float Balance = 0.2f;

    // How much the step counts that the second reader also accepts.
    private const float AlternativeShare = 0.15f;

    public FittedModel Fit(List<CorpusRow> rows, Action<string> report, CancellationToken cancel)
    {
        var words = new Lexicon(lexicon);
        var extractor = new FeatureExtractor(WordCounter.Count(rows.Where(row => !row.StepOnly).Select(row => row.Text), words), words);
        report("reading");
        var texts = new Vectorizer(extractor).Extract([.. rows.Select(row => row.Text)], cancel);
        var space = Vectorizer.Choose(texts);
        var all = texts.ConvertAll(text => Vectorizer.ToRow(space, text));
        var model = new FittedModel(extractor, space);
        var solver = new LinearSolver(seed, space.Count);
        report("step");
        FitStep(model, solver, rows, all, cancel);
        if (stepOnly) return model;

        var own = Enumerable.Range(0, rows.Count).Where(index => !rows[index].StepOnly).ToList();
        var ownRows = own.ConvertAll(index => rows[index]);
        var ownValues = own.ConvertAll(index => all[index]);
        report("target");
        model.Take(solver.FitClasses(Keep(space, ownValues, HeadTasks.NotGround), ownRows.ConvertAll(row => (int)row.Target), Ones(own.Count), HeadLayout.Targets, TargetL2, cancel), HeadLayout.Target);
        foreach (var task in HeadTasks.All)
        {
            cancel.ThrowIfCancellationRequested();
            report($"head {task.Column}");
            FitTask(model, solver, task, ownRows, ownValues, cancel);
        }

        return model;
    }

    private static void FitStep(FittedModel model, LinearSolver solver, List<CorpusRow> rows, List<SparseRow> all, CancellationToken cancel)
    {
        var counts = new float[HeadLayout.Steps];
        foreach (var row in rows) counts[(int)row.Step] += row.Weight;
        var total = counts.Sum();
        var values = new List<SparseRow>();
        var labels = new List<int>();
        var weights = new List<float>();
        var kept = Keep(model.Space, all, HeadTasks.NotGround);
        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            var weight = row.Weight * MathF.Pow(total / (counts.Length * counts[(int)row.Step]), Balance);
            var other = row.Alternative is { } step && step != row.Step ? AlternativeShare : 0;
            Add(index, row.Step, weight * (1 - other));
            if (other > 0) Add(index, row.Alternative!.Value, weight * other);
        }

        model.Take(solver.FitClasses(values, labels, weights, HeadLayout.Steps, StepL2, cancel), HeadLayout.Step);

        void Add(int index, Step step, float weight)
        {
            values.Add(kept[index]);
            labels.Add((int)step);
            weights.Add(weight);
        }
    }

    private static void FitTask(FittedModel model, LinearSolver solver, HeadTask task, List<CorpusRow> rows, List<SparseRow> values, CancellationToken cancel)
    {
        var answers = rows.ConvertAll(row => task.Answer(row));
        var yes = answers.Count(answer => answer);
        if (yes == 0 || yes == answers.Count)
        {
            // Nothing to learn from: the answer is always the same.
            model.Biases[task.Column] = yes == 0 ? -10 : 10;
            model.Columns[task.Column] = new float[model.Space.Count];
            return;
        }

        model.Take(solver.FitBinary(Keep(model.Space, values, task.Families), answers, Ones(rows.Count), BinaryL2, cancel), task.Column);
    }

    private static float[] Ones(int count)
    {
        var ones = new float[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private static List<SparseRow> Keep(FeatureSpace space, List<SparseRow> rows, Func<FeatureFamily, bool> families)
    {
        var keep = new bool[FamilyWeights.Count];
        for (var family = 0; family < keep.Length; family++) keep[family] = families((FeatureFamily)family);
        return rows.ConvertAll(row =>
        {
            var indices = new List<int>(row.Indices.Length);
            var values = new List<float>(row.Indices.Length);
            for (var index = 0; index < row.Indices.Length; index++)
            {
                if (!keep[(int)space.Families[row.Indices[index]]]) continue;
                indices.Add(row.Indices[index]);
                values.Add(row.Values[index]);
            }

            return new SparseRow([.. indices], [.. values]);
        });
    }
}
