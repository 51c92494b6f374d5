namespace ModBot.Adapters.Contract;

/// <summary>
/// A platform in which the team can be asked: it posts prompts with buttons in a room and tells who pressed what. It knows nothing of cases; what a press means and whether the presser may do it is
/// for the <see cref="IDeskListener"/>.
/// </summary>
public interface IDeskAdapter : IPlatformAdapter
{
    /// <summary>How prompts can look and be answered here.</summary>
    DeskCapabilities Desk { get; }

    /// <summary>Names who hears presses, texts and commands. Called once, before the first read.</summary>
    void Attach(IDeskListener listener);

    /// <summary>
    /// Posts a prompt, or changes one that was posted. The same <see cref="DeskPost.Key"/> posts once wherever the platform makes that possible. <see cref="PlatformResult.PostedId"/> names the prompt.
    /// </summary>
    Task<PlatformResult> ShowAsync(DeskPost post, CancellationToken cancellation);

    /// <summary>Takes one of our own posts away. Gone already counts as done.</summary>
    Task<PlatformResult> RemoveAsync(string room, string postedId, CancellationToken cancellation);

    /// <summary>How somebody stands in a room.</summary>
    Task<RoomRole> RoleAsync(string room, string userId, CancellationToken cancellation);
}

/// <summary>How somebody stands in a room of a platform.</summary>
public enum RoomRole
{
    /// <summary>The platform does not say, or not now.</summary>
    Unknown = 0,

    /// <summary>Not in the room.</summary>
    None,

    /// <summary>In the room.</summary>
    Member,

    /// <summary>May remove what others write there.</summary>
    Moderator,
}

/// <summary>How prompts can look and be answered on a platform.</summary>
public sealed record DeskCapabilities
{
    /// <summary>Whether a press can open a form with a text field; otherwise the text is typed as a reply to a question.</summary>
    public bool HasForms { get; init; }

    /// <summary>Whether an answer can be shown to the presser alone, whatever its length.</summary>
    public bool HasPrivateAnswers { get; init; }

    /// <summary>Longest text of a prompt, in UTF-16 units.</summary>
    public required int MaxText { get; init; }
}

/// <summary>Hears what the team and members press, type and ask. Every call checks who it is; nothing that comes in is trusted.</summary>
public interface IDeskListener
{
    /// <summary>Whether the team is asked in this room, so that what is written there is no message of members.</summary>
    bool IsDesk(string platform, string room);

    /// <summary>Somebody pressed a button.</summary>
    Task<DeskAnswer> PressedAsync(DeskPress press, CancellationToken cancellation);

    /// <summary>Somebody sent a form in, or typed a text in a desk room.</summary>
    Task<DeskAnswer> EnteredAsync(DeskEntry entry, CancellationToken cancellation);

    /// <summary>What became of the <see cref="DeskAnswer.View"/> of an answer. It may stand there later than what <see cref="IDeskAdapter.ShowAsync"/> was given meanwhile, and in its place.</summary>
    /// <param name="platform">The connection.</param>
    /// <param name="room">The room.</param>
    /// <param name="postedId">The post.</param>
    /// <param name="view">What it shows now; null when the view could not be shown.</param>
    /// <param name="cancellation">Stops it.</param>
    Task AnsweredAsync(string platform, string room, string postedId, DeskView? view, CancellationToken cancellation);

    /// <summary>Somebody gave a command.</summary>
    Task<CommandAnswer> CommandAsync(PlatformCommand command, CancellationToken cancellation);
}
