using ModBot.Moderation.Cases;

namespace ModBot.Moderation.Guideline;

/// <summary>How a button stands on the card.</summary>
public enum Availability
{
    /// <summary>The outcome's main answer.</summary>
    Primary = 0,

    /// <summary>Allowed.</summary>
    Available,

    /// <summary>Allowed after one question is answered (A21).</summary>
    NeedsConfirmation,

    /// <summary>Blocked unless the moderator gives a reason (A20).</summary>
    NeedsReason,

    /// <summary>Not allowed; the card says why (A23).</summary>
    Disabled,
}

/// <summary>Why an action is not simply available. Each has a sentence in the texts of the desk.</summary>
public enum ActionReason
{
    /// <summary>Nothing to say.</summary>
    None = 0,

    /// <summary>Not a real person: public reactions feed trolls (A19).</summary>
    NotARealPerson,

    /// <summary>A P1 flag: safety first, no reply (override V1).</summary>
    ImmediateDanger,

    /// <summary>Step 4 is never answered (A11).</summary>
    Extremism,

    /// <summary>The chart says pass on (O4).</summary>
    PassOnInstead,

    /// <summary>1–24 h old: "loopt het gesprek nog?" (A21).</summary>
    IsConversationAlive,

    /// <summary>Older than 24 h and the thread idle for over an hour (A20).</summary>
    TooOld,

    /// <summary>The platform cannot do this here.</summary>
    NotOnThisPlatform,

    /// <summary>The author already removed the message.</summary>
    AlreadyGone,

    /// <summary>The time in which the platform lets a message be deleted is over.</summary>
    DeleteTooLate,

    /// <summary>A danger sign or step 4 stands, and this would leave it to itself (override V1).</summary>
    LeavesDanger,

    /// <summary>The case was passed on already; now somebody has to act on that.</summary>
    AlreadyPassedOn,

    /// <summary>It is hidden already.</summary>
    AlreadyHidden,

    /// <summary>It is hidden, and the platform takes no reply under what is hidden.</summary>
    NoReplyToHidden,

    /// <summary>The author got a private message about it, and the platform allows one only.</summary>
    AlreadyMessaged,

    /// <summary>The time in which the platform lets the author be written to is over.</summary>
    MessageTooLate,

    /// <summary>The author appealed: that is answered first (A32).</summary>
    AppealFirst,

    /// <summary>Nobody appealed.</summary>
    NoAppeal,

    /// <summary>It is not known who the target is, or nothing but a name is known.</summary>
    TargetNotReachable,
}

/// <summary>One button of the card.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Availability">How it stands.</param>
/// <param name="Reason">Why it is not simply available.</param>
public sealed record ActionAdvice(ModerationAction Action, Availability Availability, ActionReason Reason = ActionReason.None);

/// <summary>Side advice that comes with an outcome. Each has a sentence in the texts of the desk.</summary>
public enum Advice
{
    /// <summary>Report it as well (override V1).</summary>
    ReportToo = 0,

    /// <summary>Never open, copy or forward the image; pass on the location only (override V2).</summary>
    LocationOnly,

    /// <summary>Care route (113), not the ladder (override V3).</summary>
    CareRoute,

    /// <summary>Hand this over: it is about you, or it touches you (override V4).</summary>
    HandOver,

    /// <summary>Ask a second moderator within 30 minutes; acted on as "ja" meanwhile (override V5, A18).</summary>
    SecondOpinion,

    /// <summary>One norm, no public debate: it is not sure that this is a real person (override V5).</summary>
    NoPublicDebate,

    /// <summary>Known but not steerable: who can? (DOMAIN §2, ambiguity c).</summary>
    AskWhoCanSteer,

    /// <summary>Tell the lead (A11).</summary>
    NotifyLead,

    /// <summary>Support the target before or with the norm (A33).</summary>
    SupportTargetFirst,

    /// <summary>Grey: the three context questions first (A07).</summary>
    AskContext,

    /// <summary>The author may be a target or helper: offer support (A06).</summary>
    OfferSupport,

    /// <summary>The case stays open until the message is edited or deleted, or a reason is given (A16).</summary>
    StaysOpenUntilChanged,

    /// <summary>Keep watching after this (DOMAIN §2, ambiguity d).</summary>
    KeepWatching,

    /// <summary>Report it as well, by hand: ModBot cannot do that here (override V1).</summary>
    ReportInApp,

    /// <summary>The case was passed on: whoever has it brings in who can help, then closes it (O4, DOMAIN §6).</summary>
    ArrangeHelp,

    /// <summary>Many hurtful messages at once: pin a comment with the norm, so that everybody who comes reads it first (DOMAIN §2, group norm).</summary>
    PinNorm,

    /// <summary>ModBot hid it while nobody was there: a person decides whether it stays hidden (A22).</summary>
    DecideHold,

    /// <summary>ModBot would have hidden it while nobody was there, but cannot here: it stands there still (A22).</summary>
    StillVisible,

    /// <summary>Support the target first, in the app or in public with consent: ModBot cannot write to the target here (A33).</summary>
    SupportTargetOpenly,
}

/// <summary>What the guideline recommends. It is advice: the moderator confirms every answer and decides.</summary>
public sealed record Recommendation
{
    /// <summary>The walk through the chart that led here.</summary>
    public required GuidelineWalk Walk { get; init; }

    /// <summary>The outcomes; empty while a question is open and no override applies.</summary>
    public required IReadOnlyList<Outcome> Outcomes { get; init; }

    /// <summary>The question to ask now; null once there is an outcome, also one by an override.</summary>
    public Question? Next => Outcomes.Count > 0 ? null : Walk.Next;

    /// <summary>Every button, in the order of the card. <see cref="ModerationAction.ReplyWithNorm"/>, <see cref="ModerationAction.Delete"/> and <see cref="ModerationAction.Report"/> come first (A23).</summary>
    public required IReadOnlyList<ActionAdvice> Actions { get; init; }

    /// <summary>Side advice, in the order in which it should be read.</summary>
    public required IReadOnlyList<Advice> Advice { get; init; }

    /// <summary>Version of the chart.</summary>
    public string ChartVersion { get; init; } = GuidelineChart.Version;

    /// <summary>The button for one action.</summary>
    public ActionAdvice this[ModerationAction action] => Actions.First(advice => advice.Action == action);
}
