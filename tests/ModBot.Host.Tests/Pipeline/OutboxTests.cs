using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Pipeline;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Host.Tests.Pipeline;

public sealed class OutboxTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TextThatCannotBeOpened_IsOnePersonsQuestion_AndHoldsUpNobody()
    {
        await using var house = await PipelineFixture.CreateAsync();
        foreach (var message in new[] { "m1", "m2" })
        {
            var each = await house.CaseAsync(id: message);
            await house.Desk.ClaimAsync(PipelineFixture.Noor, each, Token);
            await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, each), CardButtonKind.Norm, "Hou het fijn.") with { LintAnswer = LintAnswer.FitsHere }, Token);
            if (message == "m1") await house.Store.WriteAsync(db => db.Outbox.ExecuteUpdateAsync(row => row.SetProperty(x => x.Text, PipelineFixture.Broken), Token), Token);
        }

        await house.SendAsync();

        house.Adapter.Carried.Single().Message.MessageId.ShouldBe("m2");
        var broken = await house.Store.ReadAsync(db => db.Cases.SingleAsync(row => row.MessageId == "m1", Token), Token);
        broken.State.ShouldBe(CaseState.NeedsAnswer);
        (await house.ViewAsync(PipelineFixture.Noor, broken.Id)).Doubt.ShouldNotBeNull().Reason.ShouldBe("text_lost");
    }

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

    [Theory]
    [InlineData(PlatformOutcome.Refused)]
    [InlineData(PlatformOutcome.Unknown)]
    public async Task Undo_ThatFails_ComesBackToThePerson_WhoDecidesAnewAfterIt(PlatformOutcome outcome)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DeleteAsync(house, "m1");
        await house.SendAsync();
        house.Adapter.OnCarryOut = _ => new PlatformResult(outcome, outcome == PlatformOutcome.Refused ? RefusalReason.NotAllowed : RefusalReason.None);

        (await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();
        for (var attempt = 0; attempt < 9; attempt++)
        {
            await house.SendAsync();
            house.Time.Advance(TimeSpan.FromMinutes(10));
        }

        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        (view.Card.State, view.Card.Gone).ShouldBe((CaseState.NeedsAnswer, true));
        view.Doubt.ShouldNotBeNull().Action.ShouldBe("restore");
        (await house.Desk.SettleDoubtAsync(PipelineFixture.Noor, id, view.Doubt.OutboxId, sendAgain: true, Token)).IsOk.ShouldBeTrue();
        (await house.RowAsync(id)).State.ShouldBe(CaseState.Claimed);
        house.Adapter.OnCarryOut = _ => PlatformResult.Done();
        await house.SendAsync();

        view = await house.ViewAsync(PipelineFixture.Noor, id);
        (view.Card.State, view.Card.Gone, view.Doubt).ShouldBe((CaseState.Claimed, false, null));
    }

    [Fact]
    public async Task Undo_ThatFails_AfterTheCaseWasClosed_ReopensTheQuestion()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DeleteAsync(house, "m1");
        await house.SendAsync();
        house.Adapter.OnCarryOut = _ => PlatformResult.Refused(RefusalReason.NotAllowed);

        await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.NotHarmful), Token)).IsOk.ShouldBeTrue();
        (await house.RowAsync(id)).State.ShouldBe(CaseState.Closed);
        await house.SendAsync();

        (await house.RowAsync(id)).State.ShouldBe(CaseState.NeedsAnswer);
    }

    [Fact]
    public async Task Platform_ThatDoesNotAnswer_HoldsUpNoOther_AndBecomesADoubt()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, _) = await DecidedAsync(house);
        var silent = new SilentAdapter();
        using var worker = new OutboxWorker(
            [silent, house.Adapter], house.Store, house.Book, house.Outbox, house.Signal, house.Health, Options.Create(new PipelineSettings()), house.Time, NullLogger<OutboxWorker>.Instance);
        await house.Store.WriteAsync(db => db.Outbox.ExecuteUpdateAsync(row => row.SetProperty(x => x.Platform, silent.Platform), Token), Token);
        await worker.StartAsync(Token);
        await silent.Called.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);

        var other = await DeleteAsync(house, "m2");
        while ((await house.RowAsync(other)).State != CaseState.FollowUp) await Task.Yield();
        (await house.RowAsync(id)).State.ShouldBe(CaseState.Acting);
        house.Time.Advance(TimeSpan.FromSeconds(30));
        while ((await house.RowAsync(id)).State != CaseState.NeedsAnswer) await Task.Yield();

        await worker.StopAsync(Token);
        (await house.ViewAsync(PipelineFixture.Noor, id)).Doubt.ShouldNotBeNull().Unknown.ShouldBeTrue();
    }

    [Fact]
    public async Task Platform_ThatIsNoLongerThere_GivesTheDecisionBack()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (id, _) = await DecidedAsync(house);
        await house.Store.WriteAsync(db => db.Outbox.ExecuteUpdateAsync(row => row.SetProperty(x => x.Platform, "gone"), Token), Token);

        await house.SendAsync();

        (await house.ViewAsync(PipelineFixture.Noor, id)).Doubt.ShouldNotBeNull().Reason.ShouldBe("not_supported");
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

    /// <summary>A case with the decision to delete its message, not carried out yet.</summary>
    private static async Task<string> DeleteAsync(PipelineFixture house, string message)
    {
        var id = await house.CaseAsync(id: message);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.Delete), Token)).ShouldBe(DeskResult.Ok);
        return id;
    }

    private static async Task<(string CaseId, long Sequence)> DecidedAsync(PipelineFixture house)
    {
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, "Hou het fijn."), Token)).ShouldBe(DeskResult.Ok);
        return (id, await house.Store.ReadAsync(db => db.Outbox.Select(row => row.Sequence).SingleAsync(Token), Token));
    }

    /// <summary>A platform that takes a request and never answers.</summary>
    private sealed class SilentAdapter : IPlatformAdapter
    {
        public string Platform => "silent";

        public PlatformCapabilities Capabilities { get; } = new();

        public TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async IAsyncEnumerable<PlatformBatch> ReadAsync(string? checkpoint, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            yield break;
        }

        public Task<PlatformResult> CarryOutAsync(PlatformRequest request, CancellationToken cancellation)
        {
            Called.TrySetResult();
            return new TaskCompletionSource<PlatformResult>().Task;
        }

        public Task<PlatformResult> FindAsync(PlatformRequest request, CancellationToken cancellation) => Task.FromResult(new PlatformResult(PlatformOutcome.Unknown));
    }
}
