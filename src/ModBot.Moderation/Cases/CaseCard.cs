using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Cases;

/// <summary>How much of a message is shown. Every item opens at <see cref="Label"/>; more takes a press each time (DOMAIN §4, A38).</summary>
public enum RevealLayer
{
    /// <summary>Labels only: "stap 3 · afkomst · tekst".</summary>
    Label = 0,

    /// <summary>The text with the parts that decided masked.</summary>
    HarmMasked = 1,

    /// <summary>The whole text.</summary>
    Full = 2,
}

/// <summary>A button of the card. The short id is what a surface sends back.</summary>
public enum CardButtonKind
{
    /// <summary>"Stel de norm".</summary>
    Norm = 0,

    /// <summary>"Verwijder".</summary>
    Delete,

    /// <summary>"Meld".</summary>
    Report,

    /// <summary>"Privébericht".</summary>
    Private,

    /// <summary>"Corrigeer"; only when the chart leads to O3 or false information is flagged.</summary>
    Correct,

    /// <summary>"Monitor".</summary>
    Monitor,

    /// <summary>"Koppel door".</summary>
    PassOn,

    /// <summary>"Neem jij over?".</summary>
    HandOver,

    /// <summary>"Niet schadelijk".</summary>
    NotHarmful,

    /// <summary>"Verberg"; only where the platform can hide.</summary>
    Hide,

    /// <summary>"Besluit blijft": the answer to an appeal.</summary>
    UpholdAppeal,

    /// <summary>"Draai het terug": the answer to an appeal.</summary>
    OverturnAppeal,

    /// <summary>"Steun het doelwit"; only when a target is known.</summary>
    Support,
}

/// <summary>One button as it stands now.</summary>
/// <param name="Kind">Which button.</param>
/// <param name="Availability">How it stands.</param>
/// <param name="Reason">Why it is not simply available.</param>
public sealed record CardButton(CardButtonKind Kind, Availability Availability, ActionReason Reason = ActionReason.None)
{
    /// <summary>The id on the wire: the kind in lower-case letters, such as <c>norm</c> or <c>pass_on</c>.</summary>
    public string Id => LadderNames.Name(Kind);
}

/// <summary>
/// Everything a desk surface shows of a case, without the text of the message. Built here, rendered by the console and the
/// chats; a surface holds no rules (DESIGN §3). The text comes separately, layer by layer.
/// </summary>
public sealed record CaseCard
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

    /// <summary>Its age now.</summary>
    public required TimeSpan Age { get; init; }

    /// <summary>What it carries.</summary>
    public MessageContent Content { get; init; }

    /// <summary>What the classifier said; null when it could not be scored ("niet gelezen" or classifier down).</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>The danger signs that stand, of the classifier and of people.</summary>
    public IReadOnlyList<Flag> Flags { get; init; } = [];

    /// <summary>Whether the author edited it after it was scored first.</summary>
    public bool Edited { get; init; }

    /// <summary>Whether it is gone from the channel.</summary>
    public bool Gone { get; init; }

    /// <summary>Whether it is hidden in the channel.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether it was written during a live broadcast.</summary>
    public bool Live { get; init; }

    /// <summary>How far it may be revealed; <see cref="RevealLayer.Label"/> for sexual material of minors (override V2, A59).</summary>
    public required RevealLayer MaxLayer { get; init; }

    /// <summary>The six questions with a suggested answer and why.</summary>
    public required IReadOnlyList<PrefilledAnswer> Questions { get; init; }

    /// <summary>The answers as they stand now.</summary>
    public required GuidelineAnswers Answers { get; init; }

    /// <summary>What the guideline recommends for these answers.</summary>
    public required Recommendation Recommendation { get; init; }

    /// <summary>The buttons, in the order in which they stand.</summary>
    public required IReadOnlyList<CardButton> Buttons { get; init; }

    /// <summary>What cannot be taken back once it was done, on this platform.</summary>
    public IReadOnlyCollection<ModerationAction> Irreversible { get; init; } = [];

    /// <summary>Until when the platform lets the message be deleted; null when there is no limit.</summary>
    public DateTimeOffset? DeleteBefore { get; init; }

    /// <summary>Until when the platform lets the author be written to in private; null when there is no limit, or no way.</summary>
    public DateTimeOffset? MessageBefore { get; init; }

    /// <summary>Whether a reply has to come before hiding, because the platform takes none under what is hidden.</summary>
    public bool ReplyBeforeHide { get; init; }

    /// <summary>The many hurtful messages that came in the same place, or at the same target, together with this one; null for none.</summary>
    public PileOn? PileOn { get; init; }

    /// <summary>Until when a person has to decide about what ModBot hid, or would have hidden, while nobody was there; null for every other case.</summary>
    public DateTimeOffset? DecideBefore { get; init; }

    /// <summary>How many other messages say nearly the same and are decided about together with this one.</summary>
    public int Twins { get; init; }

    /// <summary>Whether a target is known.</summary>
    public bool TargetKnown { get; init; }

    /// <summary>Whether the target got support about this message.</summary>
    public bool TargetSupported { get; init; }
}
