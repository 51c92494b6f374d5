using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Desk.Duty;
using ModBot.Host.Desk.View;
using ModBot.Host.Storage;
using ModBot.Host.Texts;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Jobs;

/// <summary>
/// Hides what is on step 3 or higher, or dangerous, while nobody is there, if the community chose so; asks for somebody, again after 12 hours, and a lead when the day is over (A22, A49).
/// </summary>
internal sealed class HoldJob(IDuty duty, Holds holds, ThresholdBook thresholds, DeskRooms rooms, TimeProvider time) : IJob
{
    /// <summary>Most that are hidden in one run; the next one goes on.</summary>
    private const int Most = 200;

    /// <summary>Rooms hear of what was hidden at most this often.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public string Name => "holds";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var changed = await HideAsync(db, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        changed |= await TellAuthorsAsync(db, now, cancellation);
        changed |= await TellAsync(db, now, cancellation);
        changed |= await AskAgainAsync(db, now, cancellation);
        var old = now - Kept;
        await db.Holds.Where(hold => hold.DecidedAt < old).ExecuteDeleteAsync(cancellation);
        return changed;
    }

    private async Task<bool> HideAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var policy = await thresholds.PolicyAsync(db, cancellation);
        if (!policy.HideWhenNobodyIsOnShift) return false;
        var there = await duty.HowManyThereAsync(db, now, cancellation);
        if (there >= Triage.FewestThere) return false;

        // What waited before the community chose this was left visible on purpose, or by people who did not know.
        var since = await db.Switches.Where(row => row.Name == SwitchRow.HideWhenNobodyIsThere).Select(row => row.At).SingleAsync(cancellation);
        var waiting = await db.Cases
            .Where(row => row.State == CaseState.Waiting && row.OwnerId == null && row.GoneAt == null && row.HiddenAt == null && row.StateSince >= since && row.Assessment != null)
            .Where(row => row.Step >= Moderation.Ladder.Step.Discrimination || row.Urgency >= Triage.DangerFrom)
            .Where(row => !db.Holds.Any(hold => hold.CaseId == row.Id && hold.DecidedAt == null))
            .OrderByDescending(row => row.Urgency).Take(Most).ToListAsync(cancellation);
        var changed = false;
        foreach (var row in waiting.Where(row => Triage.HidesUntilDecided(AssessmentJson.Read(row.Assessment!), policy, there)))
        {
            changed |= await holds.HoldAsync(db, row, there == 0 ? HoldCause.Nobody : HoldCause.Alone, now, cancellation);
        }

        return changed;
    }

    private async Task<bool> TellAuthorsAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var due = await db.Holds.Where(hold => hold.DecidedAt == null && !hold.AuthorTold).Join(db.Cases.Where(row => row.HiddenAt != null), hold => hold.CaseId, row => row.Id, (hold, row) => new { hold, row }).ToListAsync(cancellation);
        var sent = false;
        foreach (var pair in due) sent |= holds.TellAuthor(db, pair.row, pair.hold, now);
        return sent;
    }

    private async Task<bool> TellAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var fresh = await db.Holds.Where(hold => hold.DecidedAt == null && !hold.Told).ToListAsync(cancellation);
        var recently = now - Pause;
        if (fresh.Count == 0 || await db.Holds.AnyAsync(hold => hold.Told && hold.At > recently, cancellation)) return false;
        foreach (var hold in fresh) hold.Told = true;
        var helper = (await duty.OnCallAsync(db, now, cancellation)).FirstOrDefault(member => member.Until is null)?.Name;
        var before = fresh.Min(hold => hold.At) + Triage.HumanDecidesWithin;
        var (hidden, visible) = (fresh.Count(hold => hold.CanHide), fresh.Count(hold => !hold.CanHide));
        rooms.Tell(db, words => string.Join('\n', Lines(words)));
        return true;

        IEnumerable<string> Lines(Words words)
        {
            if (hidden > 0) yield return words.Format("Hold.Told.Hidden", hidden, LocalTime.Of(before, time, words));
            if (visible > 0) yield return words.Format("Hold.Told.Visible", visible);
            if (fresh.Exists(hold => hold.Alone)) yield return words.Format("Hold.BackUp", helper ?? words["Duty.Whoever"]);
        }
    }

    private async Task<bool> AskAgainAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = await db.Holds.Where(hold => hold.DecidedAt == null && hold.Stage < HoldStage.Late).ToListAsync(cancellation);
        var due = open.Where(hold => Hold.StageAt(hold.At, now) > hold.Stage).ToList();
        if (due.Count == 0) return false;
        var onCall = await duty.OnCallAsync(db, now, cancellation);
        foreach (var stage in due.GroupBy(hold => Hold.StageAt(hold.At, now)).OrderBy(group => group.Key))
        {
            var asked = stage.Key == HoldStage.Late ? onCall.FirstLead() : onCall.Count > 0 ? onCall[0] : null;
            var isDanger = false;
            foreach (var hold in stage)
            {
                hold.Stage = stage.Key;
                if (await db.Cases.FindAsync([hold.CaseId], cancellation) is not { } row) continue;
                isDanger |= row.Urgency >= Triage.DangerFrom;
                await Ledger.AppendAsync(db, now, stage.Key == HoldStage.Late ? "case.hold_late" : "case.hold_asked_again", hold.CaseId, Ledger.Software);
            }

            rooms.Tell(db, words => words.Format(stage.Key == HoldStage.Late ? "Hold.Told.Late" : "Hold.Told.Again", asked?.Name ?? words["Duty.Whoever"], stage.Count()), rings: isDanger);
        }

        return true;
    }
}
