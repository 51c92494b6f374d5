using System.Net;
using ModBot.Host.ConsoleDesk;
using ModBot.Host.Desk;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class FrameTests
{
    public static TheoryData<string> EveryAddress => ["/", "/sign-in?code=x", "/desk", "/desk/case/c1", "/desk/case/none", "/team", "/tuning", "/model", "/nothing-here", "/console.css", "/console.js", "/favicon.svg", "/error/500", "/desk?handler=None", "/language", "/sign-out"];

    [Theory]
    [MemberData(nameof(EveryAddress))]
    public async Task Response_AnyAddress_CarriesTheSecurityHeaders(string address)
    {
        await using var host = await ConsoleHost.StartAsync();
        Samples.Add(host.Desk, "c1", Step.Bullying);
        foreach (var browser in new[] { host.Open(), await host.SignInAsync(ModeratorRole.Admin) })
        {
            var page = await browser.GetAsync(address);

            ((int)page.Status).ShouldBeLessThan(501);
            page.Response.Headers.GetValues("Content-Security-Policy").ShouldBe([SecurityHeaders.ContentSecurityPolicy]);
            page.Response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            page.Response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            page.Response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
            var isAsset = address.Contains('.', StringComparison.Ordinal);
            page.Response.Headers.CacheControl!.NoStore.ShouldBe(!isAsset);
        }
    }

    [Theory]
    [MemberData(nameof(EveryAddress))]
    public async Task Page_AnyAddress_HoldsNothingInline(string address)
    {
        if (address.Contains('.', StringComparison.Ordinal)) return;
        await using var host = await ConsoleHost.StartAsync();
        Samples.Add(host.Desk, "c1", Step.Bullying);
        var page = await (await host.SignInAsync(ModeratorRole.Admin)).GetAsync(address);

        page.Html.ShouldNotContain(" style=", Case.Insensitive);
        page.Html.ShouldNotContain("<style", Case.Insensitive);
        page.Html.ShouldNotContain(" onclick", Case.Insensitive);
        page.Html.ShouldNotContain("javascript:", Case.Insensitive);
    }

    [Fact]
    public async Task Language_Switched_HoldsForTheNextPages()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        var dutch = await browser.GetAsync("/desk?view=closed");

        var switched = await browser.PostAsync(dutch, "/language", ("language", "en"), ("return", "/desk?view=closed"));
        var english = await browser.GetAsync(switched.Location!.ToString());
        await browser.PostAsync(english, "/language", ("language", "nl"), ("return", "https://evil.example"));

        dutch.Html.ShouldContain("<html lang=\"nl\">");
        dutch.Html.ShouldContain("name=\"return\" value=\"/desk?view=closed\"");
        switched.Location!.ToString().ShouldBe("/desk?view=closed");
        english.Html.ShouldContain("<html lang=\"en\">");
        english.Text.ShouldContain("No finished cases yet.");
        (await browser.GetAsync("/desk")).Html.ShouldContain("<html lang=\"nl\">");
    }

    [Theory]
    [InlineData("en-GB,en;q=0.9", "en")]
    [InlineData("nl-BE", "nl")]
    [InlineData("tr-TR", "nl")]
    public async Task Language_FirstVisit_FollowsTheBrowserAndElseIsDutch(string accepted, string expected)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = host.Open();
        browser.Client.DefaultRequestHeaders.Add("Accept-Language", accepted);

        (await browser.GetAsync("/")).Html.ShouldContain($"<html lang=\"{expected}\">");
    }

    [Fact]
    public async Task Error_AskedByAProgram_IsABareStatus()
    {
        await using var host = await ConsoleHost.StartAsync();

        var answer = await host.Open().GetAsync("/nothing-here", "application/json");

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Html.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/tokens.css", "text/css")]
    [InlineData("/console.css", "text/css")]
    [InlineData("/console.js", "text/javascript")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    public async Task Asset_FromTheAssembly_IsServed(string path, string type)
    {
        await using var host = await ConsoleHost.StartAsync();

        var file = await host.Open().GetAsync(path, "*/*");

        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
    }
}
