using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk.Templates;
using ModBot.Host.Members;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Desk;

/// <summary>Makes of a stored case what a viewer sees of it.</summary>
internal sealed class CaseReader(IEnumerable<IPlatformAdapter> adapters, ICommunityNorms norms, ITextSeal seal, TimeProvider time)
{
    private static readonly Dictionary<string, int> NoUses = new(StringComparer.Ordinal);

    /// <summary>Whether the viewer has the case, so that its buttons work.</summary>
    public static bool IsMine(CaseRow row, Viewer viewer) => row.OwnerId == viewer.ModeratorId && row.State != CaseState.Closed;

    /// <summary>Whether the viewer may take the case.</summary>
    public static bool CanClaim(CaseRow row, Viewer viewer) => row.State switch
    {
        CaseState.Waiting => true,
        // Whoever asked cannot be the second person, and two do not compete for it.
        CaseState.SecondOpinion => row.SecondOpinionFor != viewer.ModeratorId && row.HandedOverBy != viewer.ModeratorId
            && (row.OwnerId is null || row.OwnerId == row.SecondOpinionFor || LeadTakesOver(row, viewer)),
        CaseState.PassedOn => LeadTakesOver(row, viewer),
        CaseState.NeedsAnswer or CaseState.AwaitingAuthor or CaseState.Monitoring => row.OwnerId is null || LeadTakesOver(row, viewer),
        CaseState.Claimed => LeadTakesOver(row, viewer),

        // Nobody judges an appeal against his or her own decision (A32).
        CaseState.Appealed => row.DecidedBy != viewer.ModeratorId && (row.OwnerId is null || LeadTakesOver(row, viewer)),
        _ => false,
    };

    // Nobody's case may be stuck because its owner's phone is empty.
    private static bool LeadTakesOver(CaseRow row, Viewer viewer) => viewer.Role >= ModeratorRole.Lead && row.OwnerId != viewer.ModeratorId;

    public static QueueItem Item(CaseRow row, IReadOnlyDictionary<string, string> names, IReadOnlyDictionary<(string Platform, string Channel), string> channels, Viewer viewer)
    {
        var assessment = row.Assessment is { } stored ? AssessmentJson.Read(stored) : null;
        return new QueueItem
        {
            CaseId = row.Id,
            Step = row.Step,
            Grey = assessment?.Grey ?? true,
            Flags = Names.Split<Flag>(row.Flags),
            Target = assessment?.Target ?? Target.None,
            Grounds = assessment?.Grounds ?? [],
            Content = row.Content,
            State = row.State,
            Platform = row.Platform,
            Channel = channels.GetValueOrDefault((row.Platform, row.Channel), row.Channel),
            SentAt = row.SentAt,
            OwnerName = row.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null,
            Mine = IsMine(row, viewer),
            HandedOver = row.State == CaseState.Waiting && row.HandedOverBy is not null,
            AskedByViewer = row.HandedOverBy == viewer.ModeratorId,
            Edited = row.EditedByAuthor,
            Gone = row.GoneAt is not null,
            Hidden = row.HiddenAt is not null,
            InPileOn = row.PileOnId is not null,
            Twins = row.Twins,
        };
    }

    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(ModBotDb db, CancellationToken cancellation) =>
        await db.Moderators.ToDictionaryAsync(row => row.Id, row => row.Name, StringComparer.Ordinal, cancellation);

