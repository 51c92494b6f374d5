using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Desk.Duty;
using ModBot.Host.Storage;
using ModBot.Host.Texts;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Jobs;

/// <summary>
/// Rings about danger until somebody takes the case: the first on call, after ten minutes the second, after twenty a lead, and what may be hidden is hidden (DOMAIN §5, A17, A54). One alarm a case, and one
/// for all that belong to one pile-on. Each stage is a row before it is said, so that it rings once, whatever crashes.
/// </summary>
internal sealed class AlarmJob(IDuty duty, Holds holds, ThresholdBook thresholds, DeskRooms rooms) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan PileOnsFrom = TimeSpan.FromDays(1);

    public string Name => "alarms";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var onCall = await duty.OnCallAsync(db, now, cancellation);
        var changed = await RaiseAsync(db, onCall, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        changed |= await FollowAsync(db, onCall, now, cancellation);
        var old = now - Kept;
        await db.Alarms.Where(alarm => alarm.AnsweredAt < old && !db.Cases.Any(row => (row.Id == alarm.Subject || row.PileOnId == alarm.Subject) && row.State != CaseState.Closed)).ExecuteDeleteAsync(cancellation);
        return changed;
    }

    private async Task<bool> RaiseAsync(ModBotDb db, IReadOnlyList<DutyMember> onCall, DateTimeOffset now, CancellationToken cancellation)
    {
        var changed = false;
        var from = now - PileOnsFrom;
        foreach (var pileOn in await db.PileOns.Where(row => row.At > from && !db.Alarms.Any(alarm => alarm.Subject == row.Id)).OrderBy(row => row.At).ToListAsync(cancellation))
        {
            // Its own notice rang already, in every room.
            db.Alarms.Add(new AlarmRow { Subject = pileOn.Id, IsPileOn = true, RangAt = pileOn.At });
            changed = true;
        }

        // What belongs to a pile-on is rung about with it; what comes once somebody took that is new.
        var dangers = await Unowned(db).Where(row => row.PileOnId == null || db.Alarms.Any(alarm => alarm.Subject == row.PileOnId && alarm.AnsweredAt <= row.OpenedAt)).Where(row => row.Urgency >= Triage.DangerFrom && !db.Alarms.Any(alarm => alarm.Subject == row.Id)).OrderByDescending(row => row.Urgency).ToListAsync(cancellation);
        foreach (var row in dangers)
        {
            db.Alarms.Add(new AlarmRow { Subject = row.Id, RangAt = now });
            await RingAsync(db, AlarmStage.First, [row], onCall, now, cancellation);
            changed = true;
        }

        return changed;
    }

    private async Task<bool> FollowAsync(ModBotDb db, IReadOnlyList<DutyMember> onCall, DateTimeOffset now, CancellationToken cancellation)
    {
        var changed = false;
        foreach (var alarm in await db.Alarms.Where(alarm => alarm.AnsweredAt == null || db.Cases.Any(row => (row.Id == alarm.Subject || row.PileOnId == alarm.Subject) && row.State == CaseState.Waiting && row.OwnerId == null)).ToListAsync(cancellation))
        {
            var cases = await db.Cases.Where(row => alarm.IsPileOn ? row.PileOnId == alarm.Subject : row.Id == alarm.Subject).ToListAsync(cancellation);
            var waiting = cases.Where(row => row is { State: CaseState.Waiting, OwnerId: null }).ToList();
            var taken = cases.Where(row => IsTaken(row, alarm)).ToList();
            if (waiting.Count == 0 || taken.Count > 0)
            {
                // When it was taken, not when that was noticed: danger that came in between rings.
                alarm.AnsweredAt ??= taken.Count == 0 ? now : taken.Min(row => row.StateSince > alarm.RangAt ? row.StateSince : alarm.RangAt);
            }
            else if (alarm.AnsweredAt is not null)
            {
                // Whoever took it put it back: the danger is still there, and with nobody again.
                (alarm.AnsweredAt, alarm.RangAt, alarm.Stage) = (null, now, AlarmStage.First);
                await RingAsync(db, AlarmStage.First, waiting, onCall, now, cancellation);
                changed = true;
            }
            else if (Alarm.StageAt(alarm.RangAt, now) is var stage && stage > alarm.Stage)
            {
                alarm.Stage = stage;
                if (stage == AlarmStage.Lead) await HideAsync(db, waiting, now, cancellation);
                await RingAsync(db, stage, waiting, onCall, now, cancellation);
                changed = true;
            }
        }

        return changed;
    }

    // Whoever said to be there did not come: nobody is there.
    private async Task HideAsync(ModBotDb db, List<CaseRow> waiting, DateTimeOffset now, CancellationToken cancellation)
    {
        var policy = await thresholds.PolicyAsync(db, cancellation);
        foreach (var row in waiting.Where(row => row is { Assessment: not null, GoneAt: null } && Triage.HidesUntilDecided(AssessmentJson.Read(row.Assessment), policy, there: 0)))
        {
            await holds.HoldAsync(db, row, HoldCause.Unanswered, now, cancellation);
        }
    }

    private async Task RingAsync(ModBotDb db, AlarmStage stage, IReadOnlyList<CaseRow> waiting, IReadOnlyList<DutyMember> onCall, DateTimeOffset now, CancellationToken cancellation)
    {
        var asked = stage switch
        {
            AlarmStage.First => onCall.Count > 0 ? onCall[0] : null,
            AlarmStage.Second => onCall.Count > 1 ? onCall[1] : null,
            _ => onCall.FirstLead(),
        };
        var worst = waiting.MaxBy(row => row.Urgency)!;
        var channel = await db.Channels.Where(known => known.Platform == worst.Platform && known.Channel == worst.Channel).Select(known => known.Name).FirstOrDefaultAsync(cancellation) ?? worst.Channel;
        var flags = waiting.SelectMany(row => Names.Split<Flag>(row.Flags)).Where(flag => flag.IsImmediate()).Distinct().Order().ToList();
        foreach (var row in waiting) await Ledger.AppendAsync(db, now, "case.alarm", row.Id, Ledger.Software, ("stage", LadderNames.Name(stage)));
        rooms.Tell(db, words => words.Format($"{nameof(AlarmStage)}.{stage}", Danger(flags, words), channel, asked?.Name ?? words["Duty.Whoever"], waiting.Count), rings: true);
    }

    // Of a pile-on one is enough: whoever has it sees the rest.
    private static bool IsTaken(CaseRow row, AlarmRow alarm) => row.State == CaseState.Claimed || (row.State != CaseState.Waiting && row.StateSince >= alarm.RangAt);

    private static string Danger(List<Flag> flags, Words words) => flags.Count == 0 ? words["Alarm.ManyAtOnce"] : string.Join(", ", flags.Select(words.Of));

    private static IQueryable<CaseRow> Unowned(ModBotDb db) => db.Cases.Where(row => row.State == CaseState.Waiting && row.OwnerId == null);
}
