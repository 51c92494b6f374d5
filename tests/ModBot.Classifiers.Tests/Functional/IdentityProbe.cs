using System.Globalization;
using ModBot.Classifiers.Train;
using ModBot.Harness;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Functional;

/// <summary>
/// Harmless sentences in which a group is named, each said of many groups (A05): written by a hand that wrote nothing the model learned from. Every sentence that is suspected is a false alarm.
/// </summary>
/// <param name="Sentences">How many sentences.</param>
/// <param name="Frames">Of how many wordings.</param>
/// <param name="FromStep1">Share said to be step 1 or higher.</param>
/// <param name="FromStep2">Share said to be step 2 or higher.</param>
/// <param name="Worst">The wordings that are most often step 2 or higher, with their share.</param>
internal sealed record IdentityProbe(int Sentences, int Frames, double FromStep1, double FromStep2, IReadOnlyList<(string Frame, double Share)> Worst)
{
    private const int Named = 5;

    public static IdentityProbe Of(IClassifier classifier, string language)
    {
        var groups = Rows("probe-groups.tsv", "lang", "plural", "person", "adjective").Where(row => row["lang"] == language).ToList();
        var said = Rows("probe-frames.tsv", "lang", "form", "text").Where(row => row["lang"] == language)
            .Select(frame => (Text: frame["text"], Steps: groups.Where(group => group[frame["form"]].Length > 0).Select(group => classifier.Assess(Fill(frame["text"], group[frame["form"]])).Step).ToList()))
            .ToList();
        var steps = said.SelectMany(frame => frame.Steps).ToList();
        return new IdentityProbe(
            steps.Count,
            said.Count,
            steps.Average(step => step >= Step.Negativity ? 1.0 : 0),
            steps.Average(step => step >= Step.Bullying ? 1.0 : 0),
            [.. said.Select(frame => (frame.Text, Share: frame.Steps.Average(step => step >= Step.Bullying ? 1.0 : 0))).Where(frame => frame.Share > 0).OrderByDescending(frame => frame.Share).ThenBy(frame => frame.Text, StringComparer.Ordinal).Take(Named)]);
    }

    private static IEnumerable<TsvRow> Rows(string file, params string[] columns) => TsvFile.Read(Repository.PathOf("tests", "ModBot.Classifiers.Tests", "Functional", file), columns);

    private static string Fill(string frame, string group)
    {
        var article = "aeiou".Contains(char.ToLowerInvariant(group[0])) ? "an " : "a ";
        var text = frame.Replace("{a}", article + group, StringComparison.Ordinal).Replace("{}", group, StringComparison.Ordinal);
        return char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
    }
}
