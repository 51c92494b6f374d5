using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk.Templates;
using ModBot.Host.Pipeline;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Privacy;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Desk;

/// <summary>What a decision does to a case; every method works inside one write, so that decision, outbox and ledger stand or fall together.</summary>
internal sealed class Decisions(CaseReader reader, DraftDesk drafts, OutboxBook book, ITextSeal seal, IOptions<PipelineSettings> settings, TimeProvider time)
{
    public async Task<DeskResult> DecideAsync(ModBotDb db, CaseRow row, Viewer viewer, DecisionInput input, CancellationToken cancellation)
    {
        if (input.Button.Action() is not { } action) return new DeskResult(DeskProblem.NotPossibleNow);

        // What is only noted leads to a state in which nobody looks how the platform's part went.
        if (!action.IsCarriedOutByPlatform() && input.Also.Count > 0) return new DeskResult(DeskProblem.Refused, DecisionProblem.ConflictingActions);
        var now = time.GetUtcNow();
        var snapshot = await reader.SnapshotAsync(db, row, cancellation);
        var card = CaseCardBuilder.Build(snapshot, now, input.Answers, input.Flags);
        var decision = new Decision
        {
            ModeratorId = viewer.ModeratorId,
            At = now,
            Answers = input.Answers,
            ConfirmedFlags = input.Flags,
            Actions = ActionsOf(action, input),
            Text = input.Text?.Trim(),
            Explanation = input.Explanation?.Trim(),
            TemplateId = input.TemplateId,
            Reason = input.Reason?.Trim(),
            Confirmed = input.Confirmed,
        };
        if (DecisionRules.Check(decision, card.Recommendation) is { } problem) return new DeskResult(DeskProblem.Refused, problem);
        var reading = await ReadAsync(db, row, card, CaseCardBuilder.FactsOf(snapshot, card.Flags, now), viewer, decision, cancellation);
        if (reading.Blocks) return new DeskResult(DeskProblem.Refused, DecisionProblem.DraftBlocked);
        if (reading.Asks && input.LintAnswer is null) return new DeskResult(DeskProblem.Refused, DecisionProblem.DraftQuestioned);
        if (action == ModerationAction.SupportTarget) return await SupportAsync(db, row, viewer, decision, cancellation);
        if (action.AnswersAppeal()) return await AnswerAppealAsync(db, row, viewer, decision, cancellation);
        if (ClosesTooEarly(row, decision, card.Recommendation)) return new DeskResult(DeskProblem.Refused, DecisionProblem.ReasonMissing);

        var trigger = TriggerOf(decision, row, card.Recommendation);
        var wasAsked = row.State == CaseState.SecondOpinion;
        var asker = row.SecondOpinionFor;
        if (wasAsked && asker == viewer.ModeratorId && trigger is CaseTrigger.Dismiss or CaseTrigger.Watch) return new DeskResult(DeskProblem.NotPossibleNow);
        if (!row.TryMove(trigger, now, settings.Value)) return new DeskResult(DeskProblem.NotPossibleNow);

        await Duty.Holds.DecidedAsync(db, book, row, decision.Actions, now, cancellation);
        row.DecisionNumber++;
        row.Verdict = Verdicts.Of(decision.Actions, decision.Answers);
        (row.DecidedAt, row.DecidedBy) = (now, viewer.ModeratorId);
        row.AddReason(decision.Reason, seal);
        row.Answers = decision.Answers.ToString();
        row.Flags = Names.Join(decision.ConfirmedFlags);
        row.LooksAgain = false;
        row.NeedsLead = row.State == CaseState.Acting && viewer.MustTellALead(decision.ConfirmedFlags);
        row.NeverShow |= decision.ConfirmedFlags.Contains(Flag.MinorSexual);
        row.AwaitsAuthor = StillAwaitsAuthor(row, decision, card.Recommendation);
        row.SecondOpinionFor = trigger == CaseTrigger.AskSecondOpinion ? viewer.ModeratorId : null;
        if (trigger == CaseTrigger.PassOn)
        {
            row.OwnerId = viewer.Role >= ModeratorRole.Lead ? viewer.ModeratorId : null;
            row.HandedOverBy = viewer.ModeratorId;
        }

        var twins = row.Twins == 0 ? [] : await db.Twins.Where(twin => twin.CaseId == row.Id && twin.GoneAt == null).OrderBy(twin => twin.SentAt).ThenBy(twin => twin.MessageId).ToListAsync(cancellation);
        var template = await TemplateOfAsync(db, decision, cancellation);
        foreach (var carried in reader.InOrder(row, decision.Actions).Where(each => each.IsCarriedOutByPlatform()))
        {
            if (carried.IsVisibleText()) book.Queue(db, row, KindOf(carried), carried, decision.Text, template: template is null ? null : (template.Id, template.Strategy));
            else book.Queue(db, row, KindOf(carried), carried, carried == ModerationAction.Explain ? decision.Explanation : null);
            foreach (var twin in twins.Where(_ => Twins.IsDoneForEach(carried))) book.Queue(db, row, KindOf(carried), carried, twin: (twin.Channel, twin.MessageId));
        }

        if (wasAsked && asker != viewer.ModeratorId)
        {
            await Ledger.AppendAsync(db, now, "case.second_opinion_given", row.Id, viewer.ModeratorId, ("danger", LadderNames.Name(decision.Answers[Question.Danger] ?? Answer.Unknown)));
        }

        await NoteAsync(db, row, viewer, decision, card.Recommendation, trigger, reading, input.LintAnswer, template);
        return DeskResult.Ok;
    }

