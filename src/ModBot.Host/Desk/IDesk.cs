using ModBot.Adapters.Contract;
using ModBot.Host.Desk.View;
using ModBot.Host.Members;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Host.Desk;

/// <summary>What a member of the team may do. A higher role includes the lower ones, except other people's wellbeing, which no role sees.</summary>
internal enum ModeratorRole
{
    /// <summary>Decides cases.</summary>
    Moderator = 0,

    /// <summary>Gets what is passed on.</summary>
    Lead,

    /// <summary>Adds people and changes settings.</summary>
    Admin,
}

/// <summary>The person in front of the desk.</summary>
internal sealed record Viewer(string ModeratorId, string Name, ModeratorRole Role)
{
    /// <summary>Whether a lead has to get a case with these danger signs once this person has decided (override V1).</summary>
    public bool MustTellALead(IEnumerable<Flag> flags) => Role < ModeratorRole.Lead && flags.Any(flag => flag.IsImmediate());
}

/// <summary>One line of the queue. Labels only; never a text (A38).</summary>
internal sealed record QueueItem
{
    public required string CaseId { get; init; }

    /// <summary>Null when the message could not be scored.</summary>
    public required Step? Step { get; init; }

    public required bool Grey { get; init; }

    public required IReadOnlyList<Flag> Flags { get; init; }

    public required Target Target { get; init; }

    public required IReadOnlyList<Ground> Grounds { get; init; }

    public required MessageContent Content { get; init; }

    public required CaseState State { get; init; }

    /// <summary>The connection.</summary>
    public required string Platform { get; init; }

    /// <summary>What people call the channel.</summary>
    public required string Channel { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Who has it; null when nobody.</summary>
    public required string? OwnerName { get; init; }

    public required bool Mine { get; init; }

    /// <summary>Somebody asked "neem jij over?", and nobody has done so yet.</summary>
    public required bool HandedOver { get; init; }

    /// <summary>Whether it is one of many hurtful messages that came in the same place at once.</summary>
    public bool InPileOn { get; init; }

    /// <summary>How many other messages say nearly the same.</summary>
    public int Twins { get; init; }

    /// <summary>It was the viewer who asked.</summary>
    public bool AskedByViewer { get; init; }

    public required bool Edited { get; init; }

    public required bool Gone { get; init; }

    public bool Hidden { get; init; }
}

/// <summary>Which part of the queue.</summary>
internal enum QueueView
{
    /// <summary>Waits for a person, worst first.</summary>
    Open = 0,

    /// <summary>Decided, being carried out, watched or followed up; newest first.</summary>
    Underway,

    /// <summary>Closed; newest first, at most 100.</summary>
    Closed,
}

/// <summary>How full the desk is.</summary>
internal sealed record DeskStatus(int Open, int Mine, int Unscored, bool ClassifierUp, IReadOnlyList<string> PlatformsDown)
{
    /// <summary>What was missed or lost in the last day, newest first.</summary>
    public IReadOnlyList<ReadingNote> Readings { get; init; } = [];

    /// <summary>Messages of the last day of which nothing could be read (A10).</summary>
    public long Unread { get; init; }

    /// <summary>Places in which many hurtful messages came at once and some still wait, the newest first.</summary>
    public IReadOnlyList<PileOnNote> PileOns { get; init; } = [];

