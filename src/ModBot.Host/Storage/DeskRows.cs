using ModBot.Moderation.Cases;

namespace ModBot.Host.Storage;

/// <summary>A room of a platform in which the team is asked.</summary>
internal sealed class DeskRoomRow
{
    public required string Platform { get; init; }

    public required string Room { get; set; }

    /// <summary>Language of what ModBot says there: <c>nl</c> or <c>en</c>.</summary>
    public required string Language { get; set; }

    public DateTimeOffset OpenedAt { get; init; }
}

/// <summary>An account on a platform that belongs to a member of the team.</summary>
internal sealed class AccountRow
{
    public required string Platform { get; init; }

    public required string UserId { get; init; }

    public required string ModeratorId { get; set; }

    public DateTimeOffset LinkedAt { get; set; }
}

/// <summary>A code with which a member of the team says that an account is his or hers. Only its hash is kept.</summary>
internal sealed class LinkCodeRow
{
    public required string Hash { get; init; }

    public required string ModeratorId { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>How a post in a desk room stands.</summary>
internal enum PostState
{
    /// <summary>To be posted, or to be changed.</summary>
    ToShow = 0,

    /// <summary>The call is under way. Found so after a crash, it is made again: whoever is asked twice is asked about the same case.</summary>
    Showing,

    /// <summary>Stands there as it should.</summary>
    Shown,

    /// <summary>The platform refuses it as it is; it is tried again when it changes, and at the next start.</summary>
    Refused,

    /// <summary>To be taken away, and forgotten then.</summary>
    ToRemove,
}

/// <summary>A post of ours in a desk room.</summary>
internal abstract class DeskPostRow
{
    public required string Platform { get; init; }

    public required string Room { get; set; }

    /// <summary>Names the post for ever; see <see cref="Adapters.Contract.DeskPost.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>Its id in the room; null until it stands there.</summary>
    public string? PostedId { get; set; }

    public PostState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NotBefore { get; set; }
}

/// <summary>The card of one case in one desk room.</summary>
internal sealed class PromptRow : DeskPostRow
{
    public required string CaseId { get; init; }

    /// <summary>Fingerprint of what it shows; empty when that is not known.</summary>
    public string ShownHash { get; set; } = string.Empty;

    /// <summary>The version of the case that it shows; −1 when that is not known.</summary>
    public int ShownVersion { get; set; } = -1;

    /// <summary>Whether an answer to a press is on its way to it, which may land late. Found so after a crash, it is shown again, whatever was shown meanwhile.</summary>
    public bool AnswerUnderway { get; set; }

    /// <summary>How much of the text stands in it.</summary>
    public RevealLayer Revealed { get; set; }

    /// <summary>Who asked for the text; null when nobody did. Whoever takes the case over has to ask anew.</summary>
    public string? RevealedTo { get; set; }

    /// <summary>Since when the case stood as it did when the text was shown: who gave it back and took it again has to ask anew too.</summary>
    public DateTimeOffset RevealedSince { get; set; }
}

/// <summary>What the owner of a case filled in so far, in whichever room.</summary>
internal sealed class DraftRow
{
    public required string CaseId { get; init; }

    /// <summary>Whose it is; nobody else goes on with it.</summary>
    public required string ModeratorId { get; set; }

    /// <summary>Sealed, because of the text.</summary>
    public required byte[] Work { get; set; }
}

/// <summary>A press that was taken. Kept before it is acted on, so that one that comes again does nothing.</summary>
internal sealed class PressRow
{
    public required string Platform { get; init; }

    public required string Id { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Something said in a desk room once: a notice, or a question that is answered by typing.</summary>
internal sealed class NoteRow : DeskPostRow
{
    public long Sequence { get; init; }

    /// <summary>What is said. Never a text of a member.</summary>
    public required string Text { get; init; }

    /// <summary>The post it stands under; null for none.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The case that a question, or what is said about one, belongs to; null for a notice.</summary>
    public string? CaseId { get; init; }

    /// <summary>Who may answer a question; whom it is said to.</summary>
    public string? ModeratorId { get; init; }

    /// <summary>Which field the answer fills; null for what asks nothing.</summary>
    public string? Field { get; init; }

    /// <summary>Whether it rings on phones: only what cannot wait.</summary>
    public bool Rings { get; init; }

    /// <summary>Whether somebody was told that what was typed beside it is no answer to it.</summary>
    public bool Hinted { get; set; }
}

/// <summary>What happened while nobody was reading a connection, or what can never be read any more.</summary>
internal sealed class ReadingNoteRow
{
    public long Sequence { get; init; }

    public required string Platform { get; init; }

    /// <summary>The channel; null for the whole connection.</summary>
    public string? Channel { get; init; }

    public DateTimeOffset From { get; init; }

    public DateTimeOffset Until { get; set; }

    /// <summary>Whether it was lost; otherwise it was caught up with.</summary>
    public bool IsGap { get; init; }

    /// <summary>Messages that were caught up with.</summary>
    public int Messages { get; set; }

    /// <summary>Cases they made.</summary>
    public int Cases { get; set; }

    /// <summary>Whether reading is live again, so that the figures stand.</summary>
    public bool Complete { get; set; }

    /// <summary>Whether it was said.</summary>
    public bool Told { get; set; }
}
