using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Pipeline;

/// <summary>Notices when many hurtful messages of several people come under one post at once, so that the team is asked about them together (DOMAIN §5).</summary>
internal sealed class PileOns(IEnumerable<IPlatformAdapter> adapters)
{
    private readonly HashSet<string> withPosts = [.. adapters.Where(adapter => adapter.Capabilities.ChannelsArePosts).Select(adapter => adapter.Platform)];

    /// <summary>Looks at the cases that a write opens; inside that write of <see cref="Store"/>.</summary>
    public async Task NoteAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var opened = db.Cases.Local.Where(row => db.Entry(row).State == EntityState.Added && withPosts.Contains(row.Platform) && PileOn.Counts(row.Step)).ToList();
        foreach (var post in opened.GroupBy(row => (row.Platform, row.Channel)))
        {
            var (from, until) = (post.Min(row => row.SentAt) - PileOn.Window, post.Max(row => row.SentAt) + PileOn.Window);
            var before = await db.Cases.Where(row => row.Platform == post.Key.Platform && row.Channel == post.Key.Channel && row.SentAt > from && row.SentAt < until && row.Step >= Step.Bullying && row.Verdict != Verdict.NotNeeded).ToListAsync(cancellation);
            var near = before.Union(post).ToList();
            foreach (var row in post.OrderBy(row => row.SentAt)) Note(db, row, near, now);
        }
    }

    private static void Note(ModBotDb db, CaseRow row, List<CaseRow> near, DateTimeOffset now)
    {
        if (row.PileOnId is not null) return;

        // Whatever comes within half an hour of one of its messages belongs to it, however long it goes on.
        if (near.Find(other => other.PileOnId is not null && (other.SentAt - row.SentAt).Duration() < PileOn.Window) is { } running)
        {
            row.PileOnId = running.PileOnId;
            return;
        }

        if (PileOn.Around(near.Select(other => (other.AuthorKey, other.SentAt)), row.SentAt) is not { } found) return;
        var pileOn = new PileOnRow { Id = CaseIds.New(), Platform = row.Platform, Channel = row.Channel, At = now };
        db.PileOns.Add(pileOn);
        foreach (var member in near.Where(other => other.PileOnId is null && other.SentAt >= found.Since && other.SentAt < found.Since + PileOn.Window)) member.PileOnId = pileOn.Id;
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
        return new PileOnNote(channel?.Name ?? row.Channel, channel?.Link, pileOn);
    }
}
