using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk;
using ModBot.Host.Health;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Tuning;

/// <summary>The tuning on the database: who may do what. What is done is in <see cref="ThresholdBook"/> and <see cref="TextMemory"/>.</summary>
internal sealed class TuningService(Store store, ThresholdBook thresholds, TextMemory memory, ClassifierHost classifiers, HealthBoard health, TimeProvider time) : ITuning
{
    public async Task<TuningView?> GetAsync(Viewer viewer, CancellationToken cancellation) => !MayTune(viewer) ? null : await store.ReadAsync(async db =>
    {
        var (review, steps) = await thresholds.ReviewAsync(db, cancellation);
        return new TuningView
        {
            Threshold = (await thresholds.PolicyAsync(db, cancellation)).CaseThreshold,
            Review = review,
            Steps = steps,
            Changes = await ThresholdBook.ChangesAsync(db, cancellation),
            Before = await ThresholdBook.BeforeAsync(db, cancellation),
            Texts = await TextMemory.ListAsync(db, cancellation),
        };
    }, cancellation);

    public Task<TuningResult> ConfirmAsync(Viewer viewer, double from, double to, CancellationToken cancellation) =>
        TuneAsync(viewer, db => thresholds.ConfirmAsync(db, viewer, from, to, cancellation), cancellation);

    public Task<TuningResult> PutBackAsync(Viewer viewer, double from, CancellationToken cancellation) =>
        TuneAsync(viewer, db => thresholds.PutBackAsync(db, viewer, from, cancellation), cancellation);

    public Task<RememberOffer> OfferAsync(Viewer viewer, string caseId, CancellationToken cancellation) => store.ReadAsync(async db =>
    {
        if (classifiers.Words is not { } words || await db.Cases.FirstOrDefaultAsync(found => found.Id == caseId, cancellation) is not { } row || !MayRemember(viewer, row)) return RememberOffer.None;
        if (memory.Check(row, words) is not null) return RememberOffer.None;
        return await memory.KnowsAsync(db, row, words, cancellation) ? RememberOffer.Done : RememberOffer.Possible;
    }, cancellation);

    public Task<TuningResult> RememberAsync(Viewer viewer, string caseId, CancellationToken cancellation) => WriteAsync(async db =>
    {
        if (classifiers is not { Words: { } words, Current: { } classifier }) return new TuningResult(TuningProblem.ClassifierDown);
        if (await db.Cases.FirstOrDefaultAsync(found => found.Id == caseId, cancellation) is not { } row) return new TuningResult(TuningProblem.NotFound);
        if (!MayRemember(viewer, row)) return new TuningResult(TuningProblem.NotAllowed);
        return await memory.RememberAsync(db, row, viewer, words, classifier.ModelVersion, cancellation) is { } problem
            ? new TuningResult(TuningProblem.CannotBeRemembered, problem)
            : TuningResult.Ok;
    }, new TuningResult(TuningProblem.NotStored), cancellation);

    public Task<(TuningResult Result, RevealedText? Text)> RevealAsync(Viewer viewer, string id, RevealLayer layer, CancellationToken cancellation) => WriteAsync(async db =>
    {
        if (!MayTune(viewer)) return (new TuningResult(TuningProblem.NotAllowed), (RevealedText?)null);
        if (layer == RevealLayer.Label || await FindAsync(db, id, cancellation) is not { } row) return (new TuningResult(TuningProblem.NotFound), null);
        return await memory.RevealAsync(db, row, layer, viewer) is { } text ? (TuningResult.Ok, text) : (new TuningResult(TuningProblem.CannotBeRemembered, RememberProblem.TextGone), null);
    }, (new TuningResult(TuningProblem.NotStored), null), cancellation);

    public Task<TuningResult> ForgetAsync(Viewer viewer, string id, CancellationToken cancellation) => TuneAsync(viewer, async db =>
    {
        if (await FindAsync(db, id, cancellation) is not { } row) return new TuningResult(TuningProblem.NotFound);
        await TextMemory.ForgetAsync(db, row, viewer.ModeratorId, time.GetUtcNow());
        return TuningResult.Ok;
    }, cancellation);

    private static bool MayTune(Viewer viewer) => viewer.Role >= ModeratorRole.Lead;

    // Whoever judged the text may say that it holds for its like; a lead sees what was said, and can take it back.
    // What reads as hate is left alone for everybody from then on, so that takes a lead.
    private static bool MayRemember(Viewer viewer, CaseRow row) => MayTune(viewer) || (row.OwnerId == viewer.ModeratorId && row.Step != Step.Discrimination);

    private static Task<RememberedTextRow?> FindAsync(ModBotDb db, string id, CancellationToken cancellation) =>
        db.RememberedTexts.FirstOrDefaultAsync(row => row.Id == id, cancellation);

    private Task<TuningResult> TuneAsync(Viewer viewer, Func<ModBotDb, Task<TuningResult>> change, CancellationToken cancellation) => MayTune(viewer)
        ? WriteAsync(change, new TuningResult(TuningProblem.NotStored), cancellation)
        : Task.FromResult(new TuningResult(TuningProblem.NotAllowed));

    private async Task<T> WriteAsync<T>(Func<ModBotDb, Task<T>> write, T notStored, CancellationToken cancellation)
    {
        try
        {
            return await store.WriteAsync(write, cancellation);
        }
        catch (Exception fault) when (FaultNames.IsStorage(fault))
        {
            health.Report("database", $"The database cannot be written: {FaultNames.Of(fault)}.");
            return notStored;
        }
    }
}
