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
