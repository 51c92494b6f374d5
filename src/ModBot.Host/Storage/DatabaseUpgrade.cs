using Microsoft.EntityFrameworkCore;
using ModBot.Host.Setup;

namespace ModBot.Host.Storage;

/// <summary>Brings the database up to date, with a copy of what was there before (DESIGN §7).</summary>
internal static class DatabaseUpgrade
{
    /// <param name="db">The database.</param>
    /// <param name="settings">Where it stands.</param>
    /// <param name="alone">The lock on the data folder, when the caller has it; it is taken for the upgrade otherwise.</param>
    /// <param name="cancellation">Stops it; what was begun is taken back or finished at the next start.</param>
    /// <exception cref="StartupException">There is something to upgrade, and another ModBot has the data folder.</exception>
    public static async Task ApplyAsync(ModBotDb db, HostSettings settings, RunLock? alone, CancellationToken cancellation)
    {
        var exists = File.Exists(settings.DatabaseFile);
        DataDirectory.MakePrivate(settings.DatabaseFile);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        if (pending.Count == 0) return;
        using var taken = alone is null ? RunLock.Take(settings) : null;
        if (exists && (await db.Database.GetAppliedMigrationsAsync(cancellation)).Any())
        {
            var copy = $"{settings.DatabaseFile}.before-{pending[0]}";
            if (!File.Exists(copy)) await CopyAsync(db, copy, cancellation);
        }

        // A killed upgrade leaves its row in this table, and the next one would wait for it for ever. Nobody else upgrades: the folder is ours.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
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
