using ModBot.Adapters.Contract;
using ModBot.Adapters.Telegram;
using ModBot.Moderation.Cases;
using ModBot.Platforms.Fakes.Serving;
using ModBot.Platforms.Fakes.Telegram;

namespace ModBot.Adapters.Tests.Telegram;

public sealed class TelegramReadTests
{
    [Fact]
    public async Task FirstStart_BeginsWithWhatWaits_ThenSaysThatItCaughtUp()
    {
        await using var world = await TelegramFixture.StartAsync();
        var posted = world.Plein.Post(world.Anna, "voor jullie kwamen");
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await using var reader = world.Read();

        var first = await reader.NextAsync();
        var second = await reader.NextAsync();
        reader.Ask();
        world.Plein.Post(world.Anna, "hoi allemaal");
        var third = await reader.NextAsync();

        first.Missed.ShouldBeTrue();
        first.Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message.ShouldSatisfyAllConditions(
            m => m.Key.ShouldBe(new MessageKey("telegram", TelegramFixture.Id(world.Plein.Id), TelegramFixture.Id(posted.Id))),
            m => m.Text.ShouldBe("voor jullie kwamen"),
            m => m.AuthorId.ShouldBe(TelegramFixture.Id(world.Anna.Id)),
            m => m.AuthorName.ShouldBe("Anna"),
            m => m.ChannelName.ShouldBe("Plein"),
            m => m.Revision.ShouldBe(0),
            m => m.Content.ShouldBe(MessageContent.Text),
            m => m.SentAt.ShouldBe(posted.SentAt));
        second.Events.ShouldBeEmpty();
        second.Missed.ShouldBeFalse();
        third.Events.Count.ShouldBe(1);
        third.Missed.ShouldBeFalse();
    }

    [Fact]
    public async Task CatchingUp_OnlyCommandsAndPressesFirst_StillMarksWhatCameWhileAway()
    {
        await using var world = await TelegramFixture.StartAsync();
        for (var number = 0; number < 100; number++) world.Plein.Post(world.Anna, "/norm");
        world.Plein.Post(world.Anna, "gemist");
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await using var reader = world.Read();

        var first = await reader.NextAsync();
        var second = await reader.NextAsync();
        var third = await reader.NextAsync();

        first.Events.ShouldBeEmpty();
        first.Missed.ShouldBeTrue();
        second.Events.Count.ShouldBe(1);
        second.Missed.ShouldBeTrue();
        third.Missed.ShouldBeFalse();
    }

    [Fact]
    public async Task Reader_StopsBeforeTheBatchWasStored_GetsItAgain()
    {
        await using var world = await TelegramFixture.StartAsync();
        world.Plein.Post(world.Anna, "een");
        await using (var reader = world.Read()) (await reader.MessageAsync()).Text.ShouldBe("een");
        world.Server.PendingUpdates.ShouldBe(1);

        await using var again = world.Read();
        (await again.MessageAsync()).Text.ShouldBe("een");
        world.Server.PendingUpdates.ShouldBe(1);
        again.Ask();

        await world.Server.UntilAsync(server => server.PendingUpdates == 0, TelegramFixture.Token);
    }

    [Fact]
    public async Task Restart_GoesOnFromTheCheckpoint()
    {
        await using var world = await TelegramFixture.StartAsync();
        world.Plein.Post(world.Anna, "gezien");
        string checkpoint;
        await using (var reader = world.Read()) checkpoint = (await reader.NextAsync()).Checkpoint;
        world.Plein.Post(world.Anna, "intussen");
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        await using var next = world.Read(checkpoint);
        var batch = await next.NextAsync();

        batch.Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("intussen");
        batch.Missed.ShouldBeTrue();
        (await next.NextAsync()).Missed.ShouldBeFalse();
    }

