using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Health;
using ModBot.Host.Storage;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Pipeline;

/// <summary>Reads every platform and takes in what comes. A platform that fails is loud on the health board and tried again from its checkpoint.</summary>
internal sealed partial class IntakeWorker(
    IEnumerable<IPlatformAdapter> adapters,
    Intake intake,
    TextMemory memory,
    Store store,
    ClassifierHost classifiers,
    DeskSignal desk,
    DeskRooms rooms,
    IDeskListener listener,
    HealthBoard health,
    TimeProvider time,
    ILogger<IntakeWorker> log) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first message: what is written in a desk room is no message of members.
        await rooms.LoadAsync(cancellationToken);
        foreach (var adapter in adapters.OfType<IDeskAdapter>()) adapter.Attach(listener);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(adapters.Select(adapter => KeepReadingAsync(adapter, stoppingToken)));

    private async Task KeepReadingAsync(IPlatformAdapter adapter, CancellationToken stopping)
    {
        // The host goes on starting while the first batches are read.
        await Task.Yield();
        var part = $"platform.{adapter.Platform}";
        var pause = FirstPause;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(adapter, () =>
                {
                    health.Clear(part);
                    pause = FirstPause;
                }, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (PlatformTroubleException fault)
            {
                var wait = fault.RetryAfter ?? (fault.Trouble.IsFatal ? LongestPause * 5 : pause);
                health.Report(part, Troubles.SentenceOf(fault.Trouble));
                ReadingFailed(adapter.Platform, fault.Trouble.Kind.ToString(), wait.TotalSeconds);
                await Task.Delay(wait, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                // One platform's trouble must not stop the others or the desk. Nothing is lost: the checkpoint stands.
                health.Report(part, $"Reading stopped ({FaultNames.Of(fault)}); trying again from the last checkpoint.");
                ReadingFailed(adapter.Platform, FaultNames.Of(fault), pause.TotalSeconds);
                await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task ReadAsync(IPlatformAdapter adapter, Action succeeded, CancellationToken stopping)
    {
        var checkpoint = await store.ReadAsync(
            db => db.Checkpoints.Where(row => row.Platform == adapter.Platform).Select(row => row.Position).FirstOrDefaultAsync(stopping), stopping);
        await foreach (var batch in adapter.ReadAsync(checkpoint, stopping).WithCancellation(stopping))
        {
            // An empty batch says that the platform is there and has nothing new: only how far was read can have changed.
            var touched = batch.Events.Count == 0 && batch.Checkpoint == checkpoint ? 0 : await TakeInAsync(adapter, batch, stopping);
            checkpoint = batch.Checkpoint;
            succeeded();
            if (touched > 0) desk.Changes.Tick();
        }
    }

    private async Task<int> TakeInAsync(IPlatformAdapter adapter, PlatformBatch batch, CancellationToken stopping)
    {
        health.Unscored = batch.Events.Count;
        var classifier = await classifiers.GetAsync(stopping);
        var words = classifiers.Words;
        if (words is not null) await memory.RenewAsync(store, classifier.ModelVersion, words, stopping);
        var touched = await intake.TakeInAsync(adapter.Platform, batch, message => Score(classifier, message), words, stopping);
        health.Unscored = 0;
        if (batch.Events.Any(happened => happened is ChannelMoved)) await rooms.LoadAsync(stopping);
        return touched;
    }

    private Assessment? Score(IClassifier classifier, Message message)
    {
        if (message.Content == MessageContent.Unreadable) return null;
        try
        {
            return classifier.Assess(message.Text);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // "Could not tell" is an outcome of its own and goes to a person; it never reads as harmless.
            ScoringFailed(message.Key.Platform, FaultNames.Of(fault));
            return null;
        }
    }

    [LoggerMessage(1101, LogLevel.Error, "Reading {Platform} stopped: {Fault}. Next try in {Seconds} s.")]
    private partial void ReadingFailed(string platform, string fault, double seconds);

    [LoggerMessage(1102, LogLevel.Error, "A message of {Platform} could not be scored: {Fault}. It goes to a person as unscored.")]
    private partial void ScoringFailed(string platform, string fault);
}
