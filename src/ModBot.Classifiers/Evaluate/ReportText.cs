using System.Globalization;
using System.Text;

namespace ModBot.Classifiers.Evaluate;

/// <summary>Renders a report as plain text.</summary>
internal static class ReportText
{
    public static string Render(EvaluationReport report)
    {
        var text = new StringBuilder();
        Figures(text, report);
        Line(text, "");
        Line(text, "step              count  precision  recall     f1");
        foreach (var step in report.Steps)
        {
            Line(text, string.Create(CultureInfo.InvariantCulture, $"{step.Step,-16} {step.Count,6}     {step.Precision,6:F3}  {step.Recall,6:F3} {step.F1,6:F3}"));
        }

        Line(text, "");
        Line(text, "confusion (rows: right step 0-4, columns: step said)");
        foreach (var row in report.Confusion) Line(text, string.Concat(row.Select(count => count.ToString(CultureInfo.InvariantCulture).PadLeft(7))));
        foreach (var (language, part) in report.Languages)
        {
            Line(text, "");
            Line(text, "language " + language);
            Figures(text, part);
        }

        return text.ToString();
    }

    private static void Figures(StringBuilder text, EvaluationReport report)
    {
        Line(text, string.Create(
            CultureInfo.InvariantCulture,
            $"texts {report.Count}  accuracy {report.Accuracy:F4}  macro-F1 {report.MacroF1:F4}  quadratic kappa {report.QuadraticKappa:F4}  false alarms on step 0: >=1 {report.FalseAlarmsFromStep1:F4}, >=2 {report.FalseAlarmsFromStep2:F4}"));
        Line(text, string.Create(CultureInfo.InvariantCulture, $"hateful (>=3) or not {report.HatefulOrNot:F4}: of the hateful {report.HatefulFound:F4}, of the others {report.OthersLeft:F4}"));
    }

    // Always \n, so that a committed report does not depend on the system.
    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
