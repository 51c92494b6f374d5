using System.Runtime.CompilerServices;
using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>
/// Reads what was posted while no session ran. What was edited or deleted meanwhile cannot be found: an edited message comes with its new text, a deleted one not at all.
/// </summary>
internal sealed class DiscordCatchUp(string platform, DiscordRest rest, DiscordDirectory directory, Func<string, bool> isLeftOut, TimeProvider time, DiscordChance chance)
{
    private const int MaxFailures = 5;

    // Text, voice, announcements, stage and the three kinds of threads. Forums hold threads only.
    private static readonly int[] WithMessages = [0, 2, 5, 10, 11, 12, 13];

    /// <summary>Reads on in every channel and open thread of some servers. In a server that is new it only notes where reading begins: now.</summary>
    /// <param name="shard">The shard that reads them.</param>
    /// <param name="guilds">The servers.</param>
    /// <param name="state">Where reading stands; moved on with every batch, and it holds no session of these servers yet.</param>
    /// <param name="news">Tells each message once.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="PlatformTroubleException">Discord does not answer.</exception>
    public async IAsyncEnumerable<PlatformBatch> RunAsync(int shard, IReadOnlyList<string> guilds, DiscordCheckpoint state, DiscordNews news, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var channels = new List<(DiscordChannel Channel, string Guild)>();
        var fresh = guilds.Where(guild => !state.Guilds.Contains(guild)).ToHashSet(StringComparer.Ordinal);
        var sawAll = true;
        foreach (var guild in guilds)
        {
            var (found, complete) = await ListAsync(guild, cancellation);
            sawAll &= complete;
            if (complete) state.Guilds.Add(guild);
            foreach (var channel in found) directory.AddChannel(channel.Id, guild, channel.Name);
            channels.AddRange(found.Where(channel => WithMessages.Contains(channel.Type)).Select(channel => (channel, guild)));
        }

        // Only ids are compared, never clocks: ours may be wrong. The newest id is taken before anything is read, so that nothing falls between.
        var newest = channels.Aggregate(state.From.GetValueOrDefault(shard) ?? "0", (latest, each) => DiscordSnowflake.Later(latest, each.Channel.LastMessageId));
        foreach (var (channel, guild) in channels)
        {
            var last = channel.LastMessageId ?? "0";
            if (fresh.Contains(guild) || isLeftOut(channel.Id) || DiscordSnowflake.Number(last) <= DiscordSnowflake.Number(state.After(channel.Id, shard)))
            {
                state.Saw(channel.Id, DiscordSnowflake.Later(last, fresh.Contains(guild) ? "0" : state.After(channel.Id, shard)));
                continue;
            }

            await foreach (var batch in ChannelAsync(channel, shard, guild, state, news, cancellation)) yield return batch;
        }

        if (sawAll && state.From.ContainsKey(shard))
        {
            var present = channels.Select(each => each.Channel.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var absent in state.Last.Keys.Concat(state.Closed).Distinct(StringComparer.Ordinal).Where(channel => !present.Contains(channel) && !IsElsewhere(channel, guilds)).ToList())
            {
                await foreach (var batch in AbsentAsync(absent, shard, guilds, state, news, cancellation)) yield return batch;
            }
        }

        // What could not be listed is read from where it stood, once it can; that it was not read now is said.
        if (!sawAll && state.From.TryGetValue(shard, out var from)) yield return new PlatformBatch([new ReadingGap(platform, DiscordSnowflake.Time(from), time.GetUtcNow())], state.ToString()) { Missed = true };
        if (sawAll || !state.From.ContainsKey(shard)) state.From[shard] = newest;
    }

    /// <summary>Reads what was written in a thread before it was archived, and forgets it with every other channel that is not there any more: when it is opened again, the gateway tells.</summary>
    private async IAsyncEnumerable<PlatformBatch> AbsentAsync(string id, int shard, IReadOnlyList<string> guilds, DiscordCheckpoint state, DiscordNews news, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reply = await PatientAsync(() => rest.ChannelAsync(id, cancellation), cancellation);
        if (reply.Read(DiscordJson.Default.DiscordChannel) is { GuildId: { } guild } channel)
        {
            directory.AddChannel(id, guild, channel.Name);
            if (!guilds.Contains(guild)) yield break;
            if (!isLeftOut(id) && DiscordSnowflake.Number(channel.LastMessageId) > DiscordSnowflake.Number(state.After(id, shard)))
                await foreach (var batch in ChannelAsync(channel, shard, guild, state, news, cancellation)) yield return batch;
        }

        // What cannot be looked up may be another shard's.
        else if (state.Shards > 1)
        {
            yield break;
        }

        state.Last.Remove(id);
        state.Closed.Remove(id);
    }

