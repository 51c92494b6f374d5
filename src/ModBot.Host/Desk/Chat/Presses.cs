using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Storage;

namespace ModBot.Host.Desk.Chat;

/// <summary>
/// Which presses were taken. Platforms bring one again after a crash, when the case may long be elsewhere; whoever pressed saw nothing happen then, and presses once more.
/// </summary>
internal sealed class Presses(Store store, TimeProvider time)
{
    /// <summary>How long a press is remembered: longer than any platform brings one again (Telegram a day, Discord minutes).</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    /// <summary>Notes a press before it is acted on.</summary>
    /// <returns>Whether it is new.</returns>
    public Task<bool> TakeAsync(DeskPress press, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        if (await db.Presses.FindAsync([press.By.Platform, press.Id], cancellation) is not null) return false;
        db.Presses.Add(new PressRow { Platform = press.By.Platform, Id = press.Id, At = time.GetUtcNow() });
        return true;
    }, cancellation);

    /// <summary>Forgets the old ones; inside a write of <see cref="Store"/>.</summary>
    public static Task ForgetAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation) => db.Presses.Where(row => row.At < now - Kept).ExecuteDeleteAsync(cancellation);
}
