using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Desk.View;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using ModBot.Host.Texts;

namespace ModBot.Host.Jobs;

/// <summary>
/// Says once, in every desk room, that many hurtful messages come under one post or at one member: one alert, however many cases it makes (DOMAIN §5). While nobody takes it up <see cref="AlarmJob"/> goes on.
/// </summary>
internal sealed class PileOnJob(DeskRooms rooms, TimeProvider time) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public string Name => "pile-ons";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var due = await db.PileOns.Where(row => !row.Told).OrderBy(row => row.At).ToListAsync(cancellation);
        foreach (var row in due)
        {
            row.Told = true;
            if (await PileOns.NoteOfAsync(db, row, cancellation) is { } note) rooms.Tell(db, words => Alert(note, words), rings: true);
        }

        var old = now - Kept;
        await db.PileOns.Where(row => row.Told && row.At < old && !db.Cases.Any(@case => @case.PileOnId == row.Id)).ExecuteDeleteAsync(cancellation);
        return due.Count > 0;
    }

    /// <summary>A pile-on in words.</summary>
    public static string SentenceOf(PileOnNote note, Words words, TimeProvider time) =>
        words.Format(note.OnePerson ? "PileOn.Raid" : "PileOn.Sentence", note.Channel, note.PileOn.Messages, note.PileOn.Authors, LocalTime.Of(note.PileOn.Since, time, words));

    private string Alert(PileOnNote note, Words words) =>
        string.Join('\n', new[] { SentenceOf(note, words, time), words.Format(note.OnePerson ? "PileOn.RaidHelp" : "PileOn.Help", PromptBook.MostOfPileOn), note.Link is { } link ? words.Format("Chat.Post", link) : string.Empty }.Where(line => line.Length > 0));
}
