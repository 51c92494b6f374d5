namespace ModBot.Adapters.Local;

/// <summary>Why the chat did not do what was asked.</summary>
public enum LocalChatProblem
{
    /// <summary>It did.</summary>
    None = 0,

    /// <summary>There is no such room.</summary>
    UnknownRoom,

    /// <summary>There is no such message in this room, or it was removed.</summary>
    UnknownMessage,

    /// <summary>The text has nothing that can be seen.</summary>
    TextEmpty,

    /// <summary>The text has more than <see cref="LocalText.MaxTextLength"/> characters.</summary>
    TextTooLong,

    /// <summary>The name is empty, too long or has characters that do not belong in a name.</summary>
    AuthorInvalid,

    /// <summary>The name is that of the moderation.</summary>
    AuthorReserved,

    /// <summary>The message belongs to somebody else.</summary>
    NotYours,

    /// <summary>The disk, or the room that the chat may use on it, is full. Nothing was stored.</summary>
    StorageFull,

    /// <summary>The chat's file cannot be written: no right to, or the disk is read-only. Nothing was stored.</summary>
    StorageReadOnly,

    /// <summary>The chat's file cannot be used now. Nothing was stored.</summary>
    StorageUnavailable,
}

/// <summary>How a post, edit or deletion went.</summary>
/// <param name="Problem">Why it was not done; <see cref="LocalChatProblem.None"/> when it is done and stored.</param>
/// <param name="MessageId">The message it was about.</param>
/// <param name="Revision">The revision of the message after it: 0 for a new one.</param>
public sealed record LocalChatResult(LocalChatProblem Problem, string? MessageId = null, int Revision = 0)
{
    /// <summary>Whether it is done and stored.</summary>
    public bool IsDone => Problem == LocalChatProblem.None;
}

/// <summary>What a member sees of a message.</summary>
public enum LocalItemKind
{
    /// <summary>A member's message.</summary>
    Member = 0,

    /// <summary>A public reply of the moderation.</summary>
    ModBot,

    /// <summary>A message that is gone; <see cref="LocalChatItem.RemovedBy"/> says by whom.</summary>
    Removed,

    /// <summary>A message that is being looked at. Only its author gets the text.</summary>
    Hidden,

    /// <summary>A note of the moderation that only this viewer gets.</summary>
    Private,
}

/// <summary>Who removed a message.</summary>
public enum LocalRemoval
{
    /// <summary>Nobody: it is there.</summary>
    None = 0,

    /// <summary>Its author.</summary>
    Author,

    /// <summary>The moderation.</summary>
    Moderation,

    /// <summary>It was the moderation's own, and was taken back. Not worth a trace on the page.</summary>
    Withdrawn,
}

/// <summary>A message as one viewer sees it now.</summary>
public sealed record LocalChatItem
{
    /// <summary>The message.</summary>
    public required string Id { get; init; }

    /// <summary>The room.</summary>
    public required string Room { get; init; }

    /// <summary>What the viewer sees.</summary>
    public required LocalItemKind Kind { get; init; }

    /// <summary>Who removed it.</summary>
    public LocalRemoval RemovedBy { get; init; }

    /// <summary>The author's name; null when removed or hidden.</summary>
    public string? Author { get; init; }

    /// <summary>The text; null when removed or hidden, unless hidden and the viewer's own.</summary>
    public string? Text { get; init; }

    /// <summary>The name under which the viewer wrote <see cref="OwnText"/>; null otherwise.</summary>
    public string? OwnAuthor { get; init; }

    /// <summary>What the viewer wrote, when the moderation removed it: it can be changed and posted again. Null otherwise.</summary>
    public string? OwnText { get; init; }

    /// <summary>When it was posted.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When it was edited last.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The message to which this is a reply.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Whether the viewer wrote it.</summary>
    public bool Mine { get; init; }

    /// <summary>Its place among all messages: never changes, rises with time.</summary>
    public required long Order { get; init; }

    /// <summary>The number of its last change.</summary>
    public required long Seq { get; init; }
}

/// <summary>What a viewer sees of a room.</summary>
/// <param name="Problem">Why there is nothing to see.</param>
/// <param name="Items">The messages: in order of posting for a first page, in order of change after a cursor.</param>
/// <param name="Next">The cursor from which to ask for what changes after this.</param>
/// <param name="More">Whether there are more changes already.</param>
public sealed record LocalChatPage(LocalChatProblem Problem, IReadOnlyList<LocalChatItem> Items, long Next, bool More)
{
    internal static LocalChatPage Failed(LocalChatProblem problem) => new(problem, [], 0, More: false);
}

/// <summary>What a pruning took away.</summary>
/// <param name="Messages">Messages that members could see.</param>
/// <param name="Events">Events for the reader of the chat.</param>
public sealed record LocalPruned(int Messages, int Events);

/// <summary>The chat's file cannot be used: full, read-only, damaged or not there. Nothing of what was asked is stored.</summary>
public sealed class LocalChatStorageException : Exception
{
    /// <summary>With the standard message.</summary>
    public LocalChatStorageException()
        : base(Sentence(LocalChatProblem.StorageUnavailable))
    {
    }

    /// <summary>With a message of one's own.</summary>
    public LocalChatStorageException(string message)
        : base(message)
    {
    }

    /// <summary>With a message of one's own and the failure underneath.</summary>
    public LocalChatStorageException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>What is wrong: one of the storage problems.</summary>
    public LocalChatProblem Problem { get; private init; } = LocalChatProblem.StorageUnavailable;

    internal static LocalChatStorageException Because(LocalChatProblem problem, Exception inner) => new(Sentence(problem), inner) { Problem = problem };

    private static string Sentence(LocalChatProblem problem) => problem switch
    {
        LocalChatProblem.StorageFull => "The chat's file is full, or the disk is. Free some space or raise MaxFileMegabytes.",
        LocalChatProblem.StorageReadOnly => "The chat's file cannot be written. Give the host the right to write in its data folder.",
        _ => "The chat's file cannot be used: it is damaged, locked by another program or not reachable.",
    };
}
