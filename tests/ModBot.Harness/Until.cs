namespace ModBot.Harness;

/// <summary>Waits for something outside this process or behind a port, which gives no signal of its own.</summary>
public static class Until
{
    // Far above what it takes: only what hangs is to fail, also on a machine that has much else to do.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(7);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks again and again until it is so.</summary>
    /// <param name="reached">Whether it is so.</param>
    /// <param name="cancellation">Ends the test.</param>
    /// <param name="left">Says what is still missing, for who reads that it failed.</param>
    /// <exception cref="TimeoutException">It was not so within seven minutes.</exception>
    /// <exception cref="OperationCanceledException">The test was ended.</exception>
    public static async Task ReachedAsync(Func<Task<bool>> reached, CancellationToken cancellation, Func<Task<string>>? left = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await reached())
        {
            if (patience.IsCancellationRequested) throw new TimeoutException($"Not so within {Patience.TotalMinutes} minutes. {(left is null ? "" : await left())}");
            await Task.Delay(Pause, cancellation);
        }
    }
}
