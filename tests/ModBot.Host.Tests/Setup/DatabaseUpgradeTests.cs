using Microsoft.EntityFrameworkCore;
using ModBot.Host.Setup;
using ModBot.Host.Storage;

namespace ModBot.Host.Tests.Setup;

public sealed class DatabaseUpgradeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("modbot-upgrade-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private HostSettings Settings => new() { DataDirectory = folder.FullName };

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task AfterAKilledUpgrade_TheNextStartGoesOn()
    {
        await using var db = Open();

        // What a killed upgrade leaves: the lock of the migrations, held by nobody.
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)", Token);
        await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-27 12:00:00')", Token);

        await DatabaseUpgrade.ApplyAsync(db, Settings, alone: null, Token).WaitAsync(TimeSpan.FromMinutes(1), Token);

        (await db.Cases.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task WhileAnotherModBotHasTheFolder_NothingIsUpgraded()
    {
        using var other = RunLock.Take(Settings);
        await using var db = Open();

        await Should.ThrowAsync<StartupException>(() => DatabaseUpgrade.ApplyAsync(db, Settings, alone: null, Token));

        (await db.Database.GetAppliedMigrationsAsync(Token)).ShouldBeEmpty();
    }

    private ModBotDb Open() => new(new DbContextOptionsBuilder<ModBotDb>().UseSqlite($"Data Source={Settings.DatabaseFile};Pooling=False").Options);
}
