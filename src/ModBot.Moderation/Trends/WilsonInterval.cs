namespace ModBot.Moderation.Trends;

/// <summary>Between what a share may well lie, given how few were counted: the 95 % score interval of Wilson (1927), which DOMAIN §5 shows beside every share.</summary>
/// <param name="Low">The lower end, 0–1.</param>
/// <param name="High">The upper end, 0–1.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    // Leaves 2.5 % of a normal distribution on either side.
    private const double Z = 1.959963984540054;

    /// <summary>The interval for a count; 0–1 when nothing was counted.</summary>
    /// <param name="count">How many of them, 0 to <paramref name="total"/>.</param>
    /// <param name="total">How many in all, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or higher than the total.</exception>
    public static WilsonInterval Of(int count, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, total);
        if (total == 0) return new WilsonInterval(0, 1);
        var share = (double)count / total;
        var square = Z * Z / total;
        var middle = share + (square / 2);
        var half = Z * Math.Sqrt((share * (1 - share) / total) + (square / 4 / total));
        return new WilsonInterval(Math.Max(0, (middle - half) / (1 + square)), Math.Min(1, (middle + half) / (1 + square)));
    }

    /// <summary>Whether the two have a value in common, so that the counts show no clear difference.</summary>
    public bool Overlaps(WilsonInterval other) => Low <= other.High && other.Low <= High;
}
