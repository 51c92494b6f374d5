using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Tests.Pipeline;

public sealed class OutboxTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Crash_BetweenCallAndNote_DoesNotSendAgain_WhenThePlatformKnows()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, sequence) = await DecidedAsync(house);
        (await house.Book.StartAsync(sequence, Token)).ShouldNotBeNull();
        house.Adapter.OnFind = _ => PlatformResult.Done("posted");

        await house.SendAsync();

        house.Adapter.Carried.ShouldBeEmpty();
        (await house.RowAsync(id)).State.ShouldBe(CaseState.FollowUp);
    }

    [Fact]
    public async Task Crash_BeforeTheCall_SendsOnce()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, sequence) = await DecidedAsync(house);
        await house.Book.StartAsync(sequence, Token);
        house.Adapter.OnFind = _ => new PlatformResult(PlatformOutcome.NothingToDo);

        await house.SendAsync();

        house.Adapter.Carried.Count.ShouldBe(1);
        (await house.RowAsync(id)).State.ShouldBe(CaseState.FollowUp);
    }

    [Fact]
    public async Task Crash_WhenNobodyKnows_AsksThePerson()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, sequence) = await DecidedAsync(house);
        await house.Book.StartAsync(sequence, Token);

        await house.SendAsync();

        house.Adapter.Carried.ShouldBeEmpty();
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        view.Card.State.ShouldBe(CaseState.NeedsAnswer);
        view.Doubt.ShouldNotBeNull().Unknown.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Doubt_IsSettledByThePerson(bool sendAgain, int sent)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, sequence) = await DecidedAsync(house);
        await house.Book.StartAsync(sequence, Token);
        await house.SendAsync();
        var doubt = (await house.ViewAsync(PipelineFixture.Noor, id)).Doubt.ShouldNotBeNull();

        (await house.Desk.SettleDoubtAsync(PipelineFixture.Bram, id, doubt.OutboxId, sendAgain, Token)).IsOk.ShouldBeFalse();
        (await house.Desk.SettleDoubtAsync(PipelineFixture.Noor, id, doubt.OutboxId, sendAgain, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.Count.ShouldBe(sent);
        (await house.RowAsync(id)).State.ShouldBe(CaseState.FollowUp);
    }

    [Fact]
    public async Task NotNow_IsTriedAgain_WithTheSameKey_AfterThePause()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, _) = await DecidedAsync(house);
        var calls = 0;
        house.Adapter.OnCarryOut = _ => ++calls == 1 ? new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: TimeSpan.FromSeconds(30)) : PlatformResult.Done();

        await house.SendAsync();
        calls.ShouldBe(1);
        house.Time.Advance(TimeSpan.FromSeconds(30));
        await house.SendAsync();

        house.Adapter.Carried.Select(request => request.Key).Distinct().Count().ShouldBe(1);
        calls.ShouldBe(2);
        (await house.RowAsync(id)).State.ShouldBe(CaseState.FollowUp);
    }

    [Fact]
    public async Task Refused_GoesBackToThePerson_WithTheReason()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, _) = await DecidedAsync(house);
        house.Adapter.OnCarryOut = _ => PlatformResult.Refused(RefusalReason.MessageGone);

        await house.SendAsync();

        (await house.ViewAsync(PipelineFixture.Noor, id)).Doubt.ShouldNotBeNull().Reason.ShouldBe("message_gone");
    }

    [Fact]
    public async Task FaultInTheAdapter_OnAReply_IsADoubt_NotASecondReply()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, _) = await DecidedAsync(house);
        house.Adapter.OnCarryOut = _ => throw new IOException("half-way");

        await house.SendAsync();

        house.Adapter.Carried.Count.ShouldBe(1);
        (await house.RowAsync(id)).State.ShouldBe(CaseState.NeedsAnswer);
    }

    [Fact]
    public async Task Undo_BeforeItWasSent_CancelsIt()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, _) = await DecidedAsync(house);

        (await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.ShouldBeEmpty();
        (await house.Store.ReadAsync(db => db.Outbox.SingleAsync(Token), Token)).State.ShouldBe(OutboxState.Cancelled);
    }

    [Fact]
    public async Task Decision_WakesAWorkerThatWaits()
    {
        await using var house = await PipelineFixture.CreateAsync();
        using var worker = house.Worker();
        await worker.StartAsync(Token);
        var sent = new TaskCompletionSource();
        house.Adapter.OnCarryOut = _ =>
        {
            sent.SetResult();
            return PlatformResult.Done();
        };

        await DecidedAsync(house);

        await sent.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await worker.StopAsync(Token);
    }

    private static async Task<(string CaseId, long Sequence)> DecidedAsync(PipelineFixture house)
    {
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, "Hou het fijn."), Token)).ShouldBe(DeskResult.Ok);
        return (id, await house.Store.ReadAsync(db => db.Outbox.Select(row => row.Sequence).SingleAsync(Token), Token));
    }
}