    /// <summary>What the lint says of the texts of a decision.</summary>
    private async Task<DraftReading> ReadAsync(ModBotDb db, CaseRow row, CaseCard card, CaseFacts facts, Viewer viewer, Decision decision, CancellationToken cancellation)
    {
        var findings = new List<LintFinding>();
        var stops = false;
        foreach (var action in decision.Actions.Where(action => action.IsVisibleText() || action == ModerationAction.Explain))
        {
            var isText = action.IsVisibleText();
            var reading = await drafts.ReadAsync(db, row, card, facts, viewer, action, (isText ? decision.Text : decision.Explanation)!, isText ? decision.TemplateId : null, cancellation);

            // An explanation names a rule, and that can be many words: it is only kept from doing harm.
            findings.AddRange(isText ? reading.Findings : reading.Findings.Where(finding => finding is { Level: LintLevel.Block, CanOverride: false }));
            stops |= isText && reading.StopsAndThinks;
        }

        return new DraftReading(findings, stops);
    }

    /// <summary>Answers an appeal: the author gets it in writing, and what was removed comes back where the platform can do that (A32).</summary>
    private async Task<DeskResult> AnswerAppealAsync(ModBotDb db, CaseRow row, Viewer viewer, Decision decision, CancellationToken cancellation)
    {
        var action = decision.Actions[0];
        var isOverturned = action == ModerationAction.OverturnAppeal;
        if (row.DecidedBy == viewer.ModeratorId || await db.Appeals.FindAsync([row.Id], cancellation) is not { AnsweredAt: null } appeal) return new DeskResult(DeskProblem.NotPossibleNow);
        var sent = await db.Outbox.Where(found => found.CaseId == row.Id && found.State == OutboxState.Done).ToListAsync(cancellation);
        if (!row.TryMove(CaseTrigger.Decide, decision.At, settings.Value)) return new DeskResult(DeskProblem.NotPossibleNow);
        row.DecisionNumber++;
        (row.AwaitsAuthor, row.LooksAgain) = (false, false);
        if (isOverturned) row.Verdict = Verdict.NotNeeded;
        (appeal.AnsweredAt, appeal.Overturned) = (decision.At, isOverturned);
        var brought = isOverturned ? reader.BringsBack(row, sent) : null;
        if (brought is { } back)
        {
            var removed = back == PlatformRequestKind.Restore ? PlatformRequestKind.Delete : PlatformRequestKind.Hide;
            foreach (var twin in sent.Where(request => request.Kind == removed).Select(OutboxBook.TwinOf).Distinct()) book.Queue(db, row, back, action, twin: twin);
        }

        if (!reader.WritesOnce(row))
        {
            book.Queue(db, row, PlatformRequestKind.PrivateMessage, action, decision.Text);
        }
        else
        {
            // A person sends the answer, which therefore stands in the case; and when nothing else is to be done, that was all.
            row.AddReason(decision.Text, seal);
            if (brought is null) row.TryMove(CaseTrigger.ActionsDone, decision.At, settings.Value);
        }

        await Ledger.AppendAsync(db, decision.At, isOverturned ? "case.appeal_overturned" : "case.appeal_upheld", row.Id, viewer.ModeratorId, TemplateLabels(decision, await TemplateOfAsync(db, decision, cancellation)));
        return DeskResult.Ok;
    }

