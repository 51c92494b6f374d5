using System.Globalization;
using ModBot.Classifiers.Evaluate;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Train;

/// <summary>How well a part of the corpus was told by a model that did not learn from its pass.</summary>
/// <param name="Kind"><c>pass</c> or <c>phenomenon</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="Accuracy">Share told right.</param>
/// <param name="Fine">How many of the rows are step 0.</param>
/// <param name="FalseAlarmsFromStep1">Of those, the share said to be step 1 or higher.</param>
/// <param name="FalseAlarmsFromStep2">Of those, the share said to be step 2 or higher.</param>
public sealed record PartFigures(string Kind, string Name, int Count, double Accuracy, int Fine, double FalseAlarmsFromStep1, double FalseAlarmsFromStep2)
{
    /// <summary>One line for a report.</summary>
    public string ToText()
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{Kind,-11}{Name,-34}{Count,6}  right {Accuracy:F3}");
        return Fine == 0 ? line : line + string.Create(CultureInfo.InvariantCulture, $"   step 0: {Fine,5}, false alarms >=1 {FalseAlarmsFromStep1:F3}, >=2 {FalseAlarmsFromStep2:F3}");
    }

    internal static IReadOnlyList<PartFigures> Of(IReadOnlyList<HeldOutVerdict> verdicts) =>
    [
        .. verdicts.GroupBy(verdict => verdict.Row.Pass, StringComparer.Ordinal).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => Of("pass", part.Key, [.. part])),
        .. verdicts.Where(verdict => verdict.Row.Phenomenon.Length > 0).GroupBy(verdict => verdict.Row.Phenomenon, StringComparer.Ordinal).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => Of("phenomenon", part.Key, [.. part])),
    ];

    private static PartFigures Of(string kind, string name, List<HeldOutVerdict> part)
    {
        var report = Evaluator.Report(part.Select(verdict => verdict.Judged));
        return new PartFigures(kind, name, part.Count, report.Accuracy, part.Count(verdict => verdict.Row.Step == Step.None), report.FalseAlarmsFromStep1, report.FalseAlarmsFromStep2);
    }
}
