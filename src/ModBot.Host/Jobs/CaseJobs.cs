using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Jobs;

/// <summary>Closes cases whose time of watching is over, with what happened meanwhile.</summary>
internal sealed class FollowUpJob : IJob
{
    public string Name => "follow-up";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var due = await db.Cases
            .Where(row => (row.State == CaseState.FollowUp || row.State == CaseState.Monitoring) && row.DueAt <= now).ToListAsync(cancellation);
        foreach (var row in due)
        {
            var watchedSince = row.StateSince;
            if (!row.TryMove(CaseTrigger.FollowUpDone, now)) continue;
            var again = await db.Cases.AnyAsync(
                other => other.AuthorKey == row.AuthorKey && other.Id != row.Id && other.SentAt > watchedSince, cancellation);
            await Drafts.ForgetAsync(db, row.Id, cancellation);
            await Ledger.AppendAsync(db, now, "case.closed", row.Id, Ledger.Software, ("outcome", OutcomeOf(row, again)));
        }

        return due.Count > 0;
    }

    private static string OutcomeOf(CaseRow row, bool again) =>
        again ? "repeated" : row.GoneAt is not null ? "gone" : row.EditedByAuthor ? "edited" : "quiet";
}

/// <summary>Handles "weet ik niet" at N4 as "ja" when no second moderator answered in time (A18).</summary>
internal sealed class SecondOpinionJob : IJob
{
    public string Name => "second-opinion";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var due = await db.Cases.Where(row => row.State == CaseState.SecondOpinion && row.DueAt <= now).ToListAsync(cancellation);
        foreach (var row in due)
        {
            if (!row.TryMove(CaseTrigger.SecondOpinionLapsed, now)) continue;

            // A second person who has it already keeps it; whoever asked does not wait any longer.
            if (row.OwnerId == row.SecondOpinionFor) row.OwnerId = null;
            row.SecondOpinionFor = null;
            await Ledger.AppendAsync(db, now, "case.second_opinion_lapsed", row.Id, Ledger.Software);
        }

        return due.Count > 0;
    }
}

/// <summary>Erases text and name of cases that closed long enough ago (DOMAIN §7).</summary>
internal sealed class RetentionJob(IOptions<PipelineSettings> settings) : IJob
{
    public string Name => "retention";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now.AddDays(-settings.Value.KeepTextDays);
        var due = await db.Cases.Where(row => row.State == CaseState.Closed && row.StateSince <= before && row.Text != null).ToListAsync(cancellation);
        foreach (var row in due)
        {
            row.Text = null;
            row.OtherVersions = null;
            row.Reasons = null;
            row.AuthorName = null;
            row.AuthorId = null;
            (row.TargetKey, row.TargetId, row.TargetName) = (null, null, null);
            row.TwinKey = null;
            if (row.PileOnId is { } pileOn) await db.PileOns.Where(raid => raid.Id == pileOn).ExecuteUpdateAsync(raid => raid.SetProperty(x => x.TargetKey, (string?)null), cancellation);
            await db.Twins.Where(twin => twin.CaseId == row.Id).ExecuteDeleteAsync(cancellation);
            await PromptBook.RemoveAsync(db.Prompts.Where(prompt => prompt.CaseId == row.Id), cancellation);
            await Drafts.ForgetAsync(db, row.Id, cancellation);
            row.Touch();
            await db.Outbox.Where(sent => sent.CaseId == row.Id).ExecuteUpdateAsync(sent => sent.SetProperty(x => x.Text, (byte[]?)null), cancellation);
            await Ledger.AppendAsync(db, now, "case.text_erased", row.Id, Ledger.Software);
        }

        return due.Count > 0;
    }
}

/// <summary>Forgets remembered texts that met no message for long: what is kept has a use (DOMAIN §7).</summary>
internal sealed class ForgetTextsJob(IOptions<PipelineSettings> settings) : IJob
{
    public string Name => "forget-texts";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now.AddDays(-settings.Value.RememberDays);
        var due = await db.RememberedTexts.Where(row => (row.LastLeftAloneAt ?? row.RememberedAt) <= before).ToListAsync(cancellation);
        foreach (var row in due) await TextMemory.ForgetAsync(db, row, Ledger.Software, now);
        return false;
    }
}
