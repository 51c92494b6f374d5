using System.Globalization;
using ModBot.Classifiers.Model;

namespace ModBot.Classifiers.Train;

/// <summary>How well one yes-or-no question was answered on held-out passes.</summary>
/// <param name="Name">Ground, flag or language.</param>
/// <param name="Count">How many rows say yes.</param>
/// <param name="Precision">Of those said yes, the share that is.</param>
/// <param name="Recall">Of the yes rows, the share found.</param>
public sealed record HeadFigures(string Name, int Count, double Precision, double Recall)
{
    /// <summary>One line for a report.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Name,-18} {Count,6}  precision {Precision:F3}  recall {Recall:F3}");

    internal static IReadOnlyList<HeadFigures> Of(HeldOutScores? heldOut, float[] thresholds) =>
        heldOut is null ? [] : [.. HeadTasks.All.Select(task => Of(heldOut, task, thresholds[task.Column]))];

    private static HeadFigures Of(HeldOutScores heldOut, HeadTask task, float threshold)
    {
        var (yes, said, hits) = (0, 0, 0);
        for (var index = 0; index < heldOut.Rows.Count; index++)
        {
            var right = task.Answer(heldOut.Rows[index]);
            var answer = Scorer.Probability(heldOut.Scores[index][task.Column]) >= threshold;
            yes += right ? 1 : 0;
            said += answer ? 1 : 0;
            hits += right && answer ? 1 : 0;
        }

        return new HeadFigures(task.Name, yes, said == 0 ? 0 : (double)hits / said, yes == 0 ? 0 : (double)hits / yes);
    }
}
