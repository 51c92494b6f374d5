using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Classifiers.Model;
using ModBot.Harness;
using ModBot.Host.Desk;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Platforms.Fakes.Discord;
using ModBot.Platforms.Fakes.Serving;
using ModBot.Platforms.Fakes.Telegram;

namespace ModBot.Host.Tests.Whole;

/// <summary>
/// The real process between a stand-in Telegram and a stand-in Discord, killed twenty times while ten thousand messages come in, one call in twenty goes wrong, and two moderators answer by buttons, one on each platform.
/// </summary>
[Collection(WholeMachine.Name)]
public sealed class PlatformKillTests
{
    private const int Seed = 20261127;
    private const int MessagesEach = 5_000;
    private const int Kills = 20;
    private const int FlaggedInThousand = 8;
    private const double Faulty = 0.05;

    // Nobody is answered in public a third time in a day.
    private const int Members = 211;
    private static readonly string[] Rights = ["can_delete_messages", "can_restrict_members"];

    [Fact]
    public async Task TenThousandMessages_FaultsOfEveryKind_TwentyKills_NoneLost_NoCaseDoubled_NothingSaidTwice()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("modbot-platforms-");
        try
        {
            var random = new Random(Seed);
            var (data, port) = (Path.Combine(folder.FullName, "data"), ModBotProcess.FreePort());
            await using var telegram = await TelegramServer.StartAsync(new TelegramOptions { SlowsBusyPolling = false });
            await using var discord = await DiscordServer.StartAsync(new DiscordServerOptions { IdentifyWindow = TimeSpan.FromMilliseconds(200), IdentifiesPerDay = 100_000 });
            var settings = await SettingsAsync(folder.FullName, data, telegram, discord, cancellation);

            var mina = telegram.CreateUser("Mina");
            var plein = telegram.CreateSupergroup("Plein").Join(mina, MemberStatus.Creator).AddBot(Rights);
            var members = Enumerable.Range(0, Members).Select(number => telegram.CreateUser($"Lid {number}")).ToList();
            foreach (var member in members) plein.Join(member);
            var group = telegram.CreateSupergroup("Moderatoren").Join(mina, MemberStatus.Creator).AddBot(Rights);
            var guild = discord.AddGuild("Gaming");
            var (lobby, room) = (discord.AddChannel(guild, "lobby"), discord.AddChannel(guild, "moderators"));
            var lead = discord.AddMember(guild, "Lies");
            var people = Enumerable.Range(0, Members).Select(number => discord.AddMember(guild, $"lid{number}")).ToList();

            var modbot = await ModBotProcess.StartAsync(data, port, cancellation, "--config", settings);
            await discord.ConnectedAsync(cancellation);
            await PutInChargeAsync(data, "lies", "Lies", ("discord", lead, room), cancellation);
            await PutInChargeAsync(data, "mina", "Mina", ("telegram", mina.Id.ToString(CultureInfo.InvariantCulture), group.Id.ToString(CultureInfo.InvariantCulture)), cancellation);
            await modbot.DisposeAsync();
            modbot = await ModBotProcess.StartAsync(data, port, cancellation, "--config", settings);
            await discord.ConnectedAsync(cancellation);

            (telegram.Faults.Share, discord.Faults.Share) = (Faulty, Faulty);

            // Chance alone may spare a call; each of these goes wrong in every way at least once.
            foreach (var fault in Enum.GetValues<Fault>())
            {
                foreach (var call in (ReadOnlySpan<string>)["getUpdates", "sendMessage", "deleteMessage"]) telegram.Faults.FailNext(call, fault);
                foreach (var call in (ReadOnlySpan<string>)["POST /channels/{channel_id}/messages", "DELETE /channels/{channel_id}/messages/{message_id}", "PATCH /channels/{channel_id}/messages/{message_id}"]) discord.Faults.FailNext(call, fault);
            }

            using var finished = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            ButtonPresser[] pressers = [ButtonPresser.On(discord, room, lead, "Lies"), ButtonPresser.On(telegram, group, mina, "Mina")];
            var pressing = Task.WhenAll(pressers.Select(presser => presser.RunAsync(finished.Token)));
            var spoken = new ConcurrentQueue<string>();
            var talking = Task.WhenAll(
                TalkAsync(new Random(Seed + 1), (who, text) => plein.Post(members[who], text), cancellation),
                TalkAsync(new Random(Seed + 2), (who, text) => spoken.Enqueue(discord.Post(lobby, people[who], text)), cancellation));

            for (var kill = 0; kill < Kills; kill++)
            {
                await Task.Delay(random.Next(500, 4000), cancellation);
                Trouble(discord, random.Next(5));
                await Task.Delay(random.Next(0, 500), cancellation);
                await modbot.DisposeAsync();
                modbot = await ModBotProcess.StartAsync(data, port, cancellation, "--config", settings);
            }

            await talking;
            await Until.ReachedAsync(() => IsTakenInAsync(data, cancellation), cancellation, () => LeftAsync(data, pressers, cancellation));
            (telegram.Faults.Share, discord.Faults.Share) = (0, 0);
            await Until.ReachedAsync(async () => pressers.All(presser => presser.IsIdle) && await IsQuietAsync(data, cancellation), cancellation, () => LeftAsync(data, pressers, cancellation));
            await finished.CancelAsync();
            await pressing;
            await modbot.DisposeAsync();

            (telegram.Faults.Struck > 20 && discord.Faults.Struck > 20).ShouldBeTrue($"the faults struck {telegram.Faults.Struck} and {discord.Faults.Struck} times");
            pressers.ShouldAllBe(presser => presser.Presses > 20);
            await CheckAsync(data, telegram, plein, discord, lobby, [.. spoken], cancellation);
            (await ModBotProcess.RunAsync(["verify", "--data", data], cancellation)).ExitCode.ShouldBe(0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CheckAsync(string data, TelegramServer telegram, TelegramChat plein, DiscordServer discord, string lobby, IReadOnlyList<string> spoken, CancellationToken cancellation)
    {
        var classifier = ModelFile.Load(Path.Combine(AppContext.BaseDirectory, "models", "ladder.model"));
        bool Opens(string text) => Triage.OpensCase(classifier.Assess(text), new TriagePolicy());
        var flagged = plein.Messages.Where(message => !message.IsByBot && !message.IsService && Opens(message.Text)).Select(message => ("telegram", message.Id.ToString(CultureInfo.InvariantCulture)))
            .Concat(spoken.Where(id => Opens(discord.Read(id).Content)).Select(id => ("discord", id)))
            .Order().ToList();
        flagged.Count.ShouldBeGreaterThan(2 * MessagesEach * FlaggedInThousand / 2000);

        await using var db = OtherProcess.Open(data);

        // None lost and none counted twice; every flagged message has one case.
        (await db.Counters.SumAsync(row => row.Count, cancellation)).ShouldBe(2 * MessagesEach);
        var cases = await db.Cases.AsNoTracking().ToListAsync(cancellation);
        cases.Select(row => (row.Platform, row.MessageId)).Order().ShouldBe(flagged);

        // In the order of the channel, as the ledger tells it.
        var opened = await db.Ledger.Where(row => row.Kind == "case.opened").OrderBy(row => row.Sequence).Select(row => row.CaseId).ToListAsync(cancellation);
        foreach (var platform in cases.GroupBy(row => row.Platform))
        {
            var order = platform.ToDictionary(row => row.Id, row => ulong.Parse(row.MessageId, CultureInfo.InvariantCulture));
            opened.Where(order.ContainsKey).Select(id => order[id]).ShouldBeInOrder(SortDirection.Ascending);
        }

        // What was decided was said once; what nobody was sure of, and a person left so, at most once. What was taken back does not stand there any more.
        var said = telegram.Sent.Where(sent => sent.ChatId == plein.Id).Select(sent => (Answers: sent.ReplyTo!.Value.ToString(CultureInfo.InvariantCulture), Stands: sent.DeletedAt is null))
            .Concat(discord.BotPosts(lobby).Select(sent => (Answers: sent.ReferenceId!, Stands: !sent.IsDeleted))).ToLookup(sent => sent.Answers, StringComparer.Ordinal);
        var outbox = (await db.Outbox.AsNoTracking().ToListAsync(cancellation)).ToLookup(row => row.CaseId);
        foreach (var row in cases)
        {
            var replies = outbox[row.Id].Where(sent => sent.Kind == PlatformRequestKind.Reply).ToList();
            var withdrawn = outbox[row.Id].Where(sent => sent.Kind == PlatformRequestKind.Withdraw).ToList();
            var (done, left) = (replies.Count(sent => sent.State == OutboxState.Done), replies.Count(sent => sent is { State: OutboxState.Cancelled, Attempts: > 0 }));
            said[row.MessageId].Count().ShouldBeInRange(done, done + left);
            said[row.MessageId].Count(sent => sent.Stands).ShouldBeLessThanOrEqualTo(done + left - withdrawn.Count(sent => sent.State == OutboxState.Done));
        }

        said.Count.ShouldBeGreaterThan(0);
        outbox.SelectMany(rows => rows).Count(row => row.Kind == PlatformRequestKind.Withdraw).ShouldBeGreaterThan(0);
        (await db.Ledger.CountAsync(row => row.Kind == "case.released", cancellation)).ShouldBeGreaterThan(0);
        foreach (var deleted in await db.Outbox.Where(row => row.Kind == PlatformRequestKind.Delete && row.State == OutboxState.Done).Join(db.Cases, row => row.CaseId, row => row.Id, (_, row) => row).ToListAsync(cancellation))
        {
            (deleted.Platform == "discord" ? discord.Read(deleted.MessageId).IsDeleted : plein.Find(long.Parse(deleted.MessageId, CultureInfo.InvariantCulture))!.DeletedAt is not null).ShouldBeTrue();
        }

        (await db.Outbox.CountAsync(row => row.State != OutboxState.Done && row.State != OutboxState.Cancelled, cancellation)).ShouldBe(0);
    }

    private static async Task TalkAsync(Random random, Action<int, string> post, CancellationToken cancellation)
    {
        for (var index = 0; index < MessagesEach; index++)
        {
            post(index % Members, random.Next(1000) < FlaggedInThousand ? OtherProcess.Harm(random, index) : OtherProcess.Ordinary[random.Next(OtherProcess.Ordinary.Length)]);
            if (index % 10 == 9) await Task.Delay(100, cancellation);
        }
    }

    private static void Trouble(DiscordServer discord, int kind)
    {
        switch (kind)
        {
            case 0: discord.Cut(); break;
            case 1: discord.Close(4000); break;
            case 2: discord.AskReconnect(); break;
            case 3: discord.Duplicate(3); break;
            default: discord.Invalidate(false); break;
        }
    }

    private static async Task<string> SettingsAsync(string folder, string data, TelegramServer telegram, DiscordServer discord, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, "settings.json");
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(new
        {
            Host = new { DataDirectory = data },
            Telegram = new { telegram.Token, telegram.BaseUrl, PollSeconds = 1 },
            Discord = new { discord.Token, discord.ApiBase },
            Pipeline = new { MaxAttempts = 50, RetrySeconds = 1, ActionSeconds = 10 },
        }), cancellation);
        return path;
    }

