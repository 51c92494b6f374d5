using Microsoft.Extensions.Time.Testing;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Discord;
using Fake = ModBot.Platforms.Fakes.Discord;

namespace ModBot.Adapters.Tests.Discord;

public sealed class DiscordAdapterDeskTests
{
    private static readonly DeskView View = new(
        new DeskText("Zaak 7\nkl||ote **tekst**\nAdvies: norm", [new DeskSpan(0, 6, DeskStyle.Bold), new DeskSpan(7, 17, DeskStyle.Spoiler)]),
        [[new DeskButton("Pak op", "take:7", DeskButtonStyle.Primary), new DeskButton("Verwijder", "del:7", DeskButtonStyle.Danger)]]);

    private static readonly DeskView Taken = new(DeskText.Plain("Opgepakt"), [[new DeskButton("Los", "free:7")]]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Show_HidesSpoilersInABox_AndComesOnce()
    {
        await using var world = await DiscordFixture.StartAsync();
        var post = new DeskPost { Key = "prompt-7", Room = world.Desk, View = View, Silent = true };

        var first = await world.Adapter.ShowAsync(post, Cancellation);
        var second = await world.Adapter.ShowAsync(post, Cancellation);

        second.ShouldBe(first);
        var shown = world.Server.BotPosts(world.Desk).ShouldHaveSingleItem();
        shown.Components.Count.ShouldBe(4);
        shown.Components[0]!["components"]![0]!["content"]!.GetValue<string>().ShouldBe("**Zaak 7**");
        shown.Components[1]!["spoiler"]!.GetValue<bool>().ShouldBeTrue();
        shown.Components[1]!["components"]![0]!["content"]!.GetValue<string>().ShouldBe(@"kl\|\|ote \*\*tekst\*\*");
        shown.Buttons.Select(button => (button.Label, button.CustomId, button.Style)).ShouldBe([("Pak op", "take:7", 1), ("Verwijder", "del:7", 4)]);
        shown.Flags.ShouldBe(32768 | 4096);
        shown.Pinged.ShouldBeEmpty();
    }

    [Fact]
    public async Task Show_Changes_AndRemoveTakesAway()
    {
        await using var world = await DiscordFixture.StartAsync();
        var posted = (await world.Adapter.ShowAsync(new DeskPost { Key = "p", Room = world.Desk, View = View }, Cancellation)).PostedId!;

        (await world.Adapter.ShowAsync(new DeskPost { Key = "p", Room = world.Desk, PostedId = posted, View = Taken }, Cancellation)).ShouldBe(PlatformResult.Done(posted));
        world.Server.Read(posted).Text.ShouldBe("Opgepakt");
        (await world.Adapter.RemoveAsync(world.Desk, posted, Cancellation)).ShouldBe(PlatformResult.Done());
        (await world.Adapter.RemoveAsync(world.Desk, posted, Cancellation)).ShouldBe(PlatformResult.Done());
        (await world.Adapter.ShowAsync(new DeskPost { Key = "p", Room = world.Desk, PostedId = posted, View = Taken }, Cancellation)).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));
    }

    [Fact]
    public async Task Press_UpdatesThePost_AndTellsThePresserAlone()
    {
        await using var world = await DiscordFixture.StartAsync();
        DeskPress? heard = null;
        world.Listener.OnPress = press =>
        {
            heard = press;
            return Task.FromResult(new DeskAnswer { View = Taken, Notice = "Jij pakt hem op." });
        };
        await using var reader = world.Read();
        await reader.NextAsync();
        var posted = (await world.Adapter.ShowAsync(new DeskPost { Key = "p", Room = world.Desk, View = View }, Cancellation)).PostedId!;

        var press = world.Server.Press(world.Member, posted, "Pak op");
        var answer = await world.Server.UntilAsync(server => server.Interaction(press) is { FollowUps.Count: 1 } found ? found : null, Cancellation);

        heard.ShouldBe(new DeskPress { Id = press, By = new PlatformUser("discord", world.Member, "sam") { Language = "nl" }, Room = world.Desk, PostedId = posted, Data = "take:7" });
        answer.AnswerType.ShouldBe(7);
        answer.FollowUps[0].OnlyFor.ShouldBe(world.Member);
        world.Server.Read(posted).Text.ShouldBe("Opgepakt");
    }

    [Fact]
    public async Task Press_Form_ComesBackWithItsText()
    {
        await using var world = await DiscordFixture.StartAsync();
        var entered = new TaskCompletionSource<DeskEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Listener.OnPress = _ => Task.FromResult(new DeskAnswer { Form = new DeskForm("norm:7", "Stel de norm", "Wat schrijf je?", "Hoi", 500) });
        world.Listener.OnEntry = entry =>
        {
            entered.SetResult(entry);
            return Task.FromResult(new DeskAnswer { View = Taken });
        };
        await using var reader = world.Read();
        await reader.NextAsync();
        var posted = (await world.Adapter.ShowAsync(new DeskPost { Key = "p", Room = world.Desk, View = View }, Cancellation)).PostedId!;

        var press = world.Server.Press(world.Member, posted, "Pak op");
        var opened = await world.Server.AnswerAsync(press, Cancellation);
        var submit = world.Server.Submit(press, "Doe eens lief");
        var answer = await world.Server.AnswerAsync(submit, Cancellation);

        opened.Modal!.Inputs.ShouldHaveSingleItem().Value.ShouldBe("Hoi");
        var entry = await entered.Task;
        (entry.Data, entry.Text, entry.Room, entry.By.UserId).ShouldBe(("norm:7", "Doe eens lief", world.Desk, world.Member));
        answer.AnswerType.ShouldBe(7);
    }

    [Fact]
    public async Task Press_SlowListener_IsHeardFirst_AndAnsweredLater()
    {
        var time = new TimerWatch(DiscordInteractions.Patience);
        await using var world = await DiscordFixture.StartAsync(time);
        var answering = new TaskCompletionSource<DeskAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Listener.OnPress = _ => answering.Task;
        await using var reader = world.Read();
        await reader.NextAsync();
        var posted = (await world.Adapter.ShowAsync(new DeskPost { Key = "p", Room = world.Desk, View = View }, Cancellation)).PostedId!;

        var press = world.Server.Press(world.Member, posted, "Pak op");
        await time.Set.WaitAsync(Cancellation);
        time.Advance(DiscordInteractions.Patience);
        var first = await world.Server.AnswerAsync(press, Cancellation);
        answering.SetResult(new DeskAnswer { View = Taken, Private = DeskText.Plain("Lang verhaal") });
        await world.Server.UntilAsync(server => server.Interaction(press).FollowUps.Count == 1, Cancellation);

        first.AnswerType.ShouldBe(6);
        world.Server.Read(posted).Text.ShouldBe("Opgepakt");
    }

    [Fact]
    public async Task Press_ListenerFails_PresserHearsIt()
    {
        await using var world = await DiscordFixture.StartAsync();
        string? fault = null;
        world.Adapter.Faulted = kind => fault = kind;
        world.Listener.OnPress = _ => throw new InvalidOperationException("geheim");
        await using var reader = world.Read();
        await reader.NextAsync();
        var posted = (await world.Adapter.ShowAsync(new DeskPost { Key = "p", Room = world.Desk, View = View }, Cancellation)).PostedId!;

        var answer = await world.Server.AnswerAsync(world.Server.Press(world.Member, posted, "Pak op"), Cancellation);

        answer.AnswerType.ShouldBe(4);
        answer.Answer!.OnlyFor.ShouldBe(world.Member);
        answer.Answer.Content.ShouldStartWith("Er ging iets mis");
        fault.ShouldBe(nameof(InvalidOperationException));
    }

    [Fact]
    public async Task Press_ToldTwice_IsHeardOnce()
    {
        await using var world = await DiscordFixture.StartAsync();
        var presses = 0;
        world.Listener.OnPress = _ =>
        {
            Interlocked.Increment(ref presses);
            return Task.FromResult(DeskAnswer.Nothing);
        };
        await using var reader = world.Read();
        await reader.NextAsync();
        var posted = (await world.Adapter.ShowAsync(new DeskPost { Key = "p", Room = world.Desk, View = View }, Cancellation)).PostedId!;

        var press = world.Server.Press(world.Member, posted, "Pak op");
        (await world.Server.AnswerAsync(press, Cancellation)).AnswerType.ShouldBe(6);
        world.Server.RepeatInteraction(press);
        await world.Server.AnswerAsync(world.Server.ForgePress(world.Member, posted, "onzin"), Cancellation);

        presses.ShouldBe(2);
    }

    [Fact]
    public async Task Commands_AreRegisteredOnce_AndAnsweredToTheirGiver()
    {
        await using var world = await DiscordFixture.StartAsync();
        var commands = new List<PlatformCommand>();
        world.Listener.OnCommand = command =>
        {
            lock (commands) commands.Add(command);
            return Task.FromResult(new CommandAnswer(command.Kind == CommandKind.CloseDesk ? null : DeskText.Plain("Dank je.")));
        };
        await using (var reader = world.Read()) await reader.NextAsync();
        await using var again = world.Read();
        await again.NextAsync();
        await world.Server.UntilAsync(server => server.HasCommand("meld"), Cancellation);
        var message = world.Server.Post(world.Channel, world.Member, "boe");

        var help = await world.Server.AnswerAsync(world.Server.RunCommand(world.Member, world.Channel, "hulp"), Cancellation);
        var report = await world.Server.AnswerAsync(world.Server.RunMessageCommand(world.Member, message, "Melden"), Cancellation);
        await world.Server.AnswerAsync(world.Server.RunCommand(world.Member, world.Channel, "koppel", ("code", " abc ")), Cancellation);
        var linked = await world.Server.AnswerAsync(world.Server.RunCommand(world.Member, world.Channel, "meld", ("bericht", $"https://discord.com/channels/{world.Guild}/{world.Channel}/{message}")), Cancellation);
        var closing = await world.Server.AnswerAsync(world.Server.RunCommand(world.Member, world.Channel, "desk", ("keuze", "uit")), Cancellation);
        await world.Server.AnswerAsync(world.Server.RunCommand(world.Member, world.Channel, "ikbener", ("tot", "22:00")), Cancellation);

        (help.AnswerType, help.Answer!.OnlyFor, help.Answer.Text).ShouldBe((4, world.Member, @"Dank je."));
        report.Answer!.OnlyFor.ShouldBe(world.Member);
        linked.AnswerType.ShouldBe(4);
        closing.AnswerType.ShouldBe(5);
        commands.Select(command => (command.Kind, command.Argument, command.Target?.Text)).ShouldBe(
        [
            (CommandKind.Help, "", null),
            (CommandKind.Report, "", "boe"),
            (CommandKind.Link, "abc", null),
            (CommandKind.Report, $"https://discord.com/channels/{world.Guild}/{world.Channel}/{message}", "boe"),
            (CommandKind.CloseDesk, "uit", null),
            (CommandKind.Duty, "22:00", null),
        ]);
    }

    [Fact]
    public async Task Restart_PressThatWasAnswered_IsNotDoneAgain_AndIsBehindTheCheckpoint()
    {
        await using var world = await DiscordFixture.StartAsync();
        var presses = 0;
        world.Listener.OnPress = _ =>
        {
            Interlocked.Increment(ref presses);
            return Task.FromResult(new DeskAnswer { View = Taken });
        };
        string before, after, press, posted;
        await using (var reader = world.Read())
        {
            before = (await reader.NextAsync()).Checkpoint;
            posted = (await world.Adapter.ShowAsync(new DeskPost { Key = "p", Room = world.Desk, View = View }, Cancellation)).PostedId!;
            press = world.Server.Press(world.Member, posted, "Pak op");
            await world.Server.AnswerAsync(press, Cancellation);
            var noted = await reader.NextAsync();
            noted.Events.ShouldBeEmpty();
            after = noted.Checkpoint;
        }

        await using var restarted = world.Make(TimeProvider.System);
        var callbacks = Callbacks(world);
        await using var again = new DiscordReader(restarted, before);
        await world.Server.UntilAsync(_ => Callbacks(world) > callbacks, Cancellation);
        await world.Server.AnswerAsync(world.Server.Press(world.Member, posted, "Los"), Cancellation);

        presses.ShouldBe(2);
        DiscordCheckpoint.Parse(after).Sessions[0].Seq.ShouldBeGreaterThan(DiscordCheckpoint.Parse(before).Sessions[0].Seq);
        world.Server.Interaction(press).AnswerType.ShouldBe(7);
    }

    [Fact]
    public async Task Report_OnlyOfWhatMembersWroteWhereTheReporterReads()
    {
        await using var world = await DiscordFixture.StartAsync();
        var targets = new List<string?>();
        world.Listener.OnCommand = command =>
        {
            lock (targets) targets.Add(command.Target?.Text);
            return Task.FromResult(new CommandAnswer(DeskText.Plain("Dank je.")));
        };
        var other = world.Server.AddGuild("Elders");
        var (elsewhere, hidden, open) = (world.Server.AddChannel(other, "elders"), world.Server.AddChannel(world.Guild, "bestuur"), world.Server.AddChannel(world.Guild, "open"));
        var thread = world.Server.AddThread(open, "draadje");
        var stranger = world.Server.AddMember(other, "kim");
        var (foreign, secret, desk) = (world.Server.Post(elsewhere, stranger, "elders"), world.Server.Post(hidden, world.Member, "geheim"), world.Server.Post(world.Desk, world.Member, "overleg"));
        var (bot, fine, threaded) = (world.Server.PostAsOtherBot(world.Channel, "muziek", "nu speelt"), world.Server.Post(open, world.Member, "boe"), world.Server.Post(thread, world.Member, "ba"));
        world.Server.SetOverwrite(hidden, world.Guild, deny: Fake.DiscordPermissions.ViewChannel);
        world.Server.SetOverwrite(hidden, world.Server.BotId, allow: Fake.DiscordPermissions.ViewChannel);
        await using var reader = world.Read();
        await reader.NextAsync();
        await world.Server.UntilAsync(server => server.HasCommand("meld"), Cancellation);

        foreach (var (channel, message) in new[] { (elsewhere, foreign), (hidden, secret), (world.Desk, desk), (world.Channel, bot), (open, fine), (thread, threaded), ("99999999999999999999", fine) })
            await world.Server.AnswerAsync(world.Server.RunCommand(world.Member, world.Channel, "meld", ("bericht", $"https://discord.com/channels/{world.Guild}/{channel}/{message}")), Cancellation);
        foreach (var message in new[] { bot, desk, fine }) await world.Server.AnswerAsync(world.Server.RunMessageCommand(world.Member, message, "Melden"), Cancellation);

        targets.ShouldBe([null, null, null, null, "boe", "ba", null, null, null, "boe"]);
    }

    private static int Callbacks(DiscordFixture world) => world.Server.Calls.GetValueOrDefault("POST /interactions/{interaction_id}/{interaction_token}/callback");

    /// <summary>A clock that tells when somebody waits for a certain time.</summary>
    private sealed class TimerWatch(TimeSpan awaited) : FakeTimeProvider(TimeProvider.System.GetUtcNow())
    {
        private readonly TaskCompletionSource set = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Set => set.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == awaited) set.TrySetResult();
            return timer;
        }
    }
}
