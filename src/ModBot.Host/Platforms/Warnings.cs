using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Desk.View;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;

namespace ModBot.Host.Platforms;

/// <summary>What the team has to know about its connections. It stands in the console as long as it is so, and is said in the desk rooms once; a token that runs out 14, 7, 2 and 1 days ahead.</summary>
internal sealed class Warnings(Store store, DeskRooms rooms, DeskSignal signal, TimeProvider time)
{
    private static readonly int[] DaysAhead = [1, 2, 7, 14];

    private readonly ConcurrentDictionary<string, IReadOnlyList<PlatformTrouble>> now = new(StringComparer.Ordinal);

    /// <summary>What is so now.</summary>
    public IReadOnlyList<DeskWarning> Now => [.. now.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.Select(trouble => new DeskWarning(pair.Key, trouble)))];

    /// <summary>Notes what was found wrong with a connection; says what is new.</summary>
    public async Task NoteAsync(string platform, IEnumerable<PlatformTrouble> found, CancellationToken cancellation)
    {
        IReadOnlyList<PlatformTrouble> troubles = [.. found.Where(trouble => WarningText.IsForTheTeam(trouble.Kind))];
        now[platform] = troubles;
        var isSaid = await store.WriteAsync(async db =>
        {
            var told = await db.Warnings.Where(row => row.Platform == platform).ToListAsync(cancellation);
            db.Warnings.RemoveRange(told.Where(row => !troubles.Any(trouble => trouble.Kind == row.Kind)));
            var due = troubles.Where(trouble => !told.Exists(row => row.Kind == trouble.Kind && row.Stage <= StageOf(trouble))).ToList();
            foreach (var trouble in due)
            {
                db.Warnings.Add(new WarningRow { Platform = platform, Kind = trouble.Kind, Stage = StageOf(trouble) });
                rooms.Tell(db, words => WarningText.Of(new DeskWarning(platform, trouble), words, time));
            }

            return due.Count > 0;
        }, cancellation);
        if (isSaid) signal.Changes.Tick();
    }

    private int StageOf(PlatformTrouble trouble) => trouble.Until is { } until && until > time.GetUtcNow() ? DaysAhead.FirstOrDefault(days => until - time.GetUtcNow() <= TimeSpan.FromDays(days), DaysAhead[^1]) : 0;
}
