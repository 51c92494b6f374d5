using ModBot.Adapters.Contract;
using ModBot.Adapters.Local;

namespace ModBot.Adapters.Tests.Local;

public sealed class LocalChatPruneTests : IAsyncDisposable
{
    private readonly LocalChatFixture chat = new(new LocalOptions { KeepDays = 10, MaxMessagesPerRoom = 100 });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => chat.DisposeAsync();

    [Fact]
    public async Task PruneAsync_OlderThanKeepDays_GoesWithItsEvents()
    {
        var old = await chat.PostAsync("oud");
        chat.Time.Advance(TimeSpan.FromDays(10));
        await chat.PostAsync("op de grens");
        (await chat.Chat.PruneAsync(null, Cancellation)).ShouldBe(new LocalPruned(0, 0));

        chat.Time.Advance(TimeSpan.FromMilliseconds(1));
        (await chat.Chat.PruneAsync(null, Cancellation)).ShouldBe(new LocalPruned(1, 1));

        (await chat.Chat.GetAsync("plein", old, cancellation: Cancellation)).Problem.ShouldBe(LocalChatProblem.UnknownMessage);
        (await chat.ReadAsync(1)).Events.Single().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("op de grens");
        (await chat.DoAsync(PlatformRequestKind.Restore, old, "k1")).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));
    }

    [Fact]
    public async Task PruneAsync_MoreThanMax_KeepsTheNewestOfEachRoom()
    {
        await Task.WhenAll(Enumerable.Range(0, 105).Select(i => chat.PostAsync("bericht " + i)));
        await chat.PostAsync("elders", room: "gaming");
        var before = await chat.Chat.ListAsync("plein", cancellation: Cancellation);

        (await chat.Chat.PruneAsync(null, Cancellation)).Messages.ShouldBe(5);

        (await chat.Chat.ListAsync("plein", cancellation: Cancellation)).Items.Select(i => i.Id).ShouldBe(before.Items.Skip(5).Select(i => i.Id));
        (await chat.Chat.ListAsync("gaming", cancellation: Cancellation)).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task PruneAsync_EventsThatWereNotTakenIn_StayWhateverTheirNumber()
    {
        await Task.WhenAll(Enumerable.Range(0, 150).Select(i => chat.PostAsync("bericht " + i)));

        await chat.Chat.PruneAsync(null, Cancellation);

        (await chat.ReadAsync(150)).Events.Count.ShouldBe(150);
    }

    [Fact]
    public async Task PruneAsync_EventsTakenInADayAgo_Go()
    {
        await chat.PostAsync("een");
        var (_, checkpoint) = await chat.ReadAsync(1);
        await chat.PostAsync("twee");
        (await chat.Chat.PruneAsync(checkpoint, Cancellation)).Events.ShouldBe(0);

        chat.Time.Advance(TimeSpan.FromHours(25));
        (await chat.Chat.PruneAsync(checkpoint, Cancellation)).ShouldBe(new LocalPruned(0, 1));

        (await chat.ReadAsync(1)).Events.Single().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("twee");
    }

    [Fact]
    public async Task Numbers_AfterEverythingWasPruned_GoOn()
    {
        await chat.PostAsync("een");
        var (_, checkpoint) = await chat.ReadAsync(1);
        chat.Time.Advance(TimeSpan.FromDays(11));
        await chat.Chat.PruneAsync(checkpoint, Cancellation);
        await chat.ReopenAsync();
        await chat.PostAsync("twee");

        (await chat.ReadAsync(1, checkpoint)).Events.Single().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("twee");
    }
}
