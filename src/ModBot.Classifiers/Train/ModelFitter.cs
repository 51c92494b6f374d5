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
        var withoutGround = Keep(space, all, HeadTasks.NotGround);
        var model = new FittedModel(extractor, space);
        var solver = new LinearSolver(seed, space.Count);
        var sources = rows.Select(row => row.Source).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var oneAtATime = new Lock();
        List<Action> fits = [Stage("step", () => FitStep(model, new LinearSolver(seed, space.Count + sources.Count), rows, WithSources(rows, withoutGround, space.Count, sources), cancel))];
        if (!stepOnly)
        {
            var own = Enumerable.Range(0, rows.Count).Where(index => !rows[index].StepOnly).ToList();
            var ownRows = own.ConvertAll(index => rows[index]);
            var ownAll = own.ConvertAll(index => all[index]);
            var ownWithoutGround = own.ConvertAll(index => withoutGround[index]);
            fits.Add(Stage("target", () => model.Take(solver.FitClasses(ownWithoutGround, ownRows.ConvertAll(row => (int)row.Target), Ones(own.Count), HeadLayout.Targets, TargetL2, cancel), HeadLayout.Target)));
            fits.AddRange(HeadTasks.All.Select(task => Stage(task.Name, () => FitTask(model, solver, task, ownRows, Seen(task, ownAll, ownWithoutGround), cancel))));
        }

        // Each fit runs on one thread and writes columns of its own, so that the order in which they end changes no bit.
        Parallel.ForEach(fits, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, fit => fit());
        return model;

        Action Stage(string name, Action fit) => () =>
        {
            fit();
            lock (oneAtATime) report(name);
        };

        List<SparseRow> Seen(HeadTask task, List<SparseRow> everything, List<SparseRow> noGround) =>
            task.Families == HeadTasks.Everything ? everything : task.Families == HeadTasks.NotGround ? noGround : Keep(space, everything, task.Families);
    }

    private static void FitStep(FittedModel model, LinearSolver solver, List<CorpusRow> rows, List<SparseRow> kept, CancellationToken cancel)
    {
        var counts = new float[HeadLayout.Steps];
        foreach (var row in rows) counts[(int)row.Step] += row.Weight;
        var total = counts.Sum();
        var values = new List<SparseRow>();
        var labels = new List<int>();
        var weights = new List<float>();
        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            var weight = row.Weight * MathF.Pow(total / (counts.Length * counts[(int)row.Step]), Balance);
            var other = row.Alternative is { } step && step != row.Step ? AlternativeShare : 0;
            Add(index, row.Step, weight * (1 - other));
            if (other > 0) Add(index, row.Alternative!.Value, weight * other);
        }

        var fit = solver.FitClasses(values, labels, weights, HeadLayout.Steps, StepL2, cancel);
        model.Take(fit with { Columns = [.. fit.Columns.Select(column => column[..model.Space.Count])] }, HeadLayout.Step);

        void Add(int index, Step step, float weight)
        {
            values.Add(kept[index]);
            labels.Add((int)step);
            weights.Add(weight);
        }
    }

    // A feature of its own for each borrowed set, so that what is particular to the set is not blamed on its words; after the fit it is dropped.
    private static List<SparseRow> WithSources(List<CorpusRow> rows, List<SparseRow> values, int count, List<string> sources) =>
    [
        .. values.Select((value, index) => rows[index].Source is { } source ? new SparseRow([.. value.Indices, count + sources.IndexOf(source)], [.. value.Values, 1]) : value),
    ];

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

        model.Take(solver.FitBinary(values, answers, Ones(rows.Count), BinaryL2, cancel), task.Column);
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
