namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>How somebody stands in a chat.</summary>
public enum MemberStatus
{
    /// <summary>Made the chat.</summary>
    Creator = 0,

    /// <summary>Helps to run the chat, with rights.</summary>
    Administrator,

    /// <summary>In the chat.</summary>
    Member,

    /// <summary>In the chat, and may not do everything.</summary>
    Restricted,

    /// <summary>Not in the chat.</summary>
    Left,

    /// <summary>Removed, and may not come back.</summary>
    Kicked,
}

/// <summary>Somebody in a chat.</summary>
/// <param name="User">Who.</param>
/// <param name="Status">How they stand.</param>
public sealed record TelegramMember(TelegramUser User, MemberStatus Status)
{
    /// <summary>For an administrator: the rights, as the Bot API names them (<c>can_delete_messages</c>).</summary>
    public IReadOnlyList<string> Rights { get; init; } = [];

    /// <summary>For a restricted member: what is still allowed, as the Bot API names it (<c>can_send_messages</c>).</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Whether the administrator posts in the name of the group.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>For a restricted or removed member: until when; null for ever.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether this is the creator or an administrator.</summary>
    public bool IsAdministrator => Status is MemberStatus.Creator or MemberStatus.Administrator;

    /// <summary>Whether this person is in the chat.</summary>
    public bool IsIn => Status is not (MemberStatus.Left or MemberStatus.Kicked);

    /// <summary>Whether this person has a right of administrators.</summary>
    public bool HasRight(string right) => Status is MemberStatus.Creator || (Status is MemberStatus.Administrator && Rights.Contains(right, StringComparer.Ordinal));

    /// <summary>Whether this person may post.</summary>
    public bool MayPost => IsIn && (Status is not MemberStatus.Restricted || Permissions.Contains("can_send_messages", StringComparer.Ordinal));
}
