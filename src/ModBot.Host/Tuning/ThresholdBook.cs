using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Host.Desk;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Tuning;

/// <summary>The case threshold: what it is, what the last decisions say about it, and every change. Inside a read or write of <see cref="Store"/>.</summary>
internal sealed class ThresholdBook(IOptions<PipelineSettings> settings, TimeProvider time)
{
    /// <summary>So many decisions are read: for the agreement per step, and among them those the rule looks at.</summary>
    public const int MostDecisions = 500;

    /// <summary>Two thresholds that differ less are one: they are shown as whole percents.</summary>
    private const double Same = 0.001;

    private const int MostChanges = 50;

    /// <summary>How messages are sorted now.</summary>
    public async Task<TriagePolicy> PolicyAsync(ModBotDb db, CancellationToken cancellation) => new(
        await ThresholdAsync(db, cancellation), await db.Switches.AnyAsync(row => row.Name == SwitchRow.HideWhenNobodyIsThere && row.IsOn, cancellation));

    /// <summary>The newest decisions that stand, and what the rule says of them.</summary>
    public async Task<(ThresholdReview Review, IReadOnlyList<StepAgreement> Steps)> ReviewAsync(ModBotDb db, CancellationToken cancellation)
    {
        var threshold = await ThresholdAsync(db, cancellation);
        var since = await db.ThresholdChanges.OrderByDescending(row => row.Sequence).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancellation) ?? DateTimeOffset.UnixEpoch;

        // What is back on the desk is not decided; what is only being followed up is, or quick decisions would weigh more than those that have to be carried out.
        var rows = await db.Cases
            .Where(row => row.Verdict != null && row.Assessment != null
                && (row.State == CaseState.Closed || row.State == CaseState.FollowUp || row.State == CaseState.Monitoring || row.State == CaseState.AwaitingAuthor || row.State == CaseState.Acting))
            .OrderByDescending(row => row.DecidedAt)
            .Select(row => new { row.OpenedAt, row.Verdict, row.Assessment })
            .Take(MostDecisions).ToListAsync(cancellation);
        var decided = rows.ConvertAll(row => (row.OpenedAt, Case: new DecidedCase(AssessmentJson.Read(row.Assessment!), row.Verdict!.Value)));
        // The model of the newest message, not of the newest decision: an old case that is decided late must not bring back an old model.
        var model = decided.Count == 0 ? null : decided.MaxBy(found => found.OpenedAt).Case.Assessment.ModelVersion;
        var counted = decided.Where(found => found.OpenedAt > since && found.Case.Assessment.ModelVersion == model).Select(found => found.Case);
        return (ThresholdRule.Review(threshold, counted), StepAgreement.Of(decided.Select(found => found.Case)));
    }

    /// <summary>The changes, newest first.</summary>
    public static async Task<IReadOnlyList<ThresholdChange>> ChangesAsync(ModBotDb db, CancellationToken cancellation)
    {
        var names = await CaseReader.NamesAsync(db, cancellation);
        var rows = await db.ThresholdChanges.OrderByDescending(row => row.Sequence).Take(MostChanges).ToListAsync(cancellation);
        return [.. rows.Select(row => new ThresholdChange(row.At, names.GetValueOrDefault(row.By), row.From, row.To, row.IsReturn, row.Decided, row.Needed))];
    }

    /// <summary>Follows the proposal, if it is still the one that was shown.</summary>
    public async Task<TuningResult> ConfirmAsync(ModBotDb db, Viewer viewer, double from, double to, CancellationToken cancellation)
    {
        var (review, _) = await ReviewAsync(db, cancellation);
        if (review.Proposal is not { } proposal || Differ(proposal.From, from) || Differ(proposal.To, to)) return new TuningResult(TuningProblem.ChangedMeanwhile);
        await ChangeAsync(db, new ThresholdChangeRow
        {
            At = time.GetUtcNow(),
            By = viewer.ModeratorId,
            From = proposal.From,
            To = proposal.To,
            Decided = review.Decided,
            Needed = review.Needed,
        });
        return TuningResult.Ok;
    }

    /// <summary>What putting back would lead to: the value before the newest change that stands; null when every change was put back.</summary>
    public static async Task<double?> BeforeAsync(ModBotDb db, CancellationToken cancellation)
    {
        var standing = new Stack<double>();
        foreach (var change in await db.ThresholdChanges.OrderBy(row => row.Sequence).Select(row => new { row.From, row.IsReturn }).ToListAsync(cancellation))
        {
            if (!change.IsReturn) standing.Push(change.From);
            else if (standing.Count > 0) standing.Pop();
        }

        return standing.Count > 0 ? standing.Peek() : null;
    }

    /// <summary>Puts the value before back, if the threshold is still what was shown. Pressed again it goes one change further back.</summary>
    public async Task<TuningResult> PutBackAsync(ModBotDb db, Viewer viewer, double from, CancellationToken cancellation)
    {
        var newest = await db.ThresholdChanges.OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancellation);
        if (newest is null || Differ(newest.To, from) || await BeforeAsync(db, cancellation) is not { } before) return new TuningResult(TuningProblem.ChangedMeanwhile);
        await ChangeAsync(db, new ThresholdChangeRow { At = time.GetUtcNow(), By = viewer.ModeratorId, From = newest.To, To = before, IsReturn = true });
        return TuningResult.Ok;
    }

    private static Task ChangeAsync(ModBotDb db, ThresholdChangeRow change)
    {
        db.ThresholdChanges.Add(change);
        return Ledger.AppendAsync(
            db, change.At, "tuning.threshold_changed", string.Empty, change.By,
            ("from", Number(change.From)), ("to", Number(change.To)), ("why", change.IsReturn ? "put_back" : "proposal"), ("needed", $"{change.Needed}/{change.Decided}"));
    }

    private static bool Differ(double one, double other) => !(Math.Abs(one - other) < Same);

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private async Task<double> ThresholdAsync(ModBotDb db, CancellationToken cancellation) =>
        await db.ThresholdChanges.OrderByDescending(row => row.Sequence).Select(row => (double?)row.To).FirstOrDefaultAsync(cancellation) ?? settings.Value.CaseThreshold;
}
