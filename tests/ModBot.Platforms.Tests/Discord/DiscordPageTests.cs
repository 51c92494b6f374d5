using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ModBot.Platforms.Fakes.Discord;

namespace ModBot.Platforms.Tests.Discord;

public sealed class DiscordPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_Page_ShowsWhatAMemberSeesAndPostsForThem()
    {
        await using var server = await DiscordDemo.StartAsync(0);
        using var http = new HttpClient { BaseAddress = new Uri(server.PageUrl) };
        (await http.GetStringAsync("/", Cancellation)).ShouldContain("/page.js");
        foreach (var part in (string[])["/page.js", "/chat.js", "/page.css"]) (await http.GetStringAsync(part, Cancellation)).ShouldNotBeEmpty();
        var state = JsonNode.Parse(await http.GetStringAsync("/page/state", Cancellation))!;
        string User(string name) => (string)state["users"]!.AsArray().Single(each => ((string)each!["name"]!).StartsWith(name, StringComparison.Ordinal))!["id"]!;
        async Task<JsonArray> ChannelsAsync(string name) => JsonNode.Parse(await http.GetStringAsync($"/page/state?user={User(name)}", Cancellation))!["channels"]!.AsArray();
        (await ChannelsAsync("Noor")).Select(each => (string?)each!["name"]).ShouldBe(["#algemeen"]);
        (await ChannelsAsync("Joke")).Select(each => (string?)each!["name"]).ShouldBe(["#algemeen", "#moderatoren"]);

        var channel = (string)(await ChannelsAsync("Noor"))[0]!["id"]!;
        var wish = new JsonObject { ["action"] = "post", ["user"] = User("Noor"), ["channel"] = channel, ["text"] = "hallo" };
        using var body = new StringContent(wish.ToJsonString(), Encoding.UTF8, "application/json");
        (await http.PostAsync(new Uri("/page/do", UriKind.Relative), body, Cancellation)).EnsureSuccessStatusCode();

        server.Messages(channel).ShouldHaveSingleItem().Content.ShouldBe("hallo");
        ((string?)(await ChannelsAsync("Sem"))[0]!["messages"]![0]!["content"]).ShouldBe("hallo");
    }

    [Fact]
    public async Task Page_EditsAndDeletesOnlyWhatOneMay_AndLeavesATraceWithoutText()
    {
        await using var place = await DiscordPlace.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(place.Server.PageUrl) };
        async Task<int> DoAsync(string user, string action, string message)
        {
            var wish = new JsonObject { ["action"] = action, ["user"] = user, ["message"] = message, ["text"] = "anders" };
            using var body = new StringContent(wish.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri("/page/do", UriKind.Relative), body, Cancellation);
            return (int)answer.StatusCode;
        }

        var own = place.Server.Post(place.Channel, place.Noor, "geheim");
        (await DoAsync(place.Sem, "edit", own)).ShouldBe(400);
        (await DoAsync(place.Sem, "delete", own)).ShouldBe(400);
        (await DoAsync(place.Noor, "edit", own)).ShouldBe(200);
        place.Server.Read(own).Content.ShouldBe("anders");
        (await DoAsync(place.Joke, "delete", own)).ShouldBe(200);
        (await DoAsync(place.Noor, "edit", own)).ShouldBe(400);

        place.Server.Messages(place.Channel).ShouldBeEmpty();
        var state = JsonNode.Parse(await http.GetStringAsync($"/page/state?user={place.Sem}", Cancellation))!;
        var trace = state["channels"]![0]!["messages"]!.AsArray().ShouldHaveSingleItem()!;
        ((bool?)trace["isDeleted"]).ShouldBe(true);
        ((string?)trace["deletedBy"]).ShouldBe("Joke");
        trace.ToJsonString().ShouldNotContain("anders");
    }

    [Fact]
    public async Task Page_SaysThatAPressFailed_WhenNobodyAnswersInTime()
    {
        var clock = new FakeTimeProvider();
        await using var place = await DiscordPlace.StartAsync(clock: clock);
        using var bot = new RawBot(place.Server);
        var row = new JsonObject { ["type"] = 1, ["components"] = new JsonArray(new JsonObject { ["type"] = 2, ["style"] = 1, ["label"] = "Ja", ["custom_id"] = "ja" }) };
        var post = (await bot.PostAsync(place.Channel, new JsonObject { ["content"] = "Ga je mee?", ["components"] = new JsonArray(row) })).Body!;
        var interaction = place.Server.Press(place.Noor, (string)post["id"]!, "Ja");
        using var http = new HttpClient { BaseAddress = new Uri(place.Server.PageUrl) };
        async Task<bool?> HasFailedAsync()
        {
            using var body = new StringContent(new JsonObject { ["action"] = "answer", ["interaction"] = interaction }.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri("/page/do", UriKind.Relative), body, Cancellation);
            return (bool?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["hasFailed"];
        }

        (await HasFailedAsync()).ShouldBe(false);
        clock.Advance(TimeSpan.FromSeconds(4));
        (await HasFailedAsync()).ShouldBe(true);
    }
}
