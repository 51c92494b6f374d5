using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Pipeline;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;

namespace ModBot.Host.Desk;

/// <summary>What a decision does to a case; every method works inside one write, so that decision, outbox and ledger stand or fall together.</summary>
internal sealed class Decisions(CaseReader reader, OutboxBook book, IOptions<PipelineSettings> settings, TimeProvider time)
{
    public async Task<DeskResult> DecideAsync(ModBotDb db, CaseRow row, Viewer viewer, DecisionInput input, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var card = CaseCardBuilder.Build(await reader.SnapshotAsync(db, row, cancellation), now, input.Answers, input.Flags);
        var decision = new Decision
        {
            ModeratorId = viewer.ModeratorId,
            At = now,
            Answers = input.Answers,
            ConfirmedFlags = input.Flags,
            Actions = ActionsOf(input),
            Text = input.Text?.Trim(),
            TemplateId = input.TemplateId,
            Reason = input.Reason?.Trim(),
            Confirmed = input.Confirmed,
        };
        if (DecisionRules.Check(decision, card.Recommendation) is { } problem) return new DeskResult(DeskProblem.Refused, problem);
        if (ClosesTooEarly(row, decision)) return new DeskResult(DeskProblem.Refused, DecisionProblem.ReasonMissing);

        var trigger = TriggerOf(decision);
        var asksSecondOpinion = trigger == CaseTrigger.PassOn && card.Recommendation.Advice.Contains(Advice.SecondOpinion) && row.State == CaseState.Claimed;
        if (!row.TryMove(asksSecondOpinion ? CaseTrigger.AskSecondOpinion : trigger, now)) return new DeskResult(DeskProblem.NotPossibleNow);

        row.DecisionNumber++;
        row.Answers = decision.Answers.ToString();
        row.Flags = Names.Join(decision.ConfirmedFlags);
        row.AwaitsAuthor = card.Recommendation.Outcomes.Contains(Outcome.EnsureChanged) && decision.Actions.Contains(ModerationAction.PrivateMessage) && !decision.Actions.Contains(ModerationAction.Delete);
        row.DueAt = asksSecondOpinion ? now + Guide.SecondOpinionTime : trigger == CaseTrigger.Watch ? now.AddHours(settings.Value.FollowUpHours) : null;
        if (trigger == CaseTrigger.PassOn && !asksSecondOpinion) row.OwnerId = viewer.Role >= ModeratorRole.Lead ? viewer.ModeratorId : null;
        foreach (var action in decision.Actions.Where(action => action.IsCarriedOutByPlatform()))
        {
            book.Queue(db, row, KindOf(action), action, action.IsVisibleText() ? decision.Text : null);
        }

        await NoteAsync(db, row, viewer, decision, card.Recommendation, asksSecondOpinion ? CaseTrigger.AskSecondOpinion : trigger);
        return DeskResult.Ok;
    }

    /// <summary>Takes the last decision back: what was not sent is cancelled, what was sent is reversed.</summary>
    public async Task<DeskResult> UndoAsync(ModBotDb db, CaseRow row, Viewer viewer, CancellationToken cancellation)
    {
        var sent = await db.Outbox.Where(found => found.CaseId == row.Id && found.DecisionNumber == row.DecisionNumber).OrderBy(found => found.Sequence).ToListAsync(cancellation);
        var now = time.GetUtcNow();
        if (!reader.CanUndo(row, viewer, sent) || !row.TryMove(CaseTrigger.Undo, now)) return new DeskResult(DeskProblem.NotPossibleNow);
        row.OwnerId = viewer.ModeratorId;
        row.AwaitsAuthor = false;
        row.DecisionNumber++;
        foreach (var request in sent)
        {
            if (request.State == OutboxState.Pending) request.State = OutboxState.Cancelled;
            if (request.State == OutboxState.Done && CaseReader.Reverse(request.Kind) is { } reverse)
            {
                book.Queue(db, row, reverse, action: null, withdrawKey: reverse == PlatformRequestKind.Withdraw ? request.Key : null);
                if (reverse == PlatformRequestKind.Restore) row.GoneAt = null;
            }
        }

        await Ledger.AppendAsync(db, now, "case.undone", row.Id, viewer.ModeratorId);
        return DeskResult.Ok;
    }

