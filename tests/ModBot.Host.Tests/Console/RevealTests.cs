using System.Net;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class RevealTests
{
    private const string Secret = "Niemand wil jou erbij hebben.";

    [Theory]
    [InlineData("/desk/case/c1")]
    [InlineData("/desk/case/c1?handler=Reveal")]
    [InlineData("/desk/case/c1?handler=Reveal&layer=full")]
    [InlineData("/desk/case/c1?layer=full&reveal=1")]
    public async Task Get_AnyAddress_NeverReveals_A38(string address)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);

        var page = await browser.GetAsync(address);

        page.Html.ShouldNotContain("jou erbij");
        host.Desk.Calls.ShouldNotContain(call => call.StartsWith("reveal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_Masked_ShowsThatLayerOnceAndHidesOnReload()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);
        var card = await browser.GetAsync("/desk/case/c1");

        var shown = await browser.PressAsync(card, "Reveal", ("layer", "harm_masked"), ("text", "al getypt"), ("n5", "yes"));

        shown.Text.ShouldContain("Ni▒mand wil jou ▒rbij h▒bb▒n.");
        shown.CaseFields().ShouldContain(("text", "al getypt"));
        shown.CaseFields().ShouldContain(("n5", "yes"));
        (await browser.GetAsync("/desk/case/c1")).Text.ShouldNotContain("jou ▒rbij");
        host.Desk.Calls.ShouldContain("reveal c1 HarmMasked");
    }

    [Fact]
    public async Task Post_Full_MarksWhatCounted()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);

        var shown = await browser.PressAsync(await browser.GetAsync("/desk/case/c1"), "Reveal", ("layer", "full"));

        shown.Html.ShouldContain("<mark>Niemand</mark> wil j<mark>ou erbij </mark>hebben.");
        shown.Title.ShouldBe("Zaak – ModBot");
    }

    [Fact]
    public async Task Post_WithoutTheToken_IsRefusedAndRevealsNothing()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);

        var refused = await browser.PostRawAsync("/desk/case/c1?handler=Reveal", ("layer", "full"));

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("Deze pagina was verlopen");
        host.Desk.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_AfterTheNextPress_IsHiddenAgain()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);
        var shown = await browser.PressAsync(await browser.GetAsync("/desk/case/c1"), "Reveal", ("layer", "full"));

        var refused = await browser.PressAsync(shown, "Decide", ("button", "norm"));

        shown.Html.ShouldContain("<mark>Niemand");
        refused.Html.ShouldNotContain("Niemand");
    }

    [Fact]
    public async Task Post_NotMine_IsRefusedInPlainWords()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.Add(host.Desk, "c1", Step.Bullying);

        var refused = await browser.PressAsync(await browser.GetAsync("/desk/case/c1"), "Reveal", ("layer", "full"));

        refused.Text.ShouldContain("Pak de zaak eerst op. Daarna kun je kiezen.");
        refused.Text.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Card_SexualMaterialOfAMinor_OffersNoReveal_A59()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: found => found.Flags = [Flag.MinorSexual]);
        var card = await browser.GetAsync("/desk/case/c1");

        var forced = await browser.PressAsync(card, "Reveal", ("layer", "full"));

        card.Html.ShouldNotContain("?handler=Reveal");
        card.Text.ShouldContain("Deze inhoud laat ModBot nooit zien.");
        card.Text.ShouldContain("Meldpunt Kinderporno");
        forced.Text.ShouldNotContain(Secret);
        forced.Text.ShouldContain("Deze inhoud laat ModBot niet zien.");
    }
}
