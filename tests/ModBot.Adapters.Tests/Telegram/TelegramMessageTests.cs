using System.Text;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Telegram;
using ModBot.Moderation.Cases;
using ModBot.Platforms.Fakes.Telegram;
using Message = ModBot.Moderation.Cases.Message;

namespace ModBot.Adapters.Tests.Telegram;

public sealed class TelegramMessageTests
{
    [Fact]
    public async Task Edits_InOneSecondAndWithoutAChange_HaveGrowingRevisions()
    {
        await using var world = await TelegramFixture.StartAsync();
        var posted = world.Plein.Post(world.Anna, "een");
        world.Plein.Edit(posted, "twee");
        world.Plein.Edit(posted, "drie");
        world.Plein.Edit(posted, "drie");
        await using var reader = world.Read();

        var events = (await reader.NextAsync()).Events;

        events.Count.ShouldBe(4);
        var edits = events.Skip(1).Select(each => each.ShouldBeOfType<MessageEdited>().Message).ToList();
        edits.Select(edit => edit.Text).ShouldBe(["twee", "drie", "drie"]);
        edits.Select(edit => edit.Revision).ShouldBeInOrder(SortDirection.Ascending);
        edits.Select(edit => edit.Revision).Distinct().Count().ShouldBe(3);
        edits.ShouldAllBe(edit => edit.Revision > 0 && edit.Key == ((MessagePosted)events[0]).Message.Key);
    }

    [Theory]
    [InlineData(new[] { "", "kijk", "" }, new[] { "kijk" })]
    [InlineData(new[] { "", "", "" }, new[] { "" })]
    [InlineData(new[] { "een", "", "twee" }, new[] { "een", "twee" })]
    public async Task Album_IsOneMessage_UnlessEveryPictureSpeaks(string[] captions, string[] texts)
    {
        await using var world = await TelegramFixture.StartAsync();
        foreach (var caption in captions) world.Plein.Post(world.Anna, caption, new PostOptions { Media = MediaKind.Photo, AlbumId = "album-1" });
        await using var reader = world.Read();

        var messages = (await reader.NextAsync()).Events.Cast<MessagePosted>().Select(each => each.Message).ToList();

        messages.Select(message => message.Text).ShouldBe(texts);
        messages.ShouldAllBe(message => message.Content == (message.Text.Length == 0 ? MessageContent.Unreadable : MessageContent.Text));
    }

    [Fact]
    public async Task Album_ThatComesInTwoAnswers_IsOneMessageAllTheSame()
    {
        await using var world = await TelegramFixture.StartAsync();
        var album = new PostOptions { Media = MediaKind.Photo, AlbumId = "album-1" };
        await using var reader = world.Read();
        await reader.NextAsync();
        world.Plein.Post(world.Anna, "kijk", album);
        await reader.MessageAsync();
        world.Plein.Post(world.Anna, "", album);

        (await reader.NextAsync()).Events.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(MediaKind.Photo, "bijschrift", MessageContent.Text)]
    [InlineData(MediaKind.Photo, "", MessageContent.Unreadable)]
    [InlineData(MediaKind.Video, "", MessageContent.Unreadable)]
    [InlineData(MediaKind.Voice, "", MessageContent.Unreadable)]
    [InlineData(MediaKind.Sticker, "", MessageContent.Unreadable)]
    public async Task Media_SayWhatStandsUnderThem(MediaKind media, string caption, MessageContent content)
    {
        await using var world = await TelegramFixture.StartAsync();
        world.Plein.Post(world.Anna, caption, new PostOptions { Media = media });
        await using var reader = world.Read();

        var message = await reader.MessageAsync();

        message.Text.ShouldBe(caption);
        message.Content.ShouldBe(content);
    }

    [Theory]
    [InlineData("\"poll\":{\"id\":\"1\",\"question\":\"Wie moet weg?\",\"options\":[{\"text\":\"Anna\",\"voter_count\":0},{\"text\":\"Bram\",\"voter_count\":0}],\"total_voter_count\":0,\"is_closed\":false,\"is_anonymous\":true,\"type\":\"regular\",\"allows_multiple_answers\":false}", "Wie moet weg?\nAnna\nBram")]
    [InlineData("\"checklist\":{\"title\":\"Lijst\",\"tasks\":[{\"id\":1,\"text\":\"Anna pesten\"}]}", "Lijst\nAnna pesten")]
    [InlineData("\"dice\":{\"emoji\":\"x\",\"value\":3}", "")]
    [InlineData("\"location\":{\"latitude\":1.5,\"longitude\":2.5}", "")]
    [InlineData("\"something_new\":{\"kind\":1}", "")]
    public void OtherKinds_SayTheirTexts_OrAreUnreadable(string kind, string text)
    {
        var message = Of(kind).ShouldNotBeNull();

        message.Text.ShouldBe(text);
        message.Content.ShouldBe(text.Length == 0 ? MessageContent.Unreadable : MessageContent.Text);
    }

    [Theory]
    [InlineData("\"new_chat_title\":\"Jullie zijn allemaal dom\"")]
    [InlineData("\"new_chat_members\":[{\"id\":5,\"is_bot\":false,\"first_name\":\"x\"}]")]
    [InlineData("\"left_chat_member\":{\"id\":5,\"is_bot\":false,\"first_name\":\"x\"}")]
    [InlineData("\"pinned_message\":{\"message_id\":4,\"date\":1,\"chat\":{\"id\":-5,\"type\":\"group\"},\"text\":\"x\"}")]
    [InlineData("\"forum_topic_created\":{\"name\":\"x\",\"icon_color\":1}")]
    [InlineData("\"migrate_from_chat_id\":-7")]
    [InlineData("\"video_chat_started\":{}")]
    [InlineData("\"message_auto_delete_timer_changed\":{\"message_auto_delete_time\":60}")]
    public void ServiceMessages_AreNone(string kind) => Of(kind).ShouldBeNull();