    // What the commands do is tested elsewhere; here it only has to be there.
    private static async Task PutInChargeAsync(string data, string id, string name, (string Platform, string User, string Room) at, CancellationToken cancellation)
    {
        await using var db = OtherProcess.Open(data);
        db.Moderators.Add(new ModeratorRow { Id = id, Name = name, Role = ModeratorRole.Lead, AddedAt = DateTimeOffset.UnixEpoch });
        db.Accounts.Add(new AccountRow { Platform = at.Platform, UserId = at.User, ModeratorId = id });
        db.DeskRooms.Add(new DeskRoomRow { Platform = at.Platform, Room = at.Room, Language = "nl" });
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task<bool> IsTakenInAsync(string data, CancellationToken cancellation)
    {
        await using var db = OtherProcess.Open(data);
        return await db.Counters.SumAsync(row => row.Count, cancellation) >= 2 * MessagesEach;
    }

    private static async Task<bool> IsQuietAsync(string data, CancellationToken cancellation)
    {
        await using var db = OtherProcess.Open(data);
        return !await db.Outbox.AnyAsync(row => row.State == OutboxState.Pending || row.State == OutboxState.Sending, cancellation)
            && !await db.Cases.AnyAsync(row => row.State == CaseState.Waiting || row.State == CaseState.Claimed || row.State == CaseState.NeedsAnswer || row.State == CaseState.Acting || row.State == CaseState.PassedOn, cancellation);
    }

    private static async Task<string> LeftAsync(string data, IEnumerable<ButtonPresser> pressers, CancellationToken cancellation)
    {
        await using var db = OtherProcess.Open(data);
        var counted = await db.Counters.SumAsync(row => row.Count, cancellation);
        var cases = await db.Cases.GroupBy(row => new { row.Platform, row.State }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var requests = await db.Outbox.GroupBy(row => new { row.Platform, row.Kind, row.State }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var open = (await db.Cases.Where(row => row.State == CaseState.Claimed || row.State == CaseState.NeedsAnswer || row.State == CaseState.Waiting).Take(5).ToListAsync(cancellation))
            .Select(row => $"{row.State} with {row.OwnerId} version {row.Version}: {string.Join(", ", db.Prompts.Where(prompt => prompt.CaseId == row.Id).AsEnumerable().Select(prompt => $"{prompt.Platform} {prompt.PostedId} {prompt.State} shows {prompt.ShownVersion} underway {prompt.AnswerUnderway} tries {prompt.Attempts} [{pressers.Select(presser => presser.CardOf(prompt.PostedId)).FirstOrDefault(card => card is not null)}]"))}").ToList();
        return $"Open: {string.Join("; ", open)}. Counted {counted}. Cases: {string.Join(", ", cases)}. Requests: {string.Join(", ", requests)}. Pressers: {string.Join("; ", pressers.Select(presser => presser.ToString()))}.";
    }
}
