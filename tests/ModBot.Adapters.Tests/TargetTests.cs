using ModBot.Adapters.Contract;
using ModBot.Adapters.Instagram;
using ModBot.Adapters.Local;
using ModBot.Adapters.Tests.Discord;
using ModBot.Adapters.Tests.Instagram;
using ModBot.Adapters.Tests.Local;
using ModBot.Adapters.Tests.Telegram;
using ModBot.Moderation.Cases;
using ModBot.Platforms.Fakes.Telegram;
using Message = ModBot.Moderation.Cases.Message;

namespace ModBot.Adapters.Tests;

/// <summary>Whom a message is aimed at, and writing to this person, on every platform.</summary>
public sealed class TargetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Discord_IsWhomTheMessageAnswers_OrTheOnlyOneItCalls()
    {
        await using var world = await DiscordFixture.StartAsync();
        await using var reader = world.Read();
        await reader.NextAsync();
        var anna = world.Server.AddMember(world.Guild, "anna");
        var first = world.Server.Post(world.Channel, anna, "hoi allemaal");
        (await NextAsync(reader)).Target.ShouldBeNull();

        world.Server.Post(world.Channel, world.Member, "niemand vroeg je wat", replyTo: first);
        (await NextAsync(reader)).Target.ShouldBe(new TargetPerson(anna, "anna"));
        world.Server.Post(world.Channel, world.Member, $"<@{anna}> ga weg");
        (await NextAsync(reader)).Target.ShouldBe(new TargetPerson(anna, "anna"));
        world.Server.Post(world.Channel, anna, "en nog iets", replyTo: first);
        (await NextAsync(reader)).Target.ShouldBeNull("nobody is their own target");
    }

    [Fact]
    public async Task Discord_WritesToTheTarget_AndLooksWhetherItDid()
    {
        await using var world = await DiscordFixture.StartAsync();
        var anna = world.Server.AddMember(world.Guild, "anna");
        var message = world.Server.Post(world.Channel, world.Member, "ga weg");
        var request = world.Request(PlatformRequestKind.MessageTarget, message, "Wat heb je nu nodig?") with { TargetId = anna };

        (await world.Adapter.FindAsync(request, Cancellation)).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
        var sent = await world.Adapter.CarryOutAsync(request, Cancellation);
        sent.Outcome.ShouldBe(PlatformOutcome.Done);
        sent.PostedId!.Split('/')[0].ShouldBe(world.Server.DmOf(anna));
        (await world.Adapter.FindAsync(request, Cancellation)).ShouldBe(sent);

        world.Server.SetTakesDms(anna, false);
        var refused = PlatformResult.Refused(RefusalReason.TargetUnreachable);
        (await world.Adapter.CarryOutAsync(request with { Key = "request-2" }, Cancellation)).ShouldBe(refused);
        (await world.Adapter.CarryOutAsync(request with { Key = "request-3", TargetId = null }, Cancellation)).ShouldBe(refused);
    }

    [Fact]
    public async Task Telegram_IsWhomTheMessageAnswers()
    {
        await using var world = await TelegramFixture.StartAsync();
        var first = world.Plein.Post(world.Mina, "hoi allemaal");
        world.Plein.Post(world.Anna, "niemand vroeg je wat", new PostOptions { ReplyTo = first.Id });
        world.Plein.Post(world.Mina, "en nog iets", new PostOptions { ReplyTo = first.Id });
        await using var reader = world.Read();

        var messages = (await reader.NextAsync()).Events.Cast<MessagePosted>().Select(posted => posted.Message).ToList();

        messages.Select(message => message.Target).ShouldBe([null, new TargetPerson(TelegramFixture.Id(world.Mina.Id), "Mina"), null]);
    }

    [Theory]
    [InlineData(true, PlatformOutcome.Done)]
    [InlineData(false, PlatformOutcome.Refused)]
    public async Task Telegram_WritesToTheTarget_WhoMetTheBot(bool met, PlatformOutcome outcome)
    {
        await using var world = await TelegramFixture.StartAsync();
        if (met) world.Server.StartBot(world.Mina);
        var message = world.Plein.Post(world.Anna, "ga weg");
        var request = TelegramFixture.Request(PlatformRequestKind.MessageTarget, message, "Wat heb je nu nodig?") with { TargetId = TelegramFixture.Id(world.Mina.Id) };

        var result = await world.ActAsync(request);

        result.Outcome.ShouldBe(outcome);
        if (met) world.Server.Sent.ShouldHaveSingleItem().ChatId.ShouldBe(world.Mina.Id);
        else result.Reason.ShouldBe(RefusalReason.TargetUnreachable);
        (await world.ActAsync(request with { TargetId = null })).ShouldBe(PlatformResult.Refused(RefusalReason.TargetUnreachable));
        (await world.Adapter.FindAsync(request, Cancellation)).Outcome.ShouldBe(PlatformOutcome.Unknown);
    }

    [Fact]
    public async Task Instagram_IsWhomTheCommentCalls_OrUnderWhoseCommentItStands_AndNeverTheAccount()
    {
        await using var world = await InstagramFixture.StartAsync();
        await using var reader = world.Read();
        await InstagramFixture.CatchUpAsync(reader);
        var first = world.Server.Comment(world.Post, "anna", "mooi gedaan");
        world.Server.Comment(world.Post, "bram", "niemand vroeg je wat", first);
        world.Server.Comment(world.Post, "bram", "@Kim.b. ga weg", first);
        world.Server.Comment(world.Post, "bram", $"@{world.Server.AccountName} waarom dit");
        world.Server.Comment(world.Post, "anna", "en nog iets", first);

        var messages = (await world.NextLookAsync(reader)).Events.Cast<MessagePosted>().ToDictionary(posted => posted.Message.Text, posted => posted.Message.Target, StringComparer.Ordinal);

        messages["mooi gedaan"].ShouldBeNull();
        messages["niemand vroeg je wat"].ShouldBe(new TargetPerson("anna", "anna"));
        messages["@Kim.b. ga weg"].ShouldBe(new TargetPerson("kim.b", "Kim.b"));
        messages[$"@{world.Server.AccountName} waarom dit"].ShouldBeNull();
        messages["en nog iets"].ShouldBeNull();
    }

    [Fact]
    public async Task Instagram_WritesToNobodyButTheAuthor()
    {
        await using var world = await InstagramFixture.StartAsync();
        var comment = world.Server.Comment(world.Post, "bram", "@anna ga weg");

        (await world.Adapter.CarryOutAsync(world.Request(PlatformRequestKind.MessageTarget, comment, "Wat heb je nu nodig?") with { TargetId = "anna" }, Cancellation))
            .ShouldBe(PlatformResult.Refused(RefusalReason.NotSupported));
        world.Adapter.Capabilities.CanMessageMembers.ShouldBeFalse();
    }

    [Theory]
    [InlineData("@anna", new[] { "anna" })]
    [InlineData("hoi @anna_1, en @bram.", new[] { "anna_1", "bram" })]
    [InlineData("schrijf naar anna@voorbeeld.nl", new string[0])]
    [InlineData("@@anna @ @.", new string[0])]
    public void Instagram_Names_InAText(string text, string[] names) => InstagramNames.In(text).ShouldBe(names);

    [Fact]
    public async Task Local_IsWhomTheMessageAnswers_AndCanBeWrittenTo()
    {
        await using var world = new LocalChatFixture();
        var first = await world.PostAsync("hoi allemaal", "anna", token: "t-anna");
        await world.Chat.ReplyAsync("plein", first, "sam", "niemand vroeg je wat", "t-sam", Cancellation);
        await world.Chat.ReplyAsync("plein", "bestaat-niet", "sam", "losse tekst", "t-sam", Cancellation);
        var messages = (await world.ReadAsync(3)).Events.Cast<MessagePosted>().Select(posted => posted.Message).ToList();

        messages[0].Target.ShouldBeNull();
        messages[1].Target.ShouldBe(new TargetPerson(messages[0].AuthorId, "anna"));
        messages[2].Target.ShouldBeNull();

        var request = LocalChatFixture.Request(PlatformRequestKind.MessageTarget, messages[1].Key.MessageId, "k1", "Wat heb je nu nodig?") with { TargetId = messages[0].AuthorId };
        var sent = await world.Adapter.CarryOutAsync(request, Cancellation);
        sent.Outcome.ShouldBe(PlatformOutcome.Done);
        (await world.SeeAsync(sent.PostedId!, viewer: "t-anna")).Kind.ShouldBe(LocalItemKind.Private);
        (await world.Chat.GetAsync("plein", sent.PostedId!, "t-sam", Cancellation)).Problem.ShouldBe(LocalChatProblem.UnknownMessage, "the author never reads it");
        (await world.Adapter.CarryOutAsync(request with { Key = "k2", TargetId = messages[1].AuthorId }, Cancellation)).ShouldBe(PlatformResult.Refused(RefusalReason.TargetUnreachable));
    }

    private static async Task<Message> NextAsync(DiscordReader reader) => (await reader.EventAsync()).Event.ShouldBeOfType<MessagePosted>().Message;
}
