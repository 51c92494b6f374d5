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
    public static async Task ApplyAsync(ModBotDb db, ChannelMoved moved, DateTimeOffset now, CancellationToken cancellation)
    {
        var desk = await db.DeskRooms.FindAsync([moved.Platform, moved.From], cancellation);
        if (desk is not null)
        {
            db.DeskRooms.Remove(desk);
            if (await db.DeskRooms.FindAsync([moved.Platform, moved.To], cancellation) is null)
                db.DeskRooms.Add(new DeskRoomRow { Platform = moved.Platform, Room = moved.To, Language = desk.Language, OpenedAt = desk.OpenedAt });

            // The posts stay in the old room, where nobody reads them any more: cards of cases that wait are posted anew.
            await db.Prompts.Where(row => row.Platform == moved.Platform && row.Room == moved.From).ExecuteDeleteAsync(cancellation);
            await db.Notes.Where(row => row.Platform == moved.Platform && row.Room == moved.From).ExecuteDeleteAsync(cancellation);
        }

        if (await db.Channels.FindAsync([moved.Platform, moved.From], cancellation) is { } channel && await db.Channels.FindAsync([moved.Platform, moved.To], cancellation) is null)
            db.Channels.Add(new ChannelRow { Platform = moved.Platform, Channel = moved.To, LastPostAt = channel.LastPostAt, Name = channel.Name });
        await Ledger.AppendAsync(db, now, "channel.moved", string.Empty, Ledger.Software, ("platform", moved.Platform));
    }
}
