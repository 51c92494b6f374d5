using ModBot.Moderation.Replies;

namespace ModBot.Moderation.Trends;

/// <summary>How the community answered a message.</summary>
public enum Reaction
{
    /// <summary>A public reply, whatever else was done.</summary>
    PublicReply = 0,

    /// <summary>A private message to the author, and no public reply.</summary>
    PrivateReply,

    /// <summary>Only removed, and the author heard why.</summary>
    RemovedExplained,

    /// <summary>Only removed.</summary>
    RemovedSilently,
}

/// <summary>What happened in the hours after one answer: labels and nothing about who was involved, the author and the moderator included (FEATURES, follow-up after the reply).</summary>
public sealed record Aftermath
{
    /// <summary>How the community answered.</summary>
    public required Reaction Reaction { get; init; }

    /// <summary>What the reply tried to do; null for own words from the start, and for a removal.</summary>
    public ReplyStrategy? Strategy { get; init; }

    /// <summary>The template that the reply began with; null for own words from the start, and for a removal.</summary>
    public string? TemplateId { get; init; }

    /// <summary>Whether the same author wrote something harmful again.</summary>
    public required bool Repeated { get; init; }

    /// <summary>Whether the author took the message away or the harm out of it; null when it was removed along with the answer, so that there was nothing to take away.</summary>
    public bool? Softened { get; init; }

    /// <summary>Whether others in the channel wrote less that was harmful than in as many hours before, or nothing at all.</summary>
    public required bool Calm { get; init; }
}
