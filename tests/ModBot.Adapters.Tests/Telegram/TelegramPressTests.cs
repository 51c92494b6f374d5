using System.Globalization;
using ModBot.Adapters.Contract;
using ModBot.Platforms.Fakes.Serving;
using ModBot.Platforms.Fakes.Telegram;
using static ModBot.Adapters.Tests.Telegram.TelegramFixture;

namespace ModBot.Adapters.Tests.Telegram;

public sealed class TelegramPressTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Press_IsToldAsItIs_AnsweredWithTheNotice_AndRedrawn()
    {
        await using var world = await StartAsync();
        var posted = await ShowAsync(world, world.Post("Zaak 1"));
        world.Listener.OnPress = _ => new DeskAnswer { Notice = "Jij hebt deze zaak", View = new DeskView(DeskText.Plain("Zaak 1, door Mina"), [[new DeskButton("Laat los", "r:1")]]) };
        var id = world.Desk.Press(world.Mina, world.Server.Sent[0], "Pak op");
        await using var reader = world.Read();

        (await reader.NextAsync()).Events.ShouldBeEmpty();
        await UntilAsync(world, server => server.CallbackAnswers.Count == 1 && server.Sent[0].Text == "Zaak 1, door Mina");

        world.Listener.Heard<DeskPress>().ShouldHaveSingleItem().ShouldBe(
            new DeskPress { Id = id, By = new PlatformUser("telegram", Id(world.Mina.Id), "Mina") { Language = "nl" }, Room = Id(world.Desk.Id), PostedId = posted.PostedId, Data = "c:1" });
        world.Server.CallbackAnswers[0].ShouldBe(new CallbackAnswer(id, world.Mina.Id, "Jij hebt deze zaak", IsAlert: true));
        world.Server.Sent[0].Buttons.ShouldHaveSingleItem().ShouldHaveSingleItem().Text.ShouldBe("Laat los");
    }

    [Fact]
    public async Task Press_InATopic_TellsTheTopic_WithoutNoticeIsLetGo()
    {
        await using var world = await StartAsync();
        var topic = world.Desk.AddTopic(world.Mina, "zaken");
        await ShowAsync(world, world.Post("Zaak 1") with { Room = $"{world.Desk.Id}/{topic.Id}" });
        world.Desk.Press(world.Mina, world.Server.Sent[0], "Pak op");
        await using var reader = world.Read();

        await reader.NextAsync();
        await UntilAsync(world, server => server.CallbackAnswers.Count == 1);

        world.Listener.Heard<DeskPress>().ShouldHaveSingleItem().Room.ShouldBe($"{world.Desk.Id}/{topic.Id}");
        world.Server.CallbackAnswers[0].ShouldSatisfyAllConditions(a => a.Text.ShouldBeNull(), a => a.IsAlert.ShouldBeFalse());
    }

    [Fact]
    public async Task Press_Forged_IsPassedOnAsItIs_AlsoUnderAPostThatIsGone()
    {
        await using var world = await StartAsync();
        await ShowAsync(world, world.Post("Zaak 1"));
        var card = world.Server.Sent[0];
        world.Desk.PressForged(world.Anna, card, "'; drop table\n");
        world.Desk.Delete(card);
        world.Desk.PressForged(world.Anna, card, "c:2");
        await using var reader = world.Read();

        await reader.NextAsync();

        world.Listener.Heard<DeskPress>().Select(press => (press.Data, press.PostedId, press.By.UserId)).ShouldBe([("'; drop table\n", Id(card.Id), Id(world.Anna.Id)), ("c:2", Id(card.Id), Id(world.Anna.Id))]);
    }

    [Fact]
    public async Task Press_LetGoTooLate_TookEffectAllTheSame()
    {
        await using var world = await StartAsync();
        await ShowAsync(world, world.Post("Zaak 1"));
        world.Listener.OnPress = _ =>
        {
            world.Clock.Advance(TimeSpan.FromMinutes(5));
            return new DeskAnswer { Notice = "Te laat" };
        };
        world.Desk.Press(world.Mina, world.Server.Sent[0], "Pak op");
        world.Plein.Post(world.Anna, "hoi");
        await using var reader = world.Read();

        (await reader.NextAsync()).Events.Count.ShouldBe(1);
        await UntilAsync(world, server => server.CountCalls("answerCallbackQuery") == 1);

        world.Server.CallbackAnswers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, "-")]
    [InlineData(false, "Zaak 2")]
    public async Task Press_WhatBecameOfTheView_IsTold(bool fails, string shown)
    {
        await using var world = await StartAsync();
        var posted = await ShowAsync(world, world.Post("Zaak 1"));
        if (fails) world.Server.Faults.FailNext("editMessageText", Fault.TooManyRequests);
        world.Listener.OnPress = _ => new DeskAnswer { View = new DeskView(DeskText.Plain("Zaak 2"), []) };
        world.Desk.Press(world.Mina, world.Server.Sent[0], "Pak op");
        await using var reader = world.Read();

        await reader.NextAsync();

        (await world.Listener.Told.Task.WaitAsync(Patience, Token)).ShouldBe($"telegram {world.Desk.Id} {posted.PostedId} {shown}");
    }

    [Fact]
    public async Task Presses_InARow_TheLastViewStays()
    {
        await using var world = await StartAsync();
        await ShowAsync(world, world.Post("Zaak 0"));
        var presses = 0;
        world.Listener.OnPress = _ => new DeskAnswer { View = world.Post($"Zaak {++presses}").View };
        for (var press = 0; press < 10; press++) world.Desk.Press(world.Mina, world.Server.Sent[0], "Pak op");
        await using var reader = world.Read();

        await reader.NextAsync();
        await UntilAsync(world, server => server.Sent[0].Text == "Zaak 10");

        // Never back; and what was pressed away meanwhile need not be shown.
        var shown = world.Server.Sent[0].EarlierTexts.Append(world.Server.Sent[0].Text).Select(text => int.Parse(text.AsSpan("Zaak ".Length), CultureInfo.InvariantCulture)).ToList();
        shown.ShouldBe(shown.Order());
        shown.Count.ShouldBeInRange(2, 11);
    }

    [Fact]
    public async Task Typed_AsReplyToOursOrToNothing_IsAnEntry_OtherTalkIsNot()
    {
        await using var world = await StartAsync();
        var question = await ShowAsync(world, world.Post("Typ je antwoord") with { AsksReply = true });
        var other = world.Desk.Post(world.Mina, "zomaar");
        world.Desk.Post(world.Mina, "onder elkaar", new PostOptions { ReplyTo = other.Id });
        world.Desk.Post(world.Mina, "", new PostOptions { ReplyTo = world.Server.Sent[0].Id, Media = MediaKind.Sticker });
        var typed = world.Desk.Post(world.Mina, "Doe maar rustig", new PostOptions { ReplyTo = world.Server.Sent[0].Id });
        await using var reader = world.Read();

        (await reader.NextAsync()).Events.ShouldBeEmpty();

        var heard = world.Listener.Heard<DeskEntry>();
        heard.Select(entry => (entry.Text, entry.ReplyTo)).ShouldBe([("zomaar", null), ("Doe maar rustig", question.PostedId)]);
        heard[1].ShouldBe(new DeskEntry
        {
            By = new PlatformUser("telegram", Id(world.Mina.Id), "Mina") { Language = "nl" },
            Room = Id(world.Desk.Id),
            ReplyTo = question.PostedId,
            PostedId = Id(typed.Id),
            Text = "Doe maar rustig",
        });
    }

    private static Task<PlatformResult> ShowAsync(TelegramFixture world, DeskPost post) => world.Adapter.ShowAsync(post, Token);

    private static Task UntilAsync(TelegramFixture world, Func<TelegramServer, bool> isSo) => world.Server.UntilAsync(isSo, Token).WaitAsync(Patience, Token);
}
