using System.Net;
using ModBot.Host.ConsoleDesk;
using ModBot.Host.Desk;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class SignInTests
{
    [Fact]
    public async Task Link_OnlyOpened_IsNotUsedUp()
    {
        await using var host = await ConsoleHost.StartAsync();
        var member = await host.Team.AddAsync("Sam", ModeratorRole.Moderator, TestContext.Current.CancellationToken);
        var code = await host.Team.CreateSignInCodeAsync(member.Id, TestContext.Current.CancellationToken);

        for (var preview = 0; preview < 3; preview++) await host.Open().GetAsync($"/sign-in?code={code}");

        host.Team.Redeemed.ShouldBe(0);
        var browser = host.Open();
        var page = await browser.GetAsync($"/sign-in?code={code}");
        (await browser.PostAsync(page, "/sign-in", ("code", code))).Location!.ToString().ShouldBe("/desk");
        (await browser.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Link_SecondUse_IsRefusedInPlainWords()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.SignInAsync();
        var browser = host.Open();
        var page = await browser.GetAsync("/sign-in?code=code-1");

        var refused = await browser.PostAsync(page, "/sign-in", ("code", "code-1"));

        refused.Text.ShouldContain("Deze link werkt niet meer");
        (await browser.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Link_WithoutToken_SignsNobodyIn()
    {
        await using var host = await ConsoleHost.StartAsync();

        (await host.Open().PostRawAsync("/sign-in", ("code", "code-1"))).Status.ShouldBe(HttpStatusCode.BadRequest);

        host.Team.Redeemed.ShouldBe(0);
    }

    [Fact]
    public async Task SignIn_ManyTries_AreSlowedDown()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = host.Open();
        var page = await browser.GetAsync("/sign-in?code=x");
        var last = page;

        for (var attempt = 0; attempt < 25; attempt++) last = await browser.PostAsync(page, "/sign-in", ("code", $"guess-{attempt}"));

        last.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        last.Text.ShouldContain("Wacht een minuut");
        host.Team.Redeemed.ShouldBeLessThan(25);
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/case/c1")]
    [InlineData("/team")]
    public async Task Page_NotSignedIn_LeadsToTheExplanation(string path)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = host.Open();

        var sent = await browser.GetAsync(path);
        var welcome = await browser.GetAsync(sent.Location!.ToString());

        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        welcome.Text.ShouldContain("Je bent niet ingelogd.");
        welcome.Text.ShouldContain("modbot run");
        welcome.Html.ShouldContain($"href=\"{path}\"");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Welcome_ReturnToAnotherSite_StaysHere(string address)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();

        (await browser.GetAsync("/?return=" + Uri.EscapeDataString(address))).Location!.ToString().ShouldBe("/desk");
        (await host.Open().GetAsync("/?return=" + Uri.EscapeDataString(address))).Html.ShouldContain("<a class=\"button\" href=\"/desk\">");
    }

    [Fact]
    public async Task Cookie_IsForThisSiteOnlyAndEndsAfterTwelveIdleHours()
    {
        await using var host = await ConsoleHost.StartAsync();
        var member = await host.Team.AddAsync("Wilhelmina", ModeratorRole.Moderator, TestContext.Current.CancellationToken);
        var code = await host.Team.CreateSignInCodeAsync(member.Id, TestContext.Current.CancellationToken);
        var browser = host.Open();
        var signedIn = await browser.PostAsync(await browser.GetAsync($"/sign-in?code={code}"), "/sign-in", ("code", code));

        var cookie = signedIn.Response.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("modbot-desk=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        cookie.ShouldNotContain("Wilhelmina");

        host.Time.Advance(ConsoleSignIn.Lifetime - TimeSpan.FromMinutes(1));
        (await browser.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.OK);
        host.Time.Advance(ConsoleSignIn.Lifetime - TimeSpan.FromMinutes(1));
        (await browser.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.OK);
        host.Time.Advance(ConsoleSignIn.Lifetime + TimeSpan.FromMinutes(1));
        (await browser.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Cookie_ScreenThatOnlyRefreshes_IsNotProlonged()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        for (var hour = 0; hour < 11; hour++)
        {
            host.Time.Advance(TimeSpan.FromHours(1));
            using var request = new HttpRequestMessage(HttpMethod.Get, "/desk") { Headers = { { ConsoleSignIn.LiveHeader, "1" } } };
            using var response = await browser.Client.SendAsync(request, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        host.Time.Advance(TimeSpan.FromMinutes(61));

        (await browser.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task SignOut_Pressed_EndsTheSession()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        var desk = await browser.GetAsync("/desk");

        (await browser.GetAsync("/sign-out")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.PostAsync(desk, "/sign-out")).Location!.ToString().ShouldBe("/?done=SignedOut");
        (await browser.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Member_LeftTheTeam_IsOutAtOnce()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        var desk = await browser.GetAsync("/desk");
        host.Team.Members.Clear();

        (await browser.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.Redirect);
        var posted = await browser.PostAsync(desk, "/desk/case/c1?handler=Claim");
        posted.Status.ShouldBe(HttpStatusCode.Unauthorized);
        posted.Text.ShouldContain("Er is niks verstuurd.");
    }
}
