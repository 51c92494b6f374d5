using System.Globalization;
using System.Net.Http.Headers;

namespace ModBot.Adapters.Discord;

/// <summary>
/// Discord's rate limits as its answers tell them: a bucket for each hash and resource, and one limit for the whole bot. No limit is known beforehand, and no wall clock is trusted. Thread-safe.
/// </summary>
internal sealed class DiscordLimits(TimeProvider time)
{
    /// <summary>Calls of the whole bot in a second; answers to interactions are not counted.</summary>
    public const int PerSecond = 50;

    private const int ManyBuckets = 500;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly long origin = time.GetTimestamp();
    private readonly Dictionary<string, string> hashes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DiscordBucket> buckets = new(StringComparer.Ordinal);
    private readonly Queue<TimeSpan> lastSecond = new();
    private TimeSpan blockedUntil;

    private TimeSpan Now => time.GetElapsedTime(origin);

    /// <summary>Whether Discord told the whole bot to wait, and that is not over.</summary>
    public bool IsBlocked
    {
        get
        {
            lock (gate) return blockedUntil > Now;
        }
    }

    /// <summary>Waits for a turn.</summary>
    /// <returns>The place that was taken, to give back with <see cref="Leave"/>; or null and how long it would still take.</returns>
    public async Task<(DiscordBucket? Place, TimeSpan Wait)> EnterAsync(DiscordRoute route, TimeSpan patience, CancellationToken cancellation)
    {
        var until = Now + patience;
        while (true)
        {
            var (place, wait, signal) = TryEnter(route);
            if (place is not null) return (place, TimeSpan.Zero);
            var left = until - Now;
            if (wait > left || left <= TimeSpan.Zero) return (null, wait > Second ? wait : Second);
            if (signal is null) await Task.Delay(wait, time, cancellation);
            else await signal.WaitAsync(left, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Gives a place back and learns from the answer; null when none came.</summary>
    public void Leave(DiscordRoute route, DiscordBucket place, HttpResponseHeaders? headers)
    {
        lock (gate)
        {
            if (headers is not null && Text(headers, "X-RateLimit-Bucket") is { Length: > 0 } hash)
            {
                hashes[route.Key] = hash;
                place.Leave(answered: true);
                if (Number(headers, "X-RateLimit-Limit") is { } limit && Number(headers, "X-RateLimit-Remaining") is { } remaining && Number(headers, "X-RateLimit-Reset-After") is { } after)
                    Bucket(route).Learn((int)limit, (int)remaining, Now + Seconds(after));
                return;
            }

            place.Leave(answered: headers is not null);
        }
    }

    /// <summary>Obeys a refusal as too many.</summary>
    public void Refused(DiscordRoute route, TimeSpan retryAfter, bool isGlobal)
    {
        lock (gate)
        {
            var until = Now + retryAfter;
            if (!isGlobal) Bucket(route).Block(until);
            else if (until > blockedUntil) blockedUntil = until;
        }
    }

    private (DiscordBucket? Place, TimeSpan Wait, Task? Signal) TryEnter(DiscordRoute route)
    {
        lock (gate)
        {
            var now = Now;
            if (!route.IsAnswer)
            {
                if (blockedUntil > now) return (null, blockedUntil - now, null);
                while (lastSecond.TryPeek(out var first) && first + Second <= now) lastSecond.Dequeue();
                if (lastSecond.Count >= PerSecond) return (null, lastSecond.Peek() + Second - now, null);
            }

            var bucket = Bucket(route);
            var (wait, signal) = bucket.TryEnter(now);
            if (wait > TimeSpan.Zero || signal is not null) return (null, wait, signal);
            if (!route.IsAnswer) lastSecond.Enqueue(now);
            return (bucket, TimeSpan.Zero, null);
        }
    }

    private DiscordBucket Bucket(DiscordRoute route)
    {
        var key = $"{hashes.GetValueOrDefault(route.Key, route.Key)}|{route.Resource}";
        if (buckets.TryGetValue(key, out var bucket)) return bucket;
        if (buckets.Count >= ManyBuckets)
        {
            var now = Now;
            foreach (var old in buckets.Where(each => each.Value.InFlight == 0 && each.Value.LastUsed + Idle < now && each.Value.BlockedUntil < now).Select(each => each.Key).ToList()) buckets.Remove(old);
        }

        return buckets[key] = new DiscordBucket();
    }

    private static string? Text(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static double? Number(HttpResponseHeaders headers, string name) =>
        double.TryParse(Text(headers, name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    // A day is longer than any limit; more would be a fault that silences us for ever.
    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400));
}