    /// <summary>Support for the target goes out at once and by itself; the case stays with whoever has it (A33).</summary>
    private async Task<DeskResult> SupportAsync(ModBotDb db, CaseRow row, Viewer viewer, Decision decision, CancellationToken cancellation)
    {
        if (!CaseLifecycle.TryNext(row.State, CaseTrigger.Decide, out _)) return new DeskResult(DeskProblem.NotPossibleNow);
        book.Queue(db, row, PlatformRequestKind.MessageTarget, ModerationAction.SupportTarget, decision.Text);
        row.Touch();
        await Ledger.AppendAsync(db, decision.At, "case.target_supported", row.Id, viewer.ModeratorId, TemplateLabels(decision, await TemplateOfAsync(db, decision, cancellation)));
        return DeskResult.Ok;
    }

    /// <summary>Takes the last decision back: what was not sent is cancelled, what was sent is reversed.</summary>
    public async Task<DeskResult> UndoAsync(ModBotDb db, CaseRow row, Viewer viewer, CancellationToken cancellation)
    {
        var sent = await db.Outbox.Where(found => found.CaseId == row.Id && found.DecisionNumber == row.DecisionNumber && found.Action != ModerationAction.SupportTarget).OrderBy(found => found.Sequence).ToListAsync(cancellation);
        var now = time.GetUtcNow();

        // Support that was given is not taken away from the target because something else about the message is decided anew.
        if (!reader.CanUndo(row, viewer, sent) || !row.TryMove(CaseTrigger.Undo, now)) return new DeskResult(DeskProblem.NotPossibleNow);
        row.OwnerId = viewer.ModeratorId;
        (row.NeedsLead, row.LooksAgain) = (false, false);
        row.DecisionNumber++;
        row.Verdict = null;
        foreach (var remembered in await db.RememberedTexts.Where(text => text.CaseId == row.Id).ToListAsync(cancellation)) await TextMemory.ForgetAsync(db, remembered, viewer.ModeratorId, now);

        // An earlier private talk goes on; one that is taken back itself asks nothing of the author any more.
        if (sent.Any(request => request.Action == ModerationAction.PrivateMessage)) row.AwaitsAuthor = false;
        foreach (var request in sent)
        {
            var mayBeOut = CaseReader.MayBeOut(request);
            if (request.State is OutboxState.Pending or OutboxState.Refused) request.State = OutboxState.Cancelled;
            if (mayBeOut && reader.CanReverse(row, request.Kind) && CaseReader.Reverse(request.Kind) is { } reverse && (request.Kind != PlatformRequestKind.CloseComments || await OpensAgainAsync(db, row, request, cancellation)))
            {
                book.Queue(db, row, reverse, action: null, withdrawKey: reverse == PlatformRequestKind.Withdraw ? request.Key : null, twin: OutboxBook.TwinOf(request));
            }
        }

        await Ledger.AppendAsync(db, now, "case.undone", row.Id, viewer.ModeratorId);
        return DeskResult.Ok;
    }

    // Not what somebody else had closed before, nor what another decision closed too.
    private static async Task<bool> OpensAgainAsync(ModBotDb db, CaseRow row, OutboxRow request, CancellationToken cancellation) =>
        request is not { State: OutboxState.Done, PostedId: null } && !await db.Outbox.AnyAsync(
            other => other.Kind == PlatformRequestKind.CloseComments && other.State == OutboxState.Done && other.CaseId != row.Id
                && db.Cases.Any(@case => @case.Id == other.CaseId && @case.Platform == row.Platform && @case.Channel == row.Channel && @case.DecisionNumber == other.DecisionNumber), cancellation);