    /// <summary>What is wrong with connections, as far as the team has to know.</summary>
    public IReadOnlyList<DeskWarning> Warnings { get; init; } = [];
}

/// <summary>Many hurtful messages at once in one place.</summary>
/// <param name="Channel">What people call the place.</param>
/// <param name="Link">Where it can be opened; null when that is not known.</param>
/// <param name="PileOn">How many, of how many, since when.</param>
internal sealed record PileOnNote(string Channel, string? Link, PileOn PileOn)
{
    /// <summary>Whether all of it is aimed at one member, in whatever place; the channel is then where it was noticed.</summary>
    public bool OnePerson { get; init; }
}

/// <summary>Something that is wrong with a connection.</summary>
/// <param name="Platform">The connection.</param>
/// <param name="Trouble">What.</param>
internal sealed record DeskWarning(string Platform, PlatformTrouble Trouble);

/// <summary>What happened while nobody was reading a connection.</summary>
/// <param name="Platform">The connection.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
/// <param name="IsGap">Whether it can never be read; otherwise it was read after all.</param>
/// <param name="Messages">How many messages.</param>
/// <param name="Cases">How many cases they made.</param>
internal sealed record ReadingNote(string Platform, DateTimeOffset From, DateTimeOffset Until, bool IsGap, int Messages, int Cases);

/// <summary>One line of a case's history, from the ledger.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">Ledger kind, such as <c>case.opened</c>; its sentence is the text <c>History.{kind}</c>.</param>
/// <param name="ActorName">Who; null for ModBot itself.</param>
/// <param name="Details">Labels and numbers.</param>
internal sealed record HistoryLine(DateTimeOffset At, string Kind, string? ActorName, IReadOnlyDictionary<string, string> Details);

/// <summary>An action of which nobody knows whether it went out, or that was refused: the person decides what now.</summary>
/// <param name="OutboxId">Names it.</param>
/// <param name="Action">Its wire name, as the history has it.</param>
/// <param name="Unknown">Whether nobody knows; otherwise it was refused.</param>
/// <param name="Reason">Wire name of the reason why it was refused.</param>
internal sealed record ActionDoubt(string OutboxId, string Action, bool Unknown, string Reason);

/// <summary>How a text of the team stands.</summary>
internal enum SentState
{
    /// <summary>It goes out, or is being sent.</summary>
    Underway = 0,

    /// <summary>It was sent.</summary>
    Sent,

    /// <summary>It was sent, and taken back.</summary>
    Withdrawn,

    /// <summary>Nobody knows whether it went out.</summary>
    Unsure,

    /// <summary>It did not go out.</summary>
    NotSent,
}

/// <summary>A text that the team wrote to the channel or to somebody in it. Private like every text.</summary>
/// <param name="Action">Wire name of the action, as the history has it.</param>
/// <param name="Text">What was written.</param>
/// <param name="State">How it stands.</param>
internal sealed record SentText(string Action, string Text, SentState State);

/// <summary>An appeal of the author (A32). Its text comes with the message, on a press.</summary>
/// <param name="At">When it was made.</param>
/// <param name="AnsweredAt">When it was answered; null while it waits.</param>
/// <param name="Overturned">Whether the removal was taken back; null while it waits.</param>
/// <param name="AgainstViewer">Whether the viewer took the decision, so that somebody else has to look.</param>
internal sealed record AppealView(DateTimeOffset At, DateTimeOffset? AnsweredAt, bool? Overturned, bool AgainstViewer);

/// <summary>A case as one viewer sees it.</summary>
internal sealed record CaseView
{
    public required CaseCard Card { get; init; }

    public required string? OwnerName { get; init; }

    /// <summary>What people call the channel; its id where no name is known.</summary>
    public required string ChannelName { get; init; }

    /// <summary>Where the channel can be opened, such as the address of a post; null when that is not known.</summary>
    public string? ChannelLink { get; init; }

    /// <summary>Who asked "neem jij over?" and waits for somebody to do so; null when nobody did.</summary>
    public string? AskedBy { get; init; }

    /// <summary>Since when it stands where it stands.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>How often a member reported it.</summary>
    public int Reports { get; init; }

    /// <summary>Whether a person still has to do something with it.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Whether it goes to a lead once its owner's decision is carried out.</summary>
    public required bool GoesToLead { get; init; }

    /// <summary>Whether the viewer has it, so that the buttons work.</summary>
    public required bool Mine { get; init; }

    public required bool CanClaim { get; init; }

    public required bool CanUndo { get; init; }

