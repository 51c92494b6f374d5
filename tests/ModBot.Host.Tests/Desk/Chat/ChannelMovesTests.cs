using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Storage;
using ModBot.Host.Tests.Pipeline;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Tests.DeskChat;

public sealed class ChannelMovesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeskThatMoved_GoesAlong_AndItsCardsArePostedAnew(bool wasOpenedThere)
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.Rooms.OpenAsync(ScriptedRoom.Name, "kamer", "en", PipelineFixture.Lead, Token);
        if (wasOpenedThere) await house.Rooms.OpenAsync(ScriptedRoom.Name, "groter", "nl", PipelineFixture.Lead, Token);
        var id = await house.CaseAsync();
        await house.PostAsync();
        var before = house.Room.Shown.Count;

        await house.TakeInAsync(house.Adapter.Batch(new ChannelMoved(ScriptedRoom.Name, "kamer", "groter")));
        await house.TakeInAsync(house.Adapter.Batch(new ChannelMoved(ScriptedRoom.Name, "kamer", "groter")));
        await house.Rooms.LoadAsync(Token);
        await house.PostAsync();

        house.Rooms.All.Keys.ShouldBe([(ScriptedRoom.Name, "groter")]);
        house.Room.Shown.Skip(before).ShouldAllBe(post => post.Room == "groter");
        (await house.Store.ReadAsync(db => db.Prompts.CountAsync(row => row.CaseId == id && row.Room == "groter", Token), Token)).ShouldBe(1);
    }

    [Fact]
    public async Task MessagesFromBefore_KeepTheirPlace()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();

        await house.TakeInAsync(house.Adapter.Batch(new ChannelMoved("script", "plein", "groter")));

        CaseMoves.Key(await house.RowAsync(id)).ShouldBe(new MessageKey("script", "plein", "m1"));
    }
}
