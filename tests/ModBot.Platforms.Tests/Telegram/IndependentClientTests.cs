using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Serving;
using ModBot.Platforms.Fakes.Telegram;

namespace ModBot.Platforms.Tests.Telegram;

/// <summary>Clients that others wrote, against the stand-in: where they disagree with it, the stand-in is wrong.</summary>
public sealed class IndependentClientTests(TelegramClients clients) : IClassFixture<TelegramClients>
{
    private const int Longest = 60_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Longest)]
    public async Task Grammy_PlaysAWholeCase()
    {
        Assert.SkipWhen(clients.Missing is not null, clients.Missing ?? "");
        await using var server = await TelegramServer.StartAsync();
        var (group, mina, anna) = World(server);
        var story = clients.PlayAsync("grammy.mjs", server, Token);
        async Task Until(Func<bool> isSo) => await await Task.WhenAny(server.UntilAsync(_ => isSo(), Token), FailedAsync(story));

        var post = group.Post(anna, "stom stuk");
        await Until(() => server.Sent is [{ Buttons.Count: 2 }]);
        server.Sent[0].Spoilers.ShouldBe(["stom stuk"]);
        server.Sent[0].HidesPreview.ShouldBeTrue();
        group.Edit(post, "stom stukje");
        await Until(() => server.Sent[0].EarlierTexts.Count == 1);
        group.Press(mina, server.Sent[0], "Schrijf antwoord");
        await Until(() => server.Sent is [_, { ForcesReply: true, Placeholder: "Je antwoord" }]);
        server.Sent[0].Buttons.ShouldBeEmpty();
        server.CallbackAnswers.Single().Text.ShouldBe("Typ je antwoord");
        group.Post(mina, "Let op je woorden", new PostOptions { ReplyTo = server.Sent[1].Id });
        await Until(() => group.MemberOf(anna).Status is MemberStatus.Restricted && server.CountCalls("getChatAdministrators") == 1);
        server.Sent[2].ReplyTo.ShouldBe(post.Id);
        group.Find(post.Id)!.DeletedAt.ShouldNotBeNull();
        group.MemberOf(anna).MayPost.ShouldBeFalse();

        server.Faults.FailNext("sendMessage", Fault.TooManyRequests, TimeSpan.FromSeconds(3));
        group.Post(mina, "429");
        await Until(() => server.Sent.Count == 4);
        group.Post(mina, "409");

        var seen = await story;
        seen["errors"]!.AsArray().ShouldBeEmpty();
        Values(seen, "buttons", "edited", "presser", "answer", "status", "administrators", "commands", "retryAfter", "conflict")
            .ShouldBe(["2", "stom stukje", $"{mina.Id}", "Let op je woorden", "restricted", "2", "1", "3", "409"]);
    }

    [Fact(Timeout = Longest)]
    public async Task NodeTelegramBotApi_SendsForms_AndTakesAWebhook()
    {
        Assert.SkipWhen(clients.Missing is not null, clients.Missing ?? "");
        await using var server = await TelegramServer.StartAsync(new TelegramOptions { TakesPlainWebhooks = true });
        var (group, mina, anna) = World(server);
        var story = clients.PlayAsync("node-telegram-bot-api.mjs", server, Token);
        async Task Until(Func<bool> isSo) => await await Task.WhenAny(server.UntilAsync(_ => isSo(), Token), FailedAsync(story));

        server.Faults.FailNext("sendMessage", Fault.TooManyRequests, TimeSpan.FromSeconds(1));
        var post = group.Post(anna, "stom stuk");
        await Until(() => server.Sent.Count == 1);
        server.CountCalls("sendMessage").ShouldBe(2);
        server.Sent[0].ReplyTo.ShouldBe(post.Id);
        server.Sent[0].Spoilers.ShouldBe(["stom stuk"]);
        server.Sent[0].IsSilent.ShouldBeTrue();
        group.Press(mina, server.Sent[0], "no");
        await Until(() => server.CountCalls("editMessageText") == 2);
        server.Sent[0].Text.ShouldBe("Gekozen: no");
        server.CallbackAnswers.ShouldBe([new CallbackAnswer(server.CallbackAnswers[0].CallbackId, mina.Id, "no", IsAlert: true)]);

        group.Post(mina, "webhook");
        await Until(() => server.Calls.Any(each => each is { Method: "setWebhook", Code: 200 }));
        group.Post(anna, "een");
        group.Post(anna, "klaar");

        var seen = await story;
        seen["errors"]!.AsArray().ShouldBeEmpty();
        seen["texts"]!.AsArray().Select(each => $"{each}").ShouldBe(["een", "een", "klaar"]);
        Values(seen, "me", "pendingError").ShouldBe([server.Bot.UserName!, "Wrong response from the webhook: 500 Internal Server Error"]);
        $"{seen["again"]}".ShouldContain("message is not modified");
        server.PendingUpdates.ShouldBe(0);
    }

    private static (TelegramChat Group, TelegramUser Moderator, TelegramUser Member) World(TelegramServer server)
    {
        var (mina, anna) = (server.CreateUser("Mina"), server.CreateUser("Anna"));
        var group = server.CreateSupergroup("Plein").Join(mina, MemberStatus.Creator).Join(anna).AddBot("can_delete_messages", "can_restrict_members");
        // What happened before the bot looked must not be part of the story.
        server.DropUpdates();
        return (group, mina, anna);
    }

    private static IEnumerable<string> Values(JsonObject seen, params string[] names) => names.Select(each => $"{seen[each]}");

    /// <summary>A story that ends before it should tells more than a wait that never ends.</summary>
    private static async Task FailedAsync(Task<JsonObject> story)
    {
        var seen = await story;
        throw new InvalidOperationException($"The story ended early: {seen}");
    }
}
