using ModBot.Moderation.Cases;

namespace ModBot.Adapters.Contract;

/// <summary>What a platform is asked to do.</summary>
public enum PlatformRequestKind
{
    /// <summary>Reply in public under the message.</summary>
    Reply = 0,

    /// <summary>Send the author a private message.</summary>
    PrivateMessage,

    /// <summary>Delete the message.</summary>
    Delete,

    /// <summary>Put the deleted message back.</summary>
    Restore,

    /// <summary>Hide the message.</summary>
    Hide,

    /// <summary>Show the hidden message again.</summary>
    Unhide,

    /// <summary>Report the message.</summary>
    Report,

    /// <summary>Take back what an earlier request did that posted or reported something.</summary>
    Withdraw,

    /// <summary>Silence the author for <see cref="PlatformRequest.Duration"/>.</summary>
    Timeout,

    /// <summary>Let the author speak again.</summary>
    EndTimeout,

    /// <summary>Switch off comments under the post that is the message's channel.</summary>
    CloseComments,

    /// <summary>Switch them on again.</summary>
    OpenComments,

    /// <summary>Send a private message to the member at whom the message is aimed. Never to its author.</summary>
    MessageTarget,
}

/// <summary>One thing for a platform to do.</summary>
public sealed record PlatformRequest
{
    /// <summary>Names this request for ever: the same key is the same request, also after a crash. At most 64 letters, digits and dashes.</summary>
    public required string Key { get; init; }

    /// <summary>What to do.</summary>
    public required PlatformRequestKind Kind { get; init; }

    /// <summary>The message it is about.</summary>
    public required MessageKey Message { get; init; }

    /// <summary>The text to post; null for kinds without text. Posted as plain text: no mentions, no markup, no live links.</summary>
    public string? Text { get; init; }

    /// <summary>For <see cref="PlatformRequestKind.Withdraw"/>: the key of the request to take back.</summary>
    public string? WithdrawKey { get; init; }

    /// <summary>For <see cref="PlatformRequestKind.Withdraw"/>: what that request had posted, as <see cref="PlatformResult.PostedId"/> named it; null when that is not known.</summary>
    public string? WithdrawPostedId { get; init; }

    /// <summary>The author of <see cref="Message"/>, by the id on the platform; null once that was forgotten. Private messages and timeouts need it.</summary>
    public string? AuthorId { get; init; }

    /// <summary>For <see cref="PlatformRequestKind.MessageTarget"/>: the member at whom the message is aimed, by the id on the platform; null once that was forgotten, or when nobody is known.</summary>
    public string? TargetId { get; init; }

    /// <summary>For <see cref="PlatformRequestKind.Timeout"/>: how long; null otherwise.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>When the request was first made. Somebody who looks whether it went out need not look further back.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last tried; null when it never was.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }
}

/// <summary>How a request went.</summary>
public enum PlatformOutcome
{
    /// <summary>Done now, or done before under the same key.</summary>
    Done = 0,

    /// <summary>There was nothing left to do, such as deleting what is already gone.</summary>
    NothingToDo,

    /// <summary>Refused for good; <see cref="PlatformResult.Reason"/> says why.</summary>
    Refused,

    /// <summary>Not now; try again after <see cref="PlatformResult.RetryAfter"/>.</summary>
    TryAgain,

    /// <summary>It may or may not have gone out, and the platform cannot tell. A person has to look.</summary>
    Unknown,
}

/// <summary>Why a platform refused.</summary>
public enum RefusalReason
{
    /// <summary>It did not refuse.</summary>
    None = 0,

    /// <summary>The message does not exist (any more).</summary>
    MessageGone,

    /// <summary>The channel does not exist (any more).</summary>
    ChannelGone,

    /// <summary>The author cannot get private messages.</summary>
    AuthorUnreachable,

    /// <summary>The platform cannot do this.</summary>
    NotSupported,

    /// <summary>We lack the right to do this.</summary>
    NotAllowed,

    /// <summary>The author's id was forgotten by retention.</summary>
    AuthorForgotten,

    /// <summary>Its text can no longer be opened; said by the host, never by a platform.</summary>
    TextLost,

    /// <summary>It waited so long that a person has to look again; said by the host, never by a platform.</summary>
    WaitedTooLong,

    /// <summary>The message is hidden, and the platform takes no reply under it.</summary>
    MessageHidden,

    /// <summary>The platform allows it only within a time, and that is over.</summary>
    TooLate,

    /// <summary>The platform takes no such text: too long, or against its own rules for texts.</summary>
    TextRefused,

    /// <summary>Comments under the post are switched off.</summary>
    CommentsClosed,

    /// <summary>The member at whom the message is aimed cannot get private messages.</summary>
    TargetUnreachable,
}

/// <summary>The answer to a <see cref="PlatformRequest"/>. Expected failures are values; exceptions are for faults.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="PostedId">The platform's id of what was posted; null when nothing was.</param>
/// <param name="RetryAfter">How long to wait before trying again; null unless <see cref="PlatformOutcome.TryAgain"/>.</param>
public sealed record PlatformResult(PlatformOutcome Outcome, RefusalReason Reason = RefusalReason.None, string? PostedId = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Done.</summary>
    public static PlatformResult Done(string? postedId = null) => new(PlatformOutcome.Done, PostedId: postedId);

    /// <summary>Refused for good.</summary>
    public static PlatformResult Refused(RefusalReason reason) => new(PlatformOutcome.Refused, reason);
}
