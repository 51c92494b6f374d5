using System.Globalization;
using ModBot.Classifiers.Evaluate;
using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;

namespace ModBot.Classifiers.Train;

/// <summary>Trains the classifier: one command, seeded, the same bytes for the same input on one machine.</summary>
public static class LadderTrainer
{
    // Four folds of whole passes: enough to calibrate by, four fits of time.
    private const int CalibrationFolds = 4;

    // Stages reported per fit: reading, step, target, then each yes-or-no head.
    private static readonly int StagesPerFit = 3 + HeadTasks.All.Count;

    /// <summary>Trains. Takes a few minutes on one core; reads only the given files and writes nothing.</summary>
    /// <exception cref="InvalidDataException">A file is not as described in its README; the message names the line.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public static TrainingResult Train(TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        var lexicon = LexiconFiles.Read(options.LexiconPath);
        var read = TrainingRows.Read(options, lexicon);
        var rows = read.All;

        var folds = Folds.Of(rows, CalibrationFolds).Max() + 1;
        var total = StagesPerFit * ((folds > 1 ? folds : 0) + 1);
        var done = 0;
        void Report(string stage) => progress?.Report(new TrainingProgress(stage, ++done, total));

        var heldOut = HeldOutScores.Of(lexicon, rows, CalibrationFolds, options.Seed, stepOnly: false, Report, ct);
        var fitted = new ModelFitter(lexicon, options.Seed, stepOnly: false).Fit(rows, stage => Report("whole corpus: " + stage), ct);
        var temperature = Calibration.Temperature(heldOut);
        var classifier = Assemble(fitted, heldOut, temperature, Origin(options, read));
        List<HeldOutVerdict> verdicts = heldOut is null ? [] : [.. heldOut.Verdicts(temperature)];
        return new TrainingResult
        {
            Classifier = classifier,
            HeldOut = Evaluator.Report(verdicts.Select(verdict => verdict.Judged)),
            Heads = HeadFigures.Of(heldOut, classifier.Model.Thresholds),
            Parts = PartFigures.Of(verdicts),
            Grounds = GroundFigures.Of(verdicts),
            Calibration = CalibrationFigures.Of(verdicts),
            LengthBaseline = LengthBaseline.Run(rows, CalibrationFolds),
            Tests = Tests(options.TestPath, classifier),
        };
    }

    private static SortedDictionary<string, EvaluationReport> Tests(string directory, LadderClassifier classifier)
    {
        var tests = new SortedDictionary<string, EvaluationReport>(StringComparer.Ordinal);
        if (!Directory.Exists(directory)) return tests;
        foreach (var pass in CorpusReader.Read(directory).GroupBy(row => row.Pass, StringComparer.Ordinal))
        {
            tests[pass.Key] = Evaluator.Evaluate(pass.Select(row => new LabelledText(row.Text, row.Step, row.Language)), classifier);
        }

        return tests;
    }

    private static LadderClassifier Assemble(FittedModel fitted, HeldOutScores? heldOut, float temperature, string origin)
    {
        var thresholds = new float[HeadLayout.Columns];
        Array.Fill(thresholds, 1);
        foreach (var task in HeadTasks.All) thresholds[task.Column] = Calibration.Threshold(heldOut, task);
        var (space, weights, scales) = Quantizer.Quantize(fitted);
        var model = new LadderModel
        {
            Extractor = fitted.Extractor,
            Space = space,
            Weights = weights,
            Scales = scales,
            Biases = fitted.Biases,
            Thresholds = thresholds,
            Temperature = temperature,
            Origin = origin,
        };
        // Through the bytes, so that what is trained and what is loaded later are the same and have the same name.
        var payload = ModelWriter.Write(model);
        return new LadderClassifier(ModelReader.Read(payload, ModelFile.VersionOf(System.Security.Cryptography.SHA256.HashData(payload))));
    }

    private static string Origin(TrainingOptions options, TrainingRows rows)
    {
        var extra = options.ExtraFiles.Count == 0 ? "none" : string.Join(", ", options.ExtraFiles.Select(Path.GetFileName));
        return string.Create(CultureInfo.InvariantCulture, $"{rows.Own.Count} own messages; {rows.Borrowed.Count} borrowed ({extra}); {rows.Made.Count} made from the grammar; seed {options.Seed}");
    }
}
