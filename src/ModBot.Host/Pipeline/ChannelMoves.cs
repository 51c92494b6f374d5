using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Storage;

namespace ModBot.Host.Pipeline;

/// <summary>
/// A channel got another id. The desk goes along. Messages do not: in the new channel their numbers belong to other messages, so what was written before keeps its old place, and whoever acts on it hears
/// that it is gone.
/// </summary>
internal static class ChannelMoves
{
    /// <summary>Takes the desk along; inside a write of <see cref="Store"/>.</summary>
    /// <returns>The number of cases that changed: none.</returns>
    public static async Task<int> ApplyAsync(ModBotDb db, ChannelMoved moved, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.DeskRooms.Where(row => row.Platform == moved.Platform && row.Room == moved.From).ExecuteUpdateAsync(row => row.SetProperty(x => x.Room, moved.To), cancellation);
        await db.Notes.Where(row => row.Platform == moved.Platform && row.Room == moved.From).ExecuteDeleteAsync(cancellation);

        // The posts stay in the old room, where nobody reads them any more: the cards are posted anew.
        await db.Prompts.Where(row => row.Platform == moved.Platform && row.Room == moved.From)
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.Room, moved.To).SetProperty(x => x.PostedId, (string?)null).SetProperty(x => x.State, PostState.ToShow), cancellation);
        if (await db.Channels.FindAsync([moved.Platform, moved.From], cancellation) is { } channel && await db.Channels.FindAsync([moved.Platform, moved.To], cancellation) is null)
            db.Channels.Add(new ChannelRow { Platform = moved.Platform, Channel = moved.To, LastPostAt = channel.LastPostAt, Name = channel.Name });
        await Ledger.AppendAsync(db, now, "channel.moved", string.Empty, Ledger.Software, ("platform", moved.Platform));
        return 0;
    }
}
