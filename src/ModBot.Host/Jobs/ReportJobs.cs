using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Host.Members;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Reports;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Jobs;

/// <summary>Sees to it that whoever reported hears what became of it within 48 hours (A57).</summary>
internal sealed class ReportNewsJob : IJob
{
    public string Name => "report-news";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var waiting = await db.Reports.Where(report => report.Told == null || report.Told == ReportNews.StillLooking || report.Told == ReportNews.PassedOn)
            .Join(db.Cases, report => report.CaseId, row => row.Id, (report, row) => new
            {
                Report = report,
                row.State,
                row.StateSince,
                Acted = row.Verdict == Verdict.Needed && db.Outbox.Any(sent => sent.CaseId == row.Id && sent.Action != null && sent.State == OutboxState.Done),
            })
            .ToListAsync(cancellation);
        var told = false;
        foreach (var each in waiting)
        {
            var report = each.Report;

            // Who reports what was decided long ago hears it after the same time: what he or she does is not to be read off from how fast the answer comes.
            var since = each.StateSince > report.At ? each.StateSince : report.At;
            if (ReportFeedback.Next(report.Told, each.State, each.Acted, report.At, since, now) is not { } news) continue;
            var thanks = news == ReportNews.Handled && !report.Thanked;
            report.Told = news;
            told = true;
            report.Thanked |= thanks;
            ReportBook.Tell(db, report, news, thanks, now);
            await Ledger.AppendAsync(db, now, "report.answered", report.CaseId, Ledger.Software, ("news", LadderNames.Name(news)));
        }

        return told;
    }
}

/// <summary>Forgets who reported, and what members asked about their data, when it is no longer of use (A61, DOMAIN §7).</summary>
internal sealed class ForgetReportersJob(IOptions<PipelineSettings> settings) : IJob
{
    public string Name => "forget-reporters";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now.AddDays(-settings.Value.KeepTextDays);
        await ReportBook.ForgetAsync(db, db.Reports.Where(report => db.Cases.Any(row => row.Id == report.CaseId && row.State == CaseState.Closed && row.StateSince <= before)), cancellation);
        await db.DataRequests.Where(request => request.HandledAt <= before).ExecuteDeleteAsync(cancellation);
        return false;
    }
}