    /// <summary>The person looked and says what is to happen with a request that is in doubt or was refused.</summary>
    public async Task<DeskResult> SettleAsync(ModBotDb db, CaseRow row, Viewer viewer, string outboxId, bool sendAgain, CancellationToken cancellation)
    {
        var request = await db.Outbox.FirstOrDefaultAsync(found => found.CaseId == row.Id && found.Key == outboxId, cancellation);
        if (request is not { State: OutboxState.InDoubt or OutboxState.Refused }) return new DeskResult(DeskProblem.NotPossibleNow);
        var now = time.GetUtcNow();
        var fits = await StillFitsAsync(db, row, request, now, cancellation);
        if (sendAgain && !fits) return new DeskResult(DeskProblem.FitsNoLonger);
        if (sendAgain && request.State == OutboxState.Refused)
        {
            // A platform remembers what it refused under a key; a new try is a new request.
            request.State = OutboxState.Cancelled;
            book.QueueAgain(db, row, request);
        }
        else if (sendAgain)
        {
            request.State = OutboxState.Pending;
            request.Attempts = 0;
            request.NotBefore = now;
        }
        else
        {
            request.State = OutboxState.Cancelled;
        }

        var left = await db.Outbox.AnyAsync(
            other => other.CaseId == row.Id && other.Key != outboxId && (other.State == OutboxState.InDoubt || other.State == OutboxState.Refused), cancellation);
        if (sendAgain || !left) await MoveAfterSettlingAsync(db, row, request, sendAgain, fits, now);
        row.Touch();
        await Ledger.AppendAsync(db, now, "action.settled", row.Id, viewer.ModeratorId, ("outcome", sendAgain ? "again" : "left"));
        return DeskResult.Ok;
    }

