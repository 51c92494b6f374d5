namespace ModBot.Platforms.Fakes.Discord;

/// <summary>How many calls fit in a window of time.</summary>
/// <param name="Count">Calls, at least 1.</param>
/// <param name="Window">The time.</param>
public sealed record DiscordLimit(int Count, TimeSpan Window);

/// <summary>How the stand-in behaves.</summary>
public sealed record DiscordServerOptions
{
    /// <summary>The limits that Discord had in 2026, as far as they were seen.</summary>
    public static readonly IReadOnlyDictionary<string, DiscordLimit> SeenLimits = new Dictionary<string, DiscordLimit>(StringComparer.Ordinal)
    {
        ["POST /channels/{channel_id}/messages"] = new(5, TimeSpan.FromSeconds(5)),
        ["PATCH /channels/{channel_id}/messages/{message_id}"] = new(5, TimeSpan.FromSeconds(5)),
        ["DELETE /channels/{channel_id}/messages/{message_id}"] = new(5, TimeSpan.FromSeconds(1)),
        ["GET /channels/{channel_id}/messages"] = new(5, TimeSpan.FromSeconds(5)),
    };

    /// <summary>The port; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The name of the bot.</summary>
    public string BotName { get; init; } = "ModBot";

    /// <summary>The token; null for a made-up one.</summary>
    public string? Token { get; init; }

    /// <summary>Whether fields that the official description does not know are passed over, as Discord does, rather than refused.</summary>
    public bool PassesOverUnknownFields { get; init; }

    /// <summary>Shards that are advised.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Time between two heartbeats.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41250);

    /// <summary>Bots that may identify at the same time.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>The time in which no more than that may identify.</summary>
    public TimeSpan IdentifyWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Identifies before the token is reset.</summary>
    public int IdentifiesPerDay { get; init; } = 1000;

    /// <summary>Events that are kept for a resume.</summary>
    public int KeptEvents { get; init; } = 1000;

    /// <summary>How long a session waits for its bot. Discord says "a few minutes".</summary>
    public TimeSpan ResumeWithin { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long the same nonce gives the same message. Discord says "the past few minutes".</summary>
    public TimeSpan NonceWithin { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The time in which an interaction must get its first answer.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the token of an interaction is good.</summary>
    public TimeSpan TokenWithin { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Limits of single routes, by method and template; see <see cref="SeenLimits"/>.</summary>
    public IReadOnlyDictionary<string, DiscordLimit> Limits { get; init; } = new Dictionary<string, DiscordLimit>(StringComparer.Ordinal);

    /// <summary>The limit of every other route.</summary>
    public DiscordLimit UsualLimit { get; init; } = new(1000, TimeSpan.FromSeconds(1));

    /// <summary>The limit of all calls of the bot together, but for those that answer interactions; Discord: 50 a second. Null for none.</summary>
    public DiscordLimit? GlobalLimit { get; init; }
}
