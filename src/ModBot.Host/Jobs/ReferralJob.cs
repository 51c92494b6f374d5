using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Desk.Referrals;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Moderation.Evidence;

namespace ModBot.Host.Jobs;

/// <summary>Reminds the team of reports that nobody answered, and erases what was answered when the text of its case is erased (DOMAIN §7).</summary>
internal sealed class ReferralJob(DeskRooms rooms, IOptions<PipelineSettings> settings) : IJob
{
    public string Name => "referrals";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var after = TimeSpan.FromDays(settings.Value.RemindOfAnswerDays);
        var waiting = await ReferralBook.WaitingIn(db).ToListAsync(cancellation);
        var due = waiting.Where(row => ReferralLife.IsReminderDue(row.State, row.RemindedAt ?? row.ChangedAt, now, after)).ToList();
        foreach (var row in due) row.RemindedAt = now;
        if (due.Count > 0) rooms.Tell(db, words => words.Format("Referral.Reminder", due.Count, settings.Value.RemindOfAnswerDays));
        await db.Referrals.Where(row => row.Answer != null && !db.Cases.Any(@case => @case.Id == row.CaseId && @case.Text != null)).ExecuteUpdateAsync(row => row.SetProperty(x => x.Answer, (byte[]?)null), cancellation);
        return due.Count > 0;
    }
}
