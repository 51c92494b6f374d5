namespace ModBot.Harness;

/// <summary>Waits for something outside this process or behind a port, which gives no signal of its own.</summary>
public static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks again and again until it is so.</summary>
    /// <exception cref="OperationCanceledException">It was not so within three minutes, or the test was ended.</exception>
    public static async Task ReachedAsync(Func<Task<bool>> reached, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (!await reached()) await Task.Delay(Pause, patience.Token);
    }
}