    /// <summary>Changes with every change of the case; a decision on an older version is refused.</summary>
    public required int Version { get; init; }

    public required ActionDoubt? Doubt { get; init; }

    public required IReadOnlyList<HistoryLine> History { get; init; }

    /// <summary>The author's last edit took the harm out; the card still speaks of what was there before.</summary>
    public bool Eased { get; init; }

    /// <summary>What was agreed in this community, in order.</summary>
    public IReadOnlyList<CommunityNorm> Rules { get; init; } = [];

    /// <summary>The templates of this community, those that are off too.</summary>
    public IReadOnlyList<ReplyTemplate> Templates { get; init; } = ReplyLibrary.All;

    /// <summary>What this community shares, in order; none until an admin said so.</summary>
    public IReadOnlyList<LocalizedText> Shared { get; init; } = [];

    /// <summary>How the author can have a removal checked.</summary>
    public AppealRoute AppealRoute { get; init; }

    /// <summary>Whether a person has to send the answer to an appeal, because the platform takes no second message to the author.</summary>
    public bool AnswersByHand { get; init; }

    /// <summary>How often each template was used in the channel lately (see <see cref="VariationRule"/>), for whoever has the case and can write; empty for the others.</summary>
    public IReadOnlyDictionary<string, int> TemplateUses { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The author's appeal against the removal; null for none.</summary>
    public AppealView? Appeal { get; init; }

    /// <summary>Whether an appeal that came in another way, such as by mail or in person, can be noted.</summary>
    public bool CanNoteAppeal { get; init; }

    /// <summary>The reasons that people gave with their decisions, oldest first. None once retention removed them.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What the team wrote, oldest first, so that whoever comes after knows what was said. None once retention removed it.</summary>
    public IReadOnlyList<SentText> Sent { get; init; } = [];
}

/// <summary>A text on its way to one pair of eyes. Spans are positions in <see cref="Text"/>.</summary>
internal sealed record RevealedText(RevealLayer Layer, string Text, IReadOnlyList<ReasonSpan> Reasons, string AuthorName)
{
    /// <summary>The display name of the member at whom it is aimed; null when that is not known. Private like the author's.</summary>
    public string? TargetName { get; init; }

    /// <summary>What the message said before or after an edit, oldest first; only with <see cref="RevealLayer.Full"/>.</summary>
    public IReadOnlyList<RevealedVersion> Others { get; init; } = [];

    /// <summary>What the author says against the removal; null for nothing.</summary>
    public string? Appeal { get; init; }
}

/// <summary>Another revision of the text.</summary>
/// <param name="Text">What it said.</param>
/// <param name="Latest">Whether it is what the channel shows now; otherwise it was replaced.</param>
internal sealed record RevealedVersion(string Text, bool Latest);

/// <summary>What the moderator sends.</summary>
internal sealed record DecisionInput
{
    public required string CaseId { get; init; }

    public required int Version { get; init; }

    public required GuidelineAnswers Answers { get; init; }

    /// <summary>The danger signs left standing.</summary>
    public IReadOnlyList<Flag> Flags { get; init; } = [];

    public required CardButtonKind Button { get; init; }

    /// <summary>What is to be done together with it; of <see cref="ModerationActionExtensions.Beside"/>.</summary>
    public IReadOnlyList<ModerationAction> Also { get; init; } = [];

    public string? Text { get; init; }

    public string? TemplateId { get; init; }

    /// <summary>What the author gets to read about the removal.</summary>
    public string? Explanation { get; init; }

    public string? Reason { get; init; }

    /// <summary>Why the text is sent although the lint asked about it; null when nobody said.</summary>
    public LintAnswer? LintAnswer { get; init; }

    public bool Confirmed { get; init; }
}

/// <summary>Why the desk did not do what was asked. Each has a sentence that says what to do now.</summary>
internal enum DeskProblem
{
    None = 0,
    NoSuchCase,
    NotYours,
    TakenBySomebodyElse,
    ChangedMeanwhile,
    NotPossibleNow,

