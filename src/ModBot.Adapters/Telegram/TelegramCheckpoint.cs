using System.Globalization;

namespace ModBot.Adapters.Telegram;

/// <summary>How far the updates were read, and when: Telegram keeps them for a day and then forgets them silently.</summary>
/// <param name="Offset">The first update that was not taken in; 0 for whatever comes.</param>
/// <param name="At">When that was so.</param>
/// <param name="Turn">Tells batches of one second apart where the offset does not: what a webhook brings has none. 0 for none.</param>
internal sealed record TelegramCheckpoint(int Offset, DateTimeOffset At, int Turn = 0)
{
    /// <summary>How long Telegram keeps updates.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    // After a week without updates the next number is random and may be lower; asking from an old one would pass it over.
    private static readonly TimeSpan NumbersHold = TimeSpan.FromDays(7);

    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Reads a stored checkpoint; null for none.</summary>
    /// <exception cref="FormatException">It is not one of this platform.</exception>
    public static TelegramCheckpoint? Parse(string? text)
    {
        if (text is null) return null;
        if (text.Split('#')[0].Split('@') is [var offset, var at] && int.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= Latest)
            return new TelegramCheckpoint(number, DateTimeOffset.FromUnixTimeSeconds(seconds));
        throw new FormatException("The checkpoint is not one of this connection.");
    }

    /// <summary>Where to go on asking.</summary>
    public int OffsetAt(DateTimeOffset now) => now - At > NumbersHold ? 0 : Offset;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Offset}@{At.ToUnixTimeSeconds()}{(Turn == 0 ? string.Empty : $"#{Turn}")}");
}
