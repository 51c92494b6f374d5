using Microsoft.EntityFrameworkCore;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using ModBot.Host.Texts;

namespace ModBot.Host.Desk.Chat;

/// <summary>The rooms in which the team is asked. Kept in memory too, because every message that comes in asks for it. Thread-safe.</summary>
internal sealed class DeskRooms(Store store, DeskSignal signal, TimeProvider time)
{
    private volatile IReadOnlyDictionary<(string Platform, string Room), string> rooms = new Dictionary<(string, string), string>();

    /// <summary>Every room with its language.</summary>
    public IReadOnlyDictionary<(string Platform, string Room), string> All => rooms;

    /// <summary>Reads them; before the first message is taken in.</summary>
    public async Task LoadAsync(CancellationToken cancellation) => rooms = await store.ReadAsync(
        async db => (await db.DeskRooms.ToListAsync(cancellation)).ToDictionary(row => (row.Platform, row.Room), row => row.Language), cancellation);

    public bool Contains(string platform, string room) => rooms.ContainsKey((platform, room));

    /// <summary>The texts of a room; Dutch for one that is none.</summary>
    public Words WordsOf(string platform, string room) => Words.In(rooms.GetValueOrDefault((platform, room)));

    /// <summary>Says something once in every room, in its language; inside a write of <see cref="Store"/>.</summary>
    /// <param name="db">The write.</param>
    /// <param name="say">What is said, in the words of a room.</param>
    /// <param name="rings">Whether it rings on phones.</param>
    public void Tell(ModBotDb db, Func<Words, string> say, bool rings = false)
    {
        foreach (var (platform, room) in rooms.Keys) db.Notes.Add(new NoteRow { Key = CaseIds.New(), Platform = platform, Room = room, Text = say(WordsOf(platform, room)), NotBefore = time.GetUtcNow(), Rings = rings });
    }

    /// <summary>Makes a room a desk, or changes its language.</summary>
    public async Task OpenAsync(string platform, string room, string language, Viewer by, CancellationToken cancellation)
    {
        await store.WriteAsync(async db =>
        {
            var now = time.GetUtcNow();
            if (await db.DeskRooms.FindAsync([platform, room], cancellation) is { } known) known.Language = language;
            else db.DeskRooms.Add(new DeskRoomRow { Platform = platform, Room = room, Language = language, OpenedAt = now });
            await Ledger.AppendAsync(db, now, "desk.opened", string.Empty, by.ModeratorId, ("platform", platform));
        }, cancellation);
        await LoadAsync(cancellation);

        // The cases that wait already are asked here too, and cards that stand here go away.
        signal.Changes.Tick();
    }

    /// <summary>The team is no longer asked there.</summary>
    public async Task CloseAsync(string platform, string room, Viewer by, CancellationToken cancellation)
    {
        await store.WriteAsync(async db =>
        {
            await db.DeskRooms.Where(row => row.Platform == platform && row.Room == room).ExecuteDeleteAsync(cancellation);
            await PromptBook.RemoveAsync(db.Prompts.Where(row => row.Platform == platform && row.Room == room), cancellation);
            await PromptBook.RemoveAsync(db.Notes.Where(row => row.Platform == platform && row.Room == room && row.CaseId != null), cancellation);
            await db.Notes.Where(row => row.Platform == platform && row.Room == room && row.CaseId == null).ExecuteDeleteAsync(cancellation);
            await Ledger.AppendAsync(db, time.GetUtcNow(), "desk.closed", string.Empty, by.ModeratorId, ("platform", platform));
        }, cancellation);
        await LoadAsync(cancellation);

        // The cases that wait already are asked here too, and cards that stand here go away.
        signal.Changes.Tick();
    }
}
