using System.Text;
using System.Text.Json.Nodes;
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
        (await http.GetStringAsync("/page.js", Cancellation)).ShouldContain("spoiler");
        var state = JsonNode.Parse(await http.GetStringAsync("/page/state", Cancellation))!;
        string User(string name) => (string)state["users"]!.AsArray().Single(each => ((string)each!["name"]!).StartsWith(name, StringComparison.Ordinal))!["id"]!;
        async Task<JsonArray> ChannelsAsync(string name) => JsonNode.Parse(await http.GetStringAsync($"/page/state?user={User(name)}", Cancellation))!["channels"]!.AsArray();
        (await ChannelsAsync("Noor")).Select(each => (string?)each!["name"]).ShouldBe(["algemeen"]);
        (await ChannelsAsync("Joke")).Select(each => (string?)each!["name"]).ShouldBe(["algemeen", "moderatoren"]);

        var channel = (string)(await ChannelsAsync("Noor"))[0]!["id"]!;
        var wish = new JsonObject { ["action"] = "post", ["user"] = User("Noor"), ["channel"] = channel, ["text"] = "hallo" };
        using var body = new StringContent(wish.ToJsonString(), Encoding.UTF8, "application/json");
        (await http.PostAsync(new Uri("/page/do", UriKind.Relative), body, Cancellation)).EnsureSuccessStatusCode();

        server.Messages(channel).ShouldHaveSingleItem().Content.ShouldBe("hallo");
        ((string?)(await ChannelsAsync("Sem"))[0]!["messages"]![0]!["content"]).ShouldBe("hallo");
    }
}
