namespace ModBot.Moderation.Replies;

/// <summary>One row of an embedded table.</summary>
/// <param name="File">Name of the table, for the error.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Fields">The fields, none empty.</param>
internal sealed record TsvRow(string File, int Line, string[] Fields)
{
    /// <summary>An error that says where it is.</summary>
    public FormatException Error(string problem) => new($"{File}, line {Line}: {problem}");
}

/// <summary>Reads the tab-separated tables that ship inside the assembly. Strict: data that is almost right is a fault of the build.</summary>
internal static class TsvData
{
    /// <summary>The text of an embedded table.</summary>
    public static string Load(string file)
    {
        using var stream = typeof(TsvData).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The table {file} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Splits a table into rows.</summary>
    /// <exception cref="FormatException">The heading differs, or a row has another number of fields, an empty one, or spaces around one.</exception>
    public static IReadOnlyList<TsvRow> Parse(string file, string text, string heading)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var width = heading.Split('\t').Length;
        var rows = new List<TsvRow>(lines.Length);
        for (var index = 0; index < lines.Length; index++)
        {
            if (index == lines.Length - 1 && lines[index].Length == 0) break;
            var row = new TsvRow(file, index + 1, lines[index].Split('\t'));
            if (index == 0)
            {
                if (lines[0] != heading) throw row.Error("the heading is not the expected one.");
                continue;
            }

            if (row.Fields.Length != width) throw row.Error($"expected {width} fields; got {row.Fields.Length}.");
            if (row.Fields.Any(field => field.Length == 0 || field != field.Trim())) throw row.Error("a field is empty or has spaces around it; write - for nothing.");
            rows.Add(row);
        }

        return rows;
    }
}