    [Fact]
    public async Task Members_ComeAndGo_TellsNothing()
    {
        await using var world = await TelegramFixture.StartAsync();
        var bram = world.Server.CreateUser("Bram");
        world.Plein.Join(bram).Leave(bram);
        await using var reader = world.Read();

        (await reader.NextAsync()).Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task LivePlace_ThatMoves_IsNoEdit()
    {
        await using var world = await TelegramFixture.StartAsync();
        var update = TelegramWebhook.Read(Body("edited_message", "\"edit_date\":2,\"location\":{\"latitude\":1.5,\"longitude\":2.5,\"live_period\":60}")).ShouldNotBeNull();

        (await Handler(world).TakeAsync([update], TelegramFixture.Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task OtherBotsPrivateTalksAndDeskRooms_AreLeftOut()
    {
        await using var world = await TelegramFixture.StartAsync();
        var bot = TelegramWebhook.Read(Body("message", "\"text\":\"/desk\",\"entities\":[{\"type\":\"bot_command\",\"offset\":0,\"length\":5}]", isBot: true)).ShouldNotBeNull();
        (await Handler(world).TakeAsync([bot], TelegramFixture.Token)).ShouldBeEmpty();
        world.Server.PrivateChat(world.Anna).Edit(world.Server.PrivateChat(world.Anna).Post(world.Anna, "onder ons"), "nog steeds");
        world.Desk.Edit(world.Desk.Post(world.Mina, "overleg"), "ander overleg");
        await using var reader = world.Read();

        (await reader.NextAsync()).Events.ShouldBeEmpty();
        world.Listener.Heard<PlatformCommand>().ShouldHaveSingleItem().Kind.ShouldBe(CommandKind.Say, "whoever writes to the bot alone hears where help is");
    }

    [Fact]
    public async Task ChannelPost_IsByTheChannel()
    {
        await using var world = await TelegramFixture.StartAsync();
        var channel = world.Server.CreateChannel("Nieuws").Join(world.Mina, MemberStatus.Creator).AddBot("can_post_messages");
        world.Server.DropUpdates();
        channel.Edit(channel.Post(world.Mina, "mededeling"), "verbeterd");
        await using var reader = world.Read();

        var events = (await reader.NextAsync()).Events;

        events[0].ShouldBeOfType<MessagePosted>().Message.ShouldSatisfyAllConditions(m => m.AuthorId.ShouldBe(TelegramFixture.Id(channel.Id)), m => m.AuthorName.ShouldBe("Nieuws"));
        events[1].ShouldBeOfType<MessageEdited>().Message.Text.ShouldBe("verbeterd");
    }

    [Fact]
    public async Task AnonymousAdministrator_IsTheGroup_AndCannotBeWrittenTo()
    {
        await using var world = await TelegramFixture.StartAsync();
        Anonymous(world);
        world.Plein.Post(world.Anna, "namens de groep");
        await using var reader = world.Read();

        var message = await reader.MessageAsync();
        var request = new PlatformRequest { Key = "1", Kind = PlatformRequestKind.PrivateMessage, Message = message.Key, AuthorId = message.AuthorId, Text = "hoi" };

        message.AuthorId.ShouldBe(TelegramFixture.Id(world.Plein.Id));
        (await world.ActAsync(request)).ShouldBe(PlatformResult.Refused(RefusalReason.AuthorUnreachable));
        (await world.ActAsync(request with { Kind = PlatformRequestKind.Timeout })).ShouldBe(PlatformResult.Refused(RefusalReason.NotSupported));
    }

    [Fact]
    public async Task GroupGrows_TellsTheNewId()
    {
        await using var world = await TelegramFixture.StartAsync();
        var group = world.Server.CreateGroup("Klein").Join(world.Mina, MemberStatus.Creator).AddBot(TelegramFixture.Rights);
        world.Server.DropUpdates();
        var grown = group.Migrate(world.Mina);
        await using var reader = world.Read();

        (await reader.NextAsync()).Events.ShouldBe([new ChannelMoved("telegram", TelegramFixture.Id(group.Id), TelegramFixture.Id(grown.Id))]);
    }

    internal static void Anonymous(TelegramFixture world)
    {
        world.Plein.SetMember(new TelegramMember(world.Anna, MemberStatus.Administrator) { Rights = TelegramFixture.Rights, IsAnonymous = true }, world.Mina);
        world.Server.DropUpdates();
    }

    private static TelegramUpdates Handler(TelegramFixture world) =>
        new("telegram", new global::Telegram.Bot.Types.User { Id = 1, IsBot = true }, new global::Telegram.Bot.TelegramBotClient(world.Server.Token), null!, new TelegramTroubles(), world.Listener);

    private static Message? Of(string kind) => TelegramMessages.Of("telegram", TelegramMessages.MessageOf(TelegramWebhook.Read(Body("message", kind)).ShouldNotBeNull()).ShouldNotBeNull(), 0);

    private static byte[] Body(string update, string kind, bool isBot = false) => Encoding.UTF8.GetBytes(
        $$"""{"update_id":1,"{{update}}":{"message_id":3,"date":1,"chat":{"id":-5,"type":"supergroup","title":"Plein"},"from":{"id":9,"is_bot":{{(isBot ? "true" : "false")}},"first_name":"Anna"},{{kind}} } }""");
}
