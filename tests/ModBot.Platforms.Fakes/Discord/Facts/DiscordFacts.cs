using System.Text.Json;

namespace ModBot.Platforms.Fakes.Discord.Facts;

/// <summary>
/// What the official description says of the requests that the stand-in takes: names, types, required fields and lengths, as a small JSON Schema beside this file. Where a client
/// that Discord is known to take sends more than the description says, the wider form stands in it: default_member_permissions as text, and <c>false</c> for tts and enforce_nonce where they mean nothing.
/// </summary>
internal static class DiscordFacts
{
    private static readonly JsonElement Root = Load();

    /// <summary>The query and the body of an operation, such as <c>POST /channels/{channel_id}/messages</c>.</summary>
    /// <exception cref="KeyNotFoundException">The description has no such operation.</exception>
    public static JsonElement Operation(string name) => Root.GetProperty("operations").GetProperty(name);

    /// <summary>The schema itself, or the one it points at.</summary>
    public static JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var name)) schema = Root.GetProperty("schemas").GetProperty(name.GetString() ?? string.Empty);
        return schema;
    }

    private static JsonElement Load()
    {
        var assembly = typeof(DiscordFacts).Assembly;
        var name = Array.Find(assembly.GetManifestResourceNames(), each => each.EndsWith("discord-facts.json", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name ?? string.Empty) ?? throw new InvalidOperationException("The facts are not in the assembly.");
        return JsonDocument.Parse(stream).RootElement;
    }
}
