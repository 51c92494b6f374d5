using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ModBot.Harness;
using ModBot.Host.Setup;
using ModBot.Host.Storage;

namespace ModBot.Host.Tests.Setup;

/// <summary>What is in the data folder is for its owner's eyes only, whatever the umask is.</summary>
public sealed class PrivateFilesTests
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EverythingThatARunLeaves_IsForTheOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using var host = await WholeHost.StartAsync();
        using var alone = RunLock.Take(host.Services.GetRequiredService<HostSettings>());
        alone.ListensAt(host.Address.ToString());
        await host.SignInAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        (await http.PostAsJsonAsync("/api/local/plein/messages", new { author = "sam", text = "jij bent een waardeloze idioot, rot op" }, Token)).EnsureSuccessStatusCode();
        await using (var db = await host.Services.GetRequiredService<IDbContextFactory<ModBotDb>>().CreateDbContextAsync(Token))
        {
            await Until.ReachedAsync(() => db.Cases.AnyAsync(Token), Token);
        }

        OpenToOthers(host.Data).ShouldBeEmpty();
        Names(host.Data).ShouldBe(["modbot.db", "modbot.db-wal", "modbot.db-shm", "local-chat.db", "local-chat.db-wal", "local-chat.db-shm", "author.key", "text.key", "run.lock", "run.address"], ignoreOrder: true, "the keys of Data Protection aside");
    }

    [Fact]
    public async Task CopyBeforeAnUpgrade_IsForTheOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        using var folder = new Folder();
        var settings = new HostSettings { DataDirectory = folder.Data };
        DataDirectory.Prepare(settings);
        await using var db = new ModBotDb(new DbContextOptionsBuilder<ModBotDb>().UseSqlite($"Data Source={settings.DatabaseFile};Pooling=False").Options);
        await DatabaseUpgrade.ApplyAsync(db, settings, null, Token);

        // As if it were of an older version; bringing it up to date then fails, but after the copy.
        await db.Database.ExecuteSqlRawAsync("UPDATE __EFMigrationsHistory SET MigrationId = '20200101000000_Older'", Token);
        await Should.ThrowAsync<SqliteException>(() => DatabaseUpgrade.ApplyAsync(db, settings, null, Token));

        Names(folder.Data).ShouldContain(name => name.StartsWith("modbot.db.before-", StringComparison.Ordinal) && !name.EndsWith(".new", StringComparison.Ordinal));
        OpenToOthers(folder.Data).ShouldBeEmpty();
    }

    [Fact]
    public void FilesOfBefore_AreMadePrivate_AndAnEmptyFolderToo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        using var folder = new Folder();
        const UnixFileMode Everybody = Others | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var settings = new HostSettings { DataDirectory = folder.Data };
        if (!OperatingSystem.IsWindows()) Directory.CreateDirectory(folder.Data, Everybody);
        DataDirectory.Prepare(settings);
        OpenToOthers(folder.Data).ShouldBeEmpty();

        File.WriteAllText(settings.DatabaseFile, string.Empty);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(settings.DatabaseFile, Everybody);
        DataDirectory.Prepare(settings);

        OpenToOthers(folder.Data).ShouldBeEmpty();
    }

    [Fact]
    public void FolderOfSomebodyElse_KeepsItsRights()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Data);
        File.WriteAllText(Path.Combine(folder.Data, "holiday.txt"), "not ours");
        var before = ModeOf(folder.Data);

        DataDirectory.Prepare(new HostSettings { DataDirectory = folder.Data });

        ModeOf(folder.Data).ShouldBe(before);
    }

    private static IEnumerable<string> OpenToOthers(string folder) =>
        Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Append(folder).Where(path => (ModeOf(path) & Others) != UnixFileMode.None).Select(path => $"{path} {ModeOf(path)}");

    private static List<string> Names(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Where(name => !name.EndsWith(".xml", StringComparison.Ordinal))];

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo made = Directory.CreateTempSubdirectory("modbot-modes-");

        public string Data => Path.Combine(made.FullName, "data");

        public void Dispose() => made.Delete(recursive: true);
    }
}
