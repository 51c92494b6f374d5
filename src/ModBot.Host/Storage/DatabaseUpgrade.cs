using Microsoft.EntityFrameworkCore;
using ModBot.Host.Setup;

namespace ModBot.Host.Storage;

/// <summary>Brings the database up to date, with a copy of what was there before (DESIGN §7).</summary>
internal static class DatabaseUpgrade
{
    public static async Task ApplyAsync(ModBotDb db, HostSettings settings, CancellationToken cancellation)
    {
        var exists = File.Exists(settings.DatabaseFile);
        DataDirectory.MakePrivate(settings.DatabaseFile);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        if (pending.Count == 0) return;
        if (exists && (await db.Database.GetAppliedMigrationsAsync(cancellation)).Any())
        {
            var copy = $"{settings.DatabaseFile}.before-{pending[0]}";
            if (!File.Exists(copy)) await CopyAsync(db, copy, cancellation);
        }

        await db.Database.MigrateAsync(cancellation);
    }

    // Under another name until it is whole, so that half a copy is never taken for one.
    private static async Task CopyAsync(ModBotDb db, string copy, CancellationToken cancellation)
    {
        var draft = copy + ".new";
        File.Delete(draft);
        DataDirectory.MakePrivate(draft);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {draft}", cancellation);
        File.Move(draft, copy);
    }
}
