using ModBot.Adapters.Contract;
using ModBot.Platforms.Fakes.Instagram;
using ModBot.Platforms.Fakes.Serving;
using static ModBot.Adapters.Tests.Instagram.InstagramFixture;

namespace ModBot.Adapters.Tests.Instagram;

public sealed class InstagramTokenTests
{
    [Fact]
    public async Task Token_IsRenewedAtOnceWhereItCanBe_AndEveryWeek_AndKept()
    {
        await using var world = await StartAsync();
        world.Clock.Advance(TimeSpan.FromDays(2));
        await ReadForAsync(world, TimeSpan.FromDays(8));

        Renewals(world).ShouldBe(2);
        world.Tokens.Kept["instagram"].ShouldContain(world.Server.Token);
        (await world.Adapter.CheckAsync(Token)).ShouldBeEmpty();

        // The token of the settings is the old one; what was kept is used, and is not renewed anew.
        using var again = world.Make(options => options.Token = new InstagramServerOptions().Token);
        await using var reader = new BatchReader(again, null);
        await CatchUpAsync(reader);
        Renewals(world).ShouldBe(2);
    }

    [Fact]
    public async Task TokenThatIsTooYoung_IsRenewedADayLater()
    {
        await using var world = await StartAsync();

        await ReadForAsync(world, TimeSpan.FromHours(26));

        world.Server.Calls.Where(call => call.Path.Contains("refresh_access_token", StringComparison.Ordinal)).Select(call => call.Status == 200).Last().ShouldBeTrue();
        world.Tokens.Kept["instagram"].ShouldContain(world.Server.Token);
    }

    [Fact]
    public async Task ShortLivedToken_IsExchanged()
    {
        await using var world = await StartAsync();
        var brief = world.Server.ShortLivedToken;
        using var adapter = world.Make(options => (options.Token, options.AppSecret) = (brief, world.Server.AppSecret));
        await using var reader = new BatchReader(adapter, null);

        await CatchUpAsync(reader);

        world.Server.Calls.Last(call => call.Path.Contains("/access_token", StringComparison.Ordinal)).Status.ShouldBe(200);
        world.Tokens.Kept["instagram"].ShouldContain(world.Server.Token);
    }

    [Fact]
    public async Task AnotherTokenInTheSettings_EndsWhatWasKept()
    {
        await using var world = await StartAsync();
        await using (var reader = world.Read()) await CatchUpAsync(reader);
        var other = world.Server.IssueToken();
        using var adapter = world.Make(options => options.Token = other);
        await using var second = new BatchReader(adapter, null);

        await CatchUpAsync(second);

        world.Tokens.Kept["instagram"].ShouldContain(other);
    }

    [Fact]
    public async Task TokenThatCannotBeRenewed_IsSaid_FromTwoWeeksAhead()
    {
        await using var world = await StartAsync();
        for (var time = 0; time < 500; time++) world.Server.Faults.FailNext("GET refresh_access_token", Fault.ServerError);
        var start = world.Clock.GetUtcNow();
        using (new ClockDriver(world.Clock))
        {
            await using var reader = world.Read();
            await CatchUpAsync(reader);
        }

        // How old it is nobody knows: that is said as soon as it should have been renewed.
        world.Clock.Advance(TimeSpan.FromDays(2));
        (await world.Adapter.CheckAsync(Token)).ShouldBeEmpty();
        world.Clock.Advance(TimeSpan.FromDays(1));
        (await world.Adapter.CheckAsync(Token)).ShouldBe([new PlatformTrouble(TroubleKind.TokenExpires)]);
        world.Clock.Advance(TimeSpan.FromDays(43));

        var trouble = (await world.Adapter.CheckAsync(Token)).ShouldHaveSingleItem();
        trouble.Kind.ShouldBe(TroubleKind.TokenExpires);
        trouble.Until!.Value.ShouldBe(start + TimeSpan.FromDays(60), TimeSpan.FromMinutes(1));
    }

    private static int Renewals(InstagramFixture world) => world.Server.Calls.Count(call => call.Path.Contains("refresh_access_token", StringComparison.Ordinal) && call.Status == 200);

    // One look every hour is enough to see what happens in days.
    private static async Task ReadForAsync(InstagramFixture world, TimeSpan length)
    {
        using var adapter = world.Make(options => options.PollSeconds = 3600);
        await using var reader = new BatchReader(adapter, null);
        await CatchUpAsync(reader);
        var end = world.Clock.GetUtcNow() + length;
        while (world.Clock.GetUtcNow() < end)
        {
            reader.Ask();
            await world.Clock.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30));
            await reader.NextAsync();
        }
    }
}
