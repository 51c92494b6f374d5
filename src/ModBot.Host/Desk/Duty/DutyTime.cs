using System.Globalization;

namespace ModBot.Host.Desk.Duty;

/// <summary>"Tot 22:00", as people write it.</summary>
internal static class DutyTime
{
    private static readonly string[] Shapes = ["H:mm", "H.mm", "%H"];

    /// <summary>The next moment at which the team's clock shows this time.</summary>
    /// <param name="text">Such as <c>22:00</c>, <c>22.00</c> or <c>22</c>.</param>
    /// <param name="time">The team's clock.</param>
    /// <returns>Null for what is no time of day.</returns>
    public static DateTimeOffset? Read(string text, TimeProvider time)
    {
        if (!TimeOnly.TryParseExact(text.Trim(), Shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return null;
        var zone = time.LocalTimeZone;
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        var day = DateOnly.FromDateTime(now.DateTime);
        var today = On(day, at, zone);
        return today > now ? today : On(day.AddDays(1), at, zone);
    }

    // A time that the clock skips in spring is read with the offset before it, an hour that comes twice in autumn as the first.
    private static DateTimeOffset On(DateOnly day, TimeOnly at, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(at);
        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
    }
}
