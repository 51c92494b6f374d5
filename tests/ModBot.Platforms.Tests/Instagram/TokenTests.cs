using System.Security.Cryptography;
using System.Text;
using ModBot.Platforms.Fakes.Instagram;
using static ModBot.Platforms.Tests.Instagram.InstagramFixture;

namespace ModBot.Platforms.Tests.Instagram;

public sealed class TokenTests
{
    private const string Refresh = "refresh_access_token?grant_type=ig_refresh_token";

    [Fact]
    public async Task Me_WithInstagramLogin_TellsTheIdOfWebhooksFromThatOfTheApp()
    {
        await using var fixture = await StartAsync();
        var me = await fixture.GetAsync("me?fields=user_id,username,account_type,name,media_count");
        ((string?)me["user_id"]).ShouldBe(fixture.Server.AccountId);
        ((string?)me["id"]).ShouldNotBe(fixture.Server.AccountId);
        ((string?)me["username"]).ShouldBe("socialcleanup");
        ((string?)me["account_type"]).ShouldBe("BUSINESS");
        ((int?)me["media_count"]).ShouldBe(1);
        ((string?)(await fixture.GetAsync($"{fixture.Server.AccountId}?fields=username"))["username"]).ShouldBe("socialcleanup");
        (await fixture.GetRefusedAsync($"{me["id"]}/media")).ShouldStartWith("100/33 ");
        (await fixture.GetRefusedAsync("me?fields=instagram_business_account")).ShouldStartWith("100 (#100) Tried accessing nonexisting field");
    }

    [Fact]
    public async Task Me_WithFacebookLogin_IsThePage()
    {
        await using var fixture = await StartAsync(new InstagramServerOptions { Login = GraphLogin.Facebook });
        var me = await fixture.GetAsync("me?fields=id,name,instagram_business_account{id,username}");
        ((string?)me["id"]).ShouldBe(fixture.Server.PageId);
        ((string?)me["instagram_business_account"]!["id"]).ShouldBe(fixture.Server.AccountId);
        ((string?)me["instagram_business_account"]!["username"]).ShouldBe("socialcleanup");
        (await fixture.ListAsync($"{fixture.Server.AccountId}/media")).ShouldBe([fixture.Post.Id]);
        (await fixture.GetRefusedAsync("me?fields=user_id")).ShouldStartWith("100 (#100) Tried accessing nonexisting field (user_id)");
        (await fixture.GetRefusedAsync("me/media")).ShouldStartWith("100 (#100) Tried accessing nonexisting field (media)");
        (await fixture.GetRefusedAsync("1")).ShouldStartWith("100/33 ");
        (await fixture.SendAsync(HttpMethod.Get, Refresh, fixture.Server.Token)).Refused().ShouldStartWith("2500 Unknown path components");
        (await fixture.SendAsync(HttpMethod.Get, "v25.0/me", token: null)).Refused().ShouldBe("104 An access token is required to request this resource.");
        fixture.Server.TokenExpiresAt.ShouldBeNull();
        fixture.Clock.Advance(TimeSpan.FromDays(400));
        await fixture.GetAsync("me");
    }

    [Fact]
    public async Task Errors_BearTheTypeOfTheirHost()
    {
        await using var instagram = await StartAsync();
        await using var facebook = await StartAsync(new InstagramServerOptions { Login = GraphLogin.Facebook });
        static async Task<string?> TypeAsync(InstagramFixture fixture, string path) => (string?)(await fixture.CallAsync(HttpMethod.Get, path)).Json["error"]!["type"];
        (await TypeAsync(instagram, "1")).ShouldBe("IGApiException");
        (await TypeAsync(facebook, "1")).ShouldBe("GraphMethodException");
        (await TypeAsync(instagram, "me?fields=x")).ShouldBe("IGApiException");
        (await TypeAsync(facebook, "me?fields=x")).ShouldBe("OAuthException");
        (await instagram.CallAsync(HttpMethod.Get, "1")).Headers["WWW-Authenticate"].ShouldStartWith("OAuth \"Facebook Platform\" \"invalid_request\"");
        (await instagram.CallAsync(HttpMethod.Get, "me")).Headers["instagram-api-version"].ShouldBe("v25.0");
    }

