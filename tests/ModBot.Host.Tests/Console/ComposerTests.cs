using System.Net;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class ComposerTests
{
    [Fact]
    public async Task Template_EmptyText_ComesInWithoutSending()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, panel) = await OpenAsync(host, "norm");
        var template = FirstTemplate(panel);

        var filled = await browser.PressAsync(panel, "Template", ("use", template));

        filled.CaseFields().Single(field => field.Name == "text").Value.ShouldNotBeEmpty();
        filled.CaseFields().ShouldContain(("template", template));
        host.Desk.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Template_OwnText_IsNeverOverwritten()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, panel) = await OpenAsync(host, "norm");

        var filled = await browser.PressAsync(panel, "Template", ("use", FirstTemplate(panel)), ("text", "Mijn eigen zin."));

        filled.CaseFields().Single(field => field.Name == "text").Value.ShouldStartWith("Mijn eigen zin.\n");
    }

    [Fact]
    public async Task Template_Unknown_ChangesNothing()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, panel) = await OpenAsync(host, "norm");

        var filled = await browser.PressAsync(panel, "Template", ("use", "T99"), ("text", "Mijn eigen zin."));

        filled.CaseFields().ShouldContain(("text", "Mijn eigen zin."));
    }

    [Fact]
    public async Task Slots_LeftOpen_AreNeverSent()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, panel) = await OpenAsync(host, "norm");
        const string Draft = "We zijn hier voor {onderwerp}.";

        var refused = await browser.PressAsync(panel, "Decide", ("button", "norm"), ("text", Draft));
        refused.Text.ShouldContain("In je tekst staat nog iets tussen accolades");
        host.Desk["c1"].State.ShouldBe(CaseState.Claimed);

        var filled = await browser.PressAsync(refused, "Fill", ("slot_onderwerp", "voetbal & {dans}"));
        filled.CaseFields().ShouldContain(("text", "We zijn hier voor voetbal & (dans)."));
        (await browser.PressAsync(filled, "Decide", ("button", "norm"))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Panel_Closed_KeepsWhatWasTyped()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, panel) = await OpenAsync(host, "norm");

        var closed = await browser.PressAsync(panel, "Advice", ("text", "Regel een\nRegel twee"));
        var again = await browser.PressAsync(closed, "Choose", ("button", "private"));

        closed.TagOf("send").ShouldBeEmpty();
        again.CaseFields().ShouldContain(("text", "Regel een\nRegel twee"));
        again.Text.ShouldContain("Alleen de schrijver leest dit");
        again.Text.ShouldContain("Maximaal 1000 tekens.");
    }

    [Fact]
    public async Task WhatCannotBeTakenBack_IsSaidBeforeItIsDone()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: found => found.Irreversible = [ModerationAction.Delete]);
        var card = await browser.GetAsync("/desk/case/c1");

        (await browser.PressAsync(card, "Choose", ("button", "delete"))).Text.ShouldContain("verwijderen kun je hier niet terugdraaien");
        var norm = await browser.PressAsync(card, "Choose", ("button", "norm"));
        norm.Text.ShouldNotContain("verwijderen kun je hier niet terugdraaien");
        norm.Text.ShouldContain("Verwijder het bericht ook (niet terug te draaien)");
        (await browser.PressAsync(norm, "Refresh", ("also_delete", "on"))).Text.ShouldContain("verwijderen kun je hier niet terugdraaien");
    }

    [Fact]
    public async Task Language_OfTheExamples_FollowsTheMessageAndCanBeChanged()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, panel) = await OpenAsync(host, "norm");

        var english = await browser.PressAsync(panel, "Refresh", ("language", "en"));

        panel.Html.ShouldContain("<p lang=\"nl\">");
        english.Html.ShouldContain("<p lang=\"en\">");
        english.Html.ShouldNotContain("<p lang=\"nl\">");
    }

    private static async Task<(Browser Browser, Shown Panel)> OpenAsync(ConsoleHost host, string button)
    {
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: found => found.Assessment = Samples.Assess(Step.Discrimination, grounds: Ground.Religion));
        return (browser, await browser.PressAsync(await browser.GetAsync("/desk/case/c1"), "Choose", ("button", button)));
    }

    private static string FirstTemplate(Shown panel) => System.Text.RegularExpressions.Regex.Match(panel.Html, "name=\"use\" value=\"(T\\d\\d)\"").Groups[1].Value;
}
