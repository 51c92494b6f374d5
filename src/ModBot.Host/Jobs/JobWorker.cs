using ModBot.Host.Health;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;

namespace ModBot.Host.Jobs;

/// <summary>Runs the jobs, each on its own schedule.</summary>
internal sealed partial class JobWorker(
    IEnumerable<IJob> jobs, Store store, DeskSignal desk, HealthBoard health, TimeProvider time, ILogger<JobWorker> log, OutboxSignal? outbox = null) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            do
            {
                foreach (var job in jobs) await RunAsync(job, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>Runs one job if it is due.</summary>
    internal async Task RunAsync(IJob job, CancellationToken stopping)
    {
        var part = $"job.{job.Name}";
        try
        {
            var now = time.GetUtcNow();
            var changed = await store.WriteAsync(async db =>
            {
                var row = await db.Jobs.FindAsync([job.Name], stopping);
                if (row is not null && now - row.LastRunAt < job.Every && now >= row.LastRunAt) return false;
                if (row is null) db.Jobs.Add(new JobRow { Name = job.Name, LastRunAt = now });
                else row.LastRunAt = now;
                return await job.RunAsync(db, now, stopping);
            }, stopping);
            if (changed) desk.Changes.Tick();
            if (changed) outbox?.Work.Tick();
            health.Clear(part);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            health.Report(part, $"The job '{job.Name}' failed ({FaultNames.Of(fault)}); it is tried again.");
            Failed(job.Name, FaultNames.Of(fault));
        }
    }

    [LoggerMessage(1301, LogLevel.Error, "Job {Job} failed: {Fault}.")]
    private partial void Failed(string job, string fault);
}
