namespace ModBot.Adapters.Discord;

// What Discord sends, as far as we read it. Every field may be missing: an adapter that falls over a new kind of message would read nothing at all.

/// <summary>Something of which only the id matters.</summary>
internal sealed record DiscordThing
{
    public string Id { get; init; } = "";

    public bool? Unavailable { get; init; }
}

/// <summary>An account.</summary>
internal sealed record DiscordUser
{
    public string Id { get; init; } = "";

    public string? Username { get; init; }

    public string? GlobalName { get; init; }

    public bool? Bot { get; init; }

    /// <summary>The account in the server; only where a message calls it by name.</summary>
    public DiscordMember? Member { get; init; }
}

/// <summary>An account in a server.</summary>
internal sealed record DiscordMember
{
    public DiscordUser? User { get; init; }

    public string? Nick { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>What the member may do in the channel; only in interactions.</summary>
    public string? Permissions { get; init; }

    public DateTimeOffset? CommunicationDisabledUntil { get; init; }
}

/// <summary>The application behind the bot.</summary>
internal sealed record DiscordApplication
{
    public string Id { get; init; } = "";

    public long? Flags { get; init; }

    public string? InteractionsEndpointUrl { get; init; }
}

/// <summary>A role.</summary>
internal sealed record DiscordRole
{
    public string Id { get; init; } = "";

    public string? Permissions { get; init; }
}

/// <summary>What a channel changes about the rights of a role or a member.</summary>
internal sealed record DiscordOverwrite
{
    public string Id { get; init; } = "";

    /// <summary>0: a role; 1: a member.</summary>
    public int Type { get; init; }

    public string? Allow { get; init; }

    public string? Deny { get; init; }
}

/// <summary>A channel or a thread.</summary>
internal sealed record DiscordChannel
{
    public string Id { get; init; } = "";

    public int Type { get; init; }

    public string? GuildId { get; init; }

    public string? Name { get; init; }

    public string? ParentId { get; init; }

    public string? LastMessageId { get; init; }

    public IReadOnlyList<DiscordOverwrite>? PermissionOverwrites { get; init; }

    public IReadOnlyList<DiscordUser>? Recipients { get; init; }
}

/// <summary>A server.</summary>
internal sealed record DiscordGuild
{
    public string Id { get; init; } = "";

    public bool? Unavailable { get; init; }

    public string? OwnerId { get; init; }

    public IReadOnlyList<DiscordRole>? Roles { get; init; }

    public IReadOnlyList<DiscordChannel>? Channels { get; init; }

    public IReadOnlyList<DiscordChannel>? Threads { get; init; }
}

/// <summary>The threads that are open in a server.</summary>
internal sealed record DiscordThreads
{
    public IReadOnlyList<DiscordChannel>? Threads { get; init; }
}

/// <summary>A message. Its texts and names are private and hostile.</summary>
internal sealed record DiscordMessage
{
    public string Id { get; init; } = "";

    public string ChannelId { get; init; } = "";

    public string? GuildId { get; init; }

    public int? Type { get; init; }

    public DiscordUser? Author { get; init; }

    public DiscordMember? Member { get; init; }

    public string? Content { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public DateTimeOffset? EditedTimestamp { get; init; }

    public string? ApplicationId { get; init; }

    public DiscordReference? MessageReference { get; init; }

    /// <summary>The message that is answered; null when it is gone, or when none is.</summary>
    public DiscordMessage? ReferencedMessage { get; init; }

    /// <summary>Who is called by name.</summary>
    public IReadOnlyList<DiscordUser>? Mentions { get; init; }

    public IReadOnlyList<DiscordSnapshot>? MessageSnapshots { get; init; }

    public DiscordPoll? Poll { get; init; }

    public IReadOnlyList<DiscordComponent>? Components { get; init; }
}

/// <summary>A message that was passed on, as it was then.</summary>
internal sealed record DiscordSnapshot
{
    public DiscordMessage? Message { get; init; }
}

/// <summary>A poll.</summary>
internal sealed record DiscordPoll
{
    public DiscordPollText? Question { get; init; }

    public IReadOnlyList<DiscordPollAnswer>? Answers { get; init; }
}

/// <summary>A text in a poll.</summary>
internal sealed record DiscordPollText
{
    public string? Text { get; init; }
}

/// <summary>An answer of a poll.</summary>
internal sealed record DiscordPollAnswer
{
    public DiscordPollText? PollMedia { get; init; }
}
