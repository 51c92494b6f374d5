using ModBot.Classifiers.Features;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Train;

/// <summary>
/// Takes ordinary messages from borrowed sets: those labelled <c>none</c> that hold no harsh word and name no group. What they teach is that
/// ordinary words are ordinary. Their other labels follow other rules than ours, and what they call harmless is not always so.
/// </summary>
internal static class ExtraReader
{
    // Borrowed text swamps our own at full weight (models/README.md); at this weight, and no more than this of one set, it fills gaps.
    private const float RowWeight = 0.05f;
    private const int MostPerFile = 4000;

    public static IEnumerable<CorpusRow> Read(IEnumerable<string> files, FeatureExtractor extractor) => files.SelectMany(path => Read(path, extractor).Take(MostPerFile));

    private static IEnumerable<CorpusRow> Read(string path, FeatureExtractor extractor) =>
        TsvFile.Read(path, "text", "lang", "label")
            .Where(row => row["split"] != "test" && row["label"] == LadderNames.Name(Step.None) && IsOrdinary(row["text"], extractor))
            .Select(row => new CorpusRow
            {
                Text = row["text"],
                Language = row["lang"],
                Step = Step.None,
                Pass = "extra:" + Path.GetFileNameWithoutExtension(path),
                Weight = RowWeight,
                StepOnly = true,
            });

    private static bool IsOrdinary(string text, FeatureExtractor extractor) =>
        text.Length > 0 && (extractor.Read(text).Classes & (TagClasses.Hostile | TagClasses.Groups)) == 0;
}
