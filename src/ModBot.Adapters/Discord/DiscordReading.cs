using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ModBot.Adapters.Contract;
using ModBot.Moderation.Cases;

namespace ModBot.Adapters.Discord;

/// <summary>What one reading needs.</summary>
internal sealed record DiscordReadingSetup
{
    public required DiscordOptions Options { get; init; }

    public required DiscordRest Rest { get; init; }

    public required DiscordDirectory Directory { get; init; }

    public required DiscordTranslator Translator { get; init; }

    public required DiscordCatchUp CatchUp { get; init; }

    public required DiscordActions Actions { get; init; }

    /// <summary>Takes presses and commands, beside the reading.</summary>
    public required Action<DiscordEvent> Interact { get; init; }

    /// <summary>Told after every (new) connection.</summary>
    public required Action Connected { get; init; }

    public required Func<string, bool> IsDesk { get; init; }

    public required Func<IDiscordSocket> Socket { get; init; }

    /// <summary>Outlives a reading: who begins to read anew must not begin a session too soon.</summary>
    public required DiscordIdentifyGate Gate { get; init; }

    public required TimeProvider Time { get; init; }

    public required DiscordChance Chance { get; init; }
}

/// <summary>One reading: the gateway's shards, what was missed, and the checkpoint that goes with every batch.</summary>
internal sealed class DiscordReading(DiscordReadingSetup setup)
{
    /// <summary>Events in a batch, at most.</summary>
    public const int MaxBatch = 100;

    // So many events may wait for the host. More slow the gateway down, and a session can be gone on with.
    private const int MaxWaiting = 5_000;

    // After a press the checkpoint is stored soon, so that a restart brings few presses again; but not for each one of many.
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromSeconds(1);

    private readonly Channel<DiscordEvent> queue = Channel.CreateBounded<DiscordEvent>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    private Task<bool>? waiting;
    private long? notedAt;
    private bool hasNewPress;
    private bool isMissed;

    private string Platform => setup.Options.Name;

