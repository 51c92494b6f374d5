using Microsoft.Extensions.DependencyInjection;
using ModBot.Host.Desk.View;
using ModBot.Host.LocalChat;
using ModBot.Host.Setup;
using ModBot.Host.Texts;

namespace ModBot.Host.Tests.Setup;

/// <summary>Desk and chat show the same time, whatever the time zone of the server.</summary>
public sealed class TeamClockTests
{
    private static readonly DateTimeOffset Moment = new(2026, 7, 1, 22, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, "2 jul 00:30")]
    [InlineData("America/Curacao", "1 jul 18:30")]
    public async Task DeskAndChat_ShowTheTimeOfTheSetting(string? zone, string shown)
    {
        await using var host = await WholeHost.StartAsync(null, zone is null ? [] : [("Host:TimeZone", zone)]);
        var time = host.Services.GetRequiredService<TimeProvider>();

        LocalTime.Of(Moment, time, Words.Dutch).ShouldBe(shown);
        ChatClock.Of(time).Show(Moment, Words.Dutch.Culture).ShouldBe(shown);
    }

    [Fact]
    public void TimeZoneThatIsUnknown_StopsTheStart_AndIsNamed() =>
        Should.Throw<StartupException>(() => Configuration.Load(null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Host:DataDirectory"] = Path.GetTempPath(), ["Host:TimeZone"] = "Europa/Amsterdam" }))
            .Message.ShouldContain("Europa/Amsterdam");
}
