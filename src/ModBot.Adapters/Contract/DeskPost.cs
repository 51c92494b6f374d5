namespace ModBot.Adapters.Contract;

/// <summary>How a part of a desk text looks.</summary>
public enum DeskStyle
{
    /// <summary>Stands out.</summary>
    Bold = 0,

    /// <summary>Hidden until it is pressed. Never shown in a notification.</summary>
    Spoiler,

    /// <summary>Somebody else's words.</summary>
    Quote,
}

/// <summary>A styled part of a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units; at least 1.</param>
/// <param name="Style">How it looks.</param>
public sealed record DeskSpan(int Start, int Length, DeskStyle Style);

/// <summary>
/// A text with styles beside it instead of markup in it, so that what a member wrote can never become markup, a mention or a link. Spans lie inside the text; they may nest but do not cross.
/// </summary>
/// <param name="Text">The plain text.</param>
/// <param name="Spans">Its styles, by start.</param>
public sealed record DeskText(string Text, IReadOnlyList<DeskSpan> Spans)
{
    /// <summary>A text without styles.</summary>
    public static DeskText Plain(string text) => new(text, []);
}

/// <summary>How a button looks.</summary>
public enum DeskButtonStyle
{
    /// <summary>One of many.</summary>
    Normal = 0,

    /// <summary>What is advised.</summary>
    Primary,

    /// <summary>What removes something or cannot be taken back.</summary>
    Danger,
}

/// <summary>A button under a prompt.</summary>
/// <param name="Label">What stands on it; at most 40 characters.</param>
/// <param name="Data">What comes back with a press: at most 60 ASCII letters, digits and <c>:._-</c>. Everybody can send it, so it is a name and never a right.</param>
/// <param name="Style">How it looks.</param>
public sealed record DeskButton(string Label, string Data, DeskButtonStyle Style = DeskButtonStyle.Normal);

/// <summary>What a prompt shows: a text and rows of buttons (at most 5 rows of at most 5).</summary>
/// <param name="Text">The text.</param>
/// <param name="Buttons">The rows.</param>
public sealed record DeskView(DeskText Text, IReadOnlyList<IReadOnlyList<DeskButton>> Buttons);

/// <summary>A prompt to post or to change.</summary>
public sealed record DeskPost
{
    /// <summary>Names this post for ever: the same key is the same post, also after a crash. At most 25 letters, digits and dashes.</summary>
    public required string Key { get; init; }

    /// <summary>The room, by its id on the platform.</summary>
    public required string Room { get; init; }

    /// <summary>The post to change; null to post a new one.</summary>
    public string? PostedId { get; init; }

    /// <summary>What it shows.</summary>
    public required DeskView View { get; init; }

    /// <summary>The post it answers; null for none.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Asks whoever reads it to type a text as a reply. Only where <see cref="DeskCapabilities.HasForms"/> is false; cannot be changed afterwards.</summary>
    public bool AsksReply { get; init; }

    /// <summary>Whether phones stay silent.</summary>
    public bool Silent { get; init; }
}
