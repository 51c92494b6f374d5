using System.Globalization;
using System.Text;

namespace ModBot.Classifiers.Train;

/// <summary>Draws the calibration as an SVG picture for the model card: a point per tenth, the larger the more rows, beside the line of perfect honesty.</summary>
internal static class CalibrationPlot
{
    private const int Size = 320;
    private const int Margin = 44;
    private const int Side = Size - (2 * Margin);

    public static string Svg(CalibrationFigures figures)
    {
        var text = new StringBuilder();
        Line(text, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Size} {Size}" width="{Size}" height="{Size}" role="img" aria-label="How sure the model says it is, and how often it is right" font-family="sans-serif" font-size="11">""");
        Line(text, $"""<rect width="{Size}" height="{Size}" fill="#fff"/>""");
        foreach (var tick in (double[])[0, 0.2, 0.4, 0.6, 0.8, 1])
        {
            Line(text, $"""<path d="M{X(tick)} {Y(0)}V{Y(1)}M{X(0)} {Y(tick)}H{X(1)}" stroke="#ddd"/>""");
            Line(text, $"""<text x="{X(tick)}" y="{Y(0) + 16}" text-anchor="middle">{tick:P0}</text><text x="{X(0) - 6}" y="{Y(tick) + 4}" text-anchor="end">{tick:P0}</text>""");
        }

        Line(text, $"""<path d="M{X(0)} {Y(0)}L{X(1)} {Y(1)}" stroke="#888" stroke-dasharray="4 3"/>""");
        var most = figures.Bins.Count == 0 ? 1 : figures.Bins.Max(bin => bin.Count);
        foreach (var bin in figures.Bins) Line(text, $"""<circle cx="{X(bin.Said):F1}" cy="{Y(bin.Right):F1}" r="{3 + (9 * Math.Sqrt(bin.Count / (double)most)):F1}" fill="#1d4f91" fill-opacity=".75"><title>{bin.Count} rows: said {bin.Said:P0}, right {bin.Right:P0}</title></circle>""");
        Line(text, $"""<text x="{Size / 2}" y="{Size - 8}" text-anchor="middle">said / gezegd</text><text x="9" y="{Size / 2}" text-anchor="middle" transform="rotate(-90 9 {Size / 2})">right / goed</text>""");
        Line(text, $"""<text x="{X(0)}" y="20">Expected calibration error {figures.Error:F3}</text>""");
        Line(text, $"</svg>");
        return text.ToString();
    }

    private static double X(double share) => Margin + (Side * share);

    private static double Y(double share) => Size - Margin - (Side * share);

    // Percent without a space, and \n, so that a committed picture does not depend on the system.
    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal)).Append('\n');
}
