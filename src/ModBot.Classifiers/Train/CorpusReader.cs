using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Train;

/// <summary>Reads our own messages and settles the conventions that differ between passes (models/corpus/README.md).</summary>
internal static class CorpusReader
{
    /// <summary>Reads every TSV of the directory, in ordinal order of their names.</summary>
    /// <exception cref="InvalidDataException">There are none, or a row is not as described in the README.</exception>
    public static List<CorpusRow> Read(string directory)
    {
        if (!Directory.Exists(directory)) throw new InvalidDataException($"There is no corpus directory at '{directory}'.");
        var rows = new List<CorpusRow>();
        foreach (var path in Directory.GetFiles(directory, "*.tsv").Order(StringComparer.Ordinal))
        {
            var pass = Path.GetFileNameWithoutExtension(path);
            foreach (var row in TsvFile.Read(path, "lang", "level", "text")) rows.Add(Row(row, pass));
        }

        return rows.Count > 0 ? rows : throw new InvalidDataException($"The corpus directory '{directory}' holds no TSV rows.");
    }

    private static CorpusRow Row(TsvRow row, string pass)
    {
        var step = StepOf(row, row["level"]);
        var target = row["target"];
        var kind = Target.None;
        if (target.Length > 0 && !LadderNames.TryParse(target, out kind)) throw row.Bad($"names the unknown target '{target}'");
        return new CorpusRow
        {
            Text = row["text"].Length > 0 ? row["text"] : throw row.Bad("has no text"),
            Language = row["lang"],
            Step = step,
            Alternative = row["alt"].Length > 0 ? StepOf(row, row["alt"]) : null,
            Target = kind,
            // On level 0 a ground is only talked about (passes 01 and 08 note it, the others do not), so nobody is attacked on it.
            Grounds = step == Step.None ? [] : [.. List(row["grounds"]).Select(name => GroundOf(row, name)).Distinct().Order()],
            Flags = [.. List(row["flags"]).Select(name => FlagOf(row, name)).Distinct().Order()],
            Phenomenon = row["phenomenon"],
            Pass = pass,
        };
    }

    private static string[] List(string field) => field.Split([',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Step StepOf(TsvRow row, string level) =>
        level is ['0' or '1' or '2' or '3' or '4'] ? (Step)(level[0] - '0') : throw row.Bad($"has level '{level}'; it must be 0 to 4");

    // The corpus keeps skin apart; on the ladder it is origin.
    private static Ground GroundOf(TsvRow row, string name) =>
        LadderNames.TryParse<Ground>(name == "skin" ? "origin" : name, out var ground) ? ground : throw row.Bad($"names the unknown ground '{name}'");

    private static Flag FlagOf(TsvRow row, string name) =>
        LadderNames.TryParse<Flag>(name, out var flag) ? flag : throw row.Bad($"names the unknown flag '{name}'");
}
