using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>getUpdates: one poller at a time, that waits until there is something.</summary>
internal sealed class LongPoll(World world)
{
    private const string OtherPoller = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private TaskCompletionSource<string>? current;
    private long? previousOffset;
    private DateTimeOffset previousAt;
    private DateTimeOffset nextConflictAt;

    /// <summary>Whether somebody polls now.</summary>
    public bool IsPolled
    {
        get
        {
            lock (gate) return current is not null;
        }
    }

    /// <summary>Answers a poll.</summary>
    /// <exception cref="ApiRefusal">Another poller came, or a webhook is set.</exception>
    public async Task<JsonNode> PollAsync(ApiCall call, bool hasWebhook, CancellationToken cancellation)
    {
        if (hasWebhook) throw await ConflictAsync("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first", cancellation);
        var offset = call.Number("offset") ?? 0;
        var limit = call.Number("limit") ?? 100;
        if (limit is < 1 or > 100 && !world.Options.Lenient) throw ApiRefusal.Bad("parameter \"limit\" must be between 1 and 100");
        var timeout = TimeSpan.FromSeconds(Math.Clamp(call.Number("timeout") ?? 0, 0, (long)Longest.TotalSeconds));
        world.Updates.Ask(call.List("allowed_updates"));

        var mine = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task timeUp;
        lock (gate)
        {
            Hurry(offset, ref limit, ref timeout);
            current?.TrySetResult(OtherPoller);

            // The time runs before anybody can see that there is a poll: whoever saw it may move the clock.
            timeUp = Task.Delay(timeout, world.Clock, ended.Token);
            current = mine;
        }

        world.Touch();
        try
        {
            return await WaitAsync(mine, offset, (int)Math.Clamp(limit, 1, 100), timeUp, cancellation);
        }
        finally
        {
            lock (gate)
            {
                if (current == mine) current = null;
            }

            await ended.CancelAsync();
        }
    }

    /// <summary>Ends the poll that waits, because a webhook was set.</summary>
    public void Stop()
    {
        lock (gate) current?.TrySetResult("Conflict: terminated by setWebhook request");
    }

    private async Task<JsonNode> WaitAsync(TaskCompletionSource<string> mine, long offset, int limit, Task timeUp, CancellationToken cancellation)
    {
        while (true)
        {
            var change = world.NextChange();
            if (mine.Task.IsCompleted) throw await ConflictAsync(await mine.Task, cancellation);
            var isOver = timeUp.IsCompleted;
            var updates = world.Updates.Take(offset, limit);
            if (offset < 0) offset = 0;
            if (updates.Count > 0 || isOver) return new JsonArray([.. updates.Select(each => each.Body.DeepClone())]);
            await Task.WhenAny(change, mine.Task, timeUp);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private void Hurry(long offset, ref long limit, ref TimeSpan timeout)
    {
        var now = world.Clock.GetUtcNow();
        if (world.Options.SlowsBusyPolling && offset == previousOffset)
        {
            if (timeout < Busy && now < previousAt + Busy) timeout = Busy;
            if (now < previousAt + TimeSpan.FromMilliseconds(500)) limit = 1;
        }

        (previousOffset, previousAt) = (offset, now);
    }

    /// <summary>A conflict is told at once, the next ones within 3 s only after 3 s.</summary>
    private async Task<ApiRefusal> ConflictAsync(string why, CancellationToken cancellation)
    {
        bool isDelayed;
        lock (gate)
        {
            isDelayed = world.Clock.GetUtcNow() < nextConflictAt;
            if (!isDelayed) nextConflictAt = world.Clock.GetUtcNow() + Busy;
        }

        if (isDelayed) await Task.Delay(Busy, world.Clock, cancellation);
        return new ApiRefusal(409, why);
    }
}
