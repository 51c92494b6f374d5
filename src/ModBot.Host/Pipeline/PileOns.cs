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

    /// <summary>Looks at the messages that a write brings; inside that write of <see cref="Store"/>.</summary>
    public async Task NoteAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var brought = Brought.In(db).Where(said => PileOn.Counts(said.Case.Step)).ToList();
        foreach (var aimed in brought.Where(said => said.Case.TargetKey is not null).GroupBy(said => (said.Case.Platform, said.Case.TargetKey)))
            await NoteAsync(db, [.. aimed], row => row.Platform == aimed.Key.Platform && row.TargetKey == aimed.Key.TargetKey, aimed.Key.TargetKey, now, cancellation);

        // What belongs to an attack on a member is asked about there.
        foreach (var post in brought.Where(said => said.Case.PileOnId is null && withPosts.Contains(said.Case.Platform)).GroupBy(said => (said.Case.Platform, said.Case.Channel)))
            await NoteAsync(db, [.. post], row => row.Platform == post.Key.Platform && row.Channel == post.Key.Channel, target: null, now, cancellation);
    }

    private static async Task NoteAsync(ModBotDb db, List<Brought> brought, Expression<Func<CaseRow, bool>> together, string? target, DateTimeOffset now, CancellationToken cancellation)
    {
        var (from, until) = (brought.Min(said => said.At) - PileOn.Window, brought.Max(said => said.At) + PileOn.Window);
        var counting = db.Cases.Where(together).Where(row => row.Step >= Step.Bullying && row.Verdict != Verdict.NotNeeded);
        var cases = await counting.Where(row => row.SentAt > from && row.SentAt < until).ToListAsync(cancellation);
        var twins = await counting.Join(db.Twins.Where(twin => twin.SentAt > from && twin.SentAt < until), row => row.Id, twin => twin.CaseId, (row, twin) => new { row, twin.AuthorKey, twin.SentAt }).ToListAsync(cancellation);
        List<Brought> near = [.. cases.Select(Brought.Of), .. twins.Select(twin => new Brought(twin.AuthorKey, twin.SentAt, twin.row)), .. brought];
        var ids = near.Select(said => said.Case.PileOnId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var running = ids.Count == 0 ? [] : (await db.PileOns.Where(row => ids.Contains(row.Id) && row.TargetKey == target).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        foreach (var said in brought.OrderBy(said => said.At)) Note(db, said, near, running, target, now);
    }

    private static void Note(ModBotDb db, Brought said, List<Brought> near, HashSet<string> running, string? target, DateTimeOffset now)
    {
        if (said.Case.PileOnId is not null) return;

        // Whatever comes within half an hour of one of its messages belongs to it, however long it goes on.
        if (near.Find(other => other.Case.PileOnId is { } id && running.Contains(id) && (other.At - said.At).Duration() < PileOn.Window) is { } known)
        {
            Join(said.Case, known.Case.PileOnId!, target);
            return;
        }

        if (PileOn.Around(near.Select(other => (other.AuthorKey, other.At)), said.At) is not { } found) return;
        var pileOn = new PileOnRow { Id = CaseIds.New(), Platform = said.Case.Platform, Channel = said.Case.Channel, OnePerson = target is not null, TargetKey = target, At = now };
        db.PileOns.Add(pileOn);
        running.Add(pileOn.Id);
        foreach (var member in near.Where(other => other.Case.PileOnId is null && other.At >= found.Since && other.At < found.Since + PileOn.Window)) Join(member.Case, pileOn.Id, target);
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
        var members = db.Cases.Where(row => row.PileOnId == id);
        var said = await members.Select(row => new { row.AuthorKey, row.SentAt }).Concat(members.Join(db.Twins, row => row.Id, twin => twin.CaseId, (row, twin) => new { twin.AuthorKey, twin.SentAt })).ToListAsync(cancellation);
        return said.Count == 0 ? null : new PileOn(said.Count, said.Select(each => each.AuthorKey).Distinct(StringComparer.Ordinal).Count(), said.Min(each => each.SentAt));
    }

    /// <summary>What is to be said of a pile-on; null when none of its cases is kept any more.</summary>
    public static async Task<PileOnNote?> NoteOfAsync(ModBotDb db, PileOnRow row, CancellationToken cancellation)
    {
        if (await FindAsync(db, row.Id, cancellation) is not { } pileOn) return null;
        var channel = await db.Channels.FirstOrDefaultAsync(known => known.Platform == row.Platform && known.Channel == row.Channel, cancellation);
        return new PileOnNote(channel?.Name ?? row.Channel, channel?.Link, pileOn) { OnePerson = row.OnePerson };
    }
}
