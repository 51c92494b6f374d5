using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Instagram;
using static ModBot.Platforms.Tests.Instagram.InstagramFixture;

namespace ModBot.Platforms.Tests.Instagram;

public sealed class PageTests
{
    [Fact]
    public async Task Demo_Page_LoadsWithEverythingItNeeds()
    {
        await using var server = await InstagramDemo.StartAsync(0);
        using var http = new HttpClient { BaseAddress = new Uri(server.BaseUrl) };
        var page = await http.GetStringAsync("/", Token);
        page.ShouldContain("/page.js");
        page.ShouldNotContain("https://");
        foreach (var part in (string[])["/page.js", "/chat.js", "/page.css", "/own.css"]) (await http.GetStringAsync(part, Token)).ShouldNotBeEmpty();
        var state = await StateAsync(http, "anna_fietst");
        state["users"]!.AsArray().Select(each => (string?)each).ShouldBe(["anna_fietst", "bram.voetbal", "noor.k", "socialcleanup.nl"]);
        state["posts"]!.AsArray().Select(each => (string?)each!["kind"]).ShouldBe(["live", "reels", "feed"]);
        ((string?)state["posts"]![2]!["comments"]![0]!["replies"]![0]!["by"]).ShouldBe("socialcleanup.nl");
    }

    [Fact]
    public async Task Page_LetsPeopleCommentAndDeleteTheirOwn_AndTheAccountHide()
    {
        await using var fixture = await StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(fixture.Server.BaseUrl) };
        Task<int> DoAsync(string what, object body) => PageTests.DoAsync(http, what, body);
        (await DoAsync("comment", new { user = "anna_fietst", post = fixture.Post.Id, text = "hoi" })).ShouldBe(200);
        var comment = fixture.Server.CommentsOf(fixture.Post).ShouldHaveSingleItem();
        (await DoAsync("comment", new { user = "socialcleanup", post = fixture.Post.Id, text = "welkom", under = comment.Id })).ShouldBe(200);
        fixture.Server.CommentsOf(fixture.Post)[1].ParentId.ShouldBe(comment.Id);
        (await DoAsync("hide", new { user = "anna_fietst", comment = comment.Id, hidden = true })).ShouldBe(409);
        (await DoAsync("delete", new { user = "bram.voetbal", comment = comment.Id })).ShouldBe(409);
        (await DoAsync("hide", new { user = "socialcleanup", comment = comment.Id, hidden = true })).ShouldBe(200);

        fixture.Server.Comment(fixture.Post, "bram.voetbal", "ook hoi");
        static IEnumerable<string?> Texts(JsonNode state) => state["posts"]![0]!["comments"]!.AsArray().Select(each => (string?)each!["text"]);
        Texts(await StateAsync(http, "bram.voetbal")).ShouldBe(["ook hoi"]);
        Texts(await StateAsync(http, "anna_fietst")).ShouldBe(["hoi", "ook hoi"]);
        Texts(await StateAsync(http, "socialcleanup")).ShouldBe(["hoi", "ook hoi"]);
        (await DoAsync("restrict", new { user = "socialcleanup", name = "bram.voetbal" })).ShouldBe(200);
        Texts(await StateAsync(http, "anna_fietst")).ShouldBe(["hoi"]);
        (await DoAsync("delete", new { user = "anna_fietst", comment = comment.Id })).ShouldBe(200);
        (await DoAsync("open", new { user = "socialcleanup", post = fixture.Post.Id, isOpen = false })).ShouldBe(200);
        (await DoAsync("comment", new { user = "anna_fietst", post = fixture.Post.Id, text = "hoi" })).ShouldBe(409);
    }

    [Fact]
    public async Task Page_ShowsPrivateMessagesToWhomTheyAreFor()
    {
        await using var fixture = await StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(fixture.Server.BaseUrl) };
        var comment = fixture.Server.Comment(fixture.Post, "anna_fietst", "stom");
        fixture.Server.Comment(fixture.Post, "bram.voetbal", "hoi");
        await fixture.PostAsync("me/messages", new { recipient = new { comment_id = comment.Id }, message = new { text = "Doe je rustig?" } });
        ((string?)(await StateAsync(http, "anna_fietst"))["messages"]![0]!["text"]).ShouldBe("Doe je rustig?");
        ((string?)(await StateAsync(http, "socialcleanup"))["messages"]![0]!["to"]).ShouldBe("anna_fietst");
        (await StateAsync(http, "bram.voetbal"))["messages"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_LetsTroubleBeTried()
    {
        await using var fixture = await StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(fixture.Server.BaseUrl) };
        (await DoAsync(http, "webhook", new { url = receiver.Url, verify = "anders" })).ShouldBe(409);
        (await DoAsync(http, "webhook", new { url = receiver.Url, verify = HookReceiver.VerifyToken })).ShouldBe(200);
        (await DoAsync(http, "hold", new { isHeld = true })).ShouldBe(200);
        fixture.Server.HoldWebhooks.ShouldBeTrue();
        (await DoAsync(http, "token", new { isRevoked = true })).ShouldBe(200);
        (await fixture.GetRefusedAsync("me")).ShouldStartWith("190/460 ");
        ((bool?)(await StateAsync(http, "x"))["holds"]).ShouldBe(false);
        (await DoAsync(http, "token", new { isRevoked = false })).ShouldBe(200);
        await fixture.GetAsync("me");
        (await DoAsync(http, "block", new { })).ShouldBe(200);
        (await fixture.CallAsync(HttpMethod.Get, "me")).Usage.ShouldBe((100, 5));
        var live = fixture.Server.AddPost("live", PostKind.Live);
        (await DoAsync(http, "end", new { post = live.Id })).ShouldBe(200);
        (await DoAsync(http, "end", new { post = fixture.Post.Id })).ShouldBe(409);
    }

    private static async Task<JsonNode> StateAsync(HttpClient http, string user) => JsonNode.Parse(await http.GetStringAsync($"/page/state?user={user}", Token))!;

    private static async Task<int> DoAsync(HttpClient http, string what, object body)
    {
        using var answer = await http.PostAsJsonAsync($"/page/{what}", body, Token);
        return (int)answer.StatusCode;
    }
}
