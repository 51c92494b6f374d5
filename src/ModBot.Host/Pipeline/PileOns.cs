using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Pipeline;

/// <summary>
/// Notices when many hurtful messages of several people come at one member, in whatever channel of a platform, or under one post, so that the team is asked about them together (DOMAIN §5, A54). An attack
/// on one member is a danger sign of its own.
/// </summary>
internal sealed class PileOns(IEnumerable<IPlatformAdapter> adapters)
{
    private readonly HashSet<string> withPosts = [.. adapters.Where(adapter => adapter.Capabilities.ChannelsArePosts).Select(adapter => adapter.Platform)];

    /// <summary>Looks at the cases that a write opens; inside that write of <see cref="Store"/>.</summary>
    public async Task NoteAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var opened = db.Cases.Local.Where(row => db.Entry(row).State == EntityState.Added && PileOn.Counts(row.Step)).ToList();
        foreach (var aimed in opened.Where(row => row.TargetKey is not null).GroupBy(row => (row.Platform, row.TargetKey)))
            await NoteAsync(db, [.. aimed], row => row.Platform == aimed.Key.Platform && row.TargetKey == aimed.Key.TargetKey, aimed.Key.TargetKey, now, cancellation);

        // What belongs to an attack on a member is asked about there.
        foreach (var post in opened.Where(row => row.PileOnId is null && withPosts.Contains(row.Platform)).GroupBy(row => (row.Platform, row.Channel)))
            await NoteAsync(db, [.. post], row => row.Platform == post.Key.Platform && row.Channel == post.Key.Channel, target: null, now, cancellation);
    }

    private static async Task NoteAsync(ModBotDb db, List<CaseRow> opened, Expression<Func<CaseRow, bool>> together, string? target, DateTimeOffset now, CancellationToken cancellation)
    {
        var (from, until) = (opened.Min(row => row.SentAt) - PileOn.Window, opened.Max(row => row.SentAt) + PileOn.Window);
        var before = await db.Cases.Where(together).Where(row => row.SentAt > from && row.SentAt < until && row.Step >= Step.Bullying && row.Verdict != Verdict.NotNeeded).ToListAsync(cancellation);
        var near = before.Union(opened).ToList();
        var ids = near.Select(row => row.PileOnId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var running = ids.Count == 0 ? [] : (await db.PileOns.Where(row => ids.Contains(row.Id) && row.TargetKey == target).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        foreach (var row in opened.OrderBy(row => row.SentAt)) Note(db, row, near, running, target, now);
    }

    private static void Note(ModBotDb db, CaseRow row, List<CaseRow> near, HashSet<string> running, string? target, DateTimeOffset now)
    {
        if (row.PileOnId is not null) return;

        // Whatever comes within half an hour of one of its messages belongs to it, however long it goes on.
        if (near.Find(other => other.PileOnId is { } id && running.Contains(id) && (other.SentAt - row.SentAt).Duration() < PileOn.Window) is { } known)
        {
            Join(row, known.PileOnId!, target);
            return;
        }

        if (PileOn.Around(near.Select(other => (other.AuthorKey, other.SentAt)), row.SentAt) is not { } found) return;
        var pileOn = new PileOnRow { Id = CaseIds.New(), Platform = row.Platform, Channel = row.Channel, TargetKey = target, At = now, Called = target is null };
        db.PileOns.Add(pileOn);
        running.Add(pileOn.Id);
        foreach (var member in near.Where(other => other.PileOnId is null && other.SentAt >= found.Since && other.SentAt < found.Since + PileOn.Window)) Join(member, pileOn.Id, target);
    }

    private static void Join(CaseRow row, string pileOn, string? target)
    {
        row.PileOnId = pileOn;

        // Whoever has one open has to hear of it before deciding; what was decided is past.
        if (target is null || !row.State.IsOpen()) return;
        row.Flags = Names.Join(Names.Split<Flag>(row.Flags).Append(Flag.Raid).Distinct().Order());
        if (row.Urgency < Triage.DangerFrom) row.Urgency += Triage.RaidLift;
        row.Touch();
    }

    /// <summary>A pile-on as it is now; null when none of its cases is kept any more.</summary>
    public static async Task<PileOn?> FindAsync(ModBotDb db, string id, CancellationToken cancellation)
    {
        var rows = await db.Cases.Where(row => row.PileOnId == id).Select(row => new { row.AuthorKey, row.SentAt }).ToListAsync(cancellation);
        return rows.Count == 0 ? null : new PileOn(rows.Count, rows.Select(row => row.AuthorKey).Distinct(StringComparer.Ordinal).Count(), rows.Min(row => row.SentAt));
    }

    /// <summary>What is to be said of a pile-on; null when none of its cases is kept any more.</summary>
    public static async Task<PileOnNote?> NoteOfAsync(ModBotDb db, PileOnRow row, CancellationToken cancellation)
    {
        if (await FindAsync(db, row.Id, cancellation) is not { } pileOn) return null;
        var channel = await db.Channels.FirstOrDefaultAsync(known => known.Platform == row.Platform && known.Channel == row.Channel, cancellation);
        return new PileOnNote(channel?.Name ?? row.Channel, channel?.Link, pileOn) { OnePerson = row.TargetKey is not null };
    }
}
