using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Discord.Gateway;

/// <summary>What a bot says to identify itself.</summary>
internal sealed record IdentifyForm(string Token, int Intents, int Shard, int Shards)
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "token", "intents", "properties", "shard", "presence", "large_threshold", "compress" };

    /// <summary>Reads it; null when a part is missing, wrong or unknown.</summary>
    public static IdentifyForm? Read(JsonObject data)
    {
        if (data.Any(each => !Known.Contains(each.Key))) return null;
        if (data["token"] is not JsonValue token || token.GetValueKind() != JsonValueKind.String) return null;
        if (data["intents"] is not JsonValue intents || !intents.TryGetValue<int>(out var bits)) return null;
        if (data["properties"] is not JsonObject properties || !HasText(properties, "os") || !HasText(properties, "browser") || !HasText(properties, "device")) return null;
        if (data["large_threshold"] is JsonValue threshold && (!threshold.TryGetValue<int>(out var size) || size is < 50 or > 250)) return null;
        if (data["shard"] is not { } shard) return new IdentifyForm((string)token!, bits, 0, 1);
        if (shard is not JsonArray { Count: 2 } pair || pair[0] is not JsonValue first || pair[1] is not JsonValue second) return null;
        return first.TryGetValue<int>(out var number) && second.TryGetValue<int>(out var count) && count > 0 ? new IdentifyForm((string)token!, bits, number, count) : null;
    }

    private static bool HasText(JsonObject properties, string name) => properties[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String;
}