    /// <summary>The person looked and says what is to happen with a request that is in doubt or was refused.</summary>
    public async Task<DeskResult> SettleAsync(ModBotDb db, CaseRow row, Viewer viewer, string outboxId, bool sendAgain, CancellationToken cancellation)
    {
        var request = await db.Outbox.FirstOrDefaultAsync(found => found.CaseId == row.Id && found.Key == outboxId, cancellation);
        if (request is not { State: OutboxState.InDoubt or OutboxState.Refused } || row.State != CaseState.NeedsAnswer) return new DeskResult(DeskProblem.NotPossibleNow);
        var now = time.GetUtcNow();
        if (sendAgain && request.State == OutboxState.Refused)
        {
            // A platform remembers what it refused under a key; a new try is a new request.
            request.State = OutboxState.Cancelled;
            book.QueueAgain(db, row, request);
            row.TryMove(CaseTrigger.SendAgain, now);
        }
        else if (sendAgain)
        {
            request.State = OutboxState.Pending;
            request.Attempts = 0;
            request.NotBefore = now;
            row.TryMove(CaseTrigger.SendAgain, now);
        }
        else
        {
            request.State = OutboxState.Cancelled;
            var left = await db.Outbox.AnyAsync(
                other => other.CaseId == row.Id && other.DecisionNumber == row.DecisionNumber && other.Key != outboxId
                    && (other.State == OutboxState.InDoubt || other.State == OutboxState.Refused), cancellation);
            if (!left && row.TryMove(CaseTrigger.DoubtSettled, now)) row.DueAt = now.AddHours(settings.Value.FollowUpHours);
        }

        row.Touch();
        await Ledger.AppendAsync(db, now, "action.settled", row.Id, viewer.ModeratorId, ("outcome", sendAgain ? "again" : "left"));
        return DeskResult.Ok;
    }

    // Reply first, remove after: some platforms take no reply to what is gone (FEATURES, platforms).
    private static IReadOnlyList<ModerationAction> ActionsOf(DecisionInput input)
    {
        var main = input.Button.Action() ?? ModerationAction.Ignore;
        var actions = new List<ModerationAction> { main };
        if (input.AlsoReport && main is not (ModerationAction.Report or ModerationAction.Ignore)) actions.Add(ModerationAction.Report);
        if (input.AlsoDelete && main is not (ModerationAction.Delete or ModerationAction.Ignore)) actions.Add(ModerationAction.Delete);
        return actions;
    }

    private static CaseTrigger TriggerOf(Decision decision) => decision.Actions[0] switch
    {
        ModerationAction.Ignore => CaseTrigger.Dismiss,
        ModerationAction.Monitor => CaseTrigger.Watch,
        ModerationAction.Escalate => CaseTrigger.PassOn,
        _ => CaseTrigger.Decide,
    };

    private static PlatformRequestKind KindOf(ModerationAction action) => action switch
    {
        ModerationAction.ReplyWithNorm or ModerationAction.Correct => PlatformRequestKind.Reply,
        ModerationAction.PrivateMessage => PlatformRequestKind.PrivateMessage,
        ModerationAction.Delete => PlatformRequestKind.Delete,
        ModerationAction.Hide => PlatformRequestKind.Hide,
        ModerationAction.Report => PlatformRequestKind.Report,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No platform carries this out."),
    };

    private static bool ClosesTooEarly(CaseRow row, Decision decision) =>
        row.AwaitsAuthor && TriggerOf(decision) is CaseTrigger.Dismiss or CaseTrigger.Watch
        && ClosingRules.Check([Outcome.EnsureChanged], row.State != CaseState.AwaitingAuthor, row.GoneAt is not null, decision.Reason) is not null;

    private static async Task NoteAsync(ModBotDb db, CaseRow row, Viewer viewer, Decision decision, Recommendation recommendation, CaseTrigger trigger)
    {
        var kind = trigger switch
        {
            CaseTrigger.Dismiss => "case.dismissed",
            CaseTrigger.Watch => "case.watched",
            CaseTrigger.PassOn => "case.passed_on",
            CaseTrigger.AskSecondOpinion => "case.second_opinion_asked",
            _ => "case.decided",
        };
        await Ledger.AppendAsync(
            db, decision.At, kind, row.Id, viewer.ModeratorId,
            ("actions", Names.Join(decision.Actions)),
            ("outcome", string.Join(',', recommendation.Outcomes.Select(outcome => $"O{(int)outcome}"))),
            ("answers", decision.Answers.ToString()),
            ("flags", Names.Join(decision.ConfirmedFlags)),
            ("template", TemplateIdOf(decision)),
            ("chart", decision.ChartVersion));
    }

    // What the browser sends is only noted when it names a template that exists.
    private static string TemplateIdOf(Decision decision) =>
        decision.TemplateId is { } id && Moderation.Replies.ReplyLibrary.Find(id) is not null ? id : "-";
}
