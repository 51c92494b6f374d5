using Microsoft.EntityFrameworkCore;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;

namespace ModBot.Host.Desk.Duty;

/// <summary>Who is there, in the database. That somebody came or went is in no ledger: it would be a record of when people work.</summary>
internal sealed class DutyBook(Store store, DeskSignal signal, TimeProvider time) : IDuty, IDutyDesk
{
    /// <summary>How long somebody is there who says no time.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromHours(3);

    /// <summary>Nobody is there for longer at a time: whoever forgets to go must not be counted on for days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public async Task<IReadOnlyList<DutyMember>> ThereAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation) => [.. (await OnCallAsync(db, now, cancellation)).Where(member => member.Until is not null)];

    public async Task<IReadOnlyList<DutyMember>> OnCallAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var members = await db.Moderators.AsNoTracking().Where(row => row.RemovedAt == null).ToListAsync(cancellation);
        var until = await db.Duties.AsNoTracking().Where(row => row.Until > now).ToDictionaryAsync(row => row.ModeratorId, row => row.Until, StringComparer.Ordinal, cancellation);
        var places = await db.OnCalls.AsNoTracking().ToDictionaryAsync(row => row.ModeratorId, row => row.Place, StringComparer.Ordinal, cancellation);
        return
        [
            .. members
                .Select(row => new DutyMember(row.Id, row.Name, row.Role, until.TryGetValue(row.Id, out var at) ? at : null))
                .OrderBy(member => places.GetValueOrDefault(member.ModeratorId, int.MaxValue))
                .ThenBy(member => member.Role switch { ModeratorRole.Lead => 0, ModeratorRole.Admin => 1, _ => 2 })
                .ThenBy(member => member.Until is null)
                .ThenBy(member => member.Name, StringComparer.Ordinal),
        ];
    }

    public Task<DutyBoard> GetAsync(Viewer viewer, CancellationToken cancellation) => store.ReadAsync(async db =>
    {
        var onCall = await OnCallAsync(db, time.GetUtcNow(), cancellation);
        return new DutyBoard(
            [.. onCall.Where(member => member.Until is not null)], onCall, await db.OnCalls.AnyAsync(cancellation),
            onCall.FirstOrDefault(member => member.ModeratorId == viewer.ModeratorId)?.Until,
            await db.Switches.AnyAsync(row => row.Name == SwitchRow.HideWhenNobodyIsThere && row.IsOn, cancellation));
    }, cancellation);

    public async Task<DateTimeOffset> ComeAsync(Viewer viewer, DateTimeOffset until, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var kept = until <= now ? now + Usual : until > now + Longest ? now + Longest : until;
        await SetAsync(viewer, kept, cancellation);
        return kept;
    }

    public Task GoAsync(Viewer viewer, CancellationToken cancellation) => SetAsync(viewer, null, cancellation);

    public Task<bool> OrderAsync(Viewer viewer, IReadOnlyList<string> moderatorIds, CancellationToken cancellation) => ChooseAsync(viewer, async db =>
    {
        await db.OnCalls.ExecuteDeleteAsync(cancellation);
        var known = await db.Moderators.Where(row => row.RemovedAt == null).Select(row => row.Id).ToListAsync(cancellation);
        foreach (var (index, id) in moderatorIds.Distinct(StringComparer.Ordinal).Where(known.Contains).Index()) db.OnCalls.Add(new OnCallRow { ModeratorId = id, Place = index + 1 });
        await Ledger.AppendAsync(db, time.GetUtcNow(), "duty.ordered", string.Empty, viewer.ModeratorId);
    }, cancellation);

    public Task<bool> HideAsync(Viewer viewer, bool hides, CancellationToken cancellation) => ChooseAsync(viewer, async db =>
    {
        var row = await db.Switches.FindAsync([SwitchRow.HideWhenNobodyIsThere], cancellation);
        if (row is null) db.Switches.Add(row = new SwitchRow { Name = SwitchRow.HideWhenNobodyIsThere });
        if (row.IsOn == hides) return;
        (row.IsOn, row.At) = (hides, time.GetUtcNow());
        await Ledger.AppendAsync(db, row.At, "duty.hiding_chosen", string.Empty, viewer.ModeratorId, ("hides", hides ? "yes" : "no"));
    }, cancellation);

    private async Task SetAsync(Viewer viewer, DateTimeOffset? until, CancellationToken cancellation)
    {
        await store.WriteAsync(async db =>
        {
            // What is over is forgotten, of everybody.
            var now = time.GetUtcNow();
            await db.Duties.Where(row => row.Until <= now || row.ModeratorId == viewer.ModeratorId).ExecuteDeleteAsync(cancellation);
            if (until is { } moment) db.Duties.Add(new DutyRow { ModeratorId = viewer.ModeratorId, Until = moment });
        }, cancellation);
        signal.Changes.Tick();
    }

    private async Task<bool> ChooseAsync(Viewer viewer, Func<ModBotDb, Task> change, CancellationToken cancellation)
    {
        if (viewer.Role != ModeratorRole.Admin) return false;
        await store.WriteAsync(change, cancellation);
        signal.Changes.Tick();
        return true;
    }
}
