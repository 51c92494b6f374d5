namespace ModBot.Adapters.Contract;

/// <summary>What a platform lets us do. What it cannot do is said here and shown on the card; it is not an exception.</summary>
public sealed record PlatformCapabilities
{
    /// <summary>Reply in public under a message.</summary>
    public bool CanReply { get; init; }

    /// <summary>Send the author a private message.</summary>
    public bool CanMessagePrivately { get; init; }

    /// <summary>Send the member at whom a message is aimed a private message.</summary>
    public bool CanMessageTarget { get; init; }

    /// <summary>How long after posting the author of a message can be written to; null without limit.</summary>
    public TimeSpan? MessageWithin { get; init; }

    /// <summary>Whether the author can be written to only once about a message.</summary>
    public bool MessagesOnce { get; init; }

    /// <summary>Delete a message.</summary>
    public bool CanDelete { get; init; }

    /// <summary>How long after posting a message can be deleted; null without limit.</summary>
    public TimeSpan? DeleteWithin { get; init; }

    /// <summary>Hide a message and show it again.</summary>
    public bool CanHide { get; init; }

    /// <summary>Whether a hidden message takes no reply, so that a reply has to come first.</summary>
    public bool ReplyBeforeHide { get; init; }

    /// <summary>Put a deleted message back.</summary>
    public bool CanRestore { get; init; }

    /// <summary>Report a message to those who run the platform.</summary>
    public bool CanReport { get; init; }

    /// <summary>Take our own reply or report back.</summary>
    public bool CanWithdraw { get; init; }

    /// <summary>Take our own private message back.</summary>
    public bool CanWithdrawPrivate { get; init; }

    /// <summary>Switch comments under a post off and on.</summary>
    public bool CanCloseComments { get; init; }

    /// <summary>Whether a channel is a post with comments under it.</summary>
    public bool ChannelsArePosts { get; init; }

    /// <summary>Silence a member for a while.</summary>
    public bool CanTimeout { get; init; }

    /// <summary>What is allowed with messages that were written during a live broadcast; null for the same.</summary>
    public PlatformCapabilities? Live { get; init; }
}
