using System.Text.Json;

namespace ModBot.Adapters.Discord;

/// <summary>Kinds of gateway messages.</summary>
internal static class DiscordOp
{
    public const int Dispatch = 0;
    public const int Heartbeat = 1;
    public const int Identify = 2;
    public const int Resume = 6;
    public const int Reconnect = 7;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int HeartbeatAck = 11;
}

/// <summary>A gateway message.</summary>
internal sealed record DiscordPayload
{
    public int Op { get; init; }

    public JsonElement D { get; init; }

    public long? S { get; init; }

    public string? T { get; init; }
}

/// <summary>Where the gateway is and how often a session may begin.</summary>
internal sealed record DiscordGatewayInfo
{
    public string Url { get; init; } = "";

    public int Shards { get; init; } = 1;

    public DiscordStartLimit? SessionStartLimit { get; init; }
}

/// <summary>How often a session may begin.</summary>
internal sealed record DiscordStartLimit
{
    public int Remaining { get; init; } = 1;

    /// <summary>Milliseconds until <see cref="Remaining"/> is full again.</summary>
    public long ResetAfter { get; init; }

    public int MaxConcurrency { get; init; } = 1;
}

/// <summary>The gateway's first word.</summary>
internal sealed record DiscordHello
{
    /// <summary>Milliseconds.</summary>
    public int HeartbeatInterval { get; init; }
}

/// <summary>A session has begun.</summary>
internal sealed record DiscordReady
{
    public string SessionId { get; init; } = "";

    public string? ResumeGatewayUrl { get; init; }

    public DiscordUser? User { get; init; }

    public DiscordThing? Application { get; init; }

    public IReadOnlyList<DiscordThing>? Guilds { get; init; }
}

/// <summary>A message is gone, or several.</summary>
internal sealed record DiscordGone
{
    public string? Id { get; init; }

    public IReadOnlyList<string>? Ids { get; init; }

    public string ChannelId { get; init; } = "";

    public string? GuildId { get; init; }
}

/// <summary>Asks for a session.</summary>
internal sealed record DiscordIdentify(string Token, int Intents, IReadOnlyList<int> Shard, DiscordProperties Properties);

/// <summary>Which program connects.</summary>
internal sealed record DiscordProperties(string Os, string Browser, string Device);

/// <summary>Asks to go on with a session.</summary>
internal sealed record DiscordResume(string Token, string SessionId, long Seq);

/// <summary>A gateway message that asks for a session.</summary>
internal sealed record DiscordIdentifyFrame(int Op, DiscordIdentify D);

/// <summary>A gateway message that asks to go on.</summary>
internal sealed record DiscordResumeFrame(int Op, DiscordResume D);
