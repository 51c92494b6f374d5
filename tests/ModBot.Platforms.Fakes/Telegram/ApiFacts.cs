using System.Text.Json;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>A field or parameter of the official description.</summary>
/// <param name="Types">What it can be; one of them holds.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record ApiField(IReadOnlyList<string> Types, bool IsRequired);

/// <summary>A method of the official description.</summary>
/// <param name="Name">Its name as documented.</param>
/// <param name="Returns">What it can return.</param>
/// <param name="Fields">Its parameters.</param>
internal sealed record ApiMethod(string Name, IReadOnlyList<string> Returns, IReadOnlyDictionary<string, ApiField> Fields);

/// <summary>A type of the official description: fields, or the types it can be.</summary>
/// <param name="Fields">Its fields.</param>
/// <param name="OneOf">The types it can be; empty for a type with fields.</param>
internal sealed record ApiType(IReadOnlyDictionary<string, ApiField> Fields, IReadOnlyList<string> OneOf);

/// <summary>What the official description says about the methods and types that the stand-in serves.</summary>
internal static class ApiFacts
{
    private static readonly JsonDocument Document = Load();

    /// <summary>The methods, by name in any case.</summary>
    public static IReadOnlyDictionary<string, ApiMethod> Methods { get; } = Document.RootElement.GetProperty("methods").EnumerateObject()
        .ToDictionary(each => each.Name, each => new ApiMethod(each.Name, Split(each.Value.GetProperty("returns").GetString() ?? ""), Fields(each.Value)), StringComparer.OrdinalIgnoreCase);

    /// <summary>The types. A type that a field names and that is not here is one the stand-in does not serve.</summary>
    public static IReadOnlyDictionary<string, ApiType> Types { get; } = Document.RootElement.GetProperty("types").EnumerateObject()
        .ToDictionary(each => each.Name, each => Type(each.Value), StringComparer.Ordinal);

    /// <summary>The fields of a type that are yes or no and begin with <c>can_</c>, and those that must be there.</summary>
    public static IReadOnlyList<string> Rights(string type) =>
        [.. Types[type].Fields.Where(each => each.Value.Types is ["Boolean"] && each.Key.StartsWith("can_", StringComparison.Ordinal)).Select(each => each.Key)];

    private static ApiType Type(JsonElement element) => element.TryGetProperty("oneOf", out var oneOf)
        ? new ApiType(new Dictionary<string, ApiField>(StringComparer.Ordinal), [.. oneOf.EnumerateArray().Select(each => each.GetString() ?? "")])
        : new ApiType(Fields(element), []);

    private static Dictionary<string, ApiField> Fields(JsonElement element) => element.GetProperty("fields").EnumerateObject()
        .ToDictionary(each => each.Name, each => Field(each.Value.GetString() ?? ""), StringComparer.Ordinal);

    private static ApiField Field(string text) => new(Split(text.TrimEnd('!')), text.EndsWith('!'));

    private static string[] Split(string text) => text.Split('|');

    private static JsonDocument Load()
    {
        using var stream = typeof(ApiFacts).Assembly.GetManifestResourceStream("Telegram.api-facts.json") ?? throw new InvalidOperationException("The facts about the Bot API are not embedded.");
        return JsonDocument.Parse(stream);
    }
}
