using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Desk.Duty;
using ModBot.Host.Desk.View;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Jobs;

/// <summary>Tells a lead, once each: of a case on step 4 (A11), and of one that was passed on and waits for a lead. It rings only for danger.</summary>
internal sealed class LeadNoticeJob(IDuty duty, DeskRooms rooms) : IJob
{
    public string Name => "lead-notices";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var extreme = await db.OpenCases().Where(row => row.Step == Step.Extremism && !db.LeadNotices.Any(told => told.CaseId == row.Id && told.Reason == LeadNoticeReason.Extremism)).ToListAsync(cancellation);
        var passed = await db.Cases.Where(row => row.State == CaseState.PassedOn && row.OwnerId == null && !db.LeadNotices.Any(told => told.CaseId == row.Id && told.Reason == LeadNoticeReason.PassedOn)).ToListAsync(cancellation);
        if (extreme.Count + passed.Count == 0) return false;
        var lead = (await duty.OnCallAsync(db, now, cancellation)).FirstLead()?.Name;
        foreach (var row in extreme) await TellAsync(db, row, LeadNoticeReason.Extremism, lead, now);
        foreach (var row in passed) await TellAsync(db, row, LeadNoticeReason.PassedOn, lead, now);
        return true;
    }

    private async Task TellAsync(ModBotDb db, CaseRow row, LeadNoticeReason reason, string? lead, DateTimeOffset now)
    {
        db.LeadNotices.Add(new LeadNoticeRow { CaseId = row.Id, Reason = reason });
        var flags = Names.Split<Flag>(row.Flags);
        var title = CaseTitle.Of(row.Step, flags);

        // The alarm rings for danger that nobody took; what was passed on has none.
        rooms.Tell(db, words => words.Format($"{nameof(LeadNoticeReason)}.{reason}", lead ?? words["Duty.ALead"], title.Text(words)), rings: reason == LeadNoticeReason.PassedOn && flags.Any(flag => flag.IsImmediate()));
        await Ledger.AppendAsync(db, now, "case.lead_told", row.Id, Ledger.Software, ("why", LadderNames.Name(reason)));
    }
}
