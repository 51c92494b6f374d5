using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Storage;

/// <summary>A case. Every private text is sealed; the rest are labels and numbers.</summary>
internal sealed class CaseRow
{
    public required string Id { get; init; }

    public required string Platform { get; init; }

    public required string Channel { get; init; }

    public required string MessageId { get; init; }

    public int Revision { get; set; }

    /// <summary>HMAC of the author's id: recognises the author again without naming him or her.</summary>
    public required string AuthorKey { get; set; }

    /// <summary>Sealed id on the platform, so that the author can be written to; null once retention removed it.</summary>
    public byte[]? AuthorId { get; set; }

    /// <summary>Sealed display name; null once retention removed it.</summary>
    public byte[]? AuthorName { get; set; }

    /// <summary>HMAC of the target's id, made like <see cref="AuthorKey"/>; null when nobody is known, and once retention removed it.</summary>
    public string? TargetKey { get; set; }

    /// <summary>Sealed id of the target on the platform, so that this person can be written to; null when it is not known, and once retention removed it.</summary>
    public byte[]? TargetId { get; set; }

    /// <summary>Sealed display name of the target; null when it is not known, and once retention removed it.</summary>
    public byte[]? TargetName { get; set; }

    /// <summary>Sealed text; null once retention removed it.</summary>
    public byte[]? Text { get; set; }

    /// <summary>Which revision <see cref="Text"/> is; the latest one that was seen is <see cref="Revision"/>.</summary>
    public int TextRevision { get; set; }

    /// <summary>Sealed list of the other revisions that were seen; null when there is none, or once retention removed it. See <see cref="TextVersions"/>.</summary>
    public byte[]? OtherVersions { get; set; }

    public MessageContent Content { get; set; }

    public DateTimeOffset SentAt { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The assessment as JSON, without any text of the message; null when it could not be scored.</summary>
    public string? Assessment { get; set; }

    /// <summary>The step, for counting and filtering; null when it could not be scored.</summary>
    public Step? Step { get; set; }

    /// <summary>Order of the desk; see <see cref="Triage.Urgency"/>.</summary>
    public double Urgency { get; set; }

    /// <summary>The danger signs that stand, as wire names joined by a comma.</summary>
    public string Flags { get; set; } = string.Empty;

    public CaseState State { get; set; }

    public DateTimeOffset StateSince { get; set; }

    /// <summary>When a job looks at it again; null when nothing is due.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public string? OwnerId { get; set; }

    /// <summary>Who asked "neem jij over?"; null when nobody did.</summary>
    public string? HandedOverBy { get; set; }

    /// <summary>Who asked for a second opinion; null when nobody did.</summary>
    public string? SecondOpinionFor { get; set; }

    /// <summary>Six letters; see <see cref="Moderation.Guideline.GuidelineAnswers"/>. Null until a decision.</summary>
    public string? Answers { get; set; }

    /// <summary>Counts decisions, so that outbox rows know to which one they belong.</summary>
    public int DecisionNumber { get; set; }

    /// <summary>What the last decision said; null until there is one, and once it was taken back.</summary>
    public Verdict? Verdict { get; set; }

    /// <summary>When the last decision was taken.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Who took it; whoever did does not judge an appeal against it (A32).</summary>
    public string? DecidedBy { get; set; }

    /// <summary>The author was asked to change the message and has not done so (O7, A16).</summary>
    public bool AwaitsAuthor { get; set; }

    public bool EditedByAuthor { get; set; }

    /// <summary>The author changed the message while a decision was being carried out, and no person has judged the new text.</summary>
    public bool LooksAgain { get; set; }

    /// <summary>There is danger, and no lead has decided yet: once what was decided is carried out, the case goes to one (overrides V1 and V3).</summary>
    public bool NeedsLead { get; set; }

    /// <summary>The author's last edit took the harm out.</summary>
    public bool Eased { get; set; }

    /// <summary>The text may be shown to nobody, for ever (override V2, A59).</summary>
    public bool NeverShow { get; set; }

    /// <summary>Sealed list of the reasons that people gave; null when there is none, or once retention removed it. See <see cref="DecisionReasons"/>.</summary>
    public byte[]? Reasons { get; set; }

    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>When we hid it; null while it can be seen.</summary>
    public DateTimeOffset? HiddenAt { get; set; }

    /// <summary>Whether it was written during a live broadcast.</summary>
    public bool IsLive { get; init; }

    /// <summary>The pile-on that it is part of; null for none.</summary>
    public string? PileOnId { get; set; }

    /// <summary>Recognises nearly the same words again (see <see cref="Moderation.Cases.Twins"/>); null for what is always asked about by itself, and once retention removed it.</summary>
    public string? TwinKey { get; set; }

    /// <summary>How many other messages say nearly the same and are decided about together with it; see <see cref="TwinRow"/>.</summary>
    public int Twins { get; set; }

    /// <summary>How often a member reported it.</summary>
    public int Reports { get; set; }

    /// <summary>Concurrency token, one higher with every change.</summary>
    public int Version { get; set; }
}

/// <summary>How an outbox row stands.</summary>
internal enum OutboxState
{
    /// <summary>To be sent.</summary>
    Pending = 0,

    /// <summary>The call is under way. Found so after a crash, nobody knows whether it went out.</summary>
    Sending,

    /// <summary>Carried out.</summary>
    Done,

