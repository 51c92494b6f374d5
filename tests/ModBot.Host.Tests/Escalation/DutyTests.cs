using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Duty;
using ModBot.Host.Tests.DeskChat;
using ModBot.Host.Tests.Pipeline;

namespace ModBot.Host.Tests.Escalation;

public sealed class DutyTests
{
    private static readonly Viewer Admin = new("admin", "Ada", ModeratorRole.Admin);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhoeverSaysSo_IsThere_UntilTheTimeIsOver()
    {
        await using var house = await PipelineFixture.CreateAsync();
        (await ThereAsync(house)).ShouldBeEmpty();

        await house.Duty.ComeAsync(PipelineFixture.Noor, house.Time.GetUtcNow().AddHours(2), Token);
        await house.Duty.ComeAsync(PipelineFixture.Bram, house.Time.GetUtcNow().AddHours(4), Token);
        (await ThereAsync(house)).ShouldBe(["bram", "noor"]);
        house.Time.Advance(TimeSpan.FromHours(2));
        (await ThereAsync(house)).ShouldBe(["bram"]);
        await house.Duty.GoAsync(PipelineFixture.Bram, Token);

        (await ThereAsync(house)).ShouldBeEmpty();
        (await house.Store.ReadAsync(db => db.Ledger.AnyAsync(row => row.Kind.StartsWith("duty") && row.Actor == "noor", Token), Token)).ShouldBeFalse("when people come and go is not recorded");
    }

    [Fact]
    public async Task NobodyIsThere_ForLongerThanADay_OrForAMomentThatIsPast()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var now = house.Time.GetUtcNow();

        (await house.Duty.ComeAsync(PipelineFixture.Noor, now.AddDays(9), Token)).ShouldBe(now + DutyBook.Longest);
        (await house.Duty.ComeAsync(PipelineFixture.Noor, now.AddHours(-1), Token)).ShouldBe(now + DutyBook.Usual);
    }

    [Fact]
    public async Task OnCall_LeadsFirst_ThenWhoIsThere_UnlessAnAdminOrdered()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.Duty.ComeAsync(PipelineFixture.Noor, house.Time.GetUtcNow().AddHours(1), Token);
        (await OnCallAsync(house)).ShouldBe(["lead", "noor", "bram"]);

        (await house.Duty.OrderAsync(PipelineFixture.Lead, ["bram"], Token)).ShouldBeFalse();
        (await house.Duty.OrderAsync(Admin, ["bram", "nobody", "bram"], Token)).ShouldBeTrue();
        (await OnCallAsync(house)).ShouldBe(["bram", "lead", "noor"]);
        (await house.Duty.OrderAsync(Admin, [], Token)).ShouldBeTrue();

        (await OnCallAsync(house)).ShouldBe(["lead", "noor", "bram"]);
    }

    [Fact]
    public async Task Hiding_IsOffUntilAnAdminChoosesIt()
    {
        await using var house = await PipelineFixture.CreateAsync();
        (await house.Duty.GetAsync(PipelineFixture.Noor, Token)).Hides.ShouldBeFalse();

        (await house.Duty.HideAsync(PipelineFixture.Lead, true, Token)).ShouldBeFalse();
        (await house.Duty.HideAsync(Admin, true, Token)).ShouldBeTrue();

        (await house.Duty.GetAsync(PipelineFixture.Noor, Token)).Hides.ShouldBeTrue();
    }

    [Fact]
    public async Task Command_IsForTheTeamOnly_AndSaysUntilWhen()
    {
        await using var house = await ChatHouse.HouseAsync();

        (await house.Room.SayAsync("vreemde", CommandKind.Duty)).ShouldContain("Dit is voor het team");
        (await house.Room.SayAsync("noor", CommandKind.Duty, "straks")).ShouldContain("Typ /ikbener");
        (await ThereAsync(house)).ShouldBeEmpty();
        (await house.Room.SayAsync("noor", CommandKind.Duty, "23:30", isPrivate: true)).ShouldContain("23:30");
        (await ThereAsync(house)).ShouldBe(["noor"]);
        (await house.Room.SayAsync("noor", CommandKind.Duty, "Nee")).ShouldContain("Tot de volgende keer");

        (await ThereAsync(house)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("22:00", "2026-11-28T21:00:00Z")]
    [InlineData("8.30", "2026-11-29T07:30:00Z")]
    [InlineData(" 23 ", "2026-11-28T22:00:00Z")]
    [InlineData("24:00", null)]
    [InlineData("tien uur", null)]
    [InlineData("", null)]
    public void Time_IsTheNextOneOnTheTeamsClock(string text, string? expected)
    {
        var clock = new Clock(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));

        DutyTime.Read(text, clock).ShouldBe(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-03-28T22:00:00Z", "2:30", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-24T20:00:00Z", "2:30", "2026-10-25T00:30:00Z")]
    public void Time_InANightInWhichTheClockIsChanged_IsStillAMoment(string now, string text, string expected)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;

        DutyTime.Read(text, new Clock(DateTimeOffset.Parse(now, culture))).ShouldBe(DateTimeOffset.Parse(expected, culture));
    }

    private static Task<List<string>> ThereAsync(PipelineFixture house) => house.Store.ReadAsync(
        async db => (await house.Duty.ThereAsync(db, house.Time.GetUtcNow(), Token)).Select(member => member.ModeratorId).Order(StringComparer.Ordinal).ToList(), Token);

    private static Task<List<string>> OnCallAsync(PipelineFixture house) => house.Store.ReadAsync(
        async db => (await house.Duty.OnCallAsync(db, house.Time.GetUtcNow(), Token)).Select(member => member.ModeratorId).ToList(), Token);

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

        public override DateTimeOffset GetUtcNow() => now;
    }
}
