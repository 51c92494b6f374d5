using System.Text.Json;

namespace ModBot.Adapters.Discord;

/// <summary>A gateway session that can be gone on with.</summary>
/// <param name="Id">Discord's name of it.</param>
/// <param name="Url">Where to go on.</param>
/// <param name="Seq">The last event that was taken in.</param>
internal sealed record DiscordSession(string Id, string Url, long Seq);

/// <summary>
/// Where reading goes on. While a catch-up is not finished it holds no session: a session would replay what came after the catch-up began and hide that the rest was never read.
/// </summary>
internal sealed class DiscordCheckpoint
{
    /// <summary>The form of what is stored.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The number of shards that the sessions belong to.</summary>
    public int Shards { get; set; }

    /// <summary>By shard, the newest message there was when reading began or was last caught up: channels that are not in <see cref="Last"/> are read after it. None before the first start.</summary>
    public Dictionary<int, string> From { get; set; } = [];

    /// <summary>The servers whose channels were noted once. What was written in another before we came is none of our business.</summary>
    public HashSet<string> Guilds { get; set; } = [];

    /// <summary>The sessions, by shard.</summary>
    public Dictionary<int, DiscordSession> Sessions { get; set; } = [];

    /// <summary>The last message of each channel and thread that was taken in.</summary>
    public Dictionary<string, string> Last { get; set; } = [];

    /// <summary>Channels that were refused to us when they were last caught up: that is said once, and they are read on when they open.</summary>
    public HashSet<string> Closed { get; set; } = [];

    /// <summary>Reads a checkpoint; null gives the one before the first start.</summary>
    /// <exception cref="FormatException">It is not one of this platform.</exception>
    public static DiscordCheckpoint Parse(string? checkpoint)
    {
        if (checkpoint is null) return new DiscordCheckpoint();
        try
        {
            return JsonSerializer.Deserialize(checkpoint, DiscordJson.Default.DiscordCheckpoint) is { Version: 1, Sessions: not null, Last: not null, Closed: not null, Guilds: not null, From: not null } read
                ? read
                : throw new FormatException("The checkpoint is not one of Discord.");
        }
        catch (JsonException fault)
        {
            throw new FormatException("The checkpoint is not one of Discord.", fault);
        }
    }

    /// <summary>After which message a channel of a shard is read.</summary>
    public string After(string channel, int shard) => Last.GetValueOrDefault(channel) ?? From.GetValueOrDefault(shard) ?? "0";

    /// <summary>Goes on with so many shards. Who reads with another number than before begins every session anew, after what the one that was furthest behind had seen.</summary>
    public void Divide(int shards)
    {
        if (Shards != shards)
        {
            var earliest = From.Count == 0 ? null : From.Values.MinBy(DiscordSnowflake.Number);
            From = earliest is null ? [] : Enumerable.Range(0, shards).ToDictionary(shard => shard, _ => earliest);
            Sessions.Clear();
            Shards = shards;
        }

        foreach (var shard in Sessions.Keys.Where(shard => !From.ContainsKey(shard)).ToList()) Sessions.Remove(shard);
    }

    /// <summary>Notes that a message was taken in.</summary>
    public void Saw(string channel, string messageId) => Last[channel] = Last.TryGetValue(channel, out var last) ? DiscordSnowflake.Later(last, messageId) : messageId;

    /// <summary>As it is stored.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, DiscordJson.Default.DiscordCheckpoint);
}