    /// <exception cref="FormatException">The checkpoint is not one of this platform.</exception>
    /// <exception cref="PlatformTroubleException">The connection has a trouble with a name.</exception>
    public async IAsyncEnumerable<PlatformBatch> RunAsync(string? checkpoint, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var state = DiscordCheckpoint.Parse(checkpoint);
        var info = await LocateAsync(cancellation);
        var shards = setup.Options.Shards > 0 ? setup.Options.Shards : Math.Max(1, info.Shards);
        state.Divide(shards);
        var news = new DiscordNews(setup.Translator, state);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var run = RunShardsAsync(state, info, stop.Token);
        try
        {
            while (await WaitAsync(cancellation))
            {
                var (events, turn) = Gather(state, news);
                if (events.Count > 0 || IsNoteDue()) yield return Batch(events, state);
                if (turn is null) continue;
                if (turn.Name == DiscordEvent.Ready)
                {
                    // Until everything is read that the old session does not bring, the new one is not worth keeping.
                    state.Sessions.Remove(turn.Shard);
                    await foreach (var batch in setup.CatchUp.RunAsync(turn.Shard, Guilds(turn), state, news, cancellation)) yield return batch;
                }

                if (turn.Session is { } session) state.Sessions[turn.Shard] = session;
                isMissed = false;
                yield return Batch([], state);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunShardsAsync(DiscordCheckpoint state, DiscordGatewayInfo info, CancellationToken stop)
    {
        var sessions = new Dictionary<int, DiscordSession>(state.Sessions);
        using var together = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var shards = Enumerable.Range(0, state.Shards).Select(async shard =>
        {
            var gateway = new DiscordGateway(
                new DiscordGatewaySetup
                {
                    Token = setup.Options.Token,
                    Shard = shard,
                    Shards = state.Shards,
                    Locate = LocateAsync,
                    Socket = setup.Socket,
                    Gate = setup.Gate,
                    MaxConcurrency = info.SessionStartLimit?.MaxConcurrency ?? 1,
                    Deliver = DeliverAsync,
                },
                setup.Time,
                setup.Chance);
            try
            {
                await gateway.RunAsync(sessions.GetValueOrDefault(shard), together.Token);
            }
            catch (Exception fault)
            {
                // One shard that cannot go on ends the reading as a whole: half of a community that is read looks like all of it.
                queue.Writer.TryComplete(fault);
                await together.CancelAsync();
                throw;
            }
        }).ToList();
        await Task.WhenAll(shards);
    }

    /// <summary>Waits for what comes, but not longer than until a press has to be noted; false when nothing comes any more.</summary>
    private async Task<bool> WaitAsync(CancellationToken cancellation)
    {
        var more = waiting ??= queue.Reader.WaitToReadAsync(cancellation).AsTask();
        if (hasNewPress && await Task.WhenAny(more, Task.Delay(BetweenNotes, setup.Time, cancellation)) != more) return true;
        waiting = null;
        return await more;
    }

    private bool IsNoteDue() => hasNewPress && (notedAt is not { } at || setup.Time.GetElapsedTime(at) >= BetweenNotes);

    private PlatformBatch Batch(List<PlatformEvent> events, DiscordCheckpoint state)
    {
        if (hasNewPress) (hasNewPress, notedAt) = (false, setup.Time.GetTimestamp());
        return new PlatformBatch(events, state.ToString()) { Missed = isMissed };
    }

    private ValueTask DeliverAsync(DiscordEvent happened, CancellationToken cancellation)
    {
        if (happened.Name == DiscordEvent.InteractionCreate) setup.Interact(happened);
        if (happened.Name is DiscordEvent.Ready or DiscordEvent.Resumed) setup.Connected();
        return queue.Writer.WriteAsync(happened, cancellation);
    }

    /// <summary>Takes what waits, up to a turn: a session that began or was gone on with.</summary>
    private (List<PlatformEvent> Events, DiscordEvent? Turn) Gather(DiscordCheckpoint state, DiscordNews news)
    {
        var events = new List<PlatformEvent>();
        bool? missed = null;
        while (events.Count < MaxBatch && queue.Reader.TryPeek(out var next) && (missed is null || missed == next.Replayed || events.Count == 0))
        {
            queue.Reader.TryRead(out next);
            if (next!.Name is DiscordEvent.Ready or DiscordEvent.Resumed) return (events, next);
            missed = isMissed = next.Replayed;
            hasNewPress |= next.Name == DiscordEvent.InteractionCreate;
            events.AddRange(Events(next, state, news));
            if (next.Session is { } session && state.Sessions.ContainsKey(next.Shard)) state.Sessions[next.Shard] = session;
        }

        return (events, null);
    }

    private IEnumerable<PlatformEvent> Events(DiscordEvent happened, DiscordCheckpoint state, DiscordNews news)
    {
        switch (happened.Name)
        {
            case DiscordEvent.MessageCreate or DiscordEvent.MessageUpdate:
                if (DiscordJson.Read(happened.Data, DiscordJson.Default.DiscordMessage) is not { } message) return [Garbled()];
                if (message.GuildId is not { } guild) return [];
                setup.Directory.AddChannel(message.ChannelId, guild);
                if (happened.Name == DiscordEvent.MessageCreate) state.Saw(message.ChannelId, message.Id);
                if (setup.IsDesk(message.ChannelId)) return [];
                var said = happened.Name == DiscordEvent.MessageCreate ? news.Posted(message) : news.Edited(message);
                return said is null ? [] : [said];
            case DiscordEvent.MessageDelete or DiscordEvent.MessageDeleteBulk:
                return DiscordJson.Read(happened.Data, DiscordJson.Default.DiscordGone) is not { GuildId: not null } gone || setup.IsDesk(gone.ChannelId)
                    ? []
                    : (gone.Ids ?? [gone.Id ?? ""]).Where(DiscordSnowflake.IsId).Select(id => new MessageDeleted(new MessageKey(Platform, gone.ChannelId, id), setup.Time.GetUtcNow(), setup.Actions.DidDelete(id)));
            case DiscordEvent.GuildCreate:
                Learn(happened, state);
                return [];
            case DiscordEvent.GuildDelete:
                if (DiscordJson.Read(happened.Data, DiscordJson.Default.DiscordThing) is { Unavailable: not true } left) Forget(left.Id, state);
                return [];
            case DiscordEvent.ChannelCreate or DiscordEvent.ThreadCreate:
                if (DiscordJson.Read(happened.Data, DiscordJson.Default.DiscordChannel) is { GuildId: { } owner } channel) setup.Directory.AddChannel(channel.Id, owner, channel.Name);
                return [];
            case DiscordEvent.Garbled:
                return [Garbled()];
            default:
                return [];
        }
    }

    private void Learn(DiscordEvent happened, DiscordCheckpoint state)
    {
        if (DiscordJson.Read(happened.Data, DiscordJson.Default.DiscordGuild) is not { Unavailable: not true } guild) return;
        setup.Directory.AddGuild(guild.Id);
        var isNew = state.Guilds.Add(guild.Id);
        foreach (var channel in (guild.Channels ?? []).Concat(guild.Threads ?? []))
        {
            setup.Directory.AddChannel(channel.Id, guild.Id, channel.Name);

            // What was written before we came is none of our business.
            if (isNew && !state.Last.ContainsKey(channel.Id)) state.Saw(channel.Id, channel.LastMessageId ?? "0");
        }
    }

    private void Forget(string guild, DiscordCheckpoint state)
    {
        setup.Directory.RemoveGuild(guild);
        state.Guilds.Remove(guild);
    }

    private List<string> Guilds(DiscordEvent ready)
    {
        var guilds = (DiscordJson.Read(ready.Data, DiscordJson.Default.DiscordReady)?.Guilds ?? []).Select(guild => guild.Id).Where(DiscordSnowflake.IsId).ToList();
        foreach (var guild in guilds) setup.Directory.AddGuild(guild);
        return guilds;
    }

    private ReadingGap Garbled() => new(Platform, setup.Time.GetUtcNow(), setup.Time.GetUtcNow());

    private async Task<DiscordGatewayInfo> LocateAsync(CancellationToken cancellation)
    {
        var reply = await setup.Rest.GatewayAsync(cancellation);
        if (reply.Read(DiscordJson.Default.DiscordGatewayInfo) is { Url.Length: > 0 } info) return info;
        var kind = reply.Failure switch
        {
            DiscordFailure.TokenRefused => TroubleKind.TokenRefused,
            DiscordFailure.RateLimited => TroubleKind.SlowedDown,
            _ => TroubleKind.Unreachable,
        };
        throw new PlatformTroubleException(new PlatformTrouble(kind), reply.RetryAfter);
    }
}
