using ModBot.Platforms.Fakes.Instagram;
using ModBot.Platforms.Fakes.Serving;
using static ModBot.Platforms.Tests.Instagram.InstagramFixture;

namespace ModBot.Platforms.Tests.Instagram;

public sealed class LimitTests
{
    [Fact]
    public async Task Usage_StandsWithEveryAnswer_AndFullIsRefused_UntilTheOldestCallIsAnHourAgo()
    {
        await using var fixture = await StartAsync(new InstagramServerOptions { CallsPerHour = 4, ProlongsBlock = false });
        (await fixture.CallAsync(HttpMethod.Get, "me")).Usage.ShouldBe((25, 0));
        fixture.Clock.Advance(TimeSpan.FromMinutes(30));
        (await fixture.CallAsync(HttpMethod.Get, "1")).Usage.ShouldBe((50, 0));
        await fixture.GetAsync("me");
        (await fixture.CallAsync(HttpMethod.Get, "me")).Usage.ShouldBe((100, 0));

        var refused = await fixture.CallAsync(HttpMethod.Get, "me");
        refused.Refused().ShouldStartWith("80002 (#80002) There have been too many calls to this Instagram account");
        refused.Status.ShouldBe(400);
        refused.Usage.ShouldBe((100, 30));
        ((string?)refused.Json["error"]!["type"]).ShouldBe("OAuthException");
        fixture.Clock.Advance(TimeSpan.FromMinutes(29.5));
        (await fixture.CallAsync(HttpMethod.Get, "me")).Usage.ShouldBe((100, 1));
        fixture.Server.CallsWhileBlocked.ShouldBe(2);
        fixture.Clock.Advance(TimeSpan.FromMinutes(0.5));
        (await fixture.CallAsync(HttpMethod.Get, "me")).Ok();
    }

    [Fact]
    public async Task Block_IsProlongedByCalling()
    {
        await using var fixture = await StartAsync(new InstagramServerOptions { ThrottleStatus = 403 });
        fixture.Server.Block(TimeSpan.FromMinutes(10));
        fixture.Clock.Advance(TimeSpan.FromMinutes(9));
        var refused = await fixture.CallAsync(HttpMethod.Get, "me");
        (refused.Status, refused.Usage).ShouldBe((403, (100, 10)));
        fixture.Clock.Advance(TimeSpan.FromMinutes(9));
        fixture.Server.IsBlocked.ShouldBeTrue();
        fixture.Server.CallsWhileBlocked.ShouldBe(1);
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        fixture.Server.IsBlocked.ShouldBeFalse();
        await fixture.GetAsync("me");
    }

    [Fact]
    public async Task Block_ThatIsNotProlonged_EndsOnTime()
    {
        await using var fixture = await StartAsync(new InstagramServerOptions { ProlongsBlock = false });
        fixture.Server.Block(TimeSpan.FromMinutes(10));
        fixture.Clock.Advance(TimeSpan.FromMinutes(9));
        (await fixture.CallAsync(HttpMethod.Get, "me")).Usage.ShouldBe((100, 1));
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        await fixture.GetAsync("me");
    }

    [Fact]
    public async Task Tokens_HaveNoPartInTheLimit()
    {
        await using var fixture = await StartAsync();
        fixture.Clock.Advance(TimeSpan.FromDays(1));
        fixture.Server.Block(TimeSpan.FromMinutes(10));
        (await fixture.SendAsync(HttpMethod.Get, "refresh_access_token?grant_type=ig_refresh_token", fixture.Server.Token)).Ok();
        fixture.Server.CallsWhileBlocked.ShouldBe(0);
        (await fixture.SendAsync(HttpMethod.Get, "v25.0/me", "ander")).Headers.ContainsKey("X-Business-Use-Case-Usage").ShouldBeFalse();
    }

