using ModBot.Host.Texts;

namespace ModBot.Host.Desk.View;

/// <summary>Moments as the team's clock shows them. The time zone is the setting <c>Host:TimeZone</c>.</summary>
internal static class LocalTime
{
    public static string Of(DateTimeOffset at, TimeProvider time, Words words) =>
        TimeZoneInfo.ConvertTime(at, time.LocalTimeZone).ToString("d MMM HH:mm", words.Culture);

    public static string Day(DateTimeOffset at, TimeProvider time, Words words) =>
        TimeZoneInfo.ConvertTime(at, time.LocalTimeZone).ToString("d MMMM yyyy", words.Culture);
}
