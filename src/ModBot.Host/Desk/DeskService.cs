using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Desk.View;
using ModBot.Host.Health;
using ModBot.Host.Pipeline;
using ModBot.Host.Platforms;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Desk;

/// <summary>The desk on the database. Reading is here; what changes a case by a decision is in <see cref="Decisions"/>.</summary>
internal sealed class DeskService(
    Store store, CaseReader reader, Drafts drafts, Decisions decisions, DraftDesk texts, Appeals appeals, ITextSeal seal, OutboxSignal outbox, DeskSignal signal, HealthBoard health, Warnings warnings, TimeProvider time) : IDesk
{
    private const int MostClosed = 100;
    private const int MostOpen = 500;
    private const int MostReadings = 5;
    private static readonly TimeSpan StatusWindow = TimeSpan.FromDays(1);
    private const string PlatformPart = "platform.";

    public Task<DeskStatus> GetStatusAsync(Viewer viewer, CancellationToken cancellation) => store.ReadAsync(async db =>
    {
        var open = await db.OpenCases().CountAsync(cancellation);
        var mine = await db.OpenCases().CountAsync(row => row.OwnerId == viewer.ModeratorId, cancellation);
        var down = health.Problems.Where(problem => problem.Key.StartsWith(PlatformPart, StringComparison.Ordinal)).Select(problem => problem.Key[PlatformPart.Length..]);
        var since = time.GetUtcNow() - StatusWindow;
        var readings = await db.ReadingNotes.Where(row => (row.Complete || row.IsGap) && row.Until > since).OrderByDescending(row => row.Sequence).Take(MostReadings)
            .Select(row => new ReadingNote(row.Platform, row.From, row.Until, row.IsGap, row.Messages, row.Cases)).ToListAsync(cancellation);
        var hour = since.ToUnixTimeSeconds() / 3600;
        var unread = await db.Counters.Where(row => row.Step < 0 && row.Hour > hour).SumAsync(row => row.Count, cancellation);
        var waiting = db.OpenCases();
        List<PileOnNote> pileOns = [];
        foreach (var row in await db.PileOns.Where(row => waiting.Any(@case => @case.PileOnId == row.Id)).OrderByDescending(row => row.At).Take(MostReadings).ToListAsync(cancellation))
        {
            if (await PileOns.NoteOfAsync(db, row, cancellation) is { } note) pileOns.Add(note);
        }

        return new DeskStatus(open, mine, health.Unscored, !health.Has("classifier"), [.. down]) { Readings = readings, Unread = unread, PileOns = pileOns, Warnings = warnings.Now };
    }, cancellation);

    public Task<IReadOnlyList<QueueItem>> GetQueueAsync(Viewer viewer, QueueView view, CancellationToken cancellation) => store.ReadAsync<IReadOnlyList<QueueItem>>(async db =>
    {
        var rows = view switch
        {
            QueueView.Open => await db.OpenCases().OrderByDescending(row => row.Urgency).ThenBy(row => row.SentAt).Take(MostOpen).ToListAsync(cancellation),
            QueueView.Underway => await db.Cases
                .Where(row => row.State == CaseState.Acting || row.State == CaseState.AwaitingAuthor || row.State == CaseState.Monitoring || row.State == CaseState.FollowUp)
                .OrderByDescending(row => row.StateSince).Take(MostOpen).ToListAsync(cancellation),
            _ => await db.Cases.Where(row => row.State == CaseState.Closed).OrderByDescending(row => row.StateSince).Take(MostClosed).ToListAsync(cancellation),
        };
        var names = await CaseReader.NamesAsync(db, cancellation);
        var channels = await db.Channels.Where(channel => channel.Name != null).ToDictionaryAsync(channel => (channel.Platform, channel.Channel), channel => channel.Name!, cancellation);
        return [.. rows.Select(row => CaseReader.Item(row, names, channels, viewer))];
    }, cancellation);

    public Task<CaseView?> GetCaseAsync(Viewer viewer, string caseId, GuidelineAnswers? answers, IReadOnlyList<Flag>? flags, CancellationToken cancellation) =>
        store.ReadAsync(async db =>
            await db.Cases.FirstOrDefaultAsync(row => row.Id == caseId, cancellation) is { } row
                ? await reader.ViewAsync(db, row, viewer, answers, flags, cancellation)
                : null, cancellation);

    public async Task<CaseForm?> GetDraftAsync(Viewer viewer, string caseId, CancellationToken cancellation) =>
        (await drafts.FindAsync(caseId, cancellation))?.For(viewer.ModeratorId)?.Form;

    public Task<(DeskResult Result, RevealedText? Text)> RevealAsync(Viewer viewer, string caseId, RevealLayer layer, CancellationToken cancellation) =>
        WriteAsync(async db =>
        {
            var (problem, row) = await OwnAsync(db, viewer, caseId, cancellation);
            if (row is null) return (new DeskResult(problem), (RevealedText?)null);
            if (await OpenAsync(db, row, layer, cancellation) is not { } text) return (new DeskResult(DeskProblem.MayNotBeShown), null);
            await Ledger.AppendAsync(db, time.GetUtcNow(), "case.revealed", row.Id, viewer.ModeratorId, ("layer", LadderNames.Name(layer)));
            return (DeskResult.Ok, text);
        }, (new DeskResult(DeskProblem.NotStored), null), cancellation);

    public Task<RevealedText?> RedrawAsync(Viewer viewer, string caseId, RevealLayer layer, CancellationToken cancellation) => store.ReadAsync(async db =>
        (await OwnAsync(db, viewer, caseId, cancellation)).Row is { } row ? await OpenAsync(db, row, layer, cancellation) : null, cancellation);

    public Task<DeskResult> ClaimAsync(Viewer viewer, string caseId, CancellationToken cancellation) => ChangeAsync(async db =>
    {
        if (await db.Cases.FindAsync([caseId], cancellation) is not { } row) return new DeskResult(DeskProblem.NoSuchCase);
        return await ClaimAsync(db, row, viewer, cancellation);
    }, cancellation);

    public Task<DeskResult> ReleaseAsync(Viewer viewer, string caseId, CancellationToken cancellation) =>
        PutBackAsync(viewer, caseId, CaseTrigger.Release, "case.released", cancellation);

    public Task<DeskResult> HandOverAsync(Viewer viewer, string caseId, CancellationToken cancellation) =>
        PutBackAsync(viewer, caseId, CaseTrigger.HandOver, "case.handed_over", cancellation);

    public Task<DraftReading> ReadDraftAsync(Viewer viewer, DecisionInput input, CancellationToken cancellation) => store.ReadAsync(async db =>
    {
        if (input.Button.Action() is not { } action || !action.IsVisibleText() || string.IsNullOrWhiteSpace(input.Text)) return DraftReading.Clean;
        if ((await OwnAsync(db, viewer, input.CaseId, cancellation)).Row is not { } row) return DraftReading.Clean;
        var (snapshot, now) = (await reader.SnapshotAsync(db, row, cancellation), time.GetUtcNow());
        var card = CaseCardBuilder.Build(snapshot, now, input.Answers, input.Flags);
        return await texts.ReadAsync(db, row, card, CaseCardBuilder.FactsOf(snapshot, card.Flags, now), viewer, action, input.Text.Trim(), input.TemplateId, cancellation);
    }, cancellation);

    public Task<DeskResult> DecideAsync(Viewer viewer, DecisionInput input, CancellationToken cancellation) => ChangeAsync(async db =>
    {
        var (problem, row) = await OwnAsync(db, viewer, input.CaseId, cancellation);
        if (row is null) return new DeskResult(problem);
        if (row.Version != input.Version) return new DeskResult(DeskProblem.ChangedMeanwhile);
        var result = await decisions.DecideAsync(db, row, viewer, input, cancellation);
        if (result.IsOk && input.Button != CardButtonKind.Support) await Drafts.ForgetAsync(db, row.Id, cancellation);
        return result;
    }, cancellation);

    public Task<DeskResult> UndoAsync(Viewer viewer, string caseId, CancellationToken cancellation) => ChangeAsync(async db =>
    {
        if (await db.Cases.FindAsync([caseId], cancellation) is not { } row) return new DeskResult(DeskProblem.NoSuchCase);
        return await decisions.UndoAsync(db, row, viewer, cancellation);
    }, cancellation);

    public Task<DeskResult> NoteAppealAsync(Viewer viewer, string caseId, string text, CancellationToken cancellation) => ChangeAsync(async db =>
    {
        if (await db.Cases.FindAsync([caseId], cancellation) is not { } row) return new DeskResult(DeskProblem.NoSuchCase);
        if (!await Appeals.CanAddAsync(db, row, cancellation)) return new DeskResult(DeskProblem.NotPossibleNow);
        await appeals.AddAsync(db, row, text, viewer.ModeratorId);
        return DeskResult.Ok;
    }, cancellation);

    public Task<DeskResult> SettleDoubtAsync(Viewer viewer, string caseId, string outboxId, bool sendAgain, CancellationToken cancellation) => ChangeAsync(async db =>
    {
        var (problem, row) = await OwnAsync(db, viewer, caseId, cancellation);
        return row is null ? new DeskResult(problem) : await decisions.SettleAsync(db, row, viewer, outboxId, sendAgain, cancellation);
    }, cancellation);

    public async IAsyncEnumerable<long> WatchAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = signal.Changes.Count;
        while (!cancellation.IsCancellationRequested)
        {
            seen = await signal.Changes.WaitAsync(seen, cancellation);
            yield return seen;
        }
    }

    private async Task<DeskResult> ChangeAsync(Func<ModBotDb, Task<DeskResult>> change, CancellationToken cancellation)
    {
        var result = await WriteAsync(change, new DeskResult(DeskProblem.NotStored), cancellation);
        if (!result.IsOk) return result;

        // After the commit: a worker that wakes before it would find nothing and sleep on.
        outbox.Work.Tick();
        signal.Changes.Tick();
        return result;
    }

    /// <summary>A write that, when the database cannot take it, is taken back whole and answered; what the person typed is still in the form.</summary>
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

    /// <summary>The text up to a layer; null when it may not be shown.</summary>
    private async Task<RevealedText?> OpenAsync(ModBotDb db, CaseRow row, RevealLayer layer, CancellationToken cancellation)
    {
        var card = CaseCardBuilder.Build(await reader.SnapshotAsync(db, row, cancellation), time.GetUtcNow());
        if (layer == RevealLayer.Label || layer > card.MaxLayer || row.Text is not { } sealedText) return null;
        var text = seal.Open(sealedText);
        var author = row.AuthorName is { } name ? seal.Open(name) : string.Empty;
        var target = seal.OpenOrNull(row.TargetName);
        var reasons = card.Assessment?.Signals ?? [];
        var appeal = row.State == CaseState.Appealed ? seal.OpenOrNull((await db.Appeals.FindAsync([row.Id], cancellation))?.Text) : null;
        if (layer == RevealLayer.Full)
        {
            var latest = row.Latest(seal);
            return new RevealedText(layer, text, reasons, author) { TargetName = target, Others = [.. row.Others(seal).Select(version => new RevealedVersion(version.Text, version == latest))], Appeal = appeal };
        }

        var masked = MaskedText.Of(text, reasons, card.Assessment?.Harsh ?? []);
        return new RevealedText(layer, masked.Text, masked.Reasons, author) { TargetName = target, Appeal = appeal };
    }

    /// <summary>The case, if the viewer has it or may take it by acting on it.</summary>
    private static async Task<(DeskProblem Problem, CaseRow? Row)> OwnAsync(ModBotDb db, Viewer viewer, string caseId, CancellationToken cancellation)
    {
        if (await db.Cases.FindAsync([caseId], cancellation) is not { } row) return (DeskProblem.NoSuchCase, null);
        if (CaseReader.IsMine(row, viewer)) return (DeskProblem.None, row);
        return (row.OwnerId is null ? DeskProblem.NotYours : DeskProblem.TakenBySomebodyElse, null);
    }

    private async Task<DeskResult> ClaimAsync(ModBotDb db, CaseRow row, Viewer viewer, CancellationToken cancellation)
    {
        if (CaseReader.IsMine(row, viewer) && row.State == CaseState.Claimed) return DeskResult.Ok;
        if (!CaseReader.CanClaim(row, viewer)) return new DeskResult(row.OwnerId is null || row.OwnerId == viewer.ModeratorId ? DeskProblem.NotPossibleNow : DeskProblem.TakenBySomebodyElse);
        var now = time.GetUtcNow();

        // A case that was passed on keeps that state while a lead has it, and one that a lead takes over stays claimed.
        if (row.State is CaseState.PassedOn or CaseState.Claimed) row.Touch();
        else if (!row.TryMove(CaseTrigger.Claim, now)) return new DeskResult(DeskProblem.NotPossibleNow);
        var kind = row.OwnerId is null ? "case.claimed" : "case.taken_over";
        row.OwnerId = viewer.ModeratorId;
        row.HandedOverBy = null;
        await Drafts.ForgetAsync(db, row.Id, cancellation);
        await Ledger.AppendAsync(db, now, kind, row.Id, viewer.ModeratorId);
        return DeskResult.Ok;
    }

    private Task<DeskResult> PutBackAsync(Viewer viewer, string caseId, CaseTrigger trigger, string kind, CancellationToken cancellation) => ChangeAsync(async db =>
    {
        var (problem, row) = await OwnAsync(db, viewer, caseId, cancellation);
        if (row is null) return new DeskResult(problem);
        var now = time.GetUtcNow();
        if (!row.TryMove(trigger, now)) return new DeskResult(DeskProblem.NotPossibleNow);
        row.OwnerId = null;
        row.HandedOverBy = trigger == CaseTrigger.HandOver ? viewer.ModeratorId : null;
        await Drafts.ForgetAsync(db, row.Id, cancellation);
        await Ledger.AppendAsync(db, now, kind, row.Id, viewer.ModeratorId);
        return DeskResult.Ok;
    }, cancellation);
}
