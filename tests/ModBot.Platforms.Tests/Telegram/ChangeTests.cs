using ModBot.Platforms.Fakes.Telegram;
using static ModBot.Platforms.Tests.Telegram.SendTests;
using static ModBot.Platforms.Tests.Telegram.TelegramFixture;

namespace ModBot.Platforms.Tests.Telegram;

public sealed class ChangeTests
{
    [Fact]
    public async Task Edit_WithoutMarkup_DropsTheButtons_AndTheSameAgainIsNotModified()
    {
        await using var fixture = await StartAsync();
        var id = await fixture.SendAsync("vraag", Keyboard("j"));
        var edit = new { chat_id = fixture.Group.Id, message_id = id, text = "besloten" };
        (await fixture.OkAsync("editMessageText", edit))["edit_date"].ShouldNotBeNull();
        fixture.Group.Find(id)!.Buttons.ShouldBeEmpty();
        fixture.Group.Find(id)!.EarlierTexts.ShouldBe(["vraag"]);
        (await fixture.RefusedAsync("editMessageText", edit)).ShouldStartWith("400 Bad Request: message is not modified: specified new message content");
        await fixture.OkAsync("editMessageReplyMarkup", new { chat_id = fixture.Group.Id, message_id = id, reply_markup = Keyboard("k") });
        fixture.Group.Find(id)!.Buttons[0][0].Data.ShouldBe("k");
    }

    [Fact]
    public async Task Edit_OfAnythingButAnOrdinaryPostOfOurs_IsRefused()
    {
        await using var fixture = await StartAsync();
        var question = await fixture.SendAsync("welke tekst?", new { force_reply = true, selective = true, input_field_placeholder = "tekst" });
        fixture.Group.Find(question)!.ForcesReply.ShouldBeTrue();
        var foreign = fixture.Group.Post(fixture.Anna, "hoi").Id;
        foreach (var id in (long[])[question, foreign])
            (await fixture.RefusedAsync("editMessageText", new { chat_id = fixture.Group.Id, message_id = id, text = "x" })).ShouldBe("400 Bad Request: message can't be edited");
        (await fixture.RefusedAsync("editMessageText", new { chat_id = fixture.Group.Id, message_id = 999, text = "x" })).ShouldBe("400 Bad Request: message to edit not found");
    }

    [Fact]
    public async Task Delete_AfterTwoDaysOrWithoutTheRight_IsRefused()
    {
        await using var fixture = await StartAsync();
        var message = fixture.Group.Post(fixture.Anna, "hoi");
        var delete = new { chat_id = fixture.Group.Id, message_id = message.Id };
        fixture.Group.AddBot("can_restrict_members");
        (await fixture.RefusedAsync("deleteMessage", delete)).ShouldBe("400 Bad Request: message can't be deleted");
        fixture.Group.AddBot(Rights);
        await fixture.OkAsync("deleteMessage", delete);
        fixture.Group.Find(message.Id)!.DeletedAt.ShouldBe(fixture.Clock.GetUtcNow());
        (await fixture.RefusedAsync("deleteMessage", delete)).ShouldBe("400 Bad Request: message to delete not found");
        var old = fixture.Group.Post(fixture.Anna, "oud");
        fixture.Clock.Advance(TimeSpan.FromHours(48));
        (await fixture.RefusedAsync("deleteMessage", new { chat_id = fixture.Group.Id, message_id = old.Id })).ShouldStartWith("400 Bad Request: message can't be deleted");
        var fresh = fixture.Group.Post(fixture.Anna, "nieuw");
        await fixture.RefusedAsync("deleteMessages", new { chat_id = fixture.Group.Id, message_ids = new[] { old.Id, fresh.Id } });
        fixture.Group.Find(fresh.Id)!.DeletedAt.ShouldBeNull();
        await fixture.OkAsync("deleteMessages", new { chat_id = fixture.Group.Id, message_ids = new[] { fresh.Id, message.Id, 999 } });
        fixture.Group.Find(fresh.Id)!.DeletedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Press_IsAnsweredOnce_AndCanBeForged()
    {
        await using var fixture = await StartAsync();
        var prompt = fixture.Group.Find(await fixture.SendAsync("?", Keyboard("j:1")))!;
        var press = fixture.Group.Press(fixture.Mina, prompt, "Ja");
        fixture.Group.PressForged(fixture.Anna, prompt, "j:2");
        Should.Throw<InvalidOperationException>(() => fixture.Group.Press(fixture.Mina, prompt, "Nee"));
        var updates = await fixture.UpdatesAsync();
        updates[0]["callback_query"]!["data"]!.GetValue<string>().ShouldBe("j:1");
        updates[0]["callback_query"]!["message"]!["reply_markup"].ShouldNotBeNull();
        updates[1]["callback_query"]!["data"]!.GetValue<string>().ShouldBe("j:2");
        await fixture.OkAsync("answerCallbackQuery", new { callback_query_id = press, text = "Gedaan" });
        fixture.Server.CallbackAnswers.ShouldBe([new CallbackAnswer(press, fixture.Mina.Id, "Gedaan", IsAlert: false)]);
        (await fixture.RefusedAsync("answerCallbackQuery", new { callback_query_id = press })).ShouldStartWith("400 Bad Request: query is too old");
        (await fixture.RefusedAsync("answerCallbackQuery", new { callback_query_id = press, text = new string('x', 201) })).ShouldStartWith("400");
        await fixture.OkAsync("deleteMessage", new { chat_id = fixture.Group.Id, message_id = prompt.Id });
        fixture.Group.PressForged(fixture.Anna, prompt, "j:1");
        (await fixture.UpdatesAsync()).Single()["callback_query"]!["message"]!["date"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Pin_NeedsItsRight()
    {
        await using var fixture = await StartAsync();
        var id = await fixture.SendAsync("belangrijk");
        await fixture.OkAsync("pinChatMessage", new { chat_id = fixture.Group.Id, message_id = id });
        (await fixture.OkAsync("getChat", new { chat_id = fixture.Group.Id }))["pinned_message"]!["message_id"]!.GetValue<long>().ShouldBe(id);
        await fixture.OkAsync("unpinChatMessage", new { chat_id = fixture.Group.Id });
        fixture.Group.Find(id)!.IsPinned.ShouldBeFalse();
        fixture.Group.AddBot("can_delete_messages");
        (await fixture.RefusedAsync("pinChatMessage", new { chat_id = fixture.Group.Id, message_id = id })).ShouldBe("400 Bad Request: not enough rights to manage pinned messages in the chat");
    }
}
