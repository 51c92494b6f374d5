using System.Globalization;

namespace ModBot.Platforms.Fakes.Discord.World;

/// <summary>Discord's ids: milliseconds since 2015 in the upper bits and a counter in the lower.</summary>
internal sealed class Snowflake(TimeProvider clock)
{
    private const long Epoch = 1420070400000;

    private ulong last;

    /// <summary>A new id, larger than every one before.</summary>
    public ulong Next()
    {
        var now = (ulong)Math.Max(1, clock.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 22;
        return last = now > last ? now : last + 1;
    }

    /// <summary>An id as JSON has it.</summary>
    public static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads an id; null for what is none.</summary>
    public static ulong? Read(string? text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Reads an id that a test gives.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ulong Parse(string text) => ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
