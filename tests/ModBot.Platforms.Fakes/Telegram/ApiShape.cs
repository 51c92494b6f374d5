using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>
/// Holds values against the official description: what comes in is refused when it does not fit and made plain when it does (a number sent as a string becomes a number),
/// and what goes out is held to the same rule.
/// </summary>
internal static class ApiShape
{
    private const string ArrayOf = "Array of ";

    /// <summary>The parameters of a call, made plain.</summary>
    /// <exception cref="ApiRefusal">Something is unknown, missing or of a wrong type.</exception>
    public static JsonObject Call(ApiMethod method, IReadOnlyDictionary<string, JsonNode?> given, bool isLenient)
    {
        var plain = new JsonObject();
        foreach (var (name, value) in given)
        {
            if (method.Fields.TryGetValue(name, out var field)) plain[name] = Fit(value, field.Types, name, isText: true, isLenient);
            else if (!isLenient) throw ApiRefusal.Bad($"parameter \"{name}\" is not a parameter of {method.Name}");
        }

        foreach (var (name, _) in method.Fields.Where(each => each.Value.IsRequired && !plain.ContainsKey(each.Key))) throw ApiRefusal.Bad(Missing(name));
        return plain;
    }

    /// <summary>Throws when something that goes out does not fit.</summary>
    /// <exception cref="InvalidOperationException">It does not fit: a fault in the stand-in.</exception>
    public static void CheckOutput(JsonNode? value, IReadOnlyList<string> types, string what)
    {
        try
        {
            Fit(value, types, what, isText: false, isLenient: false);
        }
        catch (ApiRefusal refusal)
        {
            throw new InvalidOperationException($"The stand-in made a wrong {what}: {refusal.Message}", refusal);
        }
    }

    private static string Missing(string name) => name switch
    {
        "chat_id" => "chat_id is empty",
        "text" => "message text is empty",
        _ => $"parameter \"{name}\" is required",
    };

    private static JsonNode? Fit(JsonNode? value, IReadOnlyList<string> types, string path, bool isText, bool isLenient)
    {
        ApiRefusal? first = null;
        foreach (var type in types)
        {
            try
            {
                return FitOne(value, type, path, isText, isLenient);
            }
            catch (ApiRefusal refusal)
            {
                // The refusal of the type that was meant says most; the field that names the kind tells which one that is.
                if (first is null || IsMeant(value, type)) first = refusal;
            }
        }

        throw first ?? ApiRefusal.Bad($"parameter \"{path}\" has no type");
    }

    private static bool IsMeant(JsonNode? value, string type) =>
        value is JsonObject given && ApiFacts.Types.TryGetValue(type, out var known) && known.Fields.Any(each => each.Value.IsRequired && given.ContainsKey(each.Key));

    private static JsonNode? FitOne(JsonNode? value, string type, string path, bool isText, bool isLenient)
    {
        if (type.StartsWith(ArrayOf, StringComparison.Ordinal))
        {
            if (Opened(value, isText) is not JsonArray array) throw Wrong(path, type);
            return new JsonArray([.. array.Select((each, index) => FitOne(each, type[ArrayOf.Length..], $"{path}[{index}]", isText: false, isLenient))]);
        }

        return type switch
        {
            "Integer" => Integer(value, isText) ?? throw Wrong(path, type),
            "Boolean" => Truth(value, isText) ?? throw Wrong(path, type),
            "String" => value is JsonValue text && text.GetValueKind() is JsonValueKind.String ? text.DeepClone() : throw Wrong(path, type),
            _ when ApiFacts.Types.TryGetValue(type, out var known) => Object(value, type, known, path, isText, isLenient),
            _ => throw ApiRefusal.Bad($"parameter \"{path}\" is not served by the stand-in ({type})"),
        };
    }

    private static JsonNode Object(JsonNode? value, string type, ApiType known, string path, bool isText, bool isLenient)
    {
        if (Opened(value, isText) is not JsonObject given) throw Wrong(path, type);
        if (known.OneOf.Count > 0) return Fit(given, known.OneOf, path, isText: false, isLenient) ?? throw Wrong(path, type);
        var plain = new JsonObject();
        foreach (var (name, each) in given)
        {
            if (known.Fields.TryGetValue(name, out var field)) plain[name] = Fit(each, field.Types, $"{path}.{name}", isText: false, isLenient);
            else if (!isLenient) throw ApiRefusal.Bad($"parameter \"{path}.{name}\" is not a field of {type}");
        }

        foreach (var (name, _) in known.Fields.Where(each => each.Value.IsRequired && !plain.ContainsKey(each.Key)))
            throw ApiRefusal.Bad($"parameter \"{path}.{name}\" is required");
        return plain;
    }

    private static JsonNode? Opened(JsonNode? value, bool isText)
    {
        if (!isText || value is not JsonValue text || text.GetValueKind() is not JsonValueKind.String) return value;
        try
        {
            return JsonNode.Parse(text.GetValue<string>());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonValue? Integer(JsonNode? value, bool isText) => value is not JsonValue given ? null : given.GetValueKind() switch
    {
        JsonValueKind.Number when given.TryGetValue<long>(out var number) => JsonValue.Create(number),
        JsonValueKind.Number when given.TryGetValue<int>(out var number) => JsonValue.Create((long)number),
        JsonValueKind.String when isText && long.TryParse(given.GetValue<string>(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => null,
    };

    private static JsonValue? Truth(JsonNode? value, bool isText) => value is not JsonValue given ? null : given.GetValueKind() switch
    {
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        JsonValueKind.String when isText => given.GetValue<string>().ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "1" => JsonValue.Create(true),
            "FALSE" or "NO" or "0" => JsonValue.Create(false),
            _ => null,
        },
        _ => null,
    };

    private static ApiRefusal Wrong(string path, string type) => ApiRefusal.Bad($"parameter \"{path}\" must be of type {type}");
}
