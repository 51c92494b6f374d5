using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
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
/// The real process between a stand-in Telegram and a stand-in Discord, killed twenty times while ten thousand messages come in, one call in twenty goes wrong, and a moderator answers by buttons.
/// </summary>
[Collection(WholeMachine.Name)]
public sealed class PlatformKillTests
{
    private const int Seed = 20261127;
    private const int MessagesEach = 5_000;
    private const int Kills = 20;
    private const int FlaggedInThousand = 12;
    private const double Faulty = 0.05;
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

            var (anna, mina) = (telegram.CreateUser("Anna"), telegram.CreateUser("Mina"));
            var plein = telegram.CreateSupergroup("Plein").Join(mina, MemberStatus.Creator).Join(anna).AddBot(Rights);
            var guild = discord.AddGuild("Gaming");
            var (lobby, room) = (discord.AddChannel(guild, "lobby"), discord.AddChannel(guild, "moderators"));
            var (bram, lead) = (discord.AddMember(guild, "Bram"), discord.AddMember(guild, "Lies"));

            var modbot = await ModBotProcess.StartAsync(data, port, cancellation, "--config", settings);
            await discord.ConnectedAsync(cancellation);
            await PutInChargeAsync(data, lead, room, cancellation);
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
            var presser = new ButtonPresser(discord, room, lead);
            var pressing = presser.RunAsync(finished.Token);
            var spoken = new ConcurrentQueue<string>();
            var talking = Task.WhenAll(
                TalkAsync(new Random(Seed + 1), text => plein.Post(anna, text), cancellation),
                TalkAsync(new Random(Seed + 2), text => spoken.Enqueue(discord.Post(lobby, bram, text)), cancellation));

            for (var kill = 0; kill < Kills; kill++)
            {
                await Task.Delay(random.Next(500, 4000), cancellation);
                Trouble(discord, random.Next(5));
                await Task.Delay(random.Next(0, 500), cancellation);
                await modbot.DisposeAsync();
                modbot = await ModBotProcess.StartAsync(data, port, cancellation, "--config", settings);
            }

            await talking;
            await Until.ReachedAsync(() => IsTakenInAsync(data, cancellation), cancellation);
            (telegram.Faults.Share, discord.Faults.Share) = (0, 0);
            await Until.ReachedAsync(async () => presser.IsIdle && await IsQuietAsync(data, cancellation), cancellation);
            await finished.CancelAsync();
            await pressing;
            await modbot.DisposeAsync();

            (telegram.Faults.Struck > 20 && discord.Faults.Struck > 20).ShouldBeTrue($"the faults struck {telegram.Faults.Struck} and {discord.Faults.Struck} times");
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

        // What was decided stands there once; what nobody was sure of was left to a person, and is not there twice either.
        var replies = telegram.Sent.Where(sent => sent.ChatId == plein.Id).Select(sent => sent.ReplyTo!.Value.ToString(CultureInfo.InvariantCulture)).Concat(discord.BotPosts(lobby).Select(sent => sent.ReferenceId!)).ToList();
        replies.Distinct(StringComparer.Ordinal).Count().ShouldBe(replies.Count);
        replies.Count.ShouldBeGreaterThan(0);
        foreach (var deleted in await db.Outbox.Where(row => row.Kind == Adapters.Contract.PlatformRequestKind.Delete && row.State == OutboxState.Done).Join(db.Cases, row => row.CaseId, row => row.Id, (_, row) => row).ToListAsync(cancellation))
        {
            (deleted.Platform == "discord" ? discord.Read(deleted.MessageId).IsDeleted : plein.Find(long.Parse(deleted.MessageId, CultureInfo.InvariantCulture))!.DeletedAt is not null).ShouldBeTrue();
        }

        (await db.Outbox.CountAsync(row => row.State != OutboxState.Done && row.State != OutboxState.Cancelled, cancellation)).ShouldBe(0);
    }

    private static async Task TalkAsync(Random random, Action<string> post, CancellationToken cancellation)
    {
        for (var index = 0; index < MessagesEach; index++)
        {
            post(random.Next(1000) < FlaggedInThousand ? OtherProcess.Harmful[random.Next(OtherProcess.Harmful.Length)] : OtherProcess.Ordinary[random.Next(OtherProcess.Ordinary.Length)]);
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
    private static async Task PutInChargeAsync(string data, string lead, string room, CancellationToken cancellation)
    {
        await using var db = OtherProcess.Open(data);
        db.Moderators.Add(new ModeratorRow { Id = "lies", Name = "Lies", Role = ModeratorRole.Lead, AddedAt = DateTimeOffset.UnixEpoch });
        db.Accounts.Add(new AccountRow { Platform = "discord", UserId = lead, ModeratorId = "lies" });
        db.DeskRooms.Add(new DeskRoomRow { Platform = "discord", Room = room, Language = "nl" });
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

    /// <summary>A moderator who looks at the cards in the room and presses what comes next, whatever became of the press before.</summary>
    private sealed class ButtonPresser(DiscordServer discord, string room, string user)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

        // The first of these that stands under a card is pressed.
        private static readonly string[] Next = ["Laten zo", "Ik pak deze op", "Verwijder nu", "Verstuur naar het kanaal", "Sluit de zaak", "Koppel nu door", "Gebruik T"];

        /// <summary>Whether the last look found nothing to press.</summary>
        public bool IsIdle { get; private set; }

        public async Task RunAsync(CancellationToken cancellation)
        {
            while (!cancellation.IsCancellationRequested)
            {
                var pressed = 0;
                foreach (var card in discord.BotPosts(room).Where(card => card is { IsDeleted: false, OnlyFor: null }))
                {
                    if (ButtonOf(card) is not { } button) continue;
                    pressed++;
                    await PressAsync(card, button, cancellation);
                }

                IsIdle = pressed == 0;
                await Task.Delay(50, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        private static string? ButtonOf(DiscordPost card)
        {
            foreach (var label in Next)
            {
                if (card.Buttons.FirstOrDefault(button => button.Label.StartsWith(label, StringComparison.Ordinal)) is { } found) return found.Label;
            }

            var main = (card.Id[^1] - '0') switch { < 3 => "Stel de norm", < 7 => "Verwijder", _ => "Niet schadelijk" };
            return (card.Buttons.FirstOrDefault(button => button.Label == main) ?? card.Buttons.FirstOrDefault(button => button.Label == "Verwijder"))?.Label;
        }

        private async Task PressAsync(DiscordPost card, string label, CancellationToken cancellation)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            try
            {
                await discord.AnswerAsync(discord.Press(user, card.Id, label), patience.Token);
            }
            catch (Exception fault) when (fault is OperationCanceledException or InvalidOperationException or ArgumentException or KeyNotFoundException)
            {
                // Killed under our hands, or the card changed meanwhile: the next look says what to press.
            }
        }
    }
}
