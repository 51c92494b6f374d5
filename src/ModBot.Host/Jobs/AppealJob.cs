using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk;
using ModBot.Host.Storage;

namespace ModBot.Host.Jobs;

/// <summary>Brings appeals to the desk that came while their decision was still being carried out, or while a lead had the case.</summary>
internal sealed class AppealJob : IJob
{
    public string Name => "appeals";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var waiting = await db.Appeals.Where(appeal => !appeal.OnDesk).ToListAsync(cancellation);
        foreach (var appeal in waiting)
        {
            if (await db.Cases.FindAsync([appeal.CaseId], cancellation) is { } row) Appeals.BringToDesk(row, appeal, now);
        }

        return waiting.Exists(appeal => appeal.OnDesk);
    }
}
