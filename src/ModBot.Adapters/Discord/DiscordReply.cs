using System.Text.Json.Serialization.Metadata;

namespace ModBot.Adapters.Discord;

/// <summary>How a call failed.</summary>
internal enum DiscordFailure
{
    /// <summary>It did not.</summary>
    None = 0,

    /// <summary>Discord refuses it; <see cref="DiscordReply.Code"/> says why.</summary>
    Refused,

    /// <summary>The token is wrong or was revoked. Nothing more is sent with it.</summary>
    TokenRefused,

    /// <summary>Too many calls, says Discord. Nothing happened.</summary>
    RateLimited,

    /// <summary>Not sent: its turn does not come soon, or Discord is failing and gets a rest.</summary>
    Held,

    /// <summary>Not sent: Discord cannot be reached.</summary>
    Unreachable,

    /// <summary>It may or may not have happened.</summary>
    Unknown,
}

/// <summary>What came of a call.</summary>
internal sealed record DiscordReply
{
    public DiscordFailure Failure { get; init; }

    /// <summary>The HTTP status; 0 for none.</summary>
    public int Status { get; init; }

    /// <summary>Discord's own number of an error; 0 for none.</summary>
    public int Code { get; init; }

    /// <summary>Whether the error is about the message that is answered.</summary>
    public bool BlamesReference { get; init; }

    /// <summary>How long to wait before the next try; null when nobody said.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What came back. Private.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>Whether an interaction had its first answer already, from this call's first try or from before a restart.</summary>
    public bool WasAnswered => Code == DiscordErrors.AlreadyAcknowledged;

    public bool IsDone => Failure == DiscordFailure.None;

    /// <summary>What came back, understood; null after a failure or for what cannot be understood.</summary>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class => IsDone ? DiscordJson.Read(Body, type) : null;
}