    [Theory]
    [InlineData(24, false)]
    [InlineData(25, true)]
    public async Task Restart_LongAfterTheCheckpoint_SaysWhatWasLost(int hours, bool isGap)
    {
        await using var world = await TelegramFixture.StartAsync();
        var then = world.Clock.GetUtcNow();
        world.Clock.Advance(TimeSpan.FromHours(hours));
        await using var reader = world.Read(new TelegramCheckpoint(500_001, then).ToString());

        var batch = await reader.NextAsync();

        if (isGap) batch.Events.ShouldHaveSingleItem().ShouldBe(new ReadingGap("telegram", then, then + TimeSpan.FromHours(1)));
        else batch.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Restart_WhatTelegramNoLongerKeeps_LiesInTheGap_AndWhatItKeepsIsRead()
    {
        await using var world = await TelegramFixture.StartAsync();
        string checkpoint;
        await using (var reader = world.Read())
        {
            await reader.NextAsync();
            world.Plein.Post(world.Anna, "gelezen");
            checkpoint = (await reader.NextAsync()).Checkpoint;
        }

        List<TelegramMessage> posted = [];
        for (var hour = 0; hour < 40; hour++)
        {
            world.Clock.Advance(TimeSpan.FromHours(1));
            posted.Add(world.Plein.Post(world.Anna, $"uur {hour}"));
        }

        await using var again = world.Read(checkpoint);
        var gap = (await again.NextAsync()).Events.ShouldHaveSingleItem().ShouldBeOfType<ReadingGap>();
        var read = (await again.NextAsync()).Events.OfType<MessagePosted>().Select(each => each.Message.Text).ToList();

        var lost = posted.Where(message => !read.Contains(message.Text)).ToList();
        lost.Count.ShouldBeInRange(15, 17);
        lost.ShouldAllBe(message => gap.From <= message.SentAt && message.SentAt <= gap.Until);
        posted.Except(lost).ShouldAllBe(message => message.SentAt >= gap.Until);
    }

    [Fact]
    public async Task Restart_GapWasStored_IsNotSaidAgain()
    {
        await using var world = await TelegramFixture.StartAsync();
        string checkpoint;
        var old = new TelegramCheckpoint(500_001, world.Clock.GetUtcNow() - TimeSpan.FromDays(2)).ToString();
        await using (var reader = world.Read(old)) checkpoint = (await reader.NextAsync()).Checkpoint;

        await using var again = world.Read(checkpoint);

        (await again.NextAsync()).Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Restart_AfterAQuietWeek_AsksForWhateverComes()
    {
        await using var world = await TelegramFixture.StartAsync();
        var old = new TelegramCheckpoint(900_000, world.Clock.GetUtcNow() - TimeSpan.FromDays(8)).ToString();
        world.Server.NextUpdateId = 1000;
        world.Plein.Post(world.Anna, "nieuwe nummers");
        await using var reader = world.Read(old);

        (await reader.NextAsync()).Events.ShouldHaveSingleItem().ShouldBeOfType<ReadingGap>();
        var batch = await reader.NextAsync();
        batch.Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("nieuwe nummers");
        batch.Checkpoint.ShouldStartWith("1001@");
    }

    [Fact]
    public async Task Live_NumbersBeginAnewLower_GoesOnFromThere()
    {
        await using var world = await TelegramFixture.StartAsync();
        await using var reader = world.Read();
        world.Plein.Post(world.Anna, "een");
        await reader.MessageAsync();
        reader.Ask();
        await world.Server.UntilAsync(server => server.IsPolled && server.PendingUpdates == 0, TelegramFixture.Token);
        world.Server.NextUpdateId = 1000;
        world.Plein.Post(world.Anna, "twee");

        var batch = await reader.EventsAsync();

        batch.Checkpoint.ShouldStartWith("1001@");
    }

    [Fact]
    public async Task Quiet_KeepsTheTimeInTheCheckpoint()
    {
        await using var world = await TelegramFixture.StartAsync();
        await using var reader = world.Read();
        await reader.NextAsync();
        reader.Ask();
        for (var poll = 1; poll <= 3; poll++)
        {
            var before = poll;
            await world.Server.UntilAsync(server => server.CountCalls("getUpdates") == before && server.IsPolled, TelegramFixture.Token);
            world.Clock.Advance(TimeSpan.FromSeconds(25));
        }

        var batch = await reader.NextAsync();

        batch.Events.ShouldBeEmpty();
        TelegramCheckpoint.Parse(batch.Checkpoint)!.At.ShouldBe(world.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Updates_AreAskedForByName()
    {
        await using var world = await TelegramFixture.StartAsync();
        await using var reader = world.Read();
        await reader.NextAsync();

        var asked = world.Server.Calls.Last(call => call.Method == "getUpdates").Parameters;

        asked["allowed_updates"]!.AsArray().Select(kind => kind!.GetValue<string>())
            .ShouldBe(["message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "my_chat_member"]);
        (asked["timeout"]?.GetValue<long>() ?? 0).ShouldBe(0, "the first question waits for nothing");
    }

    [Fact]
    public async Task Start_MenuIsRefused_ReadsAllTheSame()
    {
        await using var world = await TelegramFixture.StartAsync();
        world.Server.Faults.FailNext("setMyCommands", Fault.TooManyRequests);
        world.Plein.Post(world.Anna, "hoi");
        await using var reader = world.Read();

        (await reader.MessageAsync()).Text.ShouldBe("hoi");
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("a@1")]
    [InlineData("1@-1")]
    [InlineData("1@99999999999999999")]
    [InlineData("99999999999@1")]
    public void Checkpoint_OfAnotherPlatform_IsAFault(string text) => Should.Throw<FormatException>(() => TelegramCheckpoint.Parse(text));
}
