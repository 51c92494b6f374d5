using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ModBot.Harness;
using ModBot.Host.Storage;
using ModBot.Platforms.Fakes.Discord;
using ModBot.Platforms.Fakes.Serving;
using ModBot.Platforms.Fakes.Telegram;

namespace ModBot.Bench;

/// <summary>
/// From a flagged message on a stand-in platform until its card stands in the desk room on Discord, against the real process, while twenty messages a second come in on each platform. The stand-ins run in
/// this process, on the same cores.
/// </summary>
internal static class PromptLatency
{
    private const int Seconds = 60;
    private const int PerSecond = 20;
    private const int FlaggedEvery = 40;
    private const string Harm = "jij bent een waardeloze loser, rot op";
    private const string Ordinary = "kom je zo ook naar het veld";

    public static async Task MeasureAsync(CancellationToken cancellation)
    {
        await RunAsync("without faults", 0, cancellation);
        await RunAsync("one call in twenty refused as too many (429, 1 s)", 0.05, cancellation);
    }

    private static async Task RunAsync(string name, double tooMany, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("modbot-bench-");
        var data = Path.Combine(folder.FullName, "data");
        await using var telegram = await TelegramServer.StartAsync(new TelegramOptions { SlowsBusyPolling = false });
        await using var discord = await DiscordServer.StartAsync();
        var (anna, mina) = (telegram.CreateUser("Anna"), telegram.CreateUser("Mina"));
        var plein = telegram.CreateSupergroup("Plein").Join(mina, MemberStatus.Creator).Join(anna).AddBot("can_delete_messages");
        var guild = discord.AddGuild("Gaming");
        var (lobby, room, bram) = (discord.AddChannel(guild, "lobby"), discord.AddChannel(guild, "moderators"), discord.AddMember(guild, "Bram"));
        var settings = Path.Combine(folder.FullName, "settings.json");
        await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(new { Host = new { DataDirectory = data }, Telegram = new { telegram.Token, telegram.BaseUrl }, Discord = new { discord.Token, discord.ApiBase } }), cancellation);
        await using (var first = await ModBotProcess.StartAsync(data, ModBotProcess.FreePort(), cancellation, "--config", settings)) await OpenDeskAsync(data, room, cancellation);
        await using var modbot = await ModBotProcess.StartAsync(data, ModBotProcess.FreePort(), cancellation, "--config", settings);
        await discord.ConnectedAsync(cancellation);
        await Task.Delay(TimeSpan.FromSeconds(3), cancellation);
        telegram.Faults.Kinds = discord.Faults.Kinds = [Fault.TooManyRequests];
        telegram.Faults.Share = discord.Faults.Share = tooMany;

        // A card names no text, but cards come one per flagged message: the count of cards tells which message each belongs to, when one at a time waits.
        var posted = new ConcurrentQueue<long>();
        var times = new List<double>();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = WatchAsync(discord, room, posted, times, done.Token);
        for (var tick = 0; tick < Seconds * PerSecond; tick++)
        {
            var clock = Stopwatch.GetTimestamp();
            var flagged = tick % FlaggedEvery == 0;
            if (flagged) posted.Enqueue(Stopwatch.GetTimestamp());
            if (tick / FlaggedEvery % 2 == 0) plein.Post(anna, flagged ? Harm : Ordinary);
            else plein.Post(anna, Ordinary);
            discord.Post(lobby, bram, flagged && tick / FlaggedEvery % 2 == 1 ? Harm : Ordinary);
            var pause = TimeSpan.FromSeconds(1.0 / PerSecond) - Stopwatch.GetElapsedTime(clock);
            if (pause > TimeSpan.Zero) await Task.Delay(pause, cancellation);
        }

        var patience = Stopwatch.StartNew();
        while (!posted.IsEmpty && patience.Elapsed < TimeSpan.FromSeconds(30)) await Task.Delay(50, cancellation);
        await done.CancelAsync();
        await watching;
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {times.Count} cards, {posted.Count} missing, {PerSecond} messages a second on each of two platforms, {Environment.ProcessorCount} cores: median {At(0.5):F0} ms, p95 {At(0.95):F0} ms, worst {times[^1]:F0} ms"));
        await modbot.KillAsync();
        folder.Delete(recursive: true);

        double At(double share) => times[(int)Math.Min(times.Count - 1, share * times.Count)];
    }

    private static async Task WatchAsync(DiscordServer discord, string room, ConcurrentQueue<long> posted, List<double> times, CancellationToken cancellation)
    {
        var seen = 0;
        while (!cancellation.IsCancellationRequested)
        {
            var cards = discord.BotPosts(room).Count;
            for (; seen < cards && posted.TryDequeue(out var at); seen++) times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            await Task.Delay(5, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task OpenDeskAsync(string data, string room, CancellationToken cancellation)
    {
        await using var db = new ModBotDb(new DbContextOptionsBuilder<ModBotDb>().UseSqlite($"Data Source={Path.Combine(data, "modbot.db")};Pooling=False").Options);
        db.DeskRooms.Add(new DeskRoomRow { Platform = "discord", Room = room, Language = "nl" });
        await db.SaveChangesAsync(cancellation);
    }
}
