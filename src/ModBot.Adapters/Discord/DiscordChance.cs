namespace ModBot.Adapters.Discord;

/// <summary>Chance from a seed, for everybody who needs some. Thread-safe.</summary>
/// <param name="seed">The seed: the same seed gives the same pauses.</param>
internal sealed class DiscordChance(int seed)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);

    /// <summary>At least 0 and less than 1.</summary>
    public double Next()
    {
        lock (gate) return random.NextDouble();
    }

    /// <summary>A moment between two.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + ((most - least) * Next());

    /// <summary>1 s, 2 s, 4 s … to a minute, a quarter more or less.</summary>
    /// <param name="failures">How often it failed in a row; at least 1.</param>
    public TimeSpan Backoff(int failures)
    {
        var seconds = Math.Min(60, Math.Pow(2, Math.Min(failures - 1, 10)));
        return TimeSpan.FromSeconds(seconds * (0.75 + (Next() / 2)));
    }
}
