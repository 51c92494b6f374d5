using System.Text.Json;
using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>What Discord says when it refuses.</summary>
internal sealed record DiscordErrorBody
{
    public int? Code { get; init; }

    /// <summary>Seconds.</summary>
    public double? RetryAfter { get; init; }

    public bool? Global { get; init; }

    public JsonElement? Errors { get; init; }
}

/// <summary>Discord's numbers of errors and what they mean for a request.</summary>
internal static class DiscordErrors
{
    public const int UnknownChannel = 10003;
    public const int UnknownGuild = 10004;
    public const int UnknownMember = 10007;
    public const int UnknownMessage = 10008;
    public const int UnknownUser = 10013;
    public const int UnknownInteraction = 10062;
    public const int AnnouncementLimit = 20028;
    public const int GuildWriteLimit = 20029;
    public const int OldEditLimit = 30046;
    public const int OpeningTooFast = 40003;
    public const int AlreadyAcknowledged = 40060;
    public const int MissingAccess = 50001;
    public const int CannotMessageUser = 50007;
    public const int MissingPermissions = 50013;
    public const int InvalidForm = 50035;
    public const int NoMutualGuild = 50278;
    public const int Overloaded = 130000;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(5);

    /// <summary>The outcome for a request that Discord did not do.</summary>
    public static PlatformResult ToResult(DiscordReply reply) => reply.Failure switch
    {
        DiscordFailure.None => PlatformResult.Done(),
        DiscordFailure.TokenRefused => Again(Later),
        DiscordFailure.RateLimited or DiscordFailure.Held or DiscordFailure.Unreachable => Again(reply.RetryAfter ?? Soon),
        DiscordFailure.Unknown => new PlatformResult(PlatformOutcome.Unknown),
        _ => Refused(reply),
    };

    /// <summary>The same for what may be done twice: when it is unclear whether it happened, it is simply done again.</summary>
    public static PlatformResult ToRepeatableResult(DiscordReply reply) => reply.Failure == DiscordFailure.Unknown ? Again(reply.RetryAfter ?? Soon) : ToResult(reply);

    private static PlatformResult Refused(DiscordReply reply) => reply.Code switch
    {
        UnknownMessage => PlatformResult.Refused(RefusalReason.MessageGone),
        InvalidForm when reply.BlamesReference => PlatformResult.Refused(RefusalReason.MessageGone),
        UnknownChannel or UnknownGuild => PlatformResult.Refused(RefusalReason.ChannelGone),
        CannotMessageUser or NoMutualGuild or UnknownMember or UnknownUser => PlatformResult.Refused(RefusalReason.AuthorUnreachable),
        AnnouncementLimit or GuildWriteLimit or OpeningTooFast or Overloaded => Again(reply.RetryAfter ?? Soon),
        OldEditLimit => Again(Later),
        MissingAccess or MissingPermissions => PlatformResult.Refused(RefusalReason.NotAllowed),

        // Without a number of its own: 403 says what we may not do, the rest what cannot be done.
        _ => PlatformResult.Refused(reply.Status == 403 ? RefusalReason.NotAllowed : RefusalReason.NotSupported),
    };

    private static PlatformResult Again(TimeSpan wait) => new(PlatformOutcome.TryAgain, RetryAfter: wait);
}
