namespace ModBot.Adapters.Contract;

/// <summary>What is wrong with a connection, for whoever installs it. Each has a sentence that names the exact switch.</summary>
public enum TroubleKind
{
    /// <summary>The token is wrong or was revoked. Trying again does not help.</summary>
    TokenRefused = 0,

    /// <summary>Somebody else reads with the same token.</summary>
    ReadElsewhere,

    /// <summary>Group privacy hides ordinary messages from the bot.</summary>
    PrivacyModeOn,

    /// <summary>The platform hides the text of messages until an intent is switched on.</summary>
    MessageContentOff,

    /// <summary>The platform refuses the connection because of its settings (intents, shards, version). Trying again does not help.</summary>
    ConnectionRefused,

    /// <summary>The bot lacks a right; <see cref="PlatformTrouble.Detail"/> names it as the platform's settings do.</summary>
    RightMissing,

    /// <summary>The bot was removed from a channel.</summary>
    RemovedFromChannel,

    /// <summary>The platform tells us to slow down.</summary>
    SlowedDown,

    /// <summary>The platform does not answer, or answers with faults.</summary>
    Unreachable,

    /// <summary>The token runs out soon and could not be renewed; <see cref="PlatformTrouble.Until"/> says when.</summary>
    TokenExpires,

    /// <summary>The platform does not bring what happens by itself, although that was asked for; <see cref="PlatformTrouble.Detail"/> names the field that is missing.</summary>
    NotSubscribed,

    /// <summary>The platform blocks actions of this account for breaking its rules, or what it takes for that.</summary>
    Blocked,

    /// <summary>The platform counts messages and shows none of them to us.</summary>
    NothingShown,
}

/// <summary>Something that is wrong with a connection. Holds no private text.</summary>
/// <param name="Kind">What.</param>
/// <param name="Channel">Where; null for the whole connection.</param>
/// <param name="Detail">The name of a right or setting, as the platform's own settings spell it; null for none.</param>
/// <param name="Until">When it becomes worse, or ends; null when that is not known.</param>
public sealed record PlatformTrouble(TroubleKind Kind, string? Channel = null, string? Detail = null, DateTimeOffset? Until = null)
{
    /// <summary>Whether something is not read or not done because of it now; the rest is for somebody to look at in time.</summary>
    public bool StopsWork => Kind is not (TroubleKind.TokenExpires or TroubleKind.NotSubscribed or TroubleKind.SlowedDown);

    /// <summary>Whether trying again does not help.</summary>
    public bool IsFatal => Kind is TroubleKind.TokenRefused or TroubleKind.ConnectionRefused;
}

/// <summary>Reading ended with a trouble that has a name.</summary>
/// <param name="trouble">What is wrong.</param>
/// <param name="retryAfter">When trying again makes sense; null to leave that to whoever reads.</param>
public sealed class PlatformTroubleException(PlatformTrouble trouble, TimeSpan? retryAfter = null) : Exception($"The platform connection has trouble: {trouble.Kind}.")
{
    /// <summary>What is wrong.</summary>
    public PlatformTrouble Trouble { get; } = trouble;

    /// <summary>When trying again makes sense; null to leave that to whoever reads.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
