using ModBot.Classifiers.Features;
using ModBot.Classifiers.Train;

namespace ModBot.Classifiers.Evaluate;

/// <summary>
/// The honest figures of a corpus: each pass is scored by a model that never saw it. Rows of one pass share a writer, pairs and threads, so
/// leaving single rows out would flatter.
/// </summary>
public static class CrossValidator
{
    /// <summary>Leaves passes out, in at most <paramref name="folds"/> groups; as many folds as passes leaves one pass out at a time.</summary>
    /// <exception cref="InvalidDataException">The corpus is not as described, or has one pass only.</exception>
    public static EvaluationReport Run(TrainingOptions options, int folds, IProgress<TrainingProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var lexicon = LexiconFiles.Read(options.LexiconPath);
        var rows = TrainingRows.Read(options, lexicon).All;
        var total = 2 * (Folds.Of(rows, folds).Max() + 1);
        var done = 0;
        var heldOut = HeldOutScores.Of(
            lexicon, rows, folds, options.Seed, stepOnly: true, stage => progress?.Report(new TrainingProgress(stage, ++done, total)), ct)
            ?? throw new InvalidDataException("The corpus has one pass only; leaving a pass out needs at least two files.");
        return Evaluator.Report(heldOut.Verdicts(Calibration.Temperature(heldOut)).Select(verdict => verdict.Judged));
    }
}