    public async Task<CaseView> ViewAsync(
        ModBotDb db, CaseRow row, Viewer viewer, GuidelineAnswers? answers, IReadOnlyList<Flag>? flags, CancellationToken cancellation)
    {
        var names = await NamesAsync(db, cancellation);
        var outbox = await db.Outbox.Where(sent => sent.CaseId == row.Id).OrderBy(sent => sent.Sequence).ToListAsync(cancellation);
        var channel = await ChannelOfAsync(db, row, cancellation);
        var history = await db.Ledger.Where(entry => entry.CaseId == row.Id).OrderBy(entry => entry.Sequence).ToListAsync(cancellation);
        return new CaseView
        {
            Card = CaseCardBuilder.Build(await SnapshotAsync(db, row, channel, cancellation), time.GetUtcNow(), answers, flags),
            OwnerName = row.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null,
            ChannelName = channel?.Name ?? row.Channel,
            ChannelLink = channel?.Link,
            Reports = row.Reports,
            Since = row.StateSince,
            AskedBy = row is { State: CaseState.Waiting, HandedOverBy: { } asked } ? names.GetValueOrDefault(asked) : null,
            IsOpen = row.State.IsOpen(),
            GoesToLead = viewer.MustTellALead(Names.Split<Flag>(row.Flags)),
            Mine = IsMine(row, viewer),
            CanClaim = CanClaim(row, viewer),
            CanUndo = CanUndo(row, viewer, [.. outbox.Where(sent => sent.DecisionNumber == row.DecisionNumber && sent.Action != ModerationAction.SupportTarget)]),
            Version = row.Version,
            Doubt = outbox.FirstOrDefault(sent => sent.State is OutboxState.InDoubt or OutboxState.Refused) is { } doubt
                ? new ActionDoubt(doubt.Key, OutboxBook.NameOf(doubt), doubt.State == OutboxState.InDoubt, LadderNames.Name(doubt.Reason))
                : null,
            History = [.. history.Select(entry => new HistoryLine(
                DateTimeOffset.FromUnixTimeMilliseconds(entry.AtMilliseconds), entry.Kind, names.GetValueOrDefault(entry.Actor), Ledger.ReadDetails(entry.Details)))],
            Eased = row.Eased && row.GoneAt is null,
            Rules = await norms.ListAsync(cancellation),
            Templates = await CommunityTemplates.ReadAsync(db, cancellation),
            Shared = await CommunityTemplates.SharedAsync(db, cancellation),
            AppealRoute = adapters.AbleOf(row).Appeals,
            AnswersByHand = WritesOnce(row),
            TemplateUses = IsMine(row, viewer) ? await DraftDesk.UsesAsync(db, row, time.GetUtcNow(), cancellation) : NoUses,
            Appeal = await db.Appeals.FindAsync([row.Id], cancellation) is { } appeal ? new AppealView(appeal.At, appeal.AnsweredAt, appeal.Overturned, row.DecidedBy == viewer.ModeratorId) : null,
            CanNoteAppeal = await Appeals.CanAddAsync(db, row, cancellation),
            Reasons = row.AllReasons(seal),
            Sent = [.. outbox.Where(sent => sent.Action is not null).Select(sent => SentTextOf(sent, outbox)).OfType<SentText>()],
        };
    }

    /// <summary>What the card builder needs of a stored case.</summary>
    public async Task<CaseSnapshot> SnapshotAsync(ModBotDb db, CaseRow row, CancellationToken cancellation) => await SnapshotAsync(db, row, await ChannelOfAsync(db, row, cancellation), cancellation);

    private static Task<ChannelRow?> ChannelOfAsync(ModBotDb db, CaseRow row, CancellationToken cancellation) =>
        db.Channels.FirstOrDefaultAsync(channel => channel.Platform == row.Platform && channel.Channel == row.Channel, cancellation);

