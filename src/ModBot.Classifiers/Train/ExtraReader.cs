using ModBot.Classifiers.Features;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Train;

/// <summary>
/// Takes two kinds of rows from borrowed sets. Ordinary messages: those labelled <c>none</c> that hold no harsh word and name no group; they teach that
/// ordinary words are ordinary. And, from sets that label hate, what they call hateful and what they call harmless, each with its set as
/// <see cref="CorpusRow.Source"/>, because their line is not ours. Texts that are kept for testing (<see cref="HeldOutFifth"/>) are left out, and so are
/// labels that have no place on the ladder.
/// </summary>
internal static class ExtraReader
{
    // Borrowed text swamps our own at full weight (models/README.md); at this weight, and no more than this of one set, it fills gaps.
    private const float RowWeight = 0.05f;
    private const int MostPerFile = 4000;

    // Fewer of those that are labelled by another line than ours.
    private const int MostLabelledPerFile = 2500;

    // How the labels of the borrowed sets map to the ladder. hs-extremism is mostly attacks on groups, which is step 3 with us.
    private static readonly Dictionary<string, Step> Labels = new(StringComparer.Ordinal)
    {
        ["none"] = Step.None,
        ["ok"] = Step.None,
        ["discrimination"] = Step.Discrimination,
        ["hs-extremism"] = Step.Discrimination,
        ["extremism"] = Step.Extremism,
    };

    /// <summary>The step of a borrowed label; null for one that has no place on the ladder.</summary>
    public static Step? StepOf(string label) => Labels.TryGetValue(label, out var step) ? step : null;

    public static IEnumerable<CorpusRow> Read(IEnumerable<string> files, FeatureExtractor extractor) => files.SelectMany(path => Read(path, extractor));

    private static IEnumerable<CorpusRow> Read(string path, FeatureExtractor extractor)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        List<TsvRow> rows = [.. TsvFile.Read(path, "text", "lang", "label").Where(row => row["text"].Length > 0 && !HeldOutFifth.Holds(row["text"]))];
        var ordinary = rows.Where(row => row["label"] == LadderNames.Name(Step.None) && IsOrdinary(row["text"], extractor)).Take(MostPerFile).Select(row => Row(row, name, Step.None, source: null));
        List<TsvRow> labelled = [.. rows.Where(row => Labels.ContainsKey(row["label"]))];
        return labelled.Exists(row => Labels[row["label"]] != Step.None)
            ? ordinary.Concat(labelled.Take(MostLabelledPerFile).Select(row => Row(row, name, Labels[row["label"]], name)))
            : ordinary;
    }

    private static CorpusRow Row(TsvRow row, string name, Step step, string? source) => new()
    {
        Text = row["text"],
        Language = row["lang"],
        Step = step,
        Pass = "extra:" + name,
        Weight = RowWeight,
        StepOnly = true,
        Source = source,
    };

    private static bool IsOrdinary(string text, FeatureExtractor extractor) => (extractor.Read(text).Classes & (TagClasses.Hostile | TagClasses.Groups)) == 0;
}