    [Fact]
    public async Task Token_ComesInTheHeaderTheQueryOrTheBody_AndMustHold()
    {
        await using var fixture = await StartAsync();
        var comment = fixture.Server.Comment(fixture.Post, "noor.k", "x");
        var token = fixture.Server.Token;
        (await fixture.SendAsync(HttpMethod.Get, $"v25.0/me?access_token={token}", token: null)).Ok();
        using var form = new FormUrlEncodedContent([new("access_token", token), new("hide", "true")]);
        (await fixture.SendAsync(HttpMethod.Post, $"v25.0/{comment.Id}", token: null, form)).Ok();
        (await fixture.SendAsync(HttpMethod.Post, $"v25.0/{comment.Id}", token: null, new { access_token = token, hide = false })).Ok();
        (await fixture.SendAsync(HttpMethod.Get, "v25.0/me", token: null)).Refused().ShouldBe("190 Invalid OAuth 2.0 Access Token");
        (await fixture.SendAsync(HttpMethod.Get, "v25.0/me", "ander")).Refused().ShouldBe("190 Invalid OAuth access token - Cannot parse access token");
        fixture.Server.Calls.Count.ShouldBe(5);
        fixture.Server.Calls.ShouldAllBe(each => !each.Path.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Token_ThatIsRevokedOrOver_Is190_WithAReason()
    {
        await using var fixture = await StartAsync();
        fixture.Server.RevokeToken();
        (await fixture.GetRefusedAsync("me")).ShouldStartWith("190/460 Error validating access token");
        var other = fixture.Server.IssueToken();
        fixture.Server.Token.ShouldBe(other);
        await fixture.GetAsync("me");
        fixture.Server.RevokeToken(458);
        (await fixture.GetRefusedAsync("me")).ShouldStartWith("190/458 ");
        fixture.Server.IssueToken();
        fixture.Server.ExpireToken();
        (await fixture.GetRefusedAsync("me")).ShouldBe("190/463 Error validating access token: Session has expired on Saturday, 28-Nov-26 06:40:00 UTC. The current time is Saturday, 28-Nov-26 06:40:00 UTC.");
    }

    [Fact]
    public async Task Refresh_GoesFrom24HoursOn_UntilTheEnd()
    {
        await using var fixture = await StartAsync();
        var first = fixture.Server.Token;
        fixture.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        (await fixture.SendAsync(HttpMethod.Get, Refresh, first)).Refused().ShouldBe("100 (#100) The access token must be at least 24 hours old to be refreshed");
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var answer = (await fixture.SendAsync(HttpMethod.Get, $"{Refresh}&access_token={first}", token: null)).Ok();
        var second = (string)answer["access_token"]!;
        second.ShouldNotBe(first);
        fixture.Server.Token.ShouldBe(second);
        ((string?)answer["token_type"]).ShouldBe("bearer");
        ((long?)answer["expires_in"]).ShouldBe(60 * 24 * 3600);
        fixture.Server.TokenExpiresAt.ShouldBe(fixture.Clock.GetUtcNow() + TimeSpan.FromDays(60));

        fixture.Clock.Advance(TimeSpan.FromDays(59) - TimeSpan.FromSeconds(1));
        (await fixture.SendAsync(HttpMethod.Get, "v25.0/me", first)).Ok();
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        (await fixture.SendAsync(HttpMethod.Get, "v25.0/me", first)).Refused().ShouldStartWith("190/463 ");
        (await fixture.SendAsync(HttpMethod.Get, Refresh, first)).Refused().ShouldStartWith("190/463 ");
        (await fixture.SendAsync(HttpMethod.Get, Refresh, second)).Ok();
    }

    [Theory]
    [InlineData("refresh_access_token", "100 (#100) The parameter grant_type is required")]
    [InlineData("refresh_access_token?grant_type=ig_exchange_token", "100 (#100) Param grant_type must be one of {ig_refresh_token}")]
    [InlineData("refresh_access_token?grant_type=ig_refresh_token&client_secret=x", "100 (#100) Unexpected parameter client_secret")]
    [InlineData("access_token?grant_type=ig_exchange_token", "100 (#100) The parameter client_secret is required")]
    [InlineData("access_token?grant_type=ig_exchange_token&client_secret=x", "1 Error validating client secret.")]
    [InlineData("access_token?grant_type=ig_exchange_token&client_secret=stand-in-app-secret", "452 Session key invalid. This could be because the session key has an incorrect format, or because the user has revoked this session")]
    public async Task TokenCall_ThatDoesNotFit_IsRefused(string path, string refusal)
    {
        await using var fixture = await StartAsync();
        fixture.Clock.Advance(TimeSpan.FromDays(2));
        (await fixture.SendAsync(HttpMethod.Get, path, fixture.Server.Token)).Refused().ShouldBe(refusal);
    }

    [Fact]
    public async Task Exchange_MakesAShortTokenLong_AndAShortOneIsNotRefreshed()
    {
        await using var fixture = await StartAsync();
        var brief = fixture.Server.ShortLivedToken;
        fixture.Server.ShortLivedToken.ShouldBe(brief);
        (await fixture.SendAsync(HttpMethod.Get, "v25.0/me", brief)).Ok();
        (await fixture.SendAsync(HttpMethod.Get, Refresh, brief)).Refused().ShouldBe("100 (#100) The access token is not a long-lived token");
        var answer = (await fixture.SendAsync(HttpMethod.Get, $"v25.0/access_token?grant_type=ig_exchange_token&client_secret=stand-in-app-secret&access_token={brief}", token: null)).Ok();
        fixture.Server.Token.ShouldBe((string?)answer["access_token"]);
        fixture.Server.Calls.ShouldAllBe(each => !each.Path.Contains("secret", StringComparison.Ordinal));
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        (await fixture.SendAsync(HttpMethod.Get, "v25.0/me", brief)).Refused().ShouldStartWith("190/463 ");
        fixture.Server.ShortLivedToken.ShouldNotBe(brief);
        await fixture.GetAsync("me");
        (await fixture.SendAsync(HttpMethod.Post, "access_token", fixture.Server.Token)).Refused().ShouldBe("100 Unsupported request - method type: post");
    }

    [Fact]
    public async Task Proof_ThatComesAlong_MustBeRight()
    {
        await using var fixture = await StartAsync();
        var proof = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(fixture.Server.AppSecret), Encoding.UTF8.GetBytes(fixture.Server.Token)));
        await fixture.GetAsync($"me?appsecret_proof={proof}");
        (await fixture.GetRefusedAsync("me?appsecret_proof=x")).ShouldBe("100 (#100) Invalid appsecret_proof provided in the API argument");
    }

