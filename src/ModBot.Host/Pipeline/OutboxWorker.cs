using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Health;
using ModBot.Host.Storage;

namespace ModBot.Host.Pipeline;

/// <summary>
/// Carries the outbox out, one row after the other. A row is marked before the call and settled after it; what a crash left
/// between the two is looked up first and never sent blindly again (DESIGN §4).
/// </summary>
internal sealed partial class OutboxWorker(
    IEnumerable<IPlatformAdapter> adapters,
    Store store,
    OutboxBook book,
    OutboxSignal outbox,
    DeskSignal desk,
    HealthBoard health,
    TimeProvider time,
    ILogger<OutboxWorker> log) : BackgroundService
{
    private const string Part = "outbox";
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, IPlatformAdapter> byName = adapters.ToDictionary(adapter => adapter.Platform, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                health.Report(Part, $"Decisions are not carried out ({FaultNames.Of(fault)}); trying again.");
                Failed(FaultNames.Of(fault));
                await Task.Delay(PauseAfterFault, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Settles what a crash left open, then sends what is due for as long as it runs.</summary>
    private async Task WorkAsync(CancellationToken stopping)
    {
        foreach (var left in await store.ReadAsync(db => db.Outbox.Where(row => row.State == OutboxState.Sending).OrderBy(row => row.Sequence).ToListAsync(stopping), stopping))
        {
            await LookUpAsync(left, stopping);
        }

        while (true)
        {
            var seen = outbox.Work.Count;
            var now = time.GetUtcNow();
            var (due, next) = await store.ReadAsync(async db =>
            {
                var pending = db.Outbox.Where(row => row.State == OutboxState.Pending);
                return (
                    await pending.Where(row => row.NotBefore <= now)
                        .Where(row => !db.Outbox.Any(earlier => earlier.CaseId == row.CaseId && earlier.Sequence < row.Sequence
                            && (earlier.State == OutboxState.Pending || earlier.State == OutboxState.Sending))) // reply first, remove after
                        .OrderBy(row => row.Sequence).Take(32).ToListAsync(stopping),
                    await pending.Where(row => row.NotBefore > now).MinAsync(row => (DateTimeOffset?)row.NotBefore, stopping));
            }, stopping);
            foreach (var row in due) await SendAsync(row, stopping);
            health.Clear(Part);
            if (due.Count == 0) await WaitForWorkAsync(seen, next is { } at ? at - now : null, stopping);
        }
    }

    private async Task WaitForWorkAsync(long seen, TimeSpan? atMost, CancellationToken stopping)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var work = outbox.Work.WaitAsync(seen, enough.Token);
        var woken = atMost is { } pause ? await Task.WhenAny(work, Task.Delay(pause, time, enough.Token)) : await Task.WhenAny(work);
        await enough.CancelAsync();
        stopping.ThrowIfCancellationRequested();
        if (woken == work) await work;
    }

    private async Task SendAsync(OutboxRow row, CancellationToken stopping)
    {
        if (await book.StartAsync(row.Sequence, stopping) is not { } request) return;
        var result = await CallAsync(row, adapter => adapter.CarryOutAsync(request, stopping), stopping);
        await SettleAsync(row, result, stopping);
    }

    private async Task LookUpAsync(OutboxRow row, CancellationToken stopping)
    {
        if (await book.FindRequestAsync(row.Sequence, stopping) is not { } request) return;
        var found = await CallAsync(row, adapter => adapter.FindAsync(request, stopping), stopping);
        if (found.Outcome == PlatformOutcome.TryAgain) throw new TimeoutException();
        if (found.Outcome == PlatformOutcome.NothingToDo) await book.PutBackAsync(row.Sequence, stopping);
        else await SettleAsync(row, found, stopping);
        LookedUp(row.Key, found.Outcome);
    }

    private async Task SettleAsync(OutboxRow row, PlatformResult result, CancellationToken stopping)
    {
        await book.SettleAsync(row.Sequence, result, stopping);
        desk.Changes.Tick();
    }

    /// <summary>A fault in an adapter leaves open whether the call went out; that is what <see cref="PlatformOutcome.Unknown"/> says.</summary>
    private async Task<PlatformResult> CallAsync(OutboxRow row, Func<IPlatformAdapter, Task<PlatformResult>> call, CancellationToken stopping)
    {
        var platform = await store.ReadAsync(
            db => db.Cases.Where(found => found.Id == row.CaseId).Select(found => found.Platform).FirstAsync(stopping), stopping);
        if (!byName.TryGetValue(platform, out var adapter)) return PlatformResult.Refused(RefusalReason.NotSupported);
        try
        {
            return await call(adapter);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            CallFailed(row.Key, platform, FaultNames.Of(fault));
            return new PlatformResult(PlatformOutcome.Unknown);
        }
    }

    [LoggerMessage(1201, LogLevel.Error, "The outbox stopped: {Fault}.")]
    private partial void Failed(string fault);

    [LoggerMessage(1202, LogLevel.Warning, "Request {Key} to {Platform} failed: {Fault}.")]
    private partial void CallFailed(string key, string platform, string fault);

    [LoggerMessage(1203, LogLevel.Information, "Request {Key} was under way when ModBot stopped; the platform says: {Outcome}.")]
    private partial void LookedUp(string key, PlatformOutcome outcome);
}
