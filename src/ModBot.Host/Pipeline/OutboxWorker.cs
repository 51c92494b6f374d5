using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Health;
using ModBot.Host.Setup;
using ModBot.Host.Storage;

namespace ModBot.Host.Pipeline;

/// <summary>
/// Carries the outbox out: every platform for itself, so that a slow one holds up no other, and one row after the other. A row is
/// marked before the call and settled after it; what a crash left between the two is looked up first and never sent blindly
/// again (DESIGN §4).
/// </summary>
internal sealed partial class OutboxWorker(
    IEnumerable<IPlatformAdapter> adapters,
    Store store,
    OutboxBook book,
    OutboxSignal outbox,
    DeskSignal desk,
    HealthBoard health,
    IOptions<PipelineSettings> settings,
    TimeProvider time,
    ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = adapters.Select(adapter => adapter.Platform).ToList();
        IEnumerable<Lane> lanes =
        [
            .. adapters.Select(adapter => new Lane(adapter.Platform, adapter, row => row.Platform == adapter.Platform)),

            // What belongs to a connection that was taken out of the settings goes back to the person who decided.
            new Lane("unknown", null, row => !known.Contains(row.Platform)),
        ];
        return Task.WhenAll(lanes.Select(lane => KeepWorkingAsync(lane, stoppingToken)));
    }

    private async Task KeepWorkingAsync(Lane lane, CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await WorkAsync(lane, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                health.Report(lane.Part, $"Decisions for '{lane.Name}' are not carried out ({FaultNames.Of(fault)}); trying again.");
                Failed(lane.Name, FaultNames.Of(fault));
                await Task.Delay(PauseAfterFault, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Settles what a crash left open, and sends what is due for as long as it runs. What cannot be looked up now holds up nothing but its own case.</summary>
    private async Task WorkAsync(Lane lane, CancellationToken stopping)
    {
        var later = new Dictionary<long, DateTimeOffset>();
        while (true)
        {
            var seen = outbox.Work.Count;
            foreach (var left in await store.ReadAsync(
                db => db.Outbox.Where(lane.Rows).Where(row => row.State == OutboxState.Sending).OrderBy(row => row.Sequence).ToListAsync(stopping), stopping))
            {
                if (later.GetValueOrDefault(left.Sequence) > time.GetUtcNow()) continue;
                later.Remove(left.Sequence);
                if (await LookUpAsync(lane, left, stopping) is { } wait) later[left.Sequence] = time.GetUtcNow() + wait;
            }

            var now = time.GetUtcNow();
            var (due, next) = await store.ReadAsync(async db =>
            {
                var pending = db.Outbox.Where(lane.Rows).Where(row => row.State == OutboxState.Pending);
                return (
                    await pending.Where(row => row.NotBefore <= now)
                        .Where(row => !db.Outbox.Any(earlier => earlier.CaseId == row.CaseId && earlier.Sequence < row.Sequence
                            && (earlier.State == OutboxState.Pending || earlier.State == OutboxState.Sending))) // reply first, remove after
                        .OrderBy(row => row.Sequence).Take(32).ToListAsync(stopping),
                    await pending.Where(row => row.NotBefore > now).MinAsync(row => (DateTimeOffset?)row.NotBefore, stopping));
            }, stopping);
            foreach (var row in due) await SendAsync(lane, row, stopping);
            health.Clear(lane.Part);
            if (later.Count > 0 && later.Values.Min() is var look && (next is null || look < next)) next = look;
            if (due.Count == 0) await outbox.Work.WaitAsync(seen, next is { } at ? at - now : null, time, stopping);
        }
    }

    private async Task SendAsync(Lane lane, OutboxRow row, CancellationToken stopping)
    {
        if (await book.StartAsync(row.Sequence, stopping) is not { } request) return;
        var result = await CallAsync(lane, row, (adapter, cancellation) => adapter.CarryOutAsync(request, cancellation), stopping);
        await SettleAsync(row, result, stopping);
    }

    /// <returns>When to look again; null once that is settled.</returns>
    private async Task<TimeSpan?> LookUpAsync(Lane lane, OutboxRow row, CancellationToken stopping)
    {
        if (await book.FindRequestAsync(row.Sequence, stopping) is not { } request) return null;
        var found = await CallAsync(lane, row, (adapter, cancellation) => adapter.FindAsync(request, cancellation), stopping);
        if (found.Outcome == PlatformOutcome.TryAgain) return found.RetryAfter is { } said && said > PauseAfterFault ? said < LongestLook ? said : LongestLook : PauseAfterFault;
        if (found.Outcome == PlatformOutcome.NothingToDo) await book.PutBackAsync(row.Sequence, stopping);
        else await SettleAsync(row, found, stopping);
        LookedUp(row.Key, found.Outcome);
        return null;
    }

    private async Task SettleAsync(OutboxRow row, PlatformResult result, CancellationToken stopping)
    {
        await book.SettleAsync(row.Sequence, result, stopping);
        desk.Changes.Tick();
    }

    private Task<PlatformResult> CallAsync(Lane lane, OutboxRow row, Func<IPlatformAdapter, CancellationToken, Task<PlatformResult>> call, CancellationToken stopping) =>
        lane.Adapter is { } adapter
            ? PatientCall.MakeAsync(token => call(adapter, token), TimeSpan.FromSeconds(settings.Value.ActionSeconds), fault => CallFailed(row.Key, lane.Name, fault), time, stopping)
            : Task.FromResult(PlatformResult.Refused(RefusalReason.NotSupported));

    /// <summary>The rows of one platform and who carries them out.</summary>
    private sealed record Lane(string Name, IPlatformAdapter? Adapter, Expression<Func<OutboxRow, bool>> Rows)
    {
        public string Part => $"outbox.{Name}";
    }

    [LoggerMessage(1201, LogLevel.Error, "The outbox of {Platform} stopped: {Fault}.")]
    private partial void Failed(string platform, string fault);

    [LoggerMessage(1202, LogLevel.Warning, "Request {Key} to {Platform} failed: {Fault}.")]
    private partial void CallFailed(string key, string platform, string fault);

    [LoggerMessage(1203, LogLevel.Information, "Request {Key} was under way when ModBot stopped; the platform says: {Outcome}.")]
    private partial void LookedUp(string key, PlatformOutcome outcome);
}
