namespace ModBot.Moderation.Cases;

/// <summary>Where a message lives: the key under which the same message is recognised again.</summary>
/// <param name="Platform">Name of the platform connection, such as <c>local</c>.</param>
/// <param name="Channel">The channel's id on that platform.</param>
/// <param name="MessageId">The message's id in that channel.</param>
public sealed record MessageKey(string Platform, string Channel, string MessageId)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Platform}/{Channel}/{MessageId}";
}

/// <summary>What a message carries.</summary>
public enum MessageContent
{
    /// <summary>Text that can be scored.</summary>
    Text = 0,

    /// <summary>An image, voice note or video that cannot be read: "niet gelezen", never step 0 (A10).</summary>
    Unreadable,
}

/// <summary>A message as it came in. <see cref="Text"/> and <see cref="AuthorName"/> are private and hostile: never log them.</summary>
public sealed record Message
{
    /// <summary>Where it lives.</summary>
    public required MessageKey Key { get; init; }

    /// <summary>0 for the first text, one more for each edit.</summary>
    public int Revision { get; init; }

    /// <summary>The author's id on the platform.</summary>
    public required string AuthorId { get; init; }

    /// <summary>The author's display name.</summary>
    public required string AuthorName { get; init; }

    /// <summary>The member at whom it is aimed, as far as the platform says; null when that is not known.</summary>
    public TargetPerson? Target { get; init; }

    /// <summary>What people call the channel; null when the platform does not say.</summary>
    public string? ChannelName { get; init; }

    /// <summary>Where the channel can be opened, such as the address of a post; null when the platform does not say.</summary>
    public string? ChannelLink { get; init; }

    /// <summary>Whether it was written during a live broadcast, where a platform allows less.</summary>
    public bool IsLive { get; init; }

    /// <summary>The text; empty when there is none.</summary>
    public required string Text { get; init; }

    /// <summary>What it carries.</summary>
    public MessageContent Content { get; init; }

    /// <summary>When the author posted it.</summary>
    public required DateTimeOffset SentAt { get; init; }
}
