using ModBot.Adapters.Contract;

namespace ModBot.Host.Desk.Chat;

/// <summary>How often one person may do something within some time; kept in memory only, so that nobody is remembered for it. Thread-safe.</summary>
/// <param name="most">How often.</param>
/// <param name="window">Within what time, from the first on.</param>
/// <param name="time">The clock.</param>
internal sealed class Allowance(int most, TimeSpan window, TimeProvider time)
{
    // Far more people than a community has; a flood of accounts must not fill the memory.
    private const int MostPeople = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Platform, string UserId), (int Count, DateTimeOffset Since)> used = [];

    /// <summary>Counts one more, and says whether it is still allowed.</summary>
    public bool Take(PlatformUser by)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var key = (by.Platform, by.UserId);
            var (count, since) = used.TryGetValue(key, out var known) && now - known.Since < window ? known : (0, now);
            if (used.Count > MostPeople) used.Clear();
            used[key] = (count + 1, since);
            return count < most;
        }
    }
}
