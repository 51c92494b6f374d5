using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Pipeline;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Desk;

/// <summary>How an appeal was taken in.</summary>
internal enum AppealResult
{
    /// <summary>Somebody else than who decided looks again.</summary>
    Taken = 0,

    /// <summary>Nothing of this person was removed of late.</summary>
    NothingRemoved,

    /// <summary>It was appealed before.</summary>
    AppealedBefore,
}

/// <summary>Takes in what authors say against a removal, and brings it to the desk of somebody else than who decided (A32).</summary>
internal sealed class Appeals(Store store, AuthorKeys authors, ITextSeal seal, DeskSignal signal, IOptions<PipelineSettings> settings, TimeProvider time)
{
    /// <summary>Longest text of an appeal that is kept, in UTF-16 units.</summary>
    public const int MaxLength = 2000;

    /// <summary>Whether an appeal of this person would be taken in now.</summary>
    public Task<bool> IsPossibleAsync(string platform, string userId, CancellationToken cancellation) =>
        store.ReadAsync(async db => await FindAsync(db, platform, userId, messageId: null, cancellation) is (not null, false), cancellation);

    /// <summary>Takes an appeal in against the newest removal, or against that of one message.</summary>
    /// <param name="by">Who appeals. Only the author can.</param>
    /// <param name="messageId">The message; null for the one that was decided about last.</param>
    /// <param name="text">Why; may be empty.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<AppealResult> TakeInAsync(PlatformUser by, string? messageId, string text, CancellationToken cancellation)
    {
        var result = await store.WriteAsync(async db =>
        {
            var (row, before) = await FindAsync(db, by.Platform, by.UserId, messageId, cancellation);
            if (row is null) return before ? AppealResult.AppealedBefore : AppealResult.NothingRemoved;
            await AddAsync(db, row, text, Ledger.Software);
            return AppealResult.Taken;
        }, cancellation);
        if (result == AppealResult.Taken) signal.Changes.Tick();
        return result;
    }

    /// <summary>Whether somebody of the team can note an appeal that came in another way; see <see cref="AddAsync"/>.</summary>
    public static async Task<bool> CanAddAsync(ModBotDb db, CaseRow row, CancellationToken cancellation) =>
        row is { DecidedBy: not null } && (row.GoneAt ?? row.HiddenAt) is not null
        && CaseLifecycle.TryNext(row.State, CaseTrigger.Appeal, out _)
        && await RemovedByUs(db).AnyAsync(id => id == row.Id, cancellation)
        && !await db.Appeals.AnyAsync(appeal => appeal.CaseId == row.Id, cancellation);

    /// <summary>Notes an appeal; inside a write of <see cref="Store"/>.</summary>
    public async Task AddAsync(ModBotDb db, CaseRow row, string text, string actor)
    {
        var now = time.GetUtcNow();
        var clean = TextHead.Of(text.Trim(), MaxLength);
        var appeal = new AppealRow { CaseId = row.Id, At = now, Text = clean.Length == 0 ? null : seal.Seal(clean) };
        db.Appeals.Add(appeal);
        await Ledger.AppendAsync(db, now, "case.appealed", row.Id, actor);
        BringToDesk(row, appeal, now);
    }

    /// <summary>Puts the case of an appeal on the desk, with nobody. Nothing happens while its decision is still being carried out.</summary>
    public static void BringToDesk(CaseRow row, AppealRow appeal, DateTimeOffset now)
    {
        if (!row.TryMove(CaseTrigger.Appeal, now)) return;
        appeal.OnDesk = true;
        row.OwnerId = null;
        row.HandedOverBy = null;
    }

    // The newest removal that nobody appealed against; otherwise whether there was one.
    private async Task<(CaseRow? Row, bool Before)> FindAsync(ModBotDb db, string platform, string userId, string? messageId, CancellationToken cancellation)
    {
        if (userId.Length == 0) return (null, false);
        var (author, since) = (authors.For(platform, userId), time.GetUtcNow().AddDays(-settings.Value.AppealDays));
        var removed = db.Cases.Where(row => row.AuthorKey == author && row.Platform == platform && row.DecidedAt >= since && row.DecidedBy != null && (row.GoneAt != null || row.HiddenAt != null) && RemovedByUs(db).Contains(row.Id));
        if (messageId is not null) removed = removed.Where(row => row.MessageId == messageId);
        var open = await removed.Where(row => !db.Appeals.Any(appeal => appeal.CaseId == row.Id)).OrderByDescending(row => row.DecidedAt).FirstOrDefaultAsync(cancellation);
        return open is null ? (null, await removed.AnyAsync(cancellation)) : (open, false);
    }

    // What its author took away, nobody has to judge again.
    private static IQueryable<string> RemovedByUs(ModBotDb db) =>
        db.Outbox.Where(sent => sent.State == OutboxState.Done && (sent.Kind == PlatformRequestKind.Delete || sent.Kind == PlatformRequestKind.Hide)).Select(sent => sent.CaseId);
}
