using ModBot.Adapters.Contract;
using ModBot.Host.Health;

namespace ModBot.Host.Platforms;

/// <summary>Looks now and then what is wrong with a connection although reading goes on, such as a missing right, and says so on the health board.</summary>
internal sealed partial class TroubleWorker(IEnumerable<IPlatformAdapter> adapters, HealthBoard health, Warnings warnings, TimeProvider time, ILogger<TroubleWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first look comes after the connection had time to be made.
        var wait = TimeSpan.FromSeconds(10);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            foreach (var adapter in adapters) await LookAsync(adapter, stoppingToken);
            wait = Every;
        }
    }

    private async Task LookAsync(IPlatformAdapter adapter, CancellationToken stopping)
    {
        var part = $"setup.{adapter.Platform}";
        try
        {
            var found = await adapter.CheckAsync(stopping);
            var stops = found.Where(trouble => trouble.StopsWork).ToList();
            if (stops.Count == 0) health.Clear(part);
            else health.Report(part, string.Join(" ", stops.Select(Troubles.SentenceOf)));
            var notes = found.Where(trouble => !trouble.StopsWork).Select(Troubles.SentenceOf).ToList();
            health.Note(part, notes.Count == 0 ? null : string.Join(" ", notes));
            await warnings.NoteAsync(adapter.Platform, found, stopping);
            foreach (var trouble in found) Found(adapter.Platform, trouble.Kind, trouble.Detail ?? "-");
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            health.Report(part, $"The settings of '{adapter.Platform}' could not be checked ({FaultNames.Of(fault)}).");
        }
    }

    [LoggerMessage(1501, LogLevel.Warning, "{Platform}: {Trouble} ({Detail}). See /health/ready for what to do.")]
    private partial void Found(string platform, TroubleKind trouble, string detail);
}
