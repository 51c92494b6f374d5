using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Pipeline;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Host.Texts;
using ModBot.Moderation.Privacy;
using ModBot.Moderation.Reports;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Members;

/// <summary>Who reported what. It answers whoever reported, and says to nobody else who that was (A57).</summary>
internal sealed class ReportBook(Store store, ITextSeal seal, AuthorKeys keys, TimeProvider time)
{
    /// <summary>Whether the reports of a person wait longer: what he or she reported was harmless again and again.</summary>
    public Task<bool> IsSlowedAsync(PlatformUser by, CancellationToken cancellation) => store.ReadAsync(db => IsSlowedAsync(db, KeyOf(by), cancellation), cancellation);

    /// <summary>Notes who reported a case; inside a write of <see cref="Store"/>.</summary>
    /// <returns>How the report is taken.</returns>
    public async Task<ReportWeight> NoteAsync(ModBotDb db, CaseRow row, PlatformUser by, CancellationToken cancellation)
    {
        // Whoever speaks as a group or channel has no id of his or her own: there is nobody to answer.
        if (by.UserId.Length == 0) return ReportWeight.Full;
        var key = KeyOf(by);
        if (await db.Reports.AnyAsync(report => report.CaseId == row.Id && report.ReporterKey == key, cancellation)) return ReportWeight.Again;
        var weight = await IsSlowedAsync(db, key, cancellation) ? ReportWeight.Slow : ReportWeight.Full;
        db.Reports.Add(new ReportRow
        {
            Id = CaseIds.New(),
            CaseId = row.Id,
            Platform = by.Platform,
            ReporterKey = key,
            ReporterId = seal.Seal(by.UserId),
            Language = Words.In(by.Language).Language,
            At = time.GetUtcNow(),
        });
        return weight;
    }

    /// <summary>Whether there is somebody who reported a case and was not thanked. Says nothing about who.</summary>
    public Task<bool> CanThankAsync(string caseId, CancellationToken cancellation) => store.ReadAsync(db => db.Reports.AnyAsync(report => report.CaseId == caseId && !report.Thanked, cancellation), cancellation);

    /// <summary>Thanks everybody who reported a case and was not thanked yet, in private (T24). The thanker does not hear who that was.</summary>
    /// <returns>Whether there was anybody to thank.</returns>
    public Task<bool> ThankAsync(Viewer by, string caseId, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        var now = time.GetUtcNow();
        var reports = await db.Reports.Where(report => report.CaseId == caseId && !report.Thanked).ToListAsync(cancellation);
        foreach (var report in reports)
        {
            report.Thanked = true;
            Tell(db, report, ReportNews.Thanks, withThanks: true, now);
        }

        if (reports.Count > 0) await Ledger.AppendAsync(db, now, "report.thanked", caseId, by.ModeratorId);
        return reports.Count > 0;
    }, cancellation);

    /// <summary>Queues something to tell a reporter; inside a write of <see cref="Store"/>.</summary>
    public static void Tell(ModBotDb db, ReportRow report, ReportNews news, bool withThanks, DateTimeOffset now) =>
        db.ReportNews.Add(new ReportNewsRow { Key = CaseIds.New(), ReportId = report.Id, Platform = report.Platform, News = news, WithThanks = withThanks, CreatedAt = now, NotBefore = now });

    /// <summary>Forgets reports and what was still to be told about them; inside a write of <see cref="Store"/>.</summary>
    public static async Task<int> ForgetAsync(ModBotDb db, IQueryable<ReportRow> reports, CancellationToken cancellation)
    {
        await db.ReportNews.Where(news => reports.Any(report => report.Id == news.ReportId)).ExecuteDeleteAsync(cancellation);
        return await reports.ExecuteDeleteAsync(cancellation);
    }

    private static async Task<bool> IsSlowedAsync(ModBotDb db, string key, CancellationToken cancellation) => ReportFeedback.IsSlowed(
        [.. (await db.Reports.Where(report => report.ReporterKey == key)
            .Join(db.Cases.Where(row => row.Verdict != null), report => report.CaseId, row => row.Id, (report, row) => new { report.At, row.Verdict })
            .OrderByDescending(judged => judged.At).Take(ReportFeedback.JudgedBeforeSlow).ToListAsync(cancellation)).Select(judged => (Verdict)judged.Verdict!)]);

    private string KeyOf(PlatformUser by) => keys.For(by.Platform, by.UserId);
}