    private async Task<CaseSnapshot> SnapshotAsync(ModBotDb db, CaseRow row, ChannelRow? channel, CancellationToken cancellation)
    {
        var able = adapters.AbleOf(row);

        // As long as one of them stands there is something to take away.
        var standing = row.Twins == 0 ? [] : await db.Twins.Where(twin => twin.CaseId == row.Id && twin.GoneAt == null).Select(twin => twin.HiddenAt).ToListAsync(cancellation);
        return new CaseSnapshot
        {
            CaseId = row.Id,
            State = row.State,
            OwnerId = row.OwnerId,
            Platform = row.Platform,
            Channel = row.Channel,
            SentAt = row.SentAt,
            LastActivityAt = channel?.LastPostAt ?? row.SentAt,
            Content = row.Content,
            Assessment = row.Assessment is { } stored ? AssessmentJson.Read(stored) : null,
            Flags = Names.Split<Flag>(row.Flags),
            Edited = row.EditedByAuthor,
            NeverShow = row.NeverShow,
            Gone = row.GoneAt is not null && standing.Count == 0,
            Hidden = row.HiddenAt is not null && standing.TrueForAll(hidden => hidden is not null),
            Twins = row.Twins,
            Live = row.IsLive,
            Answers = row.Answers is { } given ? GuidelineAnswers.Parse(given) : null,
            Unsupported = [.. Unsupported(able)],
            Irreversible = [.. Irreversible(able)],
            DeleteBefore = able.DeleteWithin is { } within ? row.SentAt + within : null,
            MessageBefore = able.MessageWithin is { } writable ? row.SentAt + writable : null,
            MessagedAlready = able.MessagesOnce && await db.Outbox.AnyAsync(
                sent => sent.CaseId == row.Id && sent.Kind == PlatformRequestKind.PrivateMessage && (sent.State == OutboxState.Done || sent.State == OutboxState.InDoubt), cancellation),
            ReplyBeforeHide = able.ReplyBeforeHide,
            DecideBefore = await Duty.Holds.DecideBeforeAsync(db, row, cancellation),
            TargetKnown = row.TargetName is not null,
            TargetReachable = row.TargetId is not null,
            TargetSupported = row.TargetName is not null && await db.Outbox.AnyAsync(
                sent => sent.CaseId == row.Id && sent.Kind == PlatformRequestKind.MessageTarget && sent.State != OutboxState.Refused && sent.State != OutboxState.Cancelled, cancellation),
            PileOn = row.PileOnId is { } pileOn ? await PileOns.FindAsync(db, pileOn, cancellation) : null,
        };
    }

    /// <summary>Whether the last decision can be taken back as a whole: what went out can be withdrawn, nothing is under way.</summary>
    public bool CanUndo(CaseRow row, Viewer viewer, IReadOnlyCollection<OutboxRow> outbox)
    {
        var able = adapters.AbleOf(row);
        return row.DecisionNumber > 0
            && row.Text is not null
            && CaseLifecycle.TryNext(row.State, CaseTrigger.Undo, out _)
            && (row.OwnerId == viewer.ModeratorId || viewer.Role >= ModeratorRole.Lead || PassedOnBy(row, viewer))
            && !outbox.Any(sent => sent.Action?.AnswersAppeal() == true)
            && outbox.All(sent => sent.State is not (OutboxState.Sending or OutboxState.InDoubt)
                && (!MayBeOut(sent) || CanReverse(able, sent.Kind) || sent.Action == ModerationAction.Explain));
    }

    /// <summary>The actions in the order in which they are carried out: where nobody can be written to about what is gone, the explanation comes before the removal.</summary>
    public IEnumerable<ModerationAction> InOrder(CaseRow row, IReadOnlyList<ModerationAction> actions) =>
        adapters.AbleOf(row).MessageBeforeRemoval && actions.Contains(ModerationAction.Explain)
            ? [.. actions.Where(action => action.IsPublicReply()), ModerationAction.Explain, .. actions.Where(action => !action.IsPublicReply() && action != ModerationAction.Explain)]
            : actions;

    /// <summary>Whether the platform can take back what a request did.</summary>
    public bool CanReverse(CaseRow row, PlatformRequestKind kind) => CanReverse(adapters.AbleOf(row), kind);

    /// <summary>Whether the author gets no second private message about this.</summary>
    public bool WritesOnce(CaseRow row) => adapters.AbleOf(row).MessagesOnce;

    /// <summary>What brings a removed message back; null where the platform cannot do that.</summary>
    /// <param name="row">The case.</param>
    /// <param name="sent">What was done so far.</param>
    public PlatformRequestKind? BringsBack(CaseRow row, IReadOnlyCollection<OutboxRow> sent)
    {
        var able = adapters.AbleOf(row);
        if (row.GoneAt is not null) return sent.Any(request => request.Kind == PlatformRequestKind.Delete) && able.CanRestore ? PlatformRequestKind.Restore : null;
        return row.HiddenAt is not null && able.CanHide ? PlatformRequestKind.Unhide : null;
    }

