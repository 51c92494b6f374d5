using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Privacy;
using ModBot.Moderation.Replies;

namespace ModBot.Host.Pipeline;

/// <summary>The rows of the outbox and what their fate means for the case.</summary>
internal sealed class OutboxBook(Store store, ITextSeal seal, IOptions<PipelineSettings> settings, TimeProvider time)
{
    private const int MaxDoublings = 8;
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long a platform may ask to wait until a person hears of it; and how long a public reply may wait for whatever reason, for what was right to say then may be wrong now (DOMAIN §2, timing
    /// is everything).
    /// </summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>The wire name of what a row does: of the moderator's action, or of what takes an earlier one back.</summary>
    public static string NameOf(OutboxRow row) => row.Action is { } action ? LadderNames.Name(action) : LadderNames.Name(row.Kind);

    /// <summary>Adds a row inside a write of <see cref="Store"/>.</summary>
    public void Queue(ModBotDb db, CaseRow @case, PlatformRequestKind kind, ModerationAction? action, string? text = null, string? withdrawKey = null, (string Channel, string MessageId)? twin = null, (string Id, ReplyStrategy Strategy)? template = null)
    {
        var now = time.GetUtcNow();
        db.Outbox.Add(new OutboxRow
        {
            Key = CaseIds.New(),
            CaseId = @case.Id,
            Platform = @case.Platform,
            DecisionNumber = @case.DecisionNumber,
            Action = action,
            Kind = kind,
            Text = text is null ? null : seal.Seal(text),
            TemplateId = template?.Id,
            Strategy = template?.Strategy,
            WithdrawKey = withdrawKey,
            TwinChannel = twin?.Channel,
            TwinMessageId = twin?.MessageId,
            CreatedAt = now,
            NotBefore = now,
        });
    }

    /// <summary>Adds a row that does the same as an earlier one under a new key; inside a write of <see cref="Store"/>.</summary>
    public void QueueAgain(ModBotDb db, CaseRow @case, OutboxRow earlier) =>
        Queue(db, @case, earlier.Kind, earlier.Action, earlier.Text is { } sealedText ? seal.Open(sealedText) : null, earlier.WithdrawKey, TwinOf(earlier), earlier is { TemplateId: { } id, Strategy: { } strategy } ? (id, strategy) : null);

    /// <summary>The message a row is about, when it is not that of the case but one that says the same.</summary>
    public static (string Channel, string MessageId)? TwinOf(OutboxRow row) => row is { TwinChannel: { } channel, TwinMessageId: { } message } ? (channel, message) : null;

    /// <summary>Marks a row as under way.</summary>
    /// <returns>The request to send; null when the row is no longer to be sent.</returns>
    public Task<PlatformRequest?> StartAsync(long sequence, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        var row = await db.Outbox.FindAsync([sequence], cancellation);
        if (row is not { State: OutboxState.Pending }) return null;
        var now = time.GetUtcNow();
        var isLate = row.Kind == PlatformRequestKind.Reply && now - row.NotBefore > LongestWait;
        row.State = OutboxState.Sending;
        row.Attempts++;
        row.NotBefore = now;
        var request = await RequestOfAsync(db, row, cancellation);
        if (!isLate && (row.Text is null || request.Text is not null)) return request;

        // ModBot stood still, or a text cannot be opened: that is one row's trouble; the others go on, and the person hears of it.
        var @case = await db.Cases.FirstAsync(found => found.Id == row.CaseId, cancellation);
        await ApplyAsync(db, row, @case, PlatformResult.Refused(isLate ? RefusalReason.WaitedTooLong : RefusalReason.TextLost));
        await MoveCaseAsync(db, row, @case, cancellation);
        return null;
    }, cancellation);

    /// <summary>The request of a row that is under way.</summary>
    public Task<PlatformRequest?> FindRequestAsync(long sequence, CancellationToken cancellation) => store.ReadAsync(async db =>
        await db.Outbox.FirstOrDefaultAsync(row => row.Sequence == sequence, cancellation) is { } row ? await RequestOfAsync(db, row, cancellation) : null, cancellation);

