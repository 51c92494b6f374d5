using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>What a message holds besides text.</summary>
public enum MediaKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A photo; the text is its caption.</summary>
    Photo,

    /// <summary>A video; the text is its caption.</summary>
    Video,

    /// <summary>A voice message; the text is its caption.</summary>
    Voice,

    /// <summary>A sticker, which has no caption.</summary>
    Sticker,
}

/// <summary>A styled or special part of a text.</summary>
/// <param name="Type">What it is, as the Bot API names it (<c>spoiler</c>).</param>
/// <param name="Offset">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Url">For <c>text_link</c>: the address.</param>
public sealed record TelegramEntity(string Type, int Offset, int Length, string? Url = null);

/// <summary>An inline button.</summary>
/// <param name="Text">What stands on it.</param>
/// <param name="Data">What a press sends; null for a button that opens an address.</param>
/// <param name="Url">The address it opens; null for a button that sends.</param>
/// <param name="Style">Its colour, as the Bot API names it; null for the usual one.</param>
public sealed record TelegramButton(string Text, string? Data, string? Url = null, string? Style = null);

/// <summary>A message as it is at one moment.</summary>
public sealed record TelegramMessage
{
    /// <summary>The chat.</summary>
    public required long ChatId { get; init; }

    /// <summary>The id, unique in the chat.</summary>
    public required long Id { get; init; }

    /// <summary>Who posted it; null for a post of a channel or of an anonymous administrator.</summary>
    public TelegramUser? From { get; init; }

    /// <summary>Whether it was posted in the name of the chat.</summary>
    public bool IsInNameOfChat { get; init; }

    /// <summary>Whether the bot under test posted it.</summary>
    public bool IsByBot { get; init; }

    /// <summary>When it was posted, in whole seconds.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When it was last edited; null for never.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was deleted; null when it is still there.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Who deleted it; null when it is still there or nobody knows.</summary>
    public TelegramUser? DeletedBy { get; init; }

    /// <summary>The text, or the caption of media; empty for none.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Its texts before each edit, oldest first.</summary>
    public IReadOnlyList<string> EarlierTexts { get; init; } = [];

    /// <summary>Its entities, by offset.</summary>
    public IReadOnlyList<TelegramEntity> Entities { get; init; } = [];

    /// <summary>What it holds besides text.</summary>
    public MediaKind Media { get; init; }

    /// <summary>The album it belongs to; null for none.</summary>
    public string? AlbumId { get; init; }

    /// <summary>The message it answers; null for none.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>The topic it stands in; null for none.</summary>
    public long? Topic { get; init; }

    /// <summary>Whether it was forwarded from elsewhere.</summary>
    public bool IsForward { get; init; }

    /// <summary>The rows of inline buttons under it.</summary>
    public IReadOnlyList<IReadOnlyList<TelegramButton>> Buttons { get; init; } = [];

    /// <summary>Whether it asks its reader for a reply.</summary>
    public bool ForcesReply { get; init; }

    /// <summary>What stands in the empty field of a forced reply; null for none.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Whether it was sent with a keyboard that is not inline, or a forced reply, so that it can never be edited.</summary>
    public bool IsUneditable { get; init; }

    /// <summary>Whether links in it show no preview.</summary>
    public bool HidesPreview { get; init; }

    /// <summary>Whether phones stay silent.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Whether it cannot be forwarded or saved.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Whether it is pinned.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Whether it tells of something that happened in the chat.</summary>
    public bool IsService => Service is not null;

    /// <summary>The fields of a service message; null for an ordinary one.</summary>
    internal JsonObject? Service { get; init; }

    /// <summary>The parts of <see cref="Text"/> that are masked until they are clicked.</summary>
    public IEnumerable<string> Spoilers => Entities.Where(each => each.Type == "spoiler").Select(each => Text.Substring(each.Offset, each.Length));
}
