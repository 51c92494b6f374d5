using ModBot.Moderation.Cases;

namespace ModBot.Adapters.Contract;

/// <summary>Who did something, as the platform says it. The name is private and hostile.</summary>
/// <param name="Platform">The connection.</param>
/// <param name="UserId">The person's id there; never an anonymous stand-in.</param>
/// <param name="UserName">The display name.</param>
public sealed record PlatformUser(string Platform, string UserId, string UserName)
{
    /// <summary>The language that the person uses there, such as <c>nl</c> or <c>en</c>; null when the platform does not say.</summary>
    public string? Language { get; init; }
}

/// <summary>A press on a button. The same press can come twice.</summary>
public sealed record DeskPress
{
    /// <summary>The press, by its id on the platform.</summary>
    public required string Id { get; init; }

    /// <summary>Who pressed.</summary>
    public required PlatformUser By { get; init; }

    /// <summary>The room.</summary>
    public required string Room { get; init; }

    /// <summary>The post the button stands under; null when the platform does not say any more.</summary>
    public string? PostedId { get; init; }

    /// <summary>The <see cref="DeskButton.Data"/>, or whatever somebody forged.</summary>
    public required string Data { get; init; }
}

/// <summary>A text that somebody sent in for the desk. Private, like every text.</summary>
public sealed record DeskEntry
{
    /// <summary>Who typed it.</summary>
    public required PlatformUser By { get; init; }

    /// <summary>The room.</summary>
    public required string Room { get; init; }

    /// <summary>The <see cref="DeskForm.Data"/> of the form; null for a reply.</summary>
    public string? Data { get; init; }

    /// <summary>The post of ours that was replied to; null for a form, and for a text that answers none of them.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The entry's own id in the room, when it is a message there; null for a form.</summary>
    public string? PostedId { get; init; }

    /// <summary>What was typed.</summary>
    public required string Text { get; init; }
}

/// <summary>A form with one text field.</summary>
/// <param name="Data">Comes back with the text; see <see cref="DeskButton.Data"/>.</param>
/// <param name="Title">At most 45 characters.</param>
/// <param name="Label">What is asked; at most 45 characters.</param>
/// <param name="Value">What stands in the field already.</param>
/// <param name="MaxLength">Longest text that is taken.</param>
public sealed record DeskForm(string Data, string Title, string Label, string Value, int MaxLength);

/// <summary>What follows from a press or an entry. All parts are optional.</summary>
public sealed record DeskAnswer
{
    /// <summary>Nothing follows.</summary>
    public static readonly DeskAnswer Nothing = new();

    /// <summary>How the post that was pressed looks now; null to leave it.</summary>
    public DeskView? View { get; init; }

    /// <summary>A form to open. Only where <see cref="DeskCapabilities.HasForms"/>; it excludes the other parts.</summary>
    public DeskForm? Form { get; init; }

    /// <summary>A sentence for the presser alone, at most 180 characters. It never holds a text of a member.</summary>
    public string? Notice { get; init; }

    /// <summary>A longer text for the presser alone. Only where <see cref="DeskCapabilities.HasPrivateAnswers"/>.</summary>
    public DeskText? Private { get; init; }
}

/// <summary>What a command is about.</summary>
public enum CommandKind
{
    /// <summary><c>/meld</c>: bring a message to the team, quietly.</summary>
    Report = 0,

    /// <summary><c>/hulp</c>: where to find help.</summary>
    Help,

    /// <summary><c>/norm</c>: what we agreed here.</summary>
    Norm,

    /// <summary><c>/mijngegevens</c>: what is kept of me.</summary>
    MyData,

    /// <summary><c>/koppel</c> and the start link: this account belongs to a member of the team.</summary>
    Link,

    /// <summary><c>/desk</c>: the team is asked in this room from now on.</summary>
    OpenDesk,

    /// <summary><c>/desk uit</c>: no longer.</summary>
    CloseDesk,

    /// <summary><c>/bezwaar</c>: somebody else is to look again at what was removed; the argument says why.</summary>
    Appeal,

    /// <summary>Something written to ModBot in private without a command; the argument is what was written.</summary>
    Say,

    /// <summary><c>/ikbener</c>: a member of the team is there, until a time, or no longer.</summary>
    Duty,
}

/// <summary>A command that somebody gave.</summary>
public sealed record PlatformCommand
{
    /// <summary>What it asks.</summary>
    public required CommandKind Kind { get; init; }

    /// <summary>Who gave it.</summary>
    public required PlatformUser By { get; init; }

    /// <summary>The channel or room; for a private talk with ModBot, that talk.</summary>
    public required string Channel { get; init; }

    /// <summary>Whether it was given in a private talk with ModBot.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>What stood behind the command, trimmed; empty for nothing.</summary>
    public string Argument { get; init; } = string.Empty;

    /// <summary>The message it points at, as the platform gives it; null when it points at none.</summary>
    public Message? Target { get; init; }
}

/// <summary>What the person who gave a command gets to read, and nobody else where the platform allows.</summary>
/// <param name="Text">The text; null to say nothing.</param>
public sealed record CommandAnswer(DeskText? Text);
