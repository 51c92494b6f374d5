using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ModBot.Platforms.Fakes.Discord.Facts;

/// <summary>
/// Checks a request against the official description. It is stricter than Discord: a field that is not described is refused unless one asks otherwise (Discord passes over it), and nothing is read from another type.
/// Lengths are counted in UTF-16 units, the longest way to count, so that what fits here fits there.
/// </summary>
internal static class FormCheck
{
    /// <summary>What is wrong with a value.</summary>
    /// <param name="schema">What it should be.</param>
    /// <param name="value">What it is.</param>
    /// <param name="passesOverUnknown">Whether a field that is not described is no error.</param>
    public static FormErrors Check(JsonElement schema, JsonElement value, bool passesOverUnknown)
    {
        var errors = new FormErrors(passesOverUnknown);
        Walk(schema, value, string.Empty, errors);
        return errors;
    }

    private static void Walk(JsonElement unresolved, JsonElement value, string path, FormErrors errors)
    {
        var schema = DiscordFacts.Resolve(unresolved);
        if (schema.TryGetProperty("anyOf", out var choices))
        {
            Choose(choices, value, path, errors);
            return;
        }

        if (!OfType(schema, value, path, errors) || value.ValueKind == JsonValueKind.Null) return;
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(each => each.ToString() == value.ToString()))
        {
            errors.Add(path, "BASE_TYPE_CHOICES", $"Value must be one of ({string.Join(", ", allowed.EnumerateArray())}).");
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String: Text(schema, value.GetString() ?? string.Empty, path, errors); break;
            case JsonValueKind.Number: Number(schema, value, path, errors); break;
            case JsonValueKind.Array: Items(schema, value, path, errors); break;
            case JsonValueKind.Object: Fields(schema, value, path, errors); break;
        }
    }

    // Objects of a union tell each other apart by their "type"; where that does not help, the one with the fewest errors speaks.
    private static void Choose(JsonElement choices, JsonElement value, string path, FormErrors errors)
    {
        var all = choices.EnumerateArray().Select(DiscordFacts.Resolve).ToArray();
        var fitting = Array.FindAll(all, each => OfType(each, value, path, new FormErrors()));
        if (fitting.Length > 0) all = fitting;
        else if (Array.Exists(all, IsNull)) all = [.. all.Where(each => !IsNull(each))];
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("type", out var kind))
        {
            var typed = all.Where(each => Kinds(each) is not null).ToArray();
            var same = typed.Where(each => Kinds(each)?.Contains(kind.ToString(), StringComparer.Ordinal) == true).ToArray();
            if (typed.Length > 0 && same.Length == 0)
            {
                errors.Add(Under(path, "type"), "BASE_TYPE_CHOICES", $"Value must be one of ({string.Join(", ", typed.SelectMany(each => Kinds(each) ?? []))}).");
                return;
            }

            if (same.Length > 0) all = same;
        }

        FormErrors? best = null;
        foreach (var each in all)
        {
            var found = new FormErrors(errors.PassesOverUnknown);
            Walk(each, value, path, found);
            if (best is null || found.Count < best.Count) best = found;
        }

        if (best is not null) errors.Take(best);
    }

    private static bool IsNull(JsonElement schema) => schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "null";

    private static string[]? Kinds(JsonElement schema) =>
        schema.TryGetProperty("properties", out var fields) && fields.TryGetProperty("type", out var type) && DiscordFacts.Resolve(type).TryGetProperty("enum", out var values)
            ? [.. values.EnumerateArray().Select(each => each.ToString())]
            : null;

    private static bool OfType(JsonElement schema, JsonElement value, string path, FormErrors errors)
    {
        if (!schema.TryGetProperty("type", out var said)) return true;
        string[] types = said.ValueKind == JsonValueKind.Array ? [.. said.EnumerateArray().Select(each => each.ToString())] : [said.ToString()];
        var snowflake = schema.TryGetProperty("format", out var format) && format.GetString() == "snowflake";
        var fits = value.ValueKind switch
        {
            JsonValueKind.Null => types.Contains("null", StringComparer.Ordinal),
            JsonValueKind.String => types.Contains("string", StringComparer.Ordinal),
            JsonValueKind.True or JsonValueKind.False => types.Contains("boolean", StringComparer.Ordinal),
            JsonValueKind.Number => types.Contains("number", StringComparer.Ordinal) || (types.Contains("integer", StringComparer.Ordinal) && value.TryGetInt64(out _)),
            JsonValueKind.Array => types.Contains("array", StringComparer.Ordinal),
            _ => types.Contains("object", StringComparer.Ordinal),
        };
        if (fits) return true;
        var (code, message) = types[0] switch
        {
            _ when value.ValueKind == JsonValueKind.Null => ("BASE_TYPE_REQUIRED", "This field is required"),
            "string" when snowflake => ("NUMBER_TYPE_COERCE", "Value is not snowflake."),
            "string" => ("STRING_TYPE_CONVERT", "Could not interpret value as string."),
            "integer" => ("NUMBER_TYPE_COERCE", "Value is not int."),
            "number" => ("NUMBER_TYPE_COERCE", "Value is not float."),
            "boolean" => ("BOOLEAN_TYPE_CONVERT", "Must be either true or false."),
            "array" => ("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"),
            _ => ("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType"),
        };
        errors.Add(path, code, message);
        return false;
    }

    private static void Text(JsonElement schema, string value, string path, FormErrors errors)
    {
        if (Limit(schema, "minLength") is { } min && value.Length < min) errors.Add(path, "BASE_TYPE_MIN_LENGTH", $"Must be {min} or more in length.");
        if (Limit(schema, "maxLength") is { } max && value.Length > max) errors.Add(path, "BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length.");
        if (!schema.TryGetProperty("format", out var format)) return;
        switch (format.GetString())
        {
            case "snowflake" when !Regex.IsMatch(value, "^(0|[1-9][0-9]{0,19})$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking):
                errors.Add(path, "NUMBER_TYPE_COERCE", "Value is not snowflake.");
                break;
            case "date-time" when !DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _):
                errors.Add(path, "DATE_TIME_TYPE_PARSE", "Could not parse value. Should be ISO8601.");
                break;
            case "uri" when !Uri.TryCreate(value, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "discord" or "attachment"):
                errors.Add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
                break;
        }
    }

    private static void Number(JsonElement schema, JsonElement value, string path, FormErrors errors)
    {
        if (schema.TryGetProperty("minimum", out var min) && value.GetDouble() < min.GetDouble()) errors.Add(path, "NUMBER_TYPE_MIN", $"int value should be greater than or equal to {min}.");
        if (schema.TryGetProperty("maximum", out var max) && value.GetDouble() > max.GetDouble()) errors.Add(path, "NUMBER_TYPE_MAX", $"int value should be less than or equal to {max}.");
    }

    private static void Items(JsonElement schema, JsonElement value, string path, FormErrors errors)
    {
        var count = value.GetArrayLength();
        if (Limit(schema, "minItems") is { } min && count < min) errors.Add(path, "BASE_TYPE_MIN_LENGTH", $"Must be {min} or more in length.");
        if (Limit(schema, "maxItems") is { } max && count > max) errors.Add(path, "BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length.");
        if (schema.TryGetProperty("uniqueItems", out _) && value.EnumerateArray().Select(each => each.ToString()).Distinct(StringComparer.Ordinal).Count() < count)
            errors.Add(path, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value.");
        if (!schema.TryGetProperty("items", out var items)) return;
        var index = 0;
        foreach (var each in value.EnumerateArray()) Walk(items, each, Under(path, (index++).ToString(CultureInfo.InvariantCulture)), errors);
    }

    private static void Fields(JsonElement schema, JsonElement value, string path, FormErrors errors)
    {
        var known = schema.TryGetProperty("properties", out var fields);
        var more = schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.Object;
        foreach (var each in value.EnumerateObject())
        {
            if (known && fields.TryGetProperty(each.Name, out var field)) Walk(field, each.Value, Under(path, each.Name), errors);
            else if (more) Walk(additional, each.Value, Under(path, each.Name), errors);
            else if (!errors.PassesOverUnknown) errors.Add(Under(path, each.Name), "UNKNOWN_FIELD", "The official description does not know this field here.");
        }

        if (!schema.TryGetProperty("required", out var required)) return;
        foreach (var name in required.EnumerateArray().Select(each => each.ToString()).Where(name => !value.TryGetProperty(name, out _)))
            errors.Add(Under(path, name), "BASE_TYPE_REQUIRED", "This field is required");
    }

    private static int? Limit(JsonElement schema, string name) => schema.TryGetProperty(name, out var limit) ? limit.GetInt32() : null;

    private static string Under(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