    [Fact]
    public async Task Faults_BeforeAnythingHappened_AreRefusalsOfTheirOwnKind()
    {
        await using var fixture = await StartAsync();
        var path = $"{fixture.Server.Comment(fixture.Post, "noor.k", "x").Id}/replies?message=x";
        fixture.Server.Faults.FailNext("POST replies", Fault.TooManyRequests, TimeSpan.FromSeconds(90));
        fixture.Server.Faults.FailNext("POST replies", Fault.TooManyGlobally);
        fixture.Server.Faults.FailNext("POST replies", Fault.TooManyShared);
        fixture.Server.Faults.FailNext("POST replies", Fault.ServerError);
        fixture.Server.Faults.FailNext("POST replies", Fault.CutBefore);
        var throttled = await fixture.CallAsync(HttpMethod.Post, path);
        throttled.Refused().ShouldStartWith("80002 ");
        throttled.Usage.ShouldBe((100, 2));
        var full = await fixture.CallAsync(HttpMethod.Post, path);
        full.Refused().ShouldBe("4 (#4) Application request limit reached");
        full.Headers["X-App-Usage"].ShouldContain("\"call_count\":100");
        (await fixture.PostRefusedAsync(path)).ShouldBe("17 (#17) User request limit reached");
        var broken = await fixture.CallAsync(HttpMethod.Post, path);
        (broken.Status, (bool?)broken.Json["error"]!["is_transient"]).ShouldBe((500, true));
        broken.Refused().ShouldStartWith("2 ");
        await Should.ThrowAsync<HttpRequestException>(() => fixture.CallAsync(HttpMethod.Post, path));
        fixture.Server.CommentsOf(fixture.Post).Count.ShouldBe(1);
        fixture.Server.Calls.Select(each => (each.Status, each.Code)).ShouldBe([(400, 80002), (403, 4), (400, 17), (500, 2), (0, 0)]);
    }

    [Fact]
    public async Task Faults_AfterItHappened_GiveNoAnswerThatSaysSo()
    {
        await using var fixture = await StartAsync();
        var path = $"{fixture.Server.Comment(fixture.Post, "noor.k", "x").Id}/replies?message=x";
        fixture.Server.Faults.FailNext("POST replies", Fault.BadGatewayAfterApplying);
        fixture.Server.Faults.FailNext("POST replies", Fault.CutAfterApplying);
        fixture.Server.Faults.FailNext("POST replies", Fault.SilentAfterApplying);
        var gateway = await fixture.CallAsync(HttpMethod.Post, path);
        gateway.Status.ShouldBe(502);
        gateway.Text.ShouldNotStartWith("{");
        await Should.ThrowAsync<HttpRequestException>(() => fixture.CallAsync(HttpMethod.Post, path));
        var silent = fixture.CallAsync(HttpMethod.Post, path);
        await fixture.Server.UntilAsync(server => server.CommentsOf(fixture.Post).Count == 4, Token);
        silent.IsCompleted.ShouldBeFalse();
        await fixture.Server.DisposeAsync();
        await Should.ThrowAsync<HttpRequestException>(() => silent);
    }

    [Fact]
    public async Task Faults_AreNamedByWhatACallDoes()
    {
        await using var fixture = await StartAsync();
        var comment = fixture.Server.Comment(fixture.Post, "noor.k", "x");
        var account = fixture.Server.AccountId;
        foreach (var (name, method, path) in ((string, HttpMethod, string)[])[
            ("GET me", HttpMethod.Get, "me"), ("GET account", HttpMethod.Get, account), ("GET media", HttpMethod.Get, "me/media"), ("GET live_media", HttpMethod.Get, "me/live_media"),
            ("GET post", HttpMethod.Get, fixture.Post.Id), ("GET comments", HttpMethod.Get, $"{fixture.Post.Id}/comments"), ("GET comment", HttpMethod.Get, comment.Id),
            ("GET replies", HttpMethod.Get, $"{comment.Id}/replies"), ("POST replies", HttpMethod.Post, $"{comment.Id}/replies?message=x"), ("POST hide", HttpMethod.Post, $"{comment.Id}?hide=true"),
            ("DELETE comment", HttpMethod.Delete, comment.Id), ("DELETE comment", HttpMethod.Delete, "1"), ("POST comment_enabled", HttpMethod.Post, $"{fixture.Post.Id}?comment_enabled=true"),
            ("POST messages", HttpMethod.Post, "me/messages"), ("GET subscribed_apps", HttpMethod.Get, "me/subscribed_apps"), ("POST subscribed_apps", HttpMethod.Post, "me/subscribed_apps"),
            ("DELETE subscribed_apps", HttpMethod.Delete, "me/subscribed_apps"), ("GET refresh_access_token", HttpMethod.Get, "refresh_access_token"), ("GET access_token", HttpMethod.Get, "access_token")])
        {
            fixture.Server.Faults.FailNext(name, Fault.ServerError);
            (await fixture.CallAsync(method, path)).Status.ShouldBe(500, name);
        }

        fixture.Server.Read(comment.Id).Deleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Calls_AreKept_WithTheirQuery()
    {
        await using var fixture = await StartAsync();
        await fixture.GetAsync($"me?fields=id&access_token={fixture.Server.Token}");
        fixture.Server.Calls.ShouldHaveSingleItem().ShouldBe(new GraphCall("GET", "/v25.0/me?fields=id", fixture.Clock.GetUtcNow(), 200, 0));
    }
}
