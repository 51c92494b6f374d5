using System.Globalization;
using System.Text;
using ModBot.Classifiers.Evaluate;

namespace ModBot.Classifiers.Train;

/// <summary>What a training gave. Nothing is on disk until <see cref="Model.ModelFile.Save(TrainingResult, string)"/>.</summary>
public sealed class TrainingResult
{
    /// <summary>The trained classifier, ready to use.</summary>
    public required LadderClassifier Classifier { get; init; }

    /// <summary>The figures on passes that were left out, from models trained on the other passes. The honest figures of this training.</summary>
    public required EvaluationReport HeldOut { get; init; }

    /// <summary>
    /// The figures of grounds, flags and language on the same passes. Their thresholds were chosen on these rows, so read them as a little
    /// too good.
    /// </summary>
    public required IReadOnlyList<HeadFigures> Heads { get; init; }

    /// <summary>The figures of each pass and each kind of message.</summary>
    public required IReadOnlyList<PartFigures> Parts { get; init; }

    /// <summary>Whether all grounds are treated alike.</summary>
    public required IReadOnlyList<GroundFigures> Grounds { get; init; }

    /// <summary>Whether the probabilities are honest. The temperature was chosen on these rows.</summary>
    public required CalibrationFigures Calibration { get; init; }

    /// <summary>The calibration as an SVG picture.</summary>
    public string CalibrationSvg => CalibrationPlot.Svg(Calibration);

    /// <summary>What the length of a text alone gives on the same passes: how much the corpus leaks.</summary>
    public required EvaluationReport LengthBaseline { get; init; }

    /// <summary>
    /// The figures of the finished classifier on passes that nothing was learned from or chosen by, one report per pass, by its name. Empty when there
    /// are none.
    /// </summary>
    public IReadOnlyDictionary<string, EvaluationReport> Tests { get; init; } = new SortedDictionary<string, EvaluationReport>(StringComparer.Ordinal);

    /// <summary>All figures as text for a terminal or <c>models/evaluation.txt</c>.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"model {Classifier.ModelVersion}\ntrained on {Classifier.ModelOrigin}\n\n");
        text.Append("Held-out figures: each pass is judged by a model trained on other passes (four groups of passes).\n").Append(HeldOut.ToText()).Append('\n');
        text.Append("Grounds, flags and language on the same passes\n");
        foreach (var head in Heads) text.Append(head.ToText()).Append('\n');
        text.Append("\nAttacks and harmless mentions, per ground\n");
        foreach (var ground in Grounds) text.Append(ground.ToText()).Append('\n');
        text.Append("\nHow sure, and how often right\n").Append(Calibration.ToText());
        text.Append("\nPer pass and kind of message\n");
        foreach (var part in Parts) text.Append(part.ToText()).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"\nLength of the text alone: accuracy {LengthBaseline.Accuracy:F4}, macro-F1 {LengthBaseline.MacroF1:F4}, quadratic kappa {LengthBaseline.QuadraticKappa:F4}\n");
        foreach (var (name, report) in Tests) text.Append(CultureInfo.InvariantCulture, $"\nTest only, never learned from: {name}\n").Append(report.ToText());
        return text.ToString();
    }
}
