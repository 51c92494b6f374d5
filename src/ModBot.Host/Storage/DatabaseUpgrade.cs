using Microsoft.EntityFrameworkCore;
using ModBot.Host.Setup;

namespace ModBot.Host.Storage;

/// <summary>Brings the database up to date, with a copy of what was there before (DESIGN §7).</summary>
internal static class DatabaseUpgrade
{
    public static async Task ApplyAsync(ModBotDb db, HostSettings settings, CancellationToken cancellation)
    {
        var exists = File.Exists(settings.DatabaseFile);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        if (pending.Count == 0) return;
        if (exists && (await db.Database.GetAppliedMigrationsAsync(cancellation)).Any())
        {
            var copy = $"{settings.DatabaseFile}.before-{pending[0]}";
            if (!File.Exists(copy)) await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancellation);
        }

        await db.Database.MigrateAsync(cancellation);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(settings.DatabaseFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