    /// <summary>Refused for good; a person was told.</summary>
    Refused,

    /// <summary>It may have gone out; a person is asked.</summary>
    InDoubt,

    /// <summary>Taken back before it was sent.</summary>
    Cancelled,
}

/// <summary>Something for a platform to do: a row first, then a call (DESIGN §4).</summary>
internal sealed class OutboxRow
{
    public long Sequence { get; init; }

    /// <summary>The key of the request, for ever.</summary>
    public required string Key { get; init; }

    public required string CaseId { get; init; }

    /// <summary>The connection that carries it out.</summary>
    public required string Platform { get; init; }

    public required int DecisionNumber { get; init; }

    /// <summary>The action it belongs to; null when it takes an earlier one back.</summary>
    public required ModerationAction? Action { get; init; }

    public required PlatformRequestKind Kind { get; init; }

    /// <summary>Sealed text to post; null for kinds without text.</summary>
    public byte[]? Text { get; set; }

    /// <summary>The template that the text began with; null for own words, and for kinds without text.</summary>
    public string? TemplateId { get; init; }

    /// <summary>What that template tries to do.</summary>
    public ReplyStrategy? Strategy { get; init; }

    public string? WithdrawKey { get; init; }

    /// <summary>For a message that says the same as the one of the case: its channel; see <see cref="TwinRow"/>. Null for the message of the case itself.</summary>
    public string? TwinChannel { get; init; }

    /// <summary>Its id; null for the message of the case itself.</summary>
    public string? TwinMessageId { get; init; }

    public OutboxState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not to be sent before; while it is being sent, since when.</summary>
    public DateTimeOffset NotBefore { get; set; }

    public RefusalReason Reason { get; set; }

    public string? PostedId { get; set; }
}

/// <summary>A stored ledger entry; see <see cref="Moderation.Evidence.LedgerEntry"/>.</summary>
internal sealed class LedgerRow
{
    public required long Sequence { get; init; }

    public required long AtMilliseconds { get; init; }

    public required string Kind { get; init; }

    public required string CaseId { get; init; }

    public required string Actor { get; init; }

    public required string Details { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }
}

/// <summary>How far a platform was read; moves only in the transaction that stores what was read.</summary>
internal sealed class CheckpointRow
{
    public required string Platform { get; init; }

    public required string Position { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>
/// How many messages of one step one channel had in one hour, as they were first posted: an edit does not move a message to
/// another step, for nothing is kept by which it could be found. All that is kept of an unflagged message.
/// </summary>
internal sealed class CounterRow
{
    public required string Platform { get; init; }

    public required string Channel { get; init; }

    /// <summary>Hours since 1970, UTC.</summary>
    public required long Hour { get; init; }

    /// <summary>The step; −1 for what could not be scored.</summary>
    public required int Step { get; init; }

    public long Count { get; set; }
}

/// <summary>When somebody last posted in a channel; the reply clock needs it.</summary>
internal sealed class ChannelRow
{
    public required string Platform { get; init; }

    public required string Channel { get; init; }

    public DateTimeOffset LastPostAt { get; set; }

    /// <summary>What people call it; null when the platform did not say.</summary>
    public string? Name { get; set; }

    /// <summary>Where it can be opened; null when the platform did not say.</summary>
    public string? Link { get; set; }
}

/// <summary>Many hurtful messages at once in one channel or at one target; see <see cref="PileOn"/>. Its messages are the cases that name it.</summary>
internal sealed class PileOnRow
{
    public required string Id { get; init; }

    public required string Platform { get; init; }

    public required string Channel { get; init; }

    /// <summary>Whether all of it is aimed at one member, in whatever channel; otherwise many came at once in one channel.</summary>
    public bool OnePerson { get; init; }

    /// <summary>At whom, made like <see cref="CaseRow.TargetKey"/>; null for many at once in one channel, and once retention removed it.</summary>
    public string? TargetKey { get; set; }

    /// <summary>When it was noticed.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Whether the team was told.</summary>
    public bool Told { get; set; }
}

/// <summary>A token that a platform gave in place of that of the settings.</summary>
internal sealed class TokenRow
{
    public required string Name { get; init; }

    /// <summary>Sealed.</summary>
    public required byte[] Value { get; set; }
}

/// <summary>What the team was told about a connection, so that it is said once at each stage.</summary>
internal sealed class WarningRow
{
    public required string Platform { get; init; }

    public required Adapters.Contract.TroubleKind Kind { get; init; }

    /// <summary>How near it is: days; 0 for what has no stages, or has come.</summary>
    public required int Stage { get; init; }
}

/// <summary>Somebody who is or was a member of the team.</summary>
internal sealed class ModeratorRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required ModeratorRole Role { get; set; }

    public DateTimeOffset AddedAt { get; init; }

    /// <summary>When the person left the team; null for who is in it. The row stays, so that the history keeps its names.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>What a sign-in must carry to be valid; a new one ends every session of this person.</summary>
    public string SessionStamp { get; set; } = string.Empty;
}

/// <summary>A sign-in link that was not used yet. Only the hash of its secret is kept.</summary>
internal sealed class SignInCodeRow
{
    public required string Hash { get; init; }

    public required string ModeratorId { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>When a job last ran.</summary>
internal sealed class JobRow
{
    public required string Name { get; init; }

    public DateTimeOffset LastRunAt { get; set; }
}
