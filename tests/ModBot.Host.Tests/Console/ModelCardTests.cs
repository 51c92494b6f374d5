using System.Net;
using ModBot.Host.ConsoleDesk;
using ModBot.Host.ConsoleDesk.View;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class ModelCardTests
{
    [Fact]
    public async Task Page_ShowsTheCardAndTheLoadedModel_ToEverybodyInTheTeam()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();

        var page = await browser.GetAsync("/model");

        (await browser.GetAsync("/desk")).Html.ShouldContain("href=\"/model\"");
        page.Text.ShouldContain("Geladen model ladder-1-test");
        page.Text.ShouldContain("12 own messages; seed 1");
        page.Text.ShouldContain("Model card");
        page.Html.ShouldContain("<table tabindex=\"0\">");
        page.Html.ShouldNotContain("href=\"../");
        page.Html.ShouldNotContain(".md\"");
        (await host.Open().GetAsync("/model")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task RightAfterTheStart_TheModelIsLoadedAndNamed()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        (host.Model.Version, host.Model.Found) = (null, "ladder-2-fresh");

        (await browser.GetAsync("/model")).Text.ShouldContain("Geladen model ladder-2-fresh");
    }

    [Fact]
    public async Task NoModelLoaded_IsSaid()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        (host.Model.Version, host.Model.Origin) = (null, null);

        (await browser.GetAsync("/model")).Text.ShouldContain("Er is nu geen model geladen.");
    }

    [Fact]
    public async Task Picture_IsThereOnlyWhenItIsInTheProgram_AndThenAsADrawing()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();

        var picture = await browser.GetAsync("/model/calibration.svg", "image/*");

        (await host.Open().GetAsync("/model/calibration.svg", "image/*")).Status.ShouldBe(HttpStatusCode.Redirect);
        picture.Status.ShouldBe(ModelCardFiles.Picture() is null ? HttpStatusCode.NotFound : HttpStatusCode.OK);
        if (picture.Status != HttpStatusCode.OK) return;
        picture.Response.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        picture.Response.Headers.GetValues("Content-Security-Policy").ShouldBe([SecurityHeaders.PicturePolicy]);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("text <b onclick=x>bold</b>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    public void RawHtml_IsText(string markdown)
    {
        var html = ModelCard.ToHtml(markdown, picture: null);

        html.ShouldContain("&lt;");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<b ");
        html.ShouldNotContain("<img");
    }

    [Theory]
    [InlineData("[decision 5](../docs/decisions/0005.md)", "<p>decision 5</p>\n")]
    [InlineData("[*a* `b`](corpus/README.md#x)", "<p><em>a</em> <code>b</code></p>\n")]
    [InlineData("[x](javascript:alert(1))", "<p>x</p>\n")]
    [InlineData("[x](data:text/html,a)", "<p>x</p>\n")]
    [InlineData("[x](//evil.example)", "<p>x</p>\n")]
    [InlineData("[x][1]\n\n[1]: evaluation.txt", "<p>x</p>\n")]
    [InlineData("<mailto:a@example.org>", "<p>mailto:a@example.org</p>\n")]
    [InlineData("[x](https://example.org/a)", "<p><a href=\"https://example.org/a\">x</a></p>\n")]
    public void Link_LeadsToAWebsiteOrIsText(string markdown, string html) => ModelCard.ToHtml(markdown, "/p.svg").ShouldBe(html);

    [Theory]
    [InlineData("![Calibration](calibration.svg)", "/p.svg", "<p><img src=\"/p.svg\" alt=\"Calibration\" /></p>\n")]
    [InlineData("![Calibration](calibration.svg)", null, "<p>Calibration</p>\n")]
    [InlineData("![Other](other.svg)", "/p.svg", "<p>Other</p>\n")]
    [InlineData("![Far](https://example.org/calibration.svg)", "/p.svg", "<p>Far</p>\n")]
    public void Picture_IsOursOrItsDescription(string markdown, string? picture, string html) => ModelCard.ToHtml(markdown, picture).ShouldBe(html);

    [Fact]
    public void WideParts_CanBeScrolledWithTheKeyboard()
    {
        ModelCard.ToHtml("```\nlong\n```", null).ShouldBe("<pre tabindex=\"0\"><code>long\n</code></pre>\n");
        ModelCard.ToHtml("| a |\n|---|\n| b |", null).ShouldStartWith("<table tabindex=\"0\">");
    }

    [Fact]
    public void Headings_StandBelowThoseOfThePage() => ModelCard.ToHtml("# A\n\n###### B", null).ShouldBe("<h3>A</h3>\n<h6>B</h6>\n");
}
