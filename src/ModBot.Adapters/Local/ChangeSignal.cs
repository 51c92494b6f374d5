namespace ModBot.Adapters.Local;

/// <summary>Wakes those who wait for a change. Nobody polls.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource next = New();
    private long latest;

    /// <summary>The number of the last change that was told here.</summary>
    public long Latest => Volatile.Read(ref latest);

    /// <summary>Tells that there is a change with this number.</summary>
    public void Raise(long change)
    {
        Volatile.Write(ref latest, change);
        Interlocked.Exchange(ref next, New()).TrySetResult();
    }

    /// <summary>Waits for a change after the given one; returns at once when it is there.</summary>
    public Task WaitAsync(long after, CancellationToken cancellation)
    {
        // The order matters: whoever raises writes the number first, so a change between these lines is seen in either of them.
        var waiting = Volatile.Read(ref next).Task;
        return Latest > after ? Task.CompletedTask : waiting.WaitAsync(cancellation);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