    /// <summary>Back to be sent: it surely did not go out.</summary>
    public Task PutBackAsync(long sequence, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        if (await db.Outbox.FindAsync([sequence], cancellation) is { State: OutboxState.Sending } row) row.State = OutboxState.Pending;
    }, cancellation);

    /// <summary>Notes how a request went, and moves the case on when it was the last of its decision.</summary>
    public Task SettleAsync(long sequence, PlatformResult result, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        if (await db.Outbox.FindAsync([sequence], cancellation) is not { State: OutboxState.Sending } row) return;
        var @case = await db.Cases.FirstAsync(found => found.Id == row.CaseId, cancellation);
        await ApplyAsync(db, row, @case, result);
        await MoveCaseAsync(db, row, @case, cancellation);
    }, cancellation);

    /// <summary>Moves a case on once every row of its decision is settled; inside a write of <see cref="Store"/>.</summary>
    public async Task MoveCaseAsync(ModBotDb db, OutboxRow changed, CaseRow @case, CancellationToken cancellation)
    {
        if (changed.Action is null)
        {
            // What was taken back still stands in the channel. Where that cannot be a state of its own the card shows it all the same.
            if (changed.State is OutboxState.InDoubt or OutboxState.Refused) @case.TryMove(CaseTrigger.UndoInDoubt, time.GetUtcNow());
            return;
        }

        if (@case.State != CaseState.Acting || changed.DecisionNumber != @case.DecisionNumber) return;
        var others = await db.Outbox.Where(row => row.CaseId == @case.Id && row.Sequence != changed.Sequence).ToListAsync(cancellation);
        List<OutboxRow> all = [changed, .. others];
        if (all.Exists(row => row.DecisionNumber == @case.DecisionNumber && row.State is OutboxState.Pending or OutboxState.Sending)) return;

        // Also what an earlier undo could not take back is a question, whatever was decided since.
        var now = time.GetUtcNow();
        if (all.Exists(row => row.State is OutboxState.InDoubt or OutboxState.Refused)) @case.TryMove(CaseTrigger.ActionInDoubt, now);
        else if (@case.LooksAgain && @case.GoneAt is null) await @case.ReopenAsync(db, now);
        else if (@case.NeedsLead) await @case.ToLeadAsync(db, now);
        else @case.TryMove(@case.WaitsForAuthor() ? CaseTrigger.ActionsDoneAwaitingAuthor : CaseTrigger.ActionsDone, now, settings.Value);
    }

    private async Task ApplyAsync(ModBotDb db, OutboxRow row, CaseRow @case, PlatformResult result)
    {
        var now = time.GetUtcNow();
        var action = ("action", NameOf(row));

        // To be told to wait is no failed attempt; but nobody waits for ever to hear that it did not go out.
        if (result is { Outcome: PlatformOutcome.TryAgain, RetryAfter: not null } && now - row.CreatedAt < LongestWait) row.Attempts--;
        var outcome = result.Outcome == PlatformOutcome.TryAgain && row.Attempts >= settings.Value.MaxAttempts ? PlatformOutcome.Refused : result.Outcome;

        // Unknown is a question to a person only where people would see a text twice; the rest is simply done again.
        if (outcome == PlatformOutcome.Unknown && !ShowsText(row.Kind) && row.Attempts < settings.Value.MaxAttempts) outcome = PlatformOutcome.TryAgain;
        switch (outcome)
        {
            case PlatformOutcome.Done or PlatformOutcome.NothingToDo:
                row.State = OutboxState.Done;
                row.PostedId = result.PostedId;
                if (TwinOf(row) is var (channel, message)) await NoteEffectAsync(db, row, channel, message, now);
                else NoteEffect(row.Kind, @case, now);
                await Ledger.AppendAsync(db, now, "action.done", @case.Id, Ledger.Software, action);
                break;
            case PlatformOutcome.TryAgain:
                row.State = OutboxState.Pending;
                row.NotBefore = now + (result.RetryAfter ?? Backoff(row.Attempts));
                break;
            case PlatformOutcome.Unknown:
                row.State = OutboxState.InDoubt;
                await Ledger.AppendAsync(db, now, "action.in_doubt", @case.Id, Ledger.Software, action);
                break;
            case PlatformOutcome.Refused when row.Action == ModerationAction.Explain && result.Reason is RefusalReason.AuthorUnreachable or RefusalReason.AuthorForgotten:
                // Nobody can do more about it, and the removal stands: that is worth a line, not a question.
                (row.State, row.Reason) = (OutboxState.Cancelled, result.Reason);
                await Ledger.AppendAsync(db, now, "action.unreachable", @case.Id, Ledger.Software, action);
                break;
            default:
                row.State = OutboxState.Refused;
                row.Reason = result.Reason;
                await Ledger.AppendAsync(db, now, "action.refused", @case.Id, Ledger.Software, action, ("reason", LadderNames.Name(result.Reason)));
                break;
        }
    }

    private static async Task NoteEffectAsync(ModBotDb db, OutboxRow row, string channel, string message, DateTimeOffset now)
    {
        // Its author may have made something else of it meanwhile.
        if (await db.Twins.FindAsync([row.Platform, channel, message]) is not { } twin) return;
        (twin.GoneAt, twin.HiddenAt) = Effect(row.Kind, (twin.GoneAt, twin.HiddenAt), now);
    }

    private static (DateTimeOffset? GoneAt, DateTimeOffset? HiddenAt) Effect(PlatformRequestKind kind, (DateTimeOffset? GoneAt, DateTimeOffset? HiddenAt) before, DateTimeOffset now) => kind switch
    {
        PlatformRequestKind.Delete => (before.GoneAt ?? now, before.HiddenAt),
        PlatformRequestKind.Restore => (null, before.HiddenAt),
        PlatformRequestKind.Hide => (before.GoneAt, before.HiddenAt ?? now),
        PlatformRequestKind.Unhide => (before.GoneAt, null),
        _ => before,
    };

    // Only what a decision may rest on makes a new version of the case: whoever undoes a reply can decide again at once.
    private static void NoteEffect(PlatformRequestKind kind, CaseRow @case, DateTimeOffset now)
    {
        var before = (@case.GoneAt, @case.HiddenAt);
        (@case.GoneAt, @case.HiddenAt) = Effect(kind, before, now);
        if (before != (@case.GoneAt, @case.HiddenAt)) @case.Touch();
    }

    /// <summary>Whether people would read what a request posts, so that it must never go out twice.</summary>
    public static bool ShowsText(PlatformRequestKind kind) => kind is PlatformRequestKind.Reply or PlatformRequestKind.PrivateMessage or PlatformRequestKind.MessageTarget;

    private TimeSpan Backoff(int attempts)
    {
        var pause = TimeSpan.FromSeconds(settings.Value.RetrySeconds * Math.Pow(2, Math.Min(attempts - 1, MaxDoublings)));
        return pause < LongestRetry ? pause : LongestRetry;
    }

    private async Task<PlatformRequest> RequestOfAsync(ModBotDb db, OutboxRow row, CancellationToken cancellation)
    {
        var @case = await db.Cases.FirstAsync(found => found.Id == row.CaseId, cancellation);
        return new PlatformRequest
        {
            Key = row.Key,
            Kind = row.Kind,
            Message = TwinOf(row) is var (channel, message) ? new MessageKey(row.Platform, channel, message) : @case.Key(),
            Text = seal.OpenOrNull(row.Text),
            WithdrawKey = row.WithdrawKey,
            WithdrawPostedId = row.WithdrawKey is { } key ? await db.Outbox.Where(sent => sent.Key == key).Select(sent => sent.PostedId).FirstOrDefaultAsync(cancellation) : null,
            AuthorId = row.TwinMessageId is null ? seal.OpenOrNull(@case.AuthorId) : null,
            TargetId = row.Kind == PlatformRequestKind.MessageTarget ? seal.OpenOrNull(@case.TargetId) : null,
            CreatedAt = row.CreatedAt,
            AttemptedAt = row.State == OutboxState.Sending ? row.NotBefore : null,
        };
    }
}
