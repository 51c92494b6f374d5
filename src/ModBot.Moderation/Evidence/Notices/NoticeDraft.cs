using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Evidence.Notices;

/// <summary>What a person filled in. Private: it can name people.</summary>
public sealed record NoticeDraft
{
    /// <summary>To whom.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>Where it is: addresses on the web, one on each line, or in words where the form takes those.</summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>Why it is illegal or against the rules; what happened.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>Name of who reports; empty for none.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>E-mail address of who reports; empty for none.</summary>
    public string Email { get; init; } = string.Empty;

    /// <summary>Whether the person states that it is true as far as he or she knows.</summary>
    public bool GoodFaith { get; init; }

    /// <summary>Whether the literal text goes with it. Only when the person ticked it, and never for sexual material of minors (override V2, A59).</summary>
    public bool WithText { get; init; }
}

/// <summary>What is known of the message. Private and hostile.</summary>
public sealed record NoticeFacts
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The connection it came from.</summary>
    public required string Platform { get; init; }

    /// <summary>What people call the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The message, so that every edit is known.</summary>
    public required MessageKey Message { get; init; }

    /// <summary>Display name of the author; null when it is not kept (any more).</summary>
    public string? AuthorName { get; init; }

    /// <summary>Id of the author on the platform; null when it is not kept (any more).</summary>
    public string? AuthorId { get; init; }

    /// <summary>When it was posted.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The step; null when it could not be scored.</summary>
    public Step? Step { get; init; }

    /// <summary>Whom it is aimed at.</summary>
    public Target Target { get; init; }

    /// <summary>Why a group or person is attacked.</summary>
    public IReadOnlyList<Ground> Grounds { get; init; } = [];

    /// <summary>The danger signs that stand.</summary>
    public IReadOnlyList<Flag> Flags { get; init; } = [];

    /// <summary>The literal text; null when it is gone, or may not be shown.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the text may be shown to nobody, whatever stands by now (override V2, A59).</summary>
    public bool NeverShow { get; init; }

    /// <summary>Whether it is about sexual abuse of minors: where and when, and nothing else.</summary>
    public bool IsChildAbuse => NeverShow || Flags.Contains(Flag.MinorSexual);
}
