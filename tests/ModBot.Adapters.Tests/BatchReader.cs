using ModBot.Adapters.Contract;
using ModBot.Moderation.Cases;

namespace ModBot.Adapters.Tests;

/// <summary>Reads one batch at a time: a batch counts as stored when the next one is asked for.</summary>
internal sealed class BatchReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource stop = new();
    private readonly IAsyncEnumerator<PlatformBatch> batches;
    private Task<bool>? asked;

    public BatchReader(IPlatformAdapter adapter, string? checkpoint) => batches = adapter.ReadAsync(checkpoint, stop.Token).GetAsyncEnumerator(stop.Token);

    /// <summary>Says that the last batch was stored and asks for the next one, without waiting for it.</summary>
    public void Ask() => asked ??= batches.MoveNextAsync().AsTask();

    public async Task<PlatformBatch> NextAsync()
    {
        Ask();
        var task = asked ?? throw new InvalidOperationException("Nothing was asked for.");
        (await task.WaitAsync(Patience)).ShouldBeTrue();
        asked = null;
        return batches.Current;
    }

    /// <summary>The events of the next batch that has any.</summary>
    public async Task<PlatformBatch> EventsAsync()
    {
        while (true)
        {
            if (await NextAsync() is { Events.Count: > 0 } batch) return batch;
        }
    }

    public async Task<Message> MessageAsync() => (await EventsAsync()).Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message;

    public async Task<PlatformTroubleException> TroubleAsync() => await Should.ThrowAsync<PlatformTroubleException>(async () =>
    {
        while (true) await NextAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (asked is not null) await asked.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await batches.DisposeAsync();
        stop.Dispose();
    }
}
