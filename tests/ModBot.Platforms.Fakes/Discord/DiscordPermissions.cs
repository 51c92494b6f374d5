namespace ModBot.Platforms.Fakes.Discord;

/// <summary>The permissions of Discord that the stand-in knows.</summary>
[Flags]
public enum DiscordPermissions : ulong
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Everything, whatever a channel says.</summary>
    Administrator = 1UL << 3,

    /// <summary>Change the server.</summary>
    ManageGuild = 1UL << 5,

    /// <summary>See a channel.</summary>
    ViewChannel = 1UL << 10,

    /// <summary>Post in a channel.</summary>
    SendMessages = 1UL << 11,

    /// <summary>Delete what others posted.</summary>
    ManageMessages = 1UL << 13,

    /// <summary>Post embeds.</summary>
    EmbedLinks = 1UL << 14,

    /// <summary>Read what was posted before.</summary>
    ReadMessageHistory = 1UL << 16,

    /// <summary>Mention everybody.</summary>
    MentionEveryone = 1UL << 17,

    /// <summary>See private threads and change threads.</summary>
    ManageThreads = 1UL << 34,

    /// <summary>Post in threads.</summary>
    SendMessagesInThreads = 1UL << 38,

    /// <summary>Give a timeout.</summary>
    ModerateMembers = 1UL << 40,

    /// <summary>What a member has without more: see, read, post, embed, also in threads.</summary>
    Member = ViewChannel | SendMessages | EmbedLinks | ReadMessageHistory | SendMessagesInThreads,

    /// <summary>What a moderator has more.</summary>
    Moderator = Member | ManageMessages | ManageThreads | ModerateMembers,

    /// <summary>Everything that is named here.</summary>
    All = Moderator | Administrator | ManageGuild | MentionEveryone,
}
