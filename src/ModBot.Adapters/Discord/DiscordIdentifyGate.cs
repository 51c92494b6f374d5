namespace ModBot.Adapters.Discord;

/// <summary>Lets sessions begin no faster than Discord allows: one in five seconds for each rate-limit key. Thread-safe.</summary>
/// <param name="time">The clock.</param>
internal sealed class DiscordIdentifyGate(TimeProvider time)
{
    /// <summary>Between two beginnings with the same key: Discord's five seconds and a little, because connecting takes more or less time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(5.5);

    private readonly Lock gate = new();
    private readonly Dictionary<int, long> next = [];

    /// <summary>Waits for this shard's turn.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="maxConcurrency">How many shards may begin together; at least 1.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task WaitAsync(int shard, int maxConcurrency, CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (gate)
        {
            var key = shard % Math.Max(1, maxConcurrency);
            var now = time.GetTimestamp();
            var turn = Math.Max(now, next.GetValueOrDefault(key, now));
            next[key] = turn + (long)(Window.TotalSeconds * time.TimestampFrequency);
            wait = time.GetElapsedTime(now, turn);
        }

        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellation);
    }
}
