using System.Text.Json.Serialization;

namespace ModBot.Adapters.Discord;

// What we send to Discord about messages, members and commands.

/// <summary>Bits of a message's flags.</summary>
internal static class DiscordFlags
{
    public const int SuppressEmbeds = 1 << 2;
    public const int Ephemeral = 1 << 6;
    public const int SuppressNotifications = 1 << 12;
    public const int ComponentsV2 = 1 << 15;
}

/// <summary>Who is called by a message. Left out, Discord reads mentions from the text; so it is never left out.</summary>
internal sealed record DiscordMentions
{
    public static readonly DiscordMentions None = new();

    public IReadOnlyList<string> Parse { get; init; } = [];
}

/// <summary>Which message is answered.</summary>
internal sealed record DiscordReference
{
    public string? MessageId { get; init; }

    public bool? FailIfNotExists { get; init; }
}

/// <summary>A message to post, to change, or to answer an interaction with.</summary>
internal sealed record DiscordOutgoing
{
    public string? Content { get; init; }

    public IReadOnlyList<DiscordComponent>? Components { get; init; }

    public int? Flags { get; init; }

    public DiscordMentions AllowedMentions { get; init; } = DiscordMentions.None;

    public DiscordReference? MessageReference { get; init; }

    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }
}

/// <summary>With whom to open a private talk.</summary>
internal sealed record DiscordRecipient(string RecipientId);

/// <summary>Until when a member is silenced; null lets the member speak.</summary>
internal sealed record DiscordTimeout([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? CommunicationDisabledUntil);

/// <summary>A command in Discord's menus.</summary>
internal sealed record DiscordCommand
{
    public string Name { get; init; } = "";

    public string? Description { get; init; }

    /// <summary>1: typed after a slash; 3: in the menu of a message.</summary>
    public int Type { get; init; }

    public IReadOnlyList<DiscordCommandOption>? Options { get; init; }

    /// <summary>0: in servers; 1: in a private talk with the bot.</summary>
    public IReadOnlyList<int>? Contexts { get; init; }
}

/// <summary>What can be typed behind a command.</summary>
internal sealed record DiscordCommandOption
{
    public int Type { get; init; }

    public string Name { get; init; } = "";

    public string? Description { get; init; }

    public bool? Required { get; init; }

    public int? MaxLength { get; init; }

    public IReadOnlyList<DiscordChoice>? Choices { get; init; }
}

/// <summary>One of the texts that an option takes.</summary>
internal sealed record DiscordChoice(string Name, string Value);
