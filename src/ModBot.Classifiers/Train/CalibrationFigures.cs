using System.Globalization;
using System.Text;

namespace ModBot.Classifiers.Train;

/// <summary>Rows of which the chosen step was said with a certainty in one tenth of the scale.</summary>
/// <param name="From">Lower end of the tenth, 0–0.9.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="Said">Mean certainty, 0–1.</param>
/// <param name="Right">Share told right, 0–1.</param>
public sealed record CalibrationBin(double From, int Count, double Said, double Right);

/// <summary>Whether "80 % sure" is right in eight of ten cases, on passes that were left out.</summary>
/// <param name="Bins">The tenths that hold rows.</param>
/// <param name="Error">Expected calibration error: the mean distance between said and right, weighed by rows, 0–1.</param>
public sealed record CalibrationFigures(IReadOnlyList<CalibrationBin> Bins, double Error)
{
    private const int Tenths = 10;

    /// <summary>The figures as lines for a report.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var bin in Bins) text.Append(CultureInfo.InvariantCulture, $"certainty {bin.From:F1}-{bin.From + 0.1:F1}  rows {bin.Count,6}  said {bin.Said:F3}  right {bin.Right:F3}\n");
        return text.Append(CultureInfo.InvariantCulture, $"expected calibration error {Error:F4}\n").ToString();
    }

    internal static CalibrationFigures Of(IReadOnlyList<HeldOutVerdict> verdicts)
    {
        var bins = verdicts
            .GroupBy(verdict => Math.Min((int)(verdict.Probability * Tenths), Tenths - 1))
            .OrderBy(bin => bin.Key)
            .Select(bin => new CalibrationBin(bin.Key / (double)Tenths, bin.Count(), bin.Average(verdict => verdict.Probability), bin.Average(verdict => verdict.Said == verdict.Row.Step ? 1.0 : 0)))
            .ToList();
        return new CalibrationFigures(bins, verdicts.Count == 0 ? 0 : bins.Sum(bin => bin.Count * Math.Abs(bin.Said - bin.Right)) / verdicts.Count);
    }
}
