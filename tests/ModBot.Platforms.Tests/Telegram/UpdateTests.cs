using ModBot.Platforms.Fakes.Telegram;
using static ModBot.Platforms.Tests.Telegram.TelegramFixture;

namespace ModBot.Platforms.Tests.Telegram;

public sealed class UpdateTests
{
    [Fact]
    public async Task Updates_UntilTheyAreConfirmed_ComeAgain()
    {
        await using var fixture = await StartAsync();
        fixture.Group.Post(fixture.Anna, "een");
        fixture.Group.Post(fixture.Anna, "twee");
        var first = (await fixture.OkAsync("getUpdates")).AsArray();
        (await fixture.OkAsync("getUpdates", new { limit = 1 })).AsArray().Single()!["update_id"]!.GetValue<long>().ShouldBe(first[0]!["update_id"]!.GetValue<long>());
        (await fixture.OkAsync("getUpdates", new { offset = first[1]!["update_id"]!.GetValue<long>() })).AsArray().Single()!["message"]!["text"]!.GetValue<string>().ShouldBe("twee");
        fixture.Server.PendingUpdates.ShouldBe(1);
        fixture.Group.Post(fixture.Anna, "drie");
        (await fixture.OkAsync("getUpdates", new { offset = -1 })).AsArray().Single()!["message"]!["text"]!.GetValue<string>().ShouldBe("drie");
        fixture.Server.PendingUpdates.ShouldBe(1);
    }

    [Fact]
    public async Task LongPoll_EndsWithTheNextUpdate_OrWithItsTime()
    {
        await using var fixture = await StartAsync();
        var poll = fixture.OkAsync("getUpdates", new { timeout = 30 });
        await fixture.Server.UntilAsync(server => server.IsPolled, Token);
        fixture.Group.Post(fixture.Anna, "hoi");
        var update = (await poll).AsArray().Single()!;
        update["message"]!["from"]!["id"]!.GetValue<long>().ShouldBe(fixture.Anna.Id);
        poll = fixture.OkAsync("getUpdates", new { timeout = 90, offset = update["update_id"]!.GetValue<long>() + 1 });
        await fixture.Server.UntilAsync(server => server.IsPolled, Token);
        fixture.Clock.Advance(TimeSpan.FromSeconds(49));
        poll.IsCompleted.ShouldBeFalse();
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        (await poll).AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task SecondPoller_EndsTheFirst_With409()
    {
        await using var fixture = await StartAsync();
        var first = fixture.RefusedAsync("getUpdates", new { timeout = 30 });
        await fixture.Server.UntilAsync(server => server.IsPolled, Token);
        (await fixture.OkAsync("getUpdates")).AsArray().ShouldBeEmpty();
        (await first).ShouldBe("409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
    }

    [Fact]
    public async Task Updates_AfterADay_AreGone_AndPressesAfter150Seconds()
    {
        await using var fixture = await StartAsync();
        var prompt = fixture.Group.Find(await fixture.SendAsync("?", new { inline_keyboard = new[] { new[] { new { text = "Ja", callback_data = "j" } } } }))!;
        fixture.Group.Post(fixture.Anna, "hoi");
        var press = fixture.Group.Press(fixture.Mina, prompt, "Ja");
        fixture.Server.PendingUpdates.ShouldBe(2);
        fixture.Clock.Advance(TimeSpan.FromSeconds(149));
        fixture.Server.PendingUpdates.ShouldBe(2);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        fixture.Server.PendingUpdates.ShouldBe(1);
        (await fixture.RefusedAsync("answerCallbackQuery", new { callback_query_id = press }))
            .ShouldBe("400 Bad Request: query is too old and response timeout expired or query ID is invalid");
        fixture.Clock.Advance(TimeSpan.FromHours(24));
        fixture.Server.PendingUpdates.ShouldBe(0);
    }

    [Fact]
    public async Task AllowedUpdates_Stay_AndWorkOnlyForWhatComesLater()
    {
        await using var fixture = await StartAsync();
        var message = fixture.Group.Post(fixture.Anna, "hoi");
        (await fixture.UpdatesAsync("edited_message", "chat_member")).Single().ContainsKey("message").ShouldBeTrue();
        fixture.Group.Post(fixture.Anna, "niet gevraagd");
        fixture.Group.Edit(message, "hoi!");
        fixture.Group.Leave(fixture.Bram);
        (await fixture.UpdatesAsync()).Select(each => each.Last().Key).ShouldBe(["edited_message", "chat_member"]);
        (await fixture.RefusedAsync("getUpdates", new { allowed_updates = new[] { "smoke" } })).ShouldContain("smoke");
    }

    [Fact]
    public async Task BusyPoller_IsSlowed()
    {
        await using var fixture = await StartAsync();
        await using var server = await TelegramServer.StartAsync(new TelegramOptions(), fixture.Clock);
        using var http = new HttpClient();
        var address = new Uri($"{server.BaseUrl}/bot{server.Token}/getUpdates");
        await http.GetStringAsync(address, Token);
        var second = http.GetStringAsync(address, Token);
        await server.UntilAsync(each => each.IsPolled, Token);
        fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        (await second).ShouldContain("[]");
    }

    [Fact]
    public async Task UpdateIds_CanBeginAnewAtALowerNumber()
    {
        await using var fixture = await StartAsync();
        fixture.Server.NextUpdateId = 7;
        fixture.Group.Post(fixture.Anna, "hoi");
        (await fixture.OkAsync("getUpdates", new { offset = 500_010 })).AsArray().Single()!["update_id"]!.GetValue<long>().ShouldBe(7);
    }
}
