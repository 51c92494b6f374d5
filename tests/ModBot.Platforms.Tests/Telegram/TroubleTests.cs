using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Serving;
using ModBot.Platforms.Fakes.Telegram;
using static ModBot.Platforms.Tests.Telegram.TelegramFixture;

namespace ModBot.Platforms.Tests.Telegram;

public sealed class TroubleTests
{
    [Fact]
    public async Task TooManyMessages_InOneGroup_Are429_UntilTheMinuteIsOver()
    {
        await using var fixture = await StartAsync();
        for (var count = 0; count < 20; count++) await fixture.SendAsync("x");
        fixture.Clock.Advance(TimeSpan.FromSeconds(50));
        var answer = await fixture.CallAsync("sendMessage", new { chat_id = fixture.Group.Id, text = "x" });
        answer["description"]!.GetValue<string>().ShouldBe("Too Many Requests: retry after 10");
        answer["parameters"]!["retry_after"]!.GetValue<int>().ShouldBe(10);
        fixture.Clock.Advance(TimeSpan.FromSeconds(10));
        await fixture.SendAsync("x");
        fixture.Server.CountCalls("sendMessage").ShouldBe(22);
    }

    [Fact]
    public async Task TooManyMessages_InASecond_Are429()
    {
        await using var fixture = await StartAsync(new TelegramOptions { MessagesPerSecondPerChat = 1 });
        await fixture.SendAsync("x");
        using var http = new HttpClient();
        using var response = await http.PostAsJsonAsync($"{fixture.Server.BaseUrl}/bot{fixture.Server.Token}/sendMessage", new { chat_id = fixture.Group.Id, text = "x" }, Token);
        ((int)response.StatusCode).ShouldBe(429);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Faults_BeforeOrAfter_DoWhatTheySay()
    {
        await using var fixture = await StartAsync();
        fixture.Server.Faults.FailNext("sendMessage", Fault.TooManyRequests, TimeSpan.FromSeconds(7));
        fixture.Server.Faults.FailNext("sendMessage", Fault.ServerError);
        fixture.Server.Faults.FailNext("sendMessage", Fault.CutBefore);
        var message = new { chat_id = fixture.Group.Id, text = "x" };
        (await fixture.RefusedAsync("sendMessage", message)).ShouldBe("429 Too Many Requests: retry after 7");
        (await fixture.RefusedAsync("sendMessage", message)).ShouldStartWith("500 ");
        await Should.ThrowAsync<HttpRequestException>(() => fixture.CallAsync("sendMessage", message));
        fixture.Server.Sent.ShouldBeEmpty();

        fixture.Server.Faults.FailNext("sendMessage", Fault.BadGatewayAfterApplying);
        fixture.Server.Faults.FailNext("sendMessage", Fault.CutAfterApplying);
        fixture.Server.Faults.FailNext("sendMessage", Fault.SilentAfterApplying);
        (await fixture.RefusedAsync("sendMessage", message)).ShouldStartWith("502 ");
        await Should.ThrowAsync<HttpRequestException>(() => fixture.CallAsync("sendMessage", message));
        var silent = fixture.CallAsync("sendMessage", message);
        await fixture.Server.UntilAsync(server => server.Sent.Count == 3, Token);
        silent.IsCompleted.ShouldBeFalse();
        await fixture.Server.DisposeAsync();
        await Should.ThrowAsync<HttpRequestException>(() => silent);
    }

    [Fact]
    public async Task Webhook_NeedsHttps_AndGoesWithoutPolling()
    {
        await using var fixture = await StartAsync();
        (await fixture.RefusedAsync("setWebhook", new { url = "http://127.0.0.1:1/x" })).ShouldBe("400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
        (await fixture.RefusedAsync("setWebhook", new { url = "https://127.0.0.1:1/x", secret_token = "é" })).ShouldBe("400 Bad Request: secret token contains unallowed characters");
        await fixture.OkAsync("setWebhook", new { url = "https://127.0.0.1:1/x", secret_token = "geheim" });
        (await fixture.RefusedAsync("getUpdates")).ShouldStartWith("409 Conflict: can't use getUpdates method while webhook is active");
        fixture.Group.Post(fixture.Anna, "hoi");
        var info = await fixture.OkAsync("getWebhookInfo");
        info["pending_update_count"]!.GetValue<int>().ShouldBe(1);
        await fixture.OkAsync("deleteWebhook", new { drop_pending_updates = true });
        (await fixture.OkAsync("getUpdates")).AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Webhook_ThatFails_IsTriedAgainLaterAndLater()
    {
        await using var fixture = await StartAsync(new TelegramOptions { TakesPlainWebhooks = true });
        await using var receiver = await WebhookReceiver.StartAsync();
        await fixture.OkAsync("setWebhook", new { url = receiver.Url, secret_token = "geheim" });
        receiver.Failures = 2;
        fixture.Group.Post(fixture.Anna, "een");
        fixture.Group.Post(fixture.Anna, "twee");
        await AdvanceUntilAsync(fixture, () => receiver.Texts.Count == 4);
        receiver.Texts.ShouldBe(["een", "een", "een", "twee"]);
        receiver.Secrets.ShouldAllBe(each => each == "geheim");
        await fixture.Server.UntilAsync(server => server.PendingUpdates == 0, Token);
    }

    [Fact]
    public async Task Page_LetsAMemberPostAndPress()
    {
        await using var server = await TelegramDemo.StartAsync(0);
        using var http = new HttpClient { BaseAddress = new Uri(server.BaseUrl) };
        (await http.GetStringAsync("/", Token)).ShouldContain("page.js");
        (await http.GetStringAsync("/page.js", Token)).ShouldContain("page/state");
        var chat = server.Chats.Single(each => each.Title == "Plein");
        var user = chat.Members.First(each => each.User.FirstName == "Anna").User;
        using var posted = await http.PostAsJsonAsync("/page/post", new { chat = $"{chat.Id}", user = $"{user.Id}", text = "hoi" }, Token);
        ((int)posted.StatusCode).ShouldBe(204);
        chat.Visible.Single().Text.ShouldBe("hoi");
        using var pressed = await http.PostAsJsonAsync("/page/press", new { chat = $"{chat.Id}", user = $"{user.Id}", message = chat.Visible[0].Id, data = "x" }, Token);
        ((int)pressed.StatusCode).ShouldBe(409);
        (await http.GetStringAsync("/page/state", Token)).ShouldContain("hoi");
    }

    [Fact]
    public async Task Page_EditsAndDeletesOnlyWhatOneMay_AndLeavesATraceWithoutText()
    {
        await using var fixture = await StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(fixture.Server.BaseUrl) };
        async Task<int> DoAsync(TelegramUser user, string what, long message)
        {
            using var answer = await http.PostAsJsonAsync($"/page/{what}", new { chat = $"{fixture.Group.Id}", user = $"{user.Id}", message, text = "anders" }, Token);
            return (int)answer.StatusCode;
        }

        var own = fixture.Group.Post(fixture.Anna, "geheim").Id;
        (await DoAsync(fixture.Bram, "edit", own)).ShouldBe(409);
        (await DoAsync(fixture.Bram, "delete", own)).ShouldBe(409);
        (await DoAsync(fixture.Anna, "edit", own)).ShouldBe(204);
        fixture.Group.Find(own)!.Text.ShouldBe("anders");
        (await DoAsync(fixture.Mina, "delete", own)).ShouldBe(204);
        (await DoAsync(fixture.Anna, "edit", own)).ShouldBe(409);

        var state = JsonNode.Parse(await http.GetStringAsync($"/page/state?user={fixture.Bram.Id}", Token))!;
        var trace = state["chats"]![0]!["messages"]!.AsArray().ShouldHaveSingleItem()!;
        ((bool?)trace["isDeleted"]).ShouldBe(true);
        ((string?)trace["deletedBy"]).ShouldBe("Mina");
        trace.ToJsonString().ShouldNotContain("anders");
    }

    [Fact]
    public async Task Page_ShowsAPressAsOpenUntilTheBotAnswers()
    {
        await using var fixture = await StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(fixture.Server.BaseUrl) };
        var asked = await fixture.SendAsync("Ga je mee?", new { inline_keyboard = new[] { new[] { new { text = "Ja", callback_data = "ja" } } } });
        using var pressed = await http.PostAsJsonAsync("/page/press", new { chat = $"{fixture.Group.Id}", user = $"{fixture.Anna.Id}", message = asked, data = "ja" }, Token);
        var press = (string?)JsonNode.Parse(await pressed.Content.ReadAsStringAsync(Token))!["id"];
        async Task<JsonNode> StateAsync() => JsonNode.Parse(await http.GetStringAsync("/page/state", Token))!;
        (await StateAsync())["openPresses"]!.AsArray().Select(each => (string?)each).ShouldBe([press]);

        await fixture.OkAsync("answerCallbackQuery", new { callback_query_id = press, text = "Leuk", show_alert = true });

        var after = await StateAsync();
        after["openPresses"]!.AsArray().ShouldBeEmpty();
        var answer = after["answers"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)answer["press"], (string?)answer["text"], (bool?)answer["isAlert"]).ShouldBe((press, "Leuk", true));
    }

    private static async Task AdvanceUntilAsync(TelegramFixture fixture, Func<bool> isSo)
    {
        while (!isSo())
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Token);
        }
    }
}
