using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk.View;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Desk.Duty;

/// <summary>Why a message is hidden until a person decides. Its wire name stands in the ledger.</summary>
internal enum HoldCause
{
    /// <summary>Nobody was there (A22).</summary>
    Nobody = 0,

    /// <summary>One person alone was there (A49).</summary>
    Alone,

    /// <summary>Nobody took the case of an alarm (DOMAIN §5).</summary>
    Unanswered,
}

/// <summary>Hides a message until a person decides, and shows it again. Every method works inside a write of <see cref="Store"/>.</summary>
internal sealed class Holds(IEnumerable<IPlatformAdapter> adapters, OutboxBook book, TimeProvider time)
{
    /// <summary>Hides the message of a case, unless that was done and nobody decided yet. Where the platform cannot hide nothing happens to the message; the card says so.</summary>
    /// <returns>Whether it is held from now on.</returns>
    public async Task<bool> HoldAsync(ModBotDb db, CaseRow row, HoldCause cause, DateTimeOffset now, CancellationToken cancellation)
    {
        var hold = await db.Holds.FindAsync([row.Id], cancellation);
        if (hold is { DecidedAt: null }) return false;
        if (hold is null) db.Holds.Add(hold = new HoldRow { CaseId = row.Id });
        var hides = adapters.AbleOf(row).CanHide;
        (hold.At, hold.Alone, hold.CanHide, hold.Stage, hold.Told, hold.AuthorTold, hold.DecidedAt) = (now, cause == HoldCause.Alone, hides, HoldStage.Asked, false, false, null);
        if (hides && row.HiddenAt is null) book.Queue(db, row, PlatformRequestKind.Hide, ModerationAction.Hide);
        row.Touch();
        await Ledger.AppendAsync(db, now, hides ? "case.held" : "case.still_visible", row.Id, Ledger.Software, ("cause", LadderNames.Name(cause)));
        return true;
    }

    /// <summary>
    /// Tells the author in plain words, once the message is hidden. Not where danger stands (override V1: no reply), nor where the platform does not let us write; nor where it lets us write once, for
    /// that message has to say what was decided, and how to have it checked (A32).
    /// </summary>
    /// <returns>Whether something goes out.</returns>
    public bool TellAuthor(ModBotDb db, CaseRow row, HoldRow hold, DateTimeOffset now)
    {
        if (row.HiddenAt is null) return false;
        hold.AuthorTold = true;
        var able = adapters.AbleOf(row);
        var isTooLate = able.MessageWithin is { } within && row.SentAt + within <= now;
        if (!able.CanMessagePrivately || able.MessagesOnce || isTooLate || row.AuthorId is null || row.NeverShow || Names.Split<Flag>(row.Flags).Any(flag => flag.IsImmediate())) return false;
        var words = Words.In(row.Assessment is { } stored ? AssessmentJson.Read(stored).Language : null);
        book.Queue(db, row, PlatformRequestKind.PrivateMessage, ModerationAction.PrivateMessage, words.Format("Hold.Author", LocalTime.Of(row.SentAt, time, words)));
        return true;
    }

    /// <summary>Until when a person has to decide; null when nothing is held.</summary>
    public static async Task<DateTimeOffset?> DecideBeforeAsync(ModBotDb db, CaseRow row, CancellationToken cancellation) =>
        await db.Holds.Where(hold => hold.CaseId == row.Id && hold.DecidedAt == null).Select(hold => (DateTimeOffset?)hold.At).FirstOrDefaultAsync(cancellation) + Triage.HumanDecidesWithin;

    /// <summary>Ends the hold with what a person decided; before the decision's own requests are made, so that a reply finds the message shown.</summary>
    public static async Task DecidedAsync(ModBotDb db, OutboxBook book, CaseRow row, IReadOnlyCollection<ModerationAction> actions, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!Hold.IsDecidedBy(actions) || await db.Holds.FindAsync([row.Id], cancellation) is not { DecidedAt: null } hold) return;
        hold.DecidedAt = now;

        // What the software asked for and is not out, or was refused, is no question to a person any more.
        var ours = await db.Outbox.Where(sent => sent.CaseId == row.Id && sent.Action != null && sent.DecisionNumber <= row.DecisionNumber && sent.CreatedAt >= hold.At).ToListAsync(cancellation);
        var mayBeHidden = row.HiddenAt is not null || ours.Exists(sent => sent is { Kind: PlatformRequestKind.Hide, State: OutboxState.Sending } || (sent.Kind == PlatformRequestKind.Hide && CaseReader.MayBeOut(sent)));
        foreach (var sent in ours.Where(sent => sent.State is OutboxState.Pending or OutboxState.Refused)) sent.State = OutboxState.Cancelled;
        if (mayBeHidden && Hold.ShowsFirst(actions)) book.Queue(db, row, PlatformRequestKind.Unhide, action: null);
    }
}