    /// <summary>The text that is to be sent again was written for what the message was, or for another time.</summary>
    FitsNoLonger,
    Refused,
    MayNotBeShown,
    NotAllowed,

    /// <summary>The database could not be written (full, read-only, broken); nothing happened.</summary>
    NotStored,
}

/// <summary>How a request to the desk went.</summary>
/// <param name="Problem">None when it was done.</param>
/// <param name="Decision">With <see cref="DeskProblem.Refused"/>: what is wrong with the decision.</param>
internal sealed record DeskResult(DeskProblem Problem, DecisionProblem? Decision = null)
{
    public static readonly DeskResult Ok = new(DeskProblem.None);

    public bool IsOk => Problem == DeskProblem.None;
}

/// <summary>
/// The desk: the only door through which a surface reads and changes cases. Every call checks the viewer; a surface holds no
/// rules.
/// </summary>
internal interface IDesk
{
    Task<DeskStatus> GetStatusAsync(Viewer viewer, CancellationToken cancellation);

    Task<IReadOnlyList<QueueItem>> GetQueueAsync(Viewer viewer, QueueView view, CancellationToken cancellation);

    /// <summary>A case; with answers and flags, the recommendation for those instead of the stored or suggested ones. Null when there is none.</summary>
    Task<CaseView?> GetCaseAsync(Viewer viewer, string caseId, GuidelineAnswers? answers, IReadOnlyList<Flag>? flags, CancellationToken cancellation);

    /// <summary>What the viewer filled in for a case in a chat room, to go on with; null for nothing.</summary>
    Task<CaseForm?> GetDraftAsync(Viewer viewer, string caseId, CancellationToken cancellation);

    /// <summary>The text up to a layer; writes the look into the ledger. Only for the person who has the case.</summary>
    Task<(DeskResult Result, RevealedText? Text)> RevealAsync(Viewer viewer, string caseId, RevealLayer layer, CancellationToken cancellation);

    /// <summary>The text that <see cref="RevealAsync"/> showed a moment ago, for a surface that draws it again; not a new look. Null when it may not be shown (any more).</summary>
    Task<RevealedText?> RedrawAsync(Viewer viewer, string caseId, RevealLayer layer, CancellationToken cancellation);

    Task<DeskResult> ClaimAsync(Viewer viewer, string caseId, CancellationToken cancellation);

    Task<DeskResult> ReleaseAsync(Viewer viewer, string caseId, CancellationToken cancellation);

    /// <summary>"Neem jij over?": back on the desk for somebody else; no reason is asked.</summary>
    Task<DeskResult> HandOverAsync(Viewer viewer, string caseId, CancellationToken cancellation);

    /// <summary>What the lint says of a draft, while it is written. Nothing is noted. <see cref="DraftReading.Clean"/> for a case that the viewer does not have, and for a button without a text.</summary>
    Task<DraftReading> ReadDraftAsync(Viewer viewer, DecisionInput input, CancellationToken cancellation);

    Task<DeskResult> DecideAsync(Viewer viewer, DecisionInput input, CancellationToken cancellation);

    /// <summary>Takes the last decision back, as far as the platform lets it.</summary>
    Task<DeskResult> UndoAsync(Viewer viewer, string caseId, CancellationToken cancellation);

    /// <summary>Notes that the author does not agree with a removal, where that came in another way; somebody else then looks again (A32).</summary>
    Task<DeskResult> NoteAppealAsync(Viewer viewer, string caseId, string text, CancellationToken cancellation);

    /// <summary>Settles an <see cref="ActionDoubt"/>: send it again, or leave it.</summary>
    Task<DeskResult> SettleDoubtAsync(Viewer viewer, string caseId, string outboxId, bool sendAgain, CancellationToken cancellation);

    /// <summary>Ticks whenever something on the desk changed. Carries no content.</summary>
    IAsyncEnumerable<long> WatchAsync(CancellationToken cancellation);
}
