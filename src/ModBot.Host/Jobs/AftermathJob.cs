using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Trends;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Jobs;

/// <summary>Looks what happened after each answer, once its hours of follow-up are over (FEATURES, follow-up after the reply).</summary>
internal sealed class AftermathJob(IOptions<PipelineSettings> settings) : IJob
{
    // After a longer standstill what happened meanwhile was not taken in either.
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(7);

    public string Name => "aftermath";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var window = TimeSpan.FromHours(settings.Value.FollowUpHours);
        var (from, until) = (now - window - LooksBack, now - window);

        // What was taken back meanwhile says nothing, nor does what no person decided; and all of a decision is looked at together, once the last of it is long enough ago.
        var due = await db.Outbox.Where(row => row.State == OutboxState.Done && row.NotBefore > from && row.NotBefore <= until && row.TwinMessageId == null)
            .Where(row => row.Action == ModerationAction.ReplyWithNorm || row.Action == ModerationAction.Correct || row.Action == ModerationAction.PrivateMessage
                || row.Action == ModerationAction.Delete || row.Action == ModerationAction.Hide || row.Action == ModerationAction.Explain)
            .Where(row => row.DecisionNumber > 0 && !db.Appeals.Any(appeal => appeal.CaseId == row.CaseId && appeal.Overturned == true))
            .Where(row => !db.Aftermaths.Any(known => known.CaseId == row.CaseId && known.DecisionNumber == row.DecisionNumber))
            .Where(row => !db.Outbox.Any(back => back.CaseId == row.CaseId && back.Action == null && back.DecisionNumber == row.DecisionNumber + 1))
            .Where(row => !db.Outbox.Any(other => other.CaseId == row.CaseId && other.DecisionNumber == row.DecisionNumber
                && (other.State == OutboxState.Pending || other.State == OutboxState.Sending || (other.State == OutboxState.Done && other.NotBefore > until))))
            .ToListAsync(cancellation);
        foreach (var decision in due.GroupBy(row => (row.CaseId, row.DecisionNumber)))
        {
            var @case = await db.Cases.AsNoTracking().FirstAsync(row => row.Id == decision.Key.CaseId, cancellation);
            if (await FollowAsync(db, @case, [.. decision], window, cancellation) is { } row) db.Aftermaths.Add(row);
        }

        return false;
    }

    private static async Task<AftermathRow?> FollowAsync(ModBotDb db, CaseRow @case, IReadOnlyList<OutboxRow> sent, TimeSpan window, CancellationToken cancellation)
    {
        var reply = sent.FirstOrDefault(row => row.Action is { } action && action.IsPublicReply()) ?? sent.FirstOrDefault(row => row.Action == ModerationAction.PrivateMessage);
        var removal = sent.FirstOrDefault(row => row.Action is { } action && action.Removes());
        if ((reply ?? removal) is not { } main) return null;
        var (at, until) = (main.NotBefore, main.NotBefore + window);
        return new AftermathRow
        {
            CaseId = @case.Id,
            DecisionNumber = main.DecisionNumber,
            At = at,
            Reaction = ReactionOf(reply, isExplained: sent.Any(row => row.Action == ModerationAction.Explain)),
            Strategy = reply?.Strategy,
            TemplateId = reply?.TemplateId,
            Repeated = await HarmfulAsync(db, @case, isSameAuthor: true, at, until, cancellation) > 0,
            Softened = removal is not null ? null : await IsSoftenedAsync(db, @case, at, until, cancellation),
            Calm = await HarmfulAsync(db, @case, isSameAuthor: false, at, until, cancellation) is var after
                && (after == 0 || after < await HarmfulAsync(db, @case, isSameAuthor: false, at - window, at, cancellation)),
        };
    }

    private static Reaction ReactionOf(OutboxRow? reply, bool isExplained) => reply?.Action switch
    {
        null => isExplained ? Reaction.RemovedExplained : Reaction.RemovedSilently,
        ModerationAction.PrivateMessage => Reaction.PrivateReply,
        _ => Reaction.PublicReply,
    };

    // Of the same author anywhere, of the others in the same channel. What a person found harmless does not count, and what nobody has judged yet does.
    private static async Task<int> HarmfulAsync(ModBotDb db, CaseRow @case, bool isSameAuthor, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var cases = db.Cases.Where(other => other.Id != @case.Id && other.SentAt > from && other.SentAt <= until && other.Verdict != Verdict.NotNeeded);
        var twins = db.Twins.Where(other => other.SentAt > from && other.SentAt <= until && !db.Cases.Any(row => row.Id == other.CaseId && row.Verdict == Verdict.NotNeeded));
        return isSameAuthor
            ? await cases.CountAsync(other => other.AuthorKey == @case.AuthorKey, cancellation) + await twins.CountAsync(other => other.AuthorKey == @case.AuthorKey, cancellation)
            : await cases.CountAsync(other => other.Platform == @case.Platform && other.Channel == @case.Channel && other.AuthorKey != @case.AuthorKey, cancellation)
                + await twins.CountAsync(other => other.Platform == @case.Platform && other.Channel == @case.Channel && other.AuthorKey != @case.AuthorKey, cancellation);
    }

    // Some platforms do not say who deleted; whoever it was, it was not ModBot.
    private static async Task<bool> IsSoftenedAsync(ModBotDb db, CaseRow @case, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var (first, last) = (from.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds());
        var happened = await db.Ledger.Where(entry => entry.CaseId == @case.Id && entry.AtMilliseconds > first && entry.AtMilliseconds <= last)
            .Where(entry => entry.Kind == "case.deleted_by_author" || entry.Kind == "case.edited_by_author").Select(entry => entry.Kind).ToListAsync(cancellation);
        return happened.Contains("case.deleted_by_author") || (happened.Count > 0 && @case.Eased);
    }
}
