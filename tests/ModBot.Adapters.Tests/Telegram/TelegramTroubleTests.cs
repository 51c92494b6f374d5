using ModBot.Adapters.Contract;
using ModBot.Platforms.Fakes.Serving;
using ModBot.Platforms.Fakes.Telegram;

namespace ModBot.Adapters.Tests.Telegram;

public sealed class TelegramTroubleTests
{
    [Fact]
    public async Task SecondPoller_EndsAsReadElsewhere()
    {
        await using var world = await TelegramFixture.StartAsync();
        await using var first = world.Read();
        await first.NextAsync();
        first.Ask();
        await world.Server.UntilAsync(server => server.IsPolled, TelegramFixture.Token);

        await using var second = new BatchReader(world.Make(), null);
        await second.NextAsync();

        (await first.TroubleAsync()).Trouble.ShouldBe(new PlatformTrouble(TroubleKind.ReadElsewhere));
    }

    [Fact]
    public async Task TokenRevoked_EndsWithItsName_AndStopsCalling()
    {
        await using var world = await TelegramFixture.StartAsync();
        await using var reader = world.Read();
        await reader.NextAsync();
        world.Server.RevokeToken();
        var before = world.Server.Calls.Count;

        (await reader.TroubleAsync()).Trouble.ShouldBe(new PlatformTrouble(TroubleKind.TokenRefused));

        world.Server.Calls.Count.ShouldBe(before + 1);
        (await world.Adapter.CheckAsync(TelegramFixture.Token)).ShouldBe([new PlatformTrouble(TroubleKind.TokenRefused)]);
    }

    [Theory]
    [InlineData(Fault.TooManyRequests, TroubleKind.SlowedDown, 7)]
    [InlineData(Fault.ServerError, TroubleKind.Unreachable, null)]
    [InlineData(Fault.BadGatewayAfterApplying, TroubleKind.Unreachable, null)]
    [InlineData(Fault.CutBefore, TroubleKind.Unreachable, null)]
    [InlineData(Fault.CutAfterApplying, TroubleKind.Unreachable, null)]
    public async Task GetUpdatesFails_EndsWithItsName_WithoutAskingAgain(Fault fault, TroubleKind kind, int? seconds)
    {
        await using var world = await TelegramFixture.StartAsync();
        world.Plein.Post(world.Anna, "blijft");
        world.Server.Faults.FailNext("getUpdates", fault, TimeSpan.FromSeconds(7));
        await using (var reader = world.Read())
        {
            var trouble = await reader.TroubleAsync();

            trouble.Trouble.ShouldBe(new PlatformTrouble(kind));
            trouble.RetryAfter.ShouldBe(seconds is { } some ? TimeSpan.FromSeconds(some) : null);
            world.Server.CountCalls("getUpdates").ShouldBeLessThanOrEqualTo(1);
        }

        await using var again = world.Read();
        (await again.MessageAsync()).Text.ShouldBe("blijft");
    }

    [Fact]
    public async Task GetUpdatesIsSilent_EndsWhenTheServerTookTooLong()
    {
        await using var world = await TelegramFixture.StartAsync();
        world.Server.Faults.FailNext("getUpdates", Fault.SilentAfterApplying);
        await using var reader = world.Read();
        reader.Ask();
        await world.Server.UntilAsync(server => server.CountCalls("getUpdates") == 1, TelegramFixture.Token);

        world.Clock.Advance(TimeSpan.FromSeconds(40));

        (await reader.TroubleAsync()).Trouble.Kind.ShouldBe(TroubleKind.Unreachable);
    }

    [Fact]
    public async Task NobodyAnswers_IsUnreachable()
    {
        await using var world = await TelegramFixture.StartAsync();
        using var adapter = new Adapters.Telegram.TelegramAdapter(new Adapters.Telegram.TelegramOptions { Token = world.Server.Token, BaseUrl = "http://127.0.0.1:1" }, TimeProvider.System);
        await using var reader = new BatchReader(adapter, null);

        (await reader.TroubleAsync()).Trouble.Kind.ShouldBe(TroubleKind.Unreachable);
        (await adapter.CheckAsync(TelegramFixture.Token)).ShouldBe([new PlatformTrouble(TroubleKind.Unreachable)]);
    }

    [Fact]
    public async Task PrivacyMode_IsSaid()
    {
        await using var world = await TelegramFixture.StartAsync();

        (await world.Adapter.CheckAsync(TelegramFixture.Token)).ShouldBe([new PlatformTrouble(TroubleKind.PrivacyModeOn)]);
        world.Server.PrivacyMode = false;
        (await world.Adapter.CheckAsync(TelegramFixture.Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task RemovedFromAGroup_IsSaidUntilItIsBack_BlockedInPrivateIsNot()
    {
        await using var world = await TelegramFixture.StartAsync(new TelegramOptions { PrivacyMode = false });
        world.Server.StartBot(world.Anna);
        await using var reader = world.Read();
        world.Plein.KickBot(world.Mina);
        world.Server.Block(world.Anna);
        await reader.NextAsync();

        (await world.Adapter.CheckAsync(TelegramFixture.Token)).ShouldBe([new PlatformTrouble(TroubleKind.RemovedFromChannel, TelegramFixture.Id(world.Plein.Id))]);
        world.Plein.AddBot(TelegramFixture.Rights);
        await reader.NextAsync();

        (await world.Adapter.CheckAsync(TelegramFixture.Token)).ShouldBeEmpty();
    }
}
