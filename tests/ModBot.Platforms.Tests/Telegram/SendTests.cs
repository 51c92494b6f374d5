using static ModBot.Platforms.Tests.Telegram.TelegramFixture;

namespace ModBot.Platforms.Tests.Telegram;

public sealed class SendTests
{
    [Theory]
    [InlineData(0, 6, "400 Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 6")]
    [InlineData(5, 1, "400 Bad Request: entity begins after the end of the text at UTF-16 offset 5")]
    [InlineData(4, 1, "400 Bad Request: entity begins in a middle of a UTF-16 symbol at UTF-16 offset 4")]
    [InlineData(0, 4, "400 Bad Request: entity ends in a middle of a UTF-16 symbol at UTF-16 offset 4")]
    [InlineData(-1, 2, "400 Bad Request: can't parse MessageEntity: offset -1 and length 2 are outside the text")]
    public async Task Entities_OutsideTheText_AreRefused(int offset, int length, string refusal)
    {
        await using var fixture = await StartAsync();
        (await fixture.RefusedAsync("sendMessage", new { chat_id = fixture.Group.Id, text = "abc\U0001F600", entities = new[] { new { type = "spoiler", offset, length } } })).ShouldBe(refusal);
    }

    [Fact]
    public async Task Text_IsTrimmedAtItsEnd_AndItsLengthHeldTo4096()
    {
        await using var fixture = await StartAsync();
        fixture.Group.Find(await fixture.SendAsync("hoi \n"))!.Text.ShouldBe("hoi");
        await fixture.SendAsync(new string('x', 4096));
        (await fixture.RefusedAsync("sendMessage", new { chat_id = fixture.Group.Id, text = new string('x', 4097) })).ShouldBe("400 Bad Request: message is too long");
        (await fixture.RefusedAsync("sendMessage", new { chat_id = fixture.Group.Id, text = "" })).ShouldBe("400 Bad Request: message text is empty");
        (await fixture.RefusedAsync("sendMessage", new { chat_id = fixture.Group.Id, text = " \n " })).ShouldBe("400 Bad Request: text must be non-empty");
    }

    [Fact]
    public async Task Addresses_MentionsAndCommands_AreFound_ButNotInCode()
    {
        await using var fixture = await StartAsync();
        var sent = fixture.Group.Find(await fixture.SendAsync("zie https://example.org @anna_plein /meld a@b.example"))!;
        sent.Entities.Select(each => each.Type).ShouldBe(["url", "mention", "bot_command"]);
        var json = await fixture.OkAsync("sendMessage", new { chat_id = fixture.Group.Id, text = "https://example.org", entities = new[] { new { type = "code", offset = 0, length = 19 } } });
        json["entities"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task CallbackData_IsHeldTo64Bytes()
    {
        await using var fixture = await StartAsync();
        await fixture.SendAsync("?", Keyboard(new string('x', 64)));
        (await fixture.RefusedAsync("sendMessage", new { chat_id = fixture.Group.Id, text = "?", reply_markup = Keyboard(new string('é', 33)) })).ShouldBe("400 Bad Request: BUTTON_DATA_INVALID");
        (await fixture.RefusedAsync("sendMessage", new { chat_id = fixture.Group.Id, text = "?", reply_markup = new { inline_keyboard = new[] { new[] { new { text = "x" } } } } }))
            .ShouldContain("Text buttons are unallowed in the inline keyboard");
    }

    [Fact]
    public async Task Reply_ToAMessageThatIsGone_IsRefused_UnlessItMayGoWithout()
    {
        await using var fixture = await StartAsync();
        var message = fixture.Group.Post(fixture.Anna, "hoi");
        var reply = await fixture.OkAsync("sendMessage", new { chat_id = fixture.Group.Id, text = "dag", reply_parameters = new { message_id = message.Id } });
        reply["reply_to_message"]!["text"]!.GetValue<string>().ShouldBe("hoi");
        fixture.Group.Delete(message);
        (await fixture.RefusedAsync("sendMessage", new { chat_id = fixture.Group.Id, text = "dag", reply_parameters = new { message_id = message.Id } }))
            .ShouldBe("400 Bad Request: message to be replied not found");
        await fixture.OkAsync("sendMessage", new { chat_id = fixture.Group.Id, text = "dag", reply_parameters = new { message_id = message.Id, allow_sending_without_reply = true } });
        fixture.Server.Sent[^1].ReplyTo.ShouldBeNull();
    }

    [Fact]
    public async Task PrivateMessage_NeedsAStart_AndAnUnblockedLivingUser()
    {
        await using var fixture = await StartAsync();
        var message = new { chat_id = fixture.Anna.Id, text = "dag" };
        (await fixture.RefusedAsync("sendMessage", message)).ShouldBe("403 Forbidden: bot can't initiate conversation with a user");
        fixture.Server.StartBot(fixture.Anna, "koppel-1").Text.ShouldBe("/start koppel-1");
        await fixture.OkAsync("sendMessage", message);
        fixture.Server.Block(fixture.Anna);
        (await fixture.RefusedAsync("sendMessage", message)).ShouldBe("403 Forbidden: bot was blocked by the user");
        fixture.Server.Unblock(fixture.Anna);
        await fixture.OkAsync("sendMessage", message);
        var updates = await fixture.UpdatesAsync();
        updates.Select(each => each.Last().Key).ShouldBe(["message", "my_chat_member", "my_chat_member"]);
        updates[2]["my_chat_member"]!["old_chat_member"]!["status"]!.GetValue<string>().ShouldBe("kicked");
        fixture.Server.Deactivate(fixture.Anna);
        (await fixture.RefusedAsync("sendMessage", message)).ShouldBe("403 Forbidden: user is deactivated");
    }

    [Fact]
    public async Task Group_WithoutTheBot_IsForbidden()
    {
        await using var fixture = await StartAsync(isBotIn: false);
        var message = new { chat_id = fixture.Group.Id, text = "x" };
        (await fixture.RefusedAsync("sendMessage", message)).ShouldBe("403 Forbidden: bot is not a member of the supergroup chat");
        fixture.Group.AddBot();
        await fixture.OkAsync("sendMessage", message);
        fixture.Group.KickBot(fixture.Mina);
        (await fixture.RefusedAsync("sendMessage", message)).ShouldBe("403 Forbidden: bot was kicked from the supergroup chat");
    }

    internal static object Keyboard(string data) => new { inline_keyboard = new[] { new[] { new { text = "Ja", callback_data = data } } } };
}
