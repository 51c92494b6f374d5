using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Train;

/// <summary>Reads borrowed sets. Their labels follow other rules than ours, so they count little, and only for the step.</summary>
internal static class ExtraReader
{
    // Borrowed text swamps our own at full weight (models/CARD.md); at this weight it fills gaps.
    private const float RowWeight = 0.1f;

    public static List<CorpusRow> Read(IEnumerable<string> files)
    {
        var rows = new List<CorpusRow>();
        foreach (var path in files)
        {
            var name = "extra:" + Path.GetFileNameWithoutExtension(path);
            foreach (var row in TsvFile.Read(path, "text", "lang", "label"))
            {
                if (row["split"] == "test" || row["text"].Length == 0 || !LadderNames.TryParse<Step>(row["label"], out var step)) continue;
                rows.Add(new CorpusRow { Text = row["text"], Language = row["lang"], Step = step, Pass = name, Weight = RowWeight, StepOnly = true });
            }
        }

        return rows;
    }
}
