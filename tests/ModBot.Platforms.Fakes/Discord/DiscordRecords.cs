using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Discord;

/// <summary>Whether the bot may read what members write (the MESSAGE_CONTENT intent).</summary>
public enum DiscordContent
{
    /// <summary>It may; a session that does not ask for it gets empty messages.</summary>
    Allowed = 0,

    /// <summary>It is off in the portal: who asks for it is closed with 4014, and REST gives empty messages.</summary>
    Refused,

    /// <summary>It was taken away without a word: asking is no error, but every message comes empty.</summary>
    Withheld,
}

/// <summary>A button as a user sees it.</summary>
/// <param name="Label">What stands on it.</param>
/// <param name="CustomId">What comes back with a press; empty for a link.</param>
/// <param name="Style">1 primary, 2 secondary, 3 success, 4 danger, 5 link.</param>
/// <param name="IsDisabled">Whether it cannot be pressed.</param>
public sealed record DiscordButton(string Label, string CustomId, int Style, bool IsDisabled);

/// <summary>A message as it is at the moment of asking.</summary>
public sealed record DiscordPost
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The channel.</summary>
    public required string ChannelId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string AuthorId { get; init; }

    /// <summary>The content, as sent.</summary>
    public required string Content { get; init; }

    /// <summary>The content and every text display in the components, with line ends between.</summary>
    public required string Text { get; init; }

    /// <summary>The components, as sent.</summary>
    public required JsonArray Components { get; init; }

    /// <summary>The embeds, as sent.</summary>
    public required JsonArray Embeds { get; init; }

    /// <summary>Every button in the components, in order.</summary>
    public required IReadOnlyList<DiscordButton> Buttons { get; init; }

    /// <summary>The flags: 4 no embeds, 64 ephemeral, 128 loading, 4096 silent, 32768 components V2.</summary>
    public required int Flags { get; init; }

    /// <summary>The <c>allowed_mentions</c> of the last call that wrote it; null when it had none.</summary>
    public JsonObject? AllowedMentions { get; init; }

    /// <summary>The users, roles and "everyone" that were told of it. Empty when nobody was.</summary>
    public required IReadOnlyList<string> Pinged { get; init; }

    /// <summary>The message it replies to.</summary>
    public string? ReferenceId { get; init; }

    /// <summary>The nonce.</summary>
    public string? Nonce { get; init; }

    /// <summary>Whether it is gone.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>When the content was last changed.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>For an ephemeral message: the one user who sees it.</summary>
    public string? OnlyFor { get; init; }
}

/// <summary>A text field of a form.</summary>
/// <param name="CustomId">Its name.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Value">What stands in it already.</param>
/// <param name="MinLength">Shortest text.</param>
/// <param name="MaxLength">Longest text.</param>
/// <param name="IsRequired">Whether it must be filled in.</param>
public sealed record DiscordInput(string CustomId, string Label, string Value, int MinLength, int MaxLength, bool IsRequired);

/// <summary>A form that is open in front of a user.</summary>
/// <param name="CustomId">Its name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Inputs">Its text fields.</param>
public sealed record DiscordModal(string CustomId, string Title, IReadOnlyList<DiscordInput> Inputs);

/// <summary>How an interaction stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Token">Its token.</param>
/// <param name="AnswerType">The type of the first answer (4 message, 5 deferred message, 6 deferred update, 7 update, 9 form); null for none.</param>
/// <param name="HasFailed">Whether it was not answered in time, so that the user reads "interaction failed".</param>
/// <param name="Answer">The message it was answered with, or the one it is about.</param>
/// <param name="Modal">The form it was answered with.</param>
/// <param name="FollowUps">The later messages.</param>
public sealed record DiscordInteraction(string Id, string Token, int? AnswerType, bool HasFailed, DiscordPost? Answer, DiscordModal? Modal, IReadOnlyList<DiscordPost> FollowUps);

/// <summary>Something that is written in the audit log.</summary>
/// <param name="Action">MESSAGE_DELETE or MEMBER_UPDATE.</param>
/// <param name="TargetId">The author or the member.</param>
/// <param name="MessageId">The message; null for a member.</param>
/// <param name="Reason">The reason, decoded; null for none.</param>
public sealed record DiscordAuditEntry(string Action, string TargetId, string? MessageId, string? Reason);
