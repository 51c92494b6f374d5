using ModBot.Platforms.Fakes.Telegram;
using static ModBot.Platforms.Tests.Telegram.TelegramFixture;

namespace ModBot.Platforms.Tests.Telegram;

public sealed class MemberTests
{
    private static readonly object Nothing = new { can_send_messages = false };

    [Fact]
    public async Task Restriction_EndsByItself()
    {
        await using var fixture = await StartAsync();
        await fixture.OkAsync("restrictChatMember", Restrict(fixture, fixture.Anna, TimeSpan.FromHours(1)));
        Should.Throw<InvalidOperationException>(() => fixture.Group.Post(fixture.Anna, "hoi"));
        var member = await fixture.OkAsync("getChatMember", new { chat_id = fixture.Group.Id, user_id = fixture.Anna.Id });
        member["status"]!.GetValue<string>().ShouldBe("restricted");
        member["can_send_messages"]!.GetValue<bool>().ShouldBeFalse();
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        fixture.Group.Post(fixture.Anna, "hoi");
    }

    [Theory]
    [InlineData(29)]
    [InlineData(367 * 24 * 3600)]
    public async Task Restriction_TooShortOrTooLong_IsForEver(int seconds)
    {
        await using var fixture = await StartAsync();
        await fixture.OkAsync("restrictChatMember", Restrict(fixture, fixture.Anna, TimeSpan.FromSeconds(seconds)));
        fixture.Group.MemberOf(fixture.Anna).Until.ShouldBeNull();
        string[] media = ["audios", "documents", "photos", "videos", "video_notes", "voice_notes", "polls", "other_messages", "messages"];
        string[] others = ["can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages"];
        var all = media.Select(each => $"can_send_{each}").Concat(others).ToDictionary(each => each, _ => true);
        await fixture.OkAsync("restrictChatMember", new { chat_id = fixture.Group.Id, user_id = fixture.Anna.Id, permissions = all });
        fixture.Group.MemberOf(fixture.Anna).Status.ShouldBe(MemberStatus.Member);
    }

    [Fact]
    public async Task Restriction_OfWhomItMayNot_IsRefused()
    {
        await using var fixture = await StartAsync();
        var helper = fixture.Server.CreateUser("Hugo");
        fixture.Group.Join(helper, MemberStatus.Administrator);
        (await fixture.RefusedAsync("restrictChatMember", Restrict(fixture, helper, TimeSpan.FromHours(1)))).ShouldBe("400 Bad Request: user is an administrator of the chat");
        (await fixture.RefusedAsync("restrictChatMember", Restrict(fixture, fixture.Mina, TimeSpan.FromHours(1)))).ShouldBe("400 Bad Request: can't remove chat owner");
        (await fixture.RefusedAsync("restrictChatMember", new { chat_id = fixture.Group.Id, user_id = 5, permissions = Nothing })).ShouldBe("400 Bad Request: user not found");
        fixture.Group.AddBot("can_delete_messages");
        (await fixture.RefusedAsync("restrictChatMember", Restrict(fixture, fixture.Anna, TimeSpan.FromHours(1)))).ShouldBe("400 Bad Request: not enough rights to restrict/unrestrict chat member");
        var small = fixture.Server.CreateGroup("Klein").Join(fixture.Anna).AddBot(Rights);
        (await fixture.RefusedAsync("restrictChatMember", new { chat_id = small.Id, user_id = fixture.Anna.Id, permissions = Nothing })).ShouldBe("400 Bad Request: method is available only for supergroups");
    }

    [Fact]
    public async Task Ban_RemovesTheMember_AndTheRestIsTold()
    {
        await using var fixture = await StartAsync();
        await fixture.UpdatesAsync("message", "chat_member");
        var message = fixture.Group.Post(fixture.Anna, "hoi");
        await fixture.UpdatesAsync();
        await fixture.OkAsync("banChatMember", new { chat_id = fixture.Group.Id, user_id = fixture.Anna.Id, revoke_messages = true });
        fixture.Group.Find(message.Id)!.DeletedAt.ShouldNotBeNull();
        var update = (await fixture.UpdatesAsync()).Single()["chat_member"]!;
        update["old_chat_member"]!["status"]!.GetValue<string>().ShouldBe("member");
        update["new_chat_member"]!["status"]!.GetValue<string>().ShouldBe("kicked");
        await fixture.OkAsync("unbanChatMember", new { chat_id = fixture.Group.Id, user_id = fixture.Anna.Id, only_if_banned = true });
        fixture.Group.MemberOf(fixture.Anna).Status.ShouldBe(MemberStatus.Left);
    }

    [Fact]
    public async Task Administrators_OfAGroup_AreListedWithTheirRights()
    {
        await using var fixture = await StartAsync();
        var list = (await fixture.OkAsync("getChatAdministrators", new { chat_id = fixture.Group.Id })).AsArray();
        list.Select(each => each!["status"]!.GetValue<string>()).ShouldBe(["creator", "administrator"]);
        list[1]!["can_delete_messages"]!.GetValue<bool>().ShouldBeTrue();
        list[1]!["can_promote_members"]!.GetValue<bool>().ShouldBeFalse();
        fixture.Server.StartBot(fixture.Anna);
        (await fixture.RefusedAsync("getChatAdministrators", new { chat_id = fixture.Anna.Id })).ShouldBe("400 Bad Request: there are no administrators in the private chat");
    }

    [Fact]
    public async Task Commands_AreKeptPerScopeAndLanguage()
    {
        await using var fixture = await StartAsync();
        var commands = new[] { new { command = "meld", description = "Meld een bericht" } };
        await fixture.OkAsync("setMyCommands", new { commands, language_code = "nl", scope = new { type = "all_group_chats" } });
        (await fixture.OkAsync("getMyCommands")).AsArray().ShouldBeEmpty();
        (await fixture.OkAsync("getMyCommands", new { language_code = "nl", scope = new { type = "all_group_chats" } })).AsArray().Count.ShouldBe(1);
        (await fixture.RefusedAsync("setMyCommands", new { commands = new[] { new { command = "Meld", description = "x" } } })).ShouldBe("400 Bad Request: BOT_COMMAND_INVALID");
        (await fixture.RefusedAsync("setMyCommands", new { commands, scope = new { type = "moon" } })).ShouldStartWith("400");
    }

    private static object Restrict(TelegramFixture fixture, TelegramUser user, TimeSpan time) =>
        new { chat_id = fixture.Group.Id, user_id = user.Id, permissions = Nothing, until_date = (fixture.Clock.GetUtcNow() + time).ToUnixTimeSeconds() };
}
