using System.Collections.Concurrent;
using Telegram.Bot.Exceptions;

namespace ModBot.Adapters.Telegram;

/// <summary>Does what nothing waits for: side by side, or in turn where the last one must win. Ends when it is disposed. Thread-safe.</summary>
internal sealed class TelegramBackground : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationToken stopping;
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<Task, byte> running = new();
    private readonly Dictionary<string, Task> last = new(StringComparer.Ordinal);

    public TelegramBackground() => stopping = stop.Token;

    /// <summary>Starts something. A refusal or fault of the network ends it quietly.</summary>
    public void Run(Func<CancellationToken, Task> act) => _ = Keep(Task.Run(() => GuardAsync(act), CancellationToken.None));

    /// <summary>Ends once all that was started has ended.</summary>
    public async Task IdleAsync()
    {
        while (!running.IsEmpty) await Task.WhenAll(running.Keys);
    }

    /// <summary>Starts something once everything that was started earlier in the same row has ended.</summary>
    public void RunInTurn(string row, Func<CancellationToken, Task> act)
    {
        lock (gate)
        {
            var before = last.GetValueOrDefault(row) ?? Task.CompletedTask;
            last[row] = Keep(Task.Run(async () =>
            {
                await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await GuardAsync(act);
            }, CancellationToken.None));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (stopping.IsCancellationRequested) return;
        stop.Cancel();
        stop.Dispose();
    }

    private Task Keep(Task task)
    {
        running[task] = 0;
        _ = task.ContinueWith(done => running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }

    private async Task GuardAsync(Func<CancellationToken, Task> act)
    {
        try
        {
            if (!stopping.IsCancellationRequested) await act(stopping);
        }
        catch (Exception fault) when (fault is ApiRequestException || TelegramErrors.IsNetwork(fault) || stopping.IsCancellationRequested)
        {
            // Nothing waits for it.
        }
    }
}
