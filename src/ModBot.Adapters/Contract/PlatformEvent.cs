using ModBot.Moderation.Cases;

namespace ModBot.Adapters.Contract;

/// <summary>Something that happened in a channel.</summary>
public abstract record PlatformEvent
{
    private protected PlatformEvent()
    {
    }
}

/// <summary>A member posted a message.</summary>
/// <param name="Message">The message, revision 0.</param>
public sealed record MessagePosted(Message Message) : PlatformEvent;

/// <summary>A member edited a message.</summary>
/// <param name="Message">The message as it is now, with its new revision.</param>
public sealed record MessageEdited(Message Message) : PlatformEvent;

/// <summary>A message is gone.</summary>
/// <param name="Key">Which one.</param>
/// <param name="At">When.</param>
/// <param name="ByModBot">Whether our own action did it; otherwise the author or somebody else on the platform.</param>
public sealed record MessageDeleted(MessageKey Key, DateTimeOffset At, bool ByModBot) : PlatformEvent;

/// <summary>A channel has another id from now on, as when a group grows into a larger kind.</summary>
/// <param name="Platform">The connection.</param>
/// <param name="From">The old id.</param>
/// <param name="To">The new id.</param>
public sealed record ChannelMoved(string Platform, string From, string To) : PlatformEvent;

/// <summary>
/// Something was lost that the platform does not offer any more. It is said to people; nobody may think that all was quiet.
/// </summary>
/// <param name="Platform">The connection.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
/// <param name="Channel">The channel; null for the whole connection.</param>
public sealed record ReadingGap(string Platform, DateTimeOffset From, DateTimeOffset Until, string? Channel = null) : PlatformEvent;

/// <summary>
/// Events that are taken in together: all of them and the new checkpoint are stored in one transaction, or none (DESIGN §4).
/// The same batch can come again after a crash.
/// </summary>
/// <param name="Events">In the order in which they happened. Empty: the platform was reached and has nothing new, which is worth a batch after every (new) connection.</param>
/// <param name="Checkpoint">Where to go on after this batch. Only the adapter understands it.</param>
public sealed record PlatformBatch(IReadOnlyList<PlatformEvent> Events, string Checkpoint)
{
    /// <summary>Whether these events happened while nobody was reading; the first batch without it ends the catching up.</summary>
    public bool Missed { get; init; }
}
