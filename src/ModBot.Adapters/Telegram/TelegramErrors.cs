using ModBot.Adapters.Contract;
using Telegram.Bot.Exceptions;

namespace ModBot.Adapters.Telegram;

/// <summary>
/// What Telegram's refusals mean. It tells most apart by text only; the texts are those of the Bot API server. They never reach a log: a refusal can quote what was sent.
/// </summary>
internal static class TelegramErrors
{
    private const int BadRequest = 400;
    private const int Unauthorized = 401;
    private const int Forbidden = 403;
    private const int Conflict = 409;
    private const int TooMany = 429;

    /// <summary>Whether a refusal says that it was done already, or that there is nothing left to do.</summary>
    public static bool IsBenign(ApiRequestException fault) => fault.ErrorCode == BadRequest && Says(
        fault, "message is not modified", "message to delete not found", "query is too old", "query ID is invalid");

    /// <summary>The chat has become another one; null when it has not.</summary>
    public static long? MovedTo(ApiRequestException fault) => fault.Parameters?.MigrateToChatId;

    /// <summary>The outcome of a request that was refused.</summary>
    /// <param name="fault">The refusal.</param>
    /// <param name="once">Whether it would have sent something that people read, so that it must not be tried again when it may have gone out.</param>
    public static PlatformResult ResultOf(ApiRequestException fault, bool once) => fault switch
    {
        _ when IsBenign(fault) => new PlatformResult(PlatformOutcome.NothingToDo),
        { ErrorCode: TooMany } => new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: RetryAfter(fault)),
        { ErrorCode: >= 500 } => Unclear(once),
        { ErrorCode: Unauthorized or Conflict } => new PlatformResult(PlatformOutcome.TryAgain),
        _ when Says(fault, "can't initiate conversation", "blocked by the user", "user is deactivated", "user not found", "PEER_ID_INVALID") => PlatformResult.Refused(RefusalReason.AuthorUnreachable),
        _ when Says(fault, "message to be replied not found", "message to edit not found", "MESSAGE_ID_INVALID") => PlatformResult.Refused(RefusalReason.MessageGone),
        _ when Says(fault, "chat not found", "kicked", "not a member", "message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED") => PlatformResult.Refused(RefusalReason.ChannelGone),
        _ when Says(fault, "method is available only for supergroups") => PlatformResult.Refused(RefusalReason.NotSupported),
        { ErrorCode: Forbidden } or { ErrorCode: BadRequest } => PlatformResult.Refused(RefusalReason.NotAllowed),
        _ => Unclear(once),
    };

    /// <summary>The outcome of a request that got no answer.</summary>
    /// <param name="fault">What happened instead.</param>
    /// <param name="once">Whether it would have sent something that people read.</param>
    public static PlatformResult ResultOf(Exception fault, bool once) => Unclear(once && !SurelyNot(fault));

    /// <summary>Whether a fault is one of the way to the platform, and not of this program.</summary>
    public static bool IsNetwork(Exception fault) => fault is RequestException || ResilientHandler.IsNetwork(fault);

    /// <summary>The trouble that a refusal of the reading means.</summary>
    public static PlatformTroubleException TroubleOf(ApiRequestException fault) => fault.ErrorCode switch
    {
        Unauthorized or 404 => new PlatformTroubleException(new PlatformTrouble(TroubleKind.TokenRefused)),
        Conflict => new PlatformTroubleException(new PlatformTrouble(TroubleKind.ReadElsewhere)),
        TooMany => new PlatformTroubleException(new PlatformTrouble(TroubleKind.SlowedDown), RetryAfter(fault)),
        _ => new PlatformTroubleException(new PlatformTrouble(TroubleKind.Unreachable)),
    };

    /// <summary>How long Telegram asks to wait.</summary>
    public static TimeSpan RetryAfter(ApiRequestException fault) => TimeSpan.FromSeconds(Math.Max(1, fault.Parameters?.RetryAfter ?? 1));

    /// <summary>Whether too much was asked.</summary>
    public static bool IsTooMany(ApiRequestException fault) => fault.ErrorCode == TooMany;

    private static PlatformResult Unclear(bool once) => new(once ? PlatformOutcome.Unknown : PlatformOutcome.TryAgain);

    private static bool SurelyNot(Exception fault) => (fault as RequestException)?.InnerException is { } inner ? SurelyNot(inner) : ResilientHandler.SurelyNotSent(fault);

    private static bool Says(ApiRequestException fault, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (fault.Message.Contains(part, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
