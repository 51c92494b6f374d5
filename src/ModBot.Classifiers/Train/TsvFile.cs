using System.Text;

namespace ModBot.Classifiers.Train;

/// <summary>A tab separated file with a header line. Split on tabs only; quotes and backslashes mean themselves.</summary>
internal static class TsvFile
{
    /// <summary>Reads the rows; each gives its fields by column name.</summary>
    /// <exception cref="InvalidDataException">The file is empty, misses a column, or a row has another number of fields.</exception>
    public static IEnumerable<TsvRow> Read(string path, params string[] required)
    {
        if (!File.Exists(path)) throw new InvalidDataException($"There is no file at '{path}'.");
        using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var name = Path.GetFileName(path);
        var header = reader.ReadLine() ?? throw new InvalidDataException($"'{name}' is empty; it needs a header line.");
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var titles = header.Split('\t');
        for (var index = 0; index < titles.Length; index++) columns[titles[index].Trim()] = index;
        var missing = required.Where(column => !columns.ContainsKey(column)).ToList();
        if (missing.Count > 0) throw new InvalidDataException($"'{name}' misses the column {string.Join(", ", missing)}; its header is: {string.Join(", ", titles)}.");
        var number = 1;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0) continue;
            var fields = line.Split('\t');
            if (fields.Length != titles.Length) throw new InvalidDataException($"Line {number} of '{name}' has {fields.Length} fields; the header has {titles.Length}.");
            yield return new TsvRow(name, number, columns, fields);
        }
    }
}

/// <summary>One row of a TSV file.</summary>
internal sealed record TsvRow(string File, int Number, IReadOnlyDictionary<string, int> Columns, string[] Fields)
{
    /// <summary>The field of a column; empty when the file has no such column or the field is "-".</summary>
    public string this[string column]
    {
        get
        {
            if (!Columns.TryGetValue(column, out var index)) return "";
            return Fields[index] == "-" ? "" : Fields[index];
        }
    }

    /// <summary>An error that names the line.</summary>
    public InvalidDataException Bad(string what) => new($"Line {Number} of '{File}' {what}.");
}
