using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Platforms;
using ModBot.Host.Tests.Pipeline;

namespace ModBot.Host.Tests.Platforms;

public sealed class WarningsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_ThatRunsOut_IsSaidFourTimesInTheRooms_AndAllTheTimeInTheConsole()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.Rooms.OpenAsync(house.Room.Platform, "mods", "nl", PipelineFixture.Lead, Token);
        var until = house.Time.GetUtcNow() + TimeSpan.FromDays(20);
        List<double> saidAt = [];
        for (var hour = 0; hour < 22 * 24; hour++)
        {
            house.Time.Advance(TimeSpan.FromHours(1));
            var left = until - house.Time.GetUtcNow();
            var before = await NotesAsync(house);

            // A restart in between says nothing anew.
            var warnings = hour % 50 == 0 ? new Warnings(house.Store, house.Rooms, house.Signal, house.Time) : house.Warnings;
            await warnings.NoteAsync("instagram", left <= TimeSpan.FromDays(14) ? [new PlatformTrouble(TroubleKind.TokenExpires, Until: until)] : [], Token);
            if (await NotesAsync(house) > before) saidAt.Add(left.TotalDays);
        }

        saidAt.ShouldBe([14, 7, 2, 1, 0]);
        (await house.Desk.GetStatusAsync(PipelineFixture.Noor, Token)).Warnings.ShouldHaveSingleItem().Platform.ShouldBe("instagram");
        await house.Warnings.NoteAsync("instagram", [], Token);
        (await house.Desk.GetStatusAsync(PipelineFixture.Noor, Token)).Warnings.ShouldBeEmpty();
        await house.Warnings.NoteAsync("instagram", [new PlatformTrouble(TroubleKind.TokenExpires, Until: house.Time.GetUtcNow() + TimeSpan.FromDays(5))], Token);
        (await NotesAsync(house)).ShouldBe(6, "what went away and comes again is said again");
    }

    [Fact]
    public async Task WhatOnlyTheInstallerCanUse_IsNotSaidToTheTeam()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.Rooms.OpenAsync(house.Room.Platform, "mods", "nl", PipelineFixture.Lead, Token);

        await house.Warnings.NoteAsync("telegram", [new PlatformTrouble(TroubleKind.PrivacyModeOn), new PlatformTrouble(TroubleKind.NotSubscribed, Detail: "comments")], Token);

        house.Warnings.Now.ShouldBeEmpty();
        (await NotesAsync(house)).ShouldBe(0);
    }

    [Fact]
    public async Task KeptToken_IsSealed_AndForgottenWithItsKeys()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var tokens = new SealedTokens(house.Store, house.Seal);

        (await tokens.ReadAsync("instagram", Token)).ShouldBeNull();
        await tokens.WriteAsync("instagram", "IGeerste", Token);
        await tokens.WriteAsync("instagram", "IGtweede", Token);

        (await tokens.ReadAsync("instagram", Token)).ShouldBe("IGtweede");
        var stored = (await house.Store.ReadAsync(db => db.Tokens.SingleAsync(Token), Token)).Value;
        System.Text.Encoding.UTF8.GetString(stored).ShouldNotContain("IG");
        await house.Store.WriteAsync(async db => (await db.Tokens.SingleAsync(Token)).Value = PipelineFixture.Broken, Token);
        (await tokens.ReadAsync("instagram", Token)).ShouldBeNull();
    }

    private static Task<int> NotesAsync(PipelineFixture house) => house.Store.ReadAsync(db => db.Notes.CountAsync(Token), Token);
}
