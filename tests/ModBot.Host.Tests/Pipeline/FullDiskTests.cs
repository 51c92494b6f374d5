using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Health;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>The database may not grow any further, which is what a full disk looks like to it.</summary>
public sealed class FullDiskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Intake_OnAFullDisk_KeepsTheCheckpoint_AndTakesTheSameBatchInLater()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var batch = house.Adapter.Batch([.. Enumerable.Range(0, 200).Select(index => new MessagePosted(ScriptedAdapter.Message($"m{index}", "s2 " + new string('x', 500))))]);

        house.Full = true;
        var fault = await Should.ThrowAsync<Exception>(() => house.TakeInAsync(batch));
        FaultNames.Of(fault).ShouldBe("the disk is full");
        house.Full = false;
        (await house.Store.ReadAsync(db => db.Cases.CountAsync(Token), Token)).ShouldBe(0);
        await house.TakeInAsync(batch);

        (await house.Store.ReadAsync(db => db.Cases.CountAsync(Token), Token)).ShouldBe(200);
    }

    [Fact]
    public async Task Decision_OnAFullDisk_SaysSo_AndNothingIsSent()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        house.Full = true;

        // Long enough that it does not fit in what is left of the last page.
        var result = await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Private, new string('x', 1000)), Token);
        for (var tries = 0; result.IsOk && tries < 20; tries++)
        {
            await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token);
            view = await house.ViewAsync(PipelineFixture.Noor, id);
            result = await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Private, new string('x', 1000)), Token);
        }

        result.Problem.ShouldBe(DeskProblem.NotStored);
        house.Full = false;
        (await house.RowAsync(id)).State.ShouldBe(CaseState.Claimed);
    }
}
