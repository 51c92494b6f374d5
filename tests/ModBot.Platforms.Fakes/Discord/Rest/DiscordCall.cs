using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.World;

namespace ModBot.Platforms.Fakes.Discord.Rest;

/// <summary>A call that was checked.</summary>
/// <param name="Route">The method and the template.</param>
/// <param name="Path">The parts of the path.</param>
/// <param name="Query">The query.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="Reason">The reason for the audit log, decoded.</param>
internal sealed record DiscordCall(string Route, IReadOnlyDictionary<string, string> Path, IReadOnlyDictionary<string, string> Query, JsonNode? Body, string? Reason)
{
    /// <summary>The body, where the description says it is an object.</summary>
    public JsonObject Form => Body as JsonObject ?? [];

    /// <summary>An id in the path.</summary>
    public ulong Id(string name) => Snowflake.Read(Path[name]) ?? throw DiscordRefusal.Invalid(name, "NUMBER_TYPE_COERCE", "Value is not snowflake.");

    /// <summary>An id in the query; null for none.</summary>
    public ulong? QueryId(string name) => Query.TryGetValue(name, out var text) ? Snowflake.Read(text) : null;
}

/// <summary>An answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; null for none.</param>
internal sealed record DiscordReply(int Status, JsonNode? Body)
{
    /// <summary>Nothing more to say.</summary>
    public static readonly DiscordReply Empty = new(204, null);

    public static DiscordReply Ok(JsonNode body) => new(200, body);
}
