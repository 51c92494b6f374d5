namespace ModBot.Host.Pipeline;

/// <summary>Wakes whoever waits for work. A tick that comes while nobody waits is kept; many ticks are one.</summary>
internal sealed class Signal
{
    private readonly Lock gate = new();
    private TaskCompletionSource next = New();
    private long count;

    /// <summary>How often it ticked.</summary>
    public long Count
    {
        get
        {
            lock (gate) return count;
        }
    }

    public void Tick()
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            count++;
            waiting = next;
            next = New();
        }

        waiting.SetResult();
    }

    /// <summary>Waits until the count is above <paramref name="seen"/>.</summary>
    /// <returns>The count then.</returns>
    public async Task<long> WaitAsync(long seen, CancellationToken cancellation)
    {
        while (true)
        {
            Task waiting;
            lock (gate)
            {
                if (count > seen) return count;
                waiting = next.Task;
            }

            await waiting.WaitAsync(cancellation);
        }
    }

    /// <summary>Waits until the count is above <paramref name="seen"/> or some time has passed, whichever comes first.</summary>
    /// <param name="seen">The count that is known.</param>
    /// <param name="atMost">How long to wait; what is not above zero ends at once. Null without limit.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task WaitAsync(long seen, TimeSpan? atMost, TimeProvider time, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var tick = WaitAsync(seen, enough.Token);
        var woken = atMost is { } pause ? await Task.WhenAny(tick, Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, time, enough.Token)) : await Task.WhenAny(tick);
        await enough.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        if (woken == tick) await tick;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Ticks when something on the desk changed.</summary>
internal sealed class DeskSignal
{
    public Signal Changes { get; } = new();
}

/// <summary>Ticks when the outbox got work.</summary>
internal sealed class OutboxSignal
{
    public Signal Work { get; } = new();
}
