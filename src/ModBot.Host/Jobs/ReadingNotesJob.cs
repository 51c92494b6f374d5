using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Desk.View;
using ModBot.Host.Storage;
using ModBot.Host.Texts;

namespace ModBot.Host.Jobs;

/// <summary>Says once, in every desk room, what was missed while nobody was reading and what can never be read any more (DESIGN §4).</summary>
internal sealed class ReadingNotesJob(DeskRooms rooms, TimeProvider time) : IJob
{
    public string Name => "reading-notes";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var due = await db.ReadingNotes.Where(row => !row.Told && (row.Complete || row.IsGap)).OrderBy(row => row.Sequence).ToListAsync(cancellation);
        foreach (var note in due)
        {
            note.Told = true;
            rooms.Tell(db, words => SentenceOf(new ReadingNote(note.Platform, note.From, note.Until, note.IsGap, note.Messages, note.Cases), words, time));
        }

        return due.Count > 0;
    }

    /// <summary>The note as people read it.</summary>
    public static string SentenceOf(ReadingNote note, Words words, TimeProvider time)
    {
        var (from, until) = (LocalTime.Of(note.From, time, words), LocalTime.Of(note.Until, time, words));
        return note.IsGap ? words.Format("Reading.Gap", note.Platform, from, until) : words.Format("Reading.Missed", note.Platform, from, until, note.Messages, note.Cases);
    }
}
