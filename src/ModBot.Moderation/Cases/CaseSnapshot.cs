using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Cases;

/// <summary>A case as it is stored, as far as its card needs it. Holds no text of the message.</summary>
public sealed record CaseSnapshot
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>Who has it; null when nobody.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The platform connection it came from.</summary>
    public required string Platform { get; init; }

    /// <summary>The channel it came from.</summary>
    public required string Channel { get; init; }

    /// <summary>When the message was posted.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When anybody last posted in the thread; null when that is not known, which counts as nobody since.</summary>
    public DateTimeOffset? LastActivityAt { get; init; }

    /// <summary>What the message carries.</summary>
    public MessageContent Content { get; init; }

    /// <summary>What the classifier said; null when it could not be scored (A10).</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>The flags that stand: of the classifier, of people, minus what a moderator took away.</summary>
    public IReadOnlyList<Flag> Flags { get; init; } = [];

    /// <summary>Whether the author edited the message after it was scored first.</summary>
    public bool Edited { get; init; }

    /// <summary>Whether its text may never be shown, whatever flags stand by now (override V2, A59).</summary>
    public bool NeverShow { get; init; }

    /// <summary>Whether the message is gone from the channel.</summary>
    public bool Gone { get; init; }

    /// <summary>Whether we hid it, and did not show it again. What people do in the app of the platform is not known.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether it was written during a live broadcast.</summary>
    public bool Live { get; init; }

    /// <summary>The answers that were confirmed before; null when nobody answered yet.</summary>
    public GuidelineAnswers? Answers { get; init; }

    /// <summary>What the platform cannot do here.</summary>
    public IReadOnlyCollection<ModerationAction> Unsupported { get; init; } = [];

    /// <summary>What the platform can do here but not take back.</summary>
    public IReadOnlyCollection<ModerationAction> Irreversible { get; init; } = [];

    /// <summary>Until when the platform lets the message be deleted; null without limit.</summary>
    public DateTimeOffset? DeleteBefore { get; init; }

    /// <summary>Until when the platform lets the author be written to in private; null without limit.</summary>
    public DateTimeOffset? MessageBefore { get; init; }

    /// <summary>Whether the author got a private message about this, and the platform lets nobody send another one.</summary>
    public bool MessagedAlready { get; init; }

    /// <summary>Whether the platform takes no reply under what is hidden.</summary>
    public bool ReplyBeforeHide { get; init; }

    /// <summary>The many hurtful messages that came in the same place, or at the same target, together with this one; null for none.</summary>
    public PileOn? PileOn { get; init; }

    /// <summary>Whether the author appealed against the removal and nobody answered yet (A32).</summary>
    public bool Appealed => State == CaseState.Appealed;

    /// <summary>Until when a person has to decide about what ModBot hid, or would have hidden, while nobody was there; null for every other case.</summary>
    public DateTimeOffset? DecideBefore { get; init; }

    /// <summary>How many other messages say nearly the same and are decided about together with this one.</summary>
    public int Twins { get; init; }

    /// <summary>Whether the moderator who looks marked "raakt mij" (override V4).</summary>
    public bool TouchesModerator { get; init; }

    /// <summary>Whether a target is known (A33).</summary>
    public bool TargetKnown { get; init; }

    /// <summary>Whether more than the target's name is known, so that a platform could write to this person.</summary>
    public bool TargetReachable { get; init; }

    /// <summary>Whether the target got support about this message, or gets it right now.</summary>
    public bool TargetSupported { get; init; }
}
