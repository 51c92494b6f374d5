using System.Globalization;

namespace ModBot.Adapters.Discord;

/// <summary>Discord's ids: 64-bit numbers, written as text, that rise with the time at which they were made.</summary>
internal static class DiscordSnowflake
{
    // The first moment of 2015, UTC, in milliseconds since 1970.
    private const long Epoch = 1_420_070_400_000;
    private const int TimeShift = 22;

    /// <summary>Whether a text is an id. Only such a text may become a part of an address.</summary>
    public static bool IsId(string? id) => id is { Length: > 0 and <= 20 } && id.All(char.IsAsciiDigit) && ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The id as a number; 0 for what is none.</summary>
    public static ulong Number(string? id) => ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>When the id was made.</summary>
    public static DateTimeOffset Time(string? id) => DateTimeOffset.FromUnixTimeMilliseconds((long)(Number(id) >> TimeShift) + Epoch);

    /// <summary>The lowest id of a moment; 0 for moments before Discord began.</summary>
    public static string At(DateTimeOffset moment)
    {
        var since = moment.ToUnixTimeMilliseconds() - Epoch;
        return Text(since <= 0 ? 0 : (ulong)since << TimeShift);
    }

    /// <summary>The later of two ids.</summary>
    public static string Later(string? one, string? other) => Text(Math.Max(Number(one), Number(other)));

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
