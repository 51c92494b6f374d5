using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Storage;

namespace ModBot.Host.Pipeline;

/// <summary>A channel got another id: what is kept of it goes along, so that an open case can still be acted on.</summary>
internal static class ChannelMoves
{
    /// <summary>Rewrites the id; inside a write of <see cref="Store"/>.</summary>
    /// <returns>The number of cases that moved.</returns>
    public static async Task<int> ApplyAsync(ModBotDb db, ChannelMoved moved, DateTimeOffset now, CancellationToken cancellation)
    {
        var cases = await db.Cases.Where(row => row.Platform == moved.Platform && row.Channel == moved.From).ExecuteUpdateAsync(row => row.SetProperty(x => x.Channel, moved.To), cancellation);
        await db.DeskRooms.Where(row => row.Platform == moved.Platform && row.Room == moved.From).ExecuteUpdateAsync(row => row.SetProperty(x => x.Room, moved.To), cancellation);
        await db.Notes.Where(row => row.Platform == moved.Platform && row.Room == moved.From).ExecuteDeleteAsync(cancellation);

        // The posts stay in the old room, where nobody reads them any more: the cards are posted anew.
        await db.Prompts.Where(row => row.Platform == moved.Platform && row.Room == moved.From)
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.Room, moved.To).SetProperty(x => x.PostedId, (string?)null).SetProperty(x => x.State, PostState.ToShow), cancellation);
        foreach (var counter in await db.Counters.Where(row => row.Platform == moved.Platform && row.Channel == moved.From).ToListAsync(cancellation))
        {
            if (await db.Counters.FindAsync([moved.Platform, moved.To, counter.Hour, counter.Step], cancellation) is { } there) there.Count += counter.Count;
            else db.Counters.Add(new CounterRow { Platform = moved.Platform, Channel = moved.To, Hour = counter.Hour, Step = counter.Step, Count = counter.Count });
            db.Counters.Remove(counter);
        }

        if (await db.Channels.FindAsync([moved.Platform, moved.From], cancellation) is { } channel)
        {
            db.Channels.Remove(channel);
            if (await db.Channels.FindAsync([moved.Platform, moved.To], cancellation) is null) db.Channels.Add(new ChannelRow { Platform = moved.Platform, Channel = moved.To, LastPostAt = channel.LastPostAt, Name = channel.Name });
        }

        await Ledger.AppendAsync(db, now, "channel.moved", string.Empty, Ledger.Software, ("platform", moved.Platform));
        return cases;
    }
}
