using System.Globalization;
using System.Text.Json;

namespace ModBot.Classifiers.Scoring;

/// <summary>The id of a scored line: a JSON string or number that is echoed as it came, or null.</summary>
public readonly record struct ScoreId
{
    private readonly string? json;

    private ScoreId(string json) => this.json = json;

    /// <summary>No id: <c>null</c>.</summary>
    public static ScoreId None => default;

    /// <summary>The id as JSON.</summary>
    public string Json => json ?? "null";

    /// <summary>An id from a text.</summary>
    public static ScoreId From(string id) => new($"\"{JsonEncodedText.Encode(id)}\"");

    /// <summary>An id from a number.</summary>
    public static ScoreId From(long id) => new(id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Takes an id over as it stands in the input.</summary>
    /// <returns>Whether it is a string, a number or null.</returns>
    internal static bool TryTake(JsonElement element, out ScoreId id)
    {
        id = None;
        if (element.ValueKind == JsonValueKind.Null) return true;
        if (element.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)) return false;
        id = new ScoreId(element.GetRawText());
        return true;
    }
}