    /// <summary>
    /// Whether a text that did not (surely) go out may still do so: not when the message was changed since, and in public not when the guideline now says no, or the decision is too old to be said
    /// without looking again.
    /// </summary>
    private async Task<bool> StillFitsAsync(ModBotDb db, CaseRow row, OutboxRow request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.Action is not { } action || !OutboxBook.ShowsText(request.Kind)) return true;
        if (row.LooksAgain) return false;
        if (!action.IsPublicReply()) return true;
        var card = CaseCardBuilder.Build(await reader.SnapshotAsync(db, row, cancellation), now, row.Answers is { } answers ? GuidelineAnswers.Parse(answers) : null, null);
        return now - (row.DecidedAt ?? row.StateSince) <= OutboxBook.LongestWait && card.Buttons.FirstOrDefault(button => button.Kind.Action() == action) is { Availability: not Availability.Disabled };
    }

    /// <summary>Whoever settles an undo decides anew; whoever settles an action goes on with the decision it belongs to.</summary>
    private async Task MoveAfterSettlingAsync(ModBotDb db, CaseRow row, OutboxRow request, bool sendAgain, bool fits, DateTimeOffset now)
    {
        if (request.Action is not null && !sendAgain && row.NeedsLead)
        {
            await row.ToLeadAsync(db, now);
            return;
        }

        // A text that changed meanwhile is decided about anew, like what could not be taken back, and like an answer whose time is over.
        var decidesAnew = request.Action is null || (!sendAgain && row.GoneAt is null && (row.LooksAgain || !fits));
        if (decidesAnew) row.LooksAgain = false;
        var trigger = decidesAnew ? CaseTrigger.UndoSettled
            : sendAgain ? CaseTrigger.SendAgain
            : row.WaitsForAuthor() ? CaseTrigger.DoubtSettledAwaitingAuthor
            : CaseTrigger.DoubtSettled;
        row.TryMove(trigger, now, settings.Value);
    }

    // Reply first, remove after: some platforms take no reply to what is hidden or gone (FEATURES, platforms).
    private static IReadOnlyList<ModerationAction> ActionsOf(ModerationAction main, DecisionInput input) =>
        [main, .. ModerationActionExtensions.Beside.Where(action => action != main && input.Also.Contains(action))];

    // "Koppel door" by whoever doubts the danger asks a second moderator first (override V5); a danger sign or step 4 leaves nothing to ask (V1).
    private static CaseTrigger TriggerOf(Decision decision, CaseRow row, Recommendation recommendation) => decision.Actions[0] switch
    {
        ModerationAction.Ignore => CaseTrigger.Dismiss,
        ModerationAction.Monitor => CaseTrigger.Watch,
        ModerationAction.Escalate when row.State == CaseState.Claimed && recommendation.Advice.Contains(Advice.SecondOpinion)
            && row.Step != Step.Extremism && !decision.ConfirmedFlags.Any(flag => flag.IsImmediate()) => CaseTrigger.AskSecondOpinion,
        ModerationAction.Escalate => CaseTrigger.PassOn,
        _ => CaseTrigger.Decide,
    };

    /// <summary>A private talk is not over because something else was done meanwhile: the message is changed or gone, or there is a reason (A16).</summary>
    private static bool StillAwaitsAuthor(CaseRow row, Decision decision, Recommendation recommendation)
    {
        if (decision.Actions.Contains(ModerationAction.Delete)) return false;
        var asks = recommendation.Outcomes.Contains(Outcome.EnsureChanged) && decision.Actions.Any(action => action.IsVisibleText());
        return asks || (row.WaitsForAuthor() && string.IsNullOrEmpty(decision.Reason));
    }

    private static PlatformRequestKind KindOf(ModerationAction action) => action switch
    {
        ModerationAction.ReplyWithNorm or ModerationAction.Correct => PlatformRequestKind.Reply,
        ModerationAction.PrivateMessage or ModerationAction.Explain => PlatformRequestKind.PrivateMessage,
        ModerationAction.Delete => PlatformRequestKind.Delete,
        ModerationAction.Hide => PlatformRequestKind.Hide,
        ModerationAction.CloseComments => PlatformRequestKind.CloseComments,
        ModerationAction.Report => PlatformRequestKind.Report,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No platform carries this out."),
    };

    // Whoever was asked to change the message, or should be asked by this very advice (A16).
    private static bool ClosesTooEarly(CaseRow row, Decision decision, Recommendation recommendation)
    {
        if (decision.Actions[0] is not (ModerationAction.Ignore or ModerationAction.Monitor)) return false;
        IReadOnlyCollection<Outcome> outcomes = row.AwaitsAuthor ? [Outcome.EnsureChanged] : recommendation.Outcomes;
        return ClosingRules.Check(outcomes, editedSinceDecision: false, row.GoneAt is not null, decision.Reason) is not null;
    }

    private static async Task NoteAsync(ModBotDb db, CaseRow row, Viewer viewer, Decision decision, Recommendation recommendation, CaseTrigger trigger, DraftReading reading, LintAnswer? answer, ReplyTemplate? template)
    {
        var kind = trigger switch
        {
            CaseTrigger.Dismiss => "case.dismissed",
            CaseTrigger.Watch => "case.watched",
            CaseTrigger.PassOn => "case.passed_on",
            CaseTrigger.AskSecondOpinion => "case.second_opinion_asked",
            _ => "case.decided",
        };
        await Ledger.AppendAsync(db, decision.At, kind, row.Id, viewer.ModeratorId,
        [
            ("actions", Names.Join(decision.Actions)),
            ("outcome", string.Join(',', recommendation.Outcomes.Select(outcome => $"O{(int)outcome}"))),
            ("answers", decision.Answers.ToString()),
            ("flags", Names.Join(decision.ConfirmedFlags)),
            .. TemplateLabels(decision, template),
            ("lint", string.Join(',', reading.Findings.Where(finding => finding.Level >= LintLevel.Warning).Select(finding => finding.Check.Id()))),
            ("lint_answer", reading.Asks && answer is { } said ? LadderNames.Name(said) : "-"),
            ("why", string.IsNullOrEmpty(decision.Reason) ? "no" : "given"),
            ("chart", decision.ChartVersion),
        ]);
    }

    // What the browser sends is only noted when it names a template that exists.
    private static async Task<ReplyTemplate?> TemplateOfAsync(ModBotDb db, Decision decision, CancellationToken cancellation) =>
        decision.TemplateId is { } id ? (await CommunityTemplates.ReadAsync(db, cancellation)).FirstOrDefault(known => known.Id == id) : null;

    // Places that were filled in are a change too.
    private static (string Key, string Value)[] TemplateLabels(Decision decision, ReplyTemplate? template)
    {
        var isAdapted = template is not null && decision.Text != template.Text.Nl && decision.Text != template.Text.En;
        return [("template", template?.Id ?? "-"), ("adapted", isAdapted ? "yes" : "no")];
    }
}