    // Another shard reads there.
    private bool IsElsewhere(string channel, IReadOnlyList<string> guilds) => directory.KnownGuildOf(channel) is { } guild && !guilds.Contains(guild);

    private async IAsyncEnumerable<PlatformBatch> ChannelAsync(DiscordChannel channel, int shard, string guild, DiscordCheckpoint state, DiscordNews news, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var since = state.After(channel.Id, shard);
        for (var page = 0; ; page++)
        {
            var after = page == 0 ? since : state.After(channel.Id, shard);
            var reply = await PatientAsync(() => rest.MessagesAsync(channel.Id, after, cancellation), cancellation);
            if (reply.Failure == DiscordFailure.Refused)
            {
                // What was posted meanwhile waits there until we may read again, so the place is kept.
                if (state.Closed.Add(channel.Id)) yield return Batch([Gap(channel.Id, after, state, shard)], state, channel.Id, after);
                yield break;
            }

            state.Closed.Remove(channel.Id);
            if (reply.Read(DiscordJson.Default.ListDiscordMessage) is not { } messages) throw new PlatformTroubleException(new PlatformTrouble(TroubleKind.Unreachable, channel.Id));
            if (messages.Count == 0)
            {
                if (page == 0 && await IsHistoryHiddenAsync(channel.Id, cancellation))
                    yield return Batch([Gap(channel.Id, since, state, shard)], state, channel.Id, channel.LastMessageId);
                yield break;
            }

            var events = messages.OrderBy(message => DiscordSnowflake.Number(message.Id)).Select(message => news.Posted(message with { GuildId = guild, ChannelId = channel.Id })).OfType<PlatformEvent>().ToList();
            var newest = messages.Aggregate("0", (latest, message) => DiscordSnowflake.Later(latest, message.Id));

            // The page of a server that ignores "after" would be read for ever.
            if (DiscordSnowflake.Number(newest) <= DiscordSnowflake.Number(after)) yield break;
            var batch = Batch(events, state, channel.Id, newest);
            if (events.Count > 0) yield return batch;
            if (messages.Count < DiscordRest.PageSize) yield break;
        }
    }

    // Without the right to read history Discord gives an empty list and no error. A last message that was deleted looks the same, until the newest page is asked for.
    private async Task<bool> IsHistoryHiddenAsync(string channel, CancellationToken cancellation)
    {
        var reply = await PatientAsync(() => rest.MessagesAsync(channel, after: null, cancellation), cancellation);
        return reply.Read(DiscordJson.Default.ListDiscordMessage) is { Count: 0 };
    }

    // Before the first message of a channel nothing can be missed from before we came.
    private ReadingGap Gap(string channel, string since, DiscordCheckpoint state, int shard) => new(platform, DiscordSnowflake.Time(since == "0" ? state.From.GetValueOrDefault(shard) : since), time.GetUtcNow(), channel);

    private static PlatformBatch Batch(IReadOnlyList<PlatformEvent> events, DiscordCheckpoint state, string channel, string? last)
    {
        state.Saw(channel, last ?? "0");
        return new PlatformBatch(events, state.ToString()) { Missed = true };
    }

    private async Task<(List<DiscordChannel> Channels, bool Complete)> ListAsync(string guild, CancellationToken cancellation)
    {
        var channels = await PatientAsync(() => rest.GuildChannelsAsync(guild, cancellation), cancellation);
        var threads = await PatientAsync(() => rest.ActiveThreadsAsync(guild, cancellation), cancellation);
        var found = channels.Read(DiscordJson.Default.ListDiscordChannel) ?? [];
        var open = threads.Read(DiscordJson.Default.DiscordThreads)?.Threads ?? [];
        return ([.. found, .. open], channels.IsDone && threads.IsDone);
    }

    private async Task<DiscordReply> PatientAsync(Func<Task<DiscordReply>> call, CancellationToken cancellation)
    {
        for (var failures = 1; ; failures++)
        {
            var reply = await call();
            switch (reply.Failure)
            {
                case DiscordFailure.None or DiscordFailure.Refused:
                    return reply;
                case DiscordFailure.TokenRefused:
                    throw new PlatformTroubleException(new PlatformTrouble(TroubleKind.TokenRefused));
                case DiscordFailure.RateLimited or DiscordFailure.Held when reply.RetryAfter is not null:
                    break;
                default:
                    if (failures >= MaxFailures) throw new PlatformTroubleException(new PlatformTrouble(TroubleKind.Unreachable), reply.RetryAfter);
                    break;
            }

            await Task.Delay(reply.RetryAfter ?? chance.Backoff(failures), time, cancellation);
        }
    }
}