    [Theory]
    [InlineData("v20.0/me", 200)]
    [InlineData("v26.0/me", 200)]
    [InlineData("v19.0/me", 400)]
    [InlineData("v99.0/me", 400)]
    [InlineData("me", 400)]
    [InlineData("v25.0", 400)]
    [InlineData("v25.0/me/media/x", 400)]
    [InlineData("x/y/z", 400)]
    public async Task Path_MustNameAVersionThatIsServed(string path, int status)
    {
        await using var fixture = await StartAsync();
        var answer = await fixture.SendAsync(HttpMethod.Get, path, fixture.Server.Token);
        answer.Status.ShouldBe(status);
        if (status == 400) answer.Refused().ShouldBe($"2500 Unknown path components: /{path}");
    }

    [Fact]
    public async Task Edge_ThatIsNotThere_IsRefused()
    {
        await using var fixture = await StartAsync();
        var comment = fixture.Server.Comment(fixture.Post, "noor.k", "x");
        (await fixture.GetRefusedAsync("me/insights")).ShouldBe("100 (#100) Tried accessing nonexisting field (insights) on node type (IGUser)");
        (await fixture.GetRefusedAsync($"{fixture.Post.Id}/likes")).ShouldBe("100 (#100) Tried accessing nonexisting field (likes) on node type (IGMedia)");
        (await fixture.PostRefusedAsync($"{fixture.Post.Id}/comments?message=x")).ShouldBe("100 Unsupported request - method type: post");
        (await fixture.PostRefusedAsync($"{comment.Id}/private_replies?message=x")).ShouldBe("100 Unsupported request - method type: post");
        (await fixture.PostRefusedAsync("me")).ShouldBe("100 Unsupported request - method type: post");
    }
}
