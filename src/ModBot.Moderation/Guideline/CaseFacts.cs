using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Guideline;

/// <summary>What the guideline needs to know of a case beside the answers. Holds no text.</summary>
public sealed record CaseFacts
{
    /// <summary>The step on the ladder.</summary>
    public required Step Step { get; init; }

    /// <summary>Whether the assessment is grey (A07).</summary>
    public bool Grey { get; init; }

    /// <summary>
    /// The flags that stand: of the classifier and of people, minus what the moderator took away. Unticking a false danger sign
    /// lifts override V1.
    /// </summary>
    public IReadOnlyCollection<Flag> Flags { get; init; } = [];

    /// <summary>Time since the message was posted.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>Time since anybody last posted in the thread.</summary>
    public TimeSpan ThreadIdle { get; init; }

    /// <summary>Whether the moderator marked "raakt mij".</summary>
    public bool TouchesModerator { get; init; }

    /// <summary>Whether a target is known, so that support comes before the norm (A33).</summary>
    public bool TargetKnown { get; init; }

    /// <summary>Whether the target got support about this already.</summary>
    public bool TargetSupported { get; init; }

    /// <summary>Whether support for the target comes before anything that is said in public (A33; DOMAIN §3, rule 4).</summary>
    public bool SupportComesFirst => Step >= Step.Bullying && TargetKnown && !TargetSupported;

    /// <summary>Whether any flag is P1.</summary>
    public bool IsImmediate => Flags.Any(flag => flag.IsImmediate());

    /// <summary>Whether one flag is set.</summary>
    public bool Has(Flag flag) => Flags.Contains(flag);
}
