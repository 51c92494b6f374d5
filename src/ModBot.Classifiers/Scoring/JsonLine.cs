using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ModBot.Classifiers.Scoring;

/// <summary>Reads one JSON line. A broken line gives a sentence that says what is wrong with it and never its text.</summary>
internal static class JsonLine
{
    /// <summary>Reads id and text.</summary>
    /// <returns>Null when the line is good, otherwise what is wrong.</returns>
    public static string? Read(ReadOnlySpan<byte> line, out ScoreId id, out string text)
    {
        id = ScoreId.None;
        text = "";
        var valid = Utf8.IsValid(line);
        try
        {
            using var document = JsonDocument.Parse(line.ToArray());
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return "the line is not a JSON object with 'id' and 'text'.";
            if (!valid) return "the line holds bytes that are not valid UTF-8.";
            if (root.TryGetProperty("id"u8, out var name) && !ScoreId.TryTake(name, out id)) return "the 'id' is neither a string nor a number.";
            if (!root.TryGetProperty("text"u8, out var value)) return "the line has no 'text'.";
            if (value.ValueKind != JsonValueKind.String) return "the 'text' is not a string.";
            text = TextOf(value);
            return null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return valid ? "the line is not valid JSON." : "the line holds bytes that are not valid UTF-8.";
        }
    }

    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: legal JSON, refused by the framework, and a text we must be able to score.
            return Unescape(value.GetRawText());
        }
    }

    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var index = 1; index < raw.Length - 1; index++)
        {
            if (raw[index] != '\\')
            {
                text.Append(raw[index]);
                continue;
            }

            index++;
            if (raw[index] == 'u')
            {
                text.Append((char)ushort.Parse(raw.AsSpan(index + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                index += 4;
                continue;
            }

            text.Append(raw[index] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other });
        }

        return text.ToString();
    }
}
