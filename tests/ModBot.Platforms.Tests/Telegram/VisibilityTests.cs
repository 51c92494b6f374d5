using ModBot.Platforms.Fakes.Telegram;
using static ModBot.Platforms.Tests.Telegram.TelegramFixture;

namespace ModBot.Platforms.Tests.Telegram;

public sealed class VisibilityTests
{
    [Fact]
    public async Task PrivacyMode_LetsThroughOnlyWhatIsForTheBot()
    {
        await using var fixture = await StartAsync(isBotIn: false);
        fixture.Group.AddBot();
        await fixture.UpdatesAsync();
        (await fixture.OkAsync("getMe"))["can_read_all_group_messages"]!.GetValue<bool>().ShouldBeFalse();
        fixture.Group.Post(fixture.Anna, "hoi");
        fixture.Group.Post(fixture.Anna, "/meld");
        fixture.Group.Post(fixture.Anna, $"/meld@{fixture.Server.Bot.UserName} x");
        var mine = fixture.Group.Find(await fixture.SendAsync("ik"))!;
        fixture.Group.Post(fixture.Anna, "/hulp");
        fixture.Group.Post(fixture.Anna, "aan jou", new PostOptions { ReplyTo = mine.Id });
        var texts = (await fixture.UpdatesAsync()).Select(each => each["message"]!["text"]!.GetValue<string>());
        texts.ShouldBe([$"/meld@{fixture.Server.Bot.UserName} x", "/hulp", "aan jou"]);
    }

    [Fact]
    public async Task PrivacyMode_SwitchedOff_HoldsForAGroupOnceTheBotIsAddedAgain()
    {
        await using var fixture = await StartAsync(isBotIn: false);
        fixture.Group.AddBot();
        fixture.Server.PrivacyMode = false;
        (await fixture.OkAsync("getMe"))["can_read_all_group_messages"]!.GetValue<bool>().ShouldBeTrue();
        await fixture.UpdatesAsync();
        fixture.Group.Post(fixture.Anna, "hoi");
        (await fixture.UpdatesAsync()).ShouldBeEmpty();
        fixture.Group.KickBot(fixture.Mina);
        fixture.Group.AddBot();
        fixture.Group.Post(fixture.Anna, "hoi");
        (await fixture.UpdatesAsync()).Select(each => each.Last().Key).ShouldBe(["my_chat_member", "my_chat_member", "message", "message"]);
    }

    [Fact]
    public async Task OtherBotsAndDeletions_AreNotTold()
    {
        await using var fixture = await StartAsync();
        var other = fixture.Server.CreateOtherBot("Quizbot", "quiz_standin_bot");
        fixture.Group.Join(other);
        await fixture.UpdatesAsync();
        fixture.Group.Post(other, "vraag 1");
        fixture.Group.Delete(fixture.Group.Post(fixture.Anna, "oeps"));
        (await fixture.UpdatesAsync()).Single()["message"]!["text"]!.GetValue<string>().ShouldBe("oeps");
    }

    [Fact]
    public async Task AnonymousAdministrator_PostsInTheNameOfTheGroup()
    {
        await using var fixture = await StartAsync();
        fixture.Group.SetMember(new TelegramMember(fixture.Mina, MemberStatus.Administrator) { Rights = Rights, IsAnonymous = true }, fixture.Mina);
        fixture.Group.Post(fixture.Mina, "/desk");
        var message = (await fixture.UpdatesAsync()).Single()["message"]!;
        message["from"]!["username"]!.GetValue<string>().ShouldBe("GroupAnonymousBot");
        message["sender_chat"]!["id"]!.GetValue<long>().ShouldBe(fixture.Group.Id);
    }

    [Fact]
    public async Task Media_AlbumsTopicsAndChannels_LookAsTheyShould()
    {
        await using var fixture = await StartAsync();
        fixture.Group.Post(fixture.Anna, "kijk", new PostOptions { Media = MediaKind.Photo, AlbumId = "a1" });
        fixture.Group.Post(fixture.Anna, "", new PostOptions { Media = MediaKind.Sticker });
        fixture.Group.Post(fixture.Anna, "", new PostOptions { Media = MediaKind.Voice });
        var forum = fixture.Server.CreateSupergroup("Forum", isForum: true).Join(fixture.Mina, MemberStatus.Creator).AddBot(Rights);
        var topic = forum.AddTopic(fixture.Mina, "Sport");
        forum.Post(fixture.Mina, "goal", new PostOptions { Topic = topic.Id });
        var channel = fixture.Server.CreateChannel("Nieuws").Join(fixture.Mina, MemberStatus.Creator).AddBot("can_post_messages");
        channel.Edit(channel.Post(fixture.Mina, "bericht"), "bericht!");
        var updates = await fixture.UpdatesAsync();
        var messages = updates.Where(each => each.ContainsKey("message")).Select(each => each["message"]!).ToList();
        messages[0]["caption"]!.GetValue<string>().ShouldBe("kijk");
        messages[0]["media_group_id"]!.GetValue<string>().ShouldBe("a1");
        messages[1].AsObject().ContainsKey("text").ShouldBeFalse();
        messages[^1]["message_thread_id"]!.GetValue<long>().ShouldBe(topic.Id);
        updates[^2]["channel_post"]!["sender_chat"]!["id"]!.GetValue<long>().ShouldBe(channel.Id);
        updates[^1].ContainsKey("edited_channel_post").ShouldBeTrue();
        (await fixture.RefusedAsync("sendMessage", new { chat_id = forum.Id, text = "x", message_thread_id = 99 })).ShouldBe("400 Bad Request: message thread not found");
        forum.CloseTopic(topic);
        (await fixture.RefusedAsync("sendMessage", new { chat_id = forum.Id, text = "x", message_thread_id = topic.Id })).ShouldBe("400 Bad Request: TOPIC_CLOSED");
    }

    [Fact]
    public async Task Migration_IsTold_AndTheOldIdRefused()
    {
        await using var fixture = await StartAsync();
        var small = fixture.Server.CreateGroup("Klein").Join(fixture.Mina, MemberStatus.Creator).AddBot(Rights);
        await fixture.UpdatesAsync();
        var large = small.Migrate(fixture.Mina);
        var updates = await fixture.UpdatesAsync();
        updates[0]["message"]!["migrate_to_chat_id"]!.GetValue<long>().ShouldBe(large.Id);
        updates[1]["message"]!["migrate_from_chat_id"]!.GetValue<long>().ShouldBe(small.Id);
        var answer = await fixture.CallAsync("sendMessage", new { chat_id = small.Id, text = "x" });
        answer["description"]!.GetValue<string>().ShouldBe("Bad Request: group chat was upgraded to a supergroup chat");
        answer["parameters"]!["migrate_to_chat_id"]!.GetValue<long>().ShouldBe(large.Id);
        await fixture.OkAsync("sendMessage", new { chat_id = large.Id, text = "x" });
    }
}
