using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>How a gateway connection ended, and what to do next.</summary>
internal enum DiscordEnd
{
    /// <summary>Go on with the session.</summary>
    Resume = 0,

    /// <summary>Begin a new session.</summary>
    Identify,

    /// <summary>No connection came about; the session may still be good.</summary>
    NotConnected,

    /// <summary>Discord will never take this connection as it is set up.</summary>
    Fatal,
}

/// <summary>What the gateway's close codes mean.</summary>
internal static class DiscordClosePolicy
{
    /// <summary>With which code we close. 1000 and 1001 would end the session; this one leaves it open for some minutes.</summary>
    public const int OwnCode = 4000;

    private const int NotAuthenticated = 4003;
    private const int AuthenticationFailed = 4004;
    private const int AlreadyAuthenticated = 4005;
    private const int InvalidSequence = 4007;
    private const int SessionTimedOut = 4009;
    private const int InvalidShard = 4010;
    private const int ShardingRequired = 4011;
    private const int InvalidVersion = 4012;
    private const int InvalidIntents = 4013;
    private const int DisallowedIntents = 4014;

    /// <summary>What to do after a code; no code: the line broke. A wrong try to resume costs nothing, a needless identify counts.</summary>
    public static DiscordEnd Of(int? code) => code switch
    {
        AuthenticationFailed or InvalidShard or ShardingRequired or InvalidVersion or InvalidIntents or DisallowedIntents => DiscordEnd.Fatal,
        NotAuthenticated or AlreadyAuthenticated or InvalidSequence or SessionTimedOut => DiscordEnd.Identify,
        _ => DiscordEnd.Resume,
    };

    /// <summary>What is wrong after a code that is fatal.</summary>
    public static PlatformTrouble Trouble(int? code) => code switch
    {
        AuthenticationFailed => new PlatformTrouble(TroubleKind.TokenRefused),
        InvalidShard or ShardingRequired => new PlatformTrouble(TroubleKind.ConnectionRefused, Detail: nameof(DiscordOptions.Shards)),
        DisallowedIntents => new PlatformTrouble(TroubleKind.ConnectionRefused, Detail: "Message Content Intent"),
        _ => new PlatformTrouble(TroubleKind.ConnectionRefused),
    };
}
