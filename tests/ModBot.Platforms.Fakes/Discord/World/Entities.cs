using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Discord.World;

/// <summary>A user or a bot.</summary>
internal sealed class User
{
    public required ulong Id { get; init; }

    public required string Name { get; init; }

    public bool IsBot { get; init; }

    /// <summary>Whether the bot may write to this user.</summary>
    public bool TakesDms { get; set; } = true;
}

/// <summary>A role of a guild; the one with the id of the guild is everyone's.</summary>
internal sealed class Role
{
    public required ulong Id { get; init; }

    public required string Name { get; init; }

    public DiscordPermissions Permissions { get; set; }

    public int Position { get; init; }
}

/// <summary>A user in a guild.</summary>
internal sealed class Member
{
    public required User User { get; init; }

    public HashSet<ulong> Roles { get; } = [];

    public DateTimeOffset JoinedAt { get; init; }

    public DateTimeOffset? TimeoutUntil { get; set; }
}

/// <summary>A guild.</summary>
internal sealed class Guild
{
    public required ulong Id { get; init; }

    public required string Name { get; init; }

    public ulong Owner { get; set; }

    public Dictionary<ulong, Role> Roles { get; } = [];

    public Dictionary<ulong, Member> Members { get; } = [];
}

/// <summary>A change of permissions in one channel.</summary>
internal sealed record Overwrite(ulong Id, bool IsMember, DiscordPermissions Allow, DiscordPermissions Deny);

/// <summary>Kinds of channels, by their number on the wire.</summary>
internal enum ChannelKind
{
    Text = 0,
    Dm = 1,
    PublicThread = 11,
    PrivateThread = 12,
}

/// <summary>A channel, a thread or a private talk.</summary>
internal sealed class Channel
{
    public required ulong Id { get; init; }

    public required ChannelKind Kind { get; init; }

    public string Name { get; init; } = string.Empty;

    public Guild? Guild { get; init; }

    public Channel? Parent { get; init; }

    public User? Recipient { get; init; }

    public bool Archived { get; set; }

    public HashSet<ulong> ThreadMembers { get; } = [];

    public List<Overwrite> Overwrites { get; } = [];

    public SortedDictionary<ulong, Message> Messages { get; } = [];

    public bool IsThread => Kind is ChannelKind.PublicThread or ChannelKind.PrivateThread;
}

/// <summary>A message.</summary>
internal sealed class Message
{
    public required ulong Id { get; init; }

    public required Channel Channel { get; init; }

    public required User Author { get; init; }

    public required DateTimeOffset At { get; init; }

    public int Type { get; init; }

    public string Content { get; set; } = string.Empty;

    public JsonArray Components { get; set; } = [];

    public JsonArray Embeds { get; set; } = [];

    public JsonArray Attachments { get; set; } = [];

    public int Flags { get; set; }

    public JsonNode? Nonce { get; init; }

    public Message? Reference { get; init; }

    public JsonObject? AllowedMentions { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>Who deleted it; null when it is still there or nobody knows.</summary>
    public User? DeletedBy { get; set; }

    /// <summary>Whether it answers an interaction.</summary>
    public Interaction? Interaction { get; init; }

    /// <summary>Who is named in it so that they are told.</summary>
    public HashSet<ulong> Mentions { get; } = [];

    public HashSet<ulong> RoleMentions { get; } = [];

    public bool MentionsEveryone { get; set; }

    public bool IsEphemeral => (Flags & DiscordFlags.Ephemeral) != 0;
}

/// <summary>Something that a user did with the bot.</summary>
internal sealed class Interaction
{
    public required ulong Id { get; init; }

    public required string Token { get; init; }

    public required int Type { get; init; }

    public required User By { get; init; }

    public required Channel Channel { get; init; }

    public required JsonObject Data { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The message with the button, or the one whose button opened the form.</summary>
    public Message? Source { get; init; }

    /// <summary>The type of the first answer; null for none yet.</summary>
    public int? AnswerType { get; set; }

    /// <summary>The message that the first answer made or is about.</summary>
    public Message? Original { get; set; }

    public JsonObject? Modal { get; set; }

    public List<Message> FollowUps { get; } = [];
}

/// <summary>Flags of a message.</summary>
internal static class DiscordFlags
{
    public const int SuppressEmbeds = 1 << 2;
    public const int Ephemeral = 1 << 6;
    public const int Loading = 1 << 7;
    public const int SuppressNotifications = 1 << 12;
    public const int ComponentsV2 = 1 << 15;
}
