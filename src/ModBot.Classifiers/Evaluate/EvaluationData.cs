using ModBot.Classifiers.Train;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Evaluate;

/// <summary>Reads labelled texts for an evaluation.</summary>
public static class EvaluationData
{
    /// <summary>
    /// Reads a TSV file whose header has <c>text</c> and <c>level</c> (0–4) or <c>label</c> (none … extremism), and perhaps <c>lang</c>. The
    /// file is streamed. Rows with a label that is no step are left out.
    /// </summary>
    /// <exception cref="InvalidDataException">The header misses a column, or a row is broken; the message names the line.</exception>
    public static IEnumerable<LabelledText> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (var row in TsvFile.Read(path, "text"))
        {
            var byLevel = row.Columns.ContainsKey("level");
            if (!byLevel && !row.Columns.ContainsKey("label")) throw row.Bad("has no step: the header needs a column 'level' (0 to 4) or 'label' (none to extremism)");
            Step step;
            if (byLevel) step = row["level"] is ['0' or '1' or '2' or '3' or '4'] level ? (Step)(level[0] - '0') : throw row.Bad($"has level '{row["level"]}'; it must be 0 to 4");
            else if (!LadderNames.TryParse(row["label"], out step)) continue;
            // A dash is a text here, not an empty field.
            yield return new LabelledText(row.Fields[row.Columns["text"]], step, row["lang"]);
        }
    }
}