    // As long as no lead has taken it up.
    private static bool PassedOnBy(CaseRow row, Viewer viewer) => row is { State: CaseState.PassedOn, OwnerId: null } && row.HandedOverBy == viewer.ModeratorId;

    /// <summary>
    /// Whether a request may have had its effect. One that is tried again has, when nobody knew how it went; what people would read is
    /// only ever tried again when it surely did not go out.
    /// </summary>
    public static bool MayBeOut(OutboxRow sent) =>
        sent.State == OutboxState.Done || (sent is { State: OutboxState.Pending, Attempts: > 0 } && !OutboxBook.ShowsText(sent.Kind));

    /// <summary>What takes a request back; null when nothing does.</summary>
    public static PlatformRequestKind? Reverse(PlatformRequestKind kind) => kind switch
    {
        PlatformRequestKind.Delete => PlatformRequestKind.Restore,
        PlatformRequestKind.Hide => PlatformRequestKind.Unhide,
        PlatformRequestKind.CloseComments => PlatformRequestKind.OpenComments,
        PlatformRequestKind.Reply or PlatformRequestKind.PrivateMessage or PlatformRequestKind.MessageTarget or PlatformRequestKind.Report => PlatformRequestKind.Withdraw,
        _ => null,
    };

    // A text whose keys are gone is not shown; the history still says that it was sent.
    private SentText? SentTextOf(OutboxRow row, List<OutboxRow> all) =>
        seal.OpenOrNull(row.Text) is { } text ? new SentText(OutboxBook.NameOf(row), text, StateOf(row, all)) : null;

    private static SentState StateOf(OutboxRow row, List<OutboxRow> all) => row.State switch
    {
        OutboxState.Pending or OutboxState.Sending => SentState.Underway,
        OutboxState.Done when all.Exists(other => other.WithdrawKey == row.Key && other.State == OutboxState.Done) => SentState.Withdrawn,
        OutboxState.Done => SentState.Sent,
        OutboxState.InDoubt => SentState.Unsure,
        _ => SentState.NotSent,
    };

    private static bool CanReverse(PlatformCapabilities able, PlatformRequestKind kind) => kind switch
    {
        PlatformRequestKind.Delete => able.CanRestore,
        PlatformRequestKind.Hide => able.CanHide,
        PlatformRequestKind.CloseComments => able.CanCloseComments,
        PlatformRequestKind.PrivateMessage or PlatformRequestKind.MessageTarget => able.CanWithdrawPrivate,
        PlatformRequestKind.Reply or PlatformRequestKind.Report => able.CanWithdraw,
        _ => false,
    };

    private static IEnumerable<ModerationAction> Irreversible(PlatformCapabilities able)
    {
        if (able is { CanDelete: true, CanRestore: false }) yield return ModerationAction.Delete;
        if (able is { CanMessagePrivately: true, CanWithdrawPrivate: false }) yield return ModerationAction.PrivateMessage;
        if (able is { CanMessageMembers: true, CanWithdrawPrivate: false }) yield return ModerationAction.SupportTarget;
        if (able.CanWithdraw) yield break;
        if (able.CanReply) yield return ModerationAction.ReplyWithNorm;
        if (able.CanReply) yield return ModerationAction.Correct;
        if (able.CanReport) yield return ModerationAction.Report;
    }

    private static IEnumerable<ModerationAction> Unsupported(PlatformCapabilities able)
    {
        if (!able.CanReply) yield return ModerationAction.ReplyWithNorm;
        if (!able.CanReply) yield return ModerationAction.Correct;
        if (!able.CanMessagePrivately) yield return ModerationAction.PrivateMessage;
        if (!able.CanMessagePrivately) yield return ModerationAction.Explain;
        if (!able.CanMessageMembers) yield return ModerationAction.SupportTarget;
        if (!able.CanDelete) yield return ModerationAction.Delete;
        if (!able.CanHide) yield return ModerationAction.Hide;
        if (!able.CanReport) yield return ModerationAction.Report;
        if (!able.CanTimeout) yield return ModerationAction.Timeout;
        if (!able.CanCloseComments) yield return ModerationAction.CloseComments;
    }
}
