namespace ModBot.Host.Setup;

/// <summary>The clock of this machine, set to where the team lives: what is shown to people follows <see cref="LocalTimeZone"/>.</summary>
internal sealed class TeamClock(TimeZoneInfo zone) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => zone;
}
