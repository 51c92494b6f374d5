using System.Net;
using ModBot.Host.Desk.View;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class CaseCardTests
{
    public static TheoryData<Step, bool> EveryCase => new(
        from step in Enum.GetValues<Step>()
        from mine in (bool[])[true, false]
        select (step, mine));

    [Theory]
    [MemberData(nameof(EveryCase))]
    public async Task Card_AnyCase_ShowsTheThreeMainButtonsWithTheirReasons_A23(Step step, bool mine)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        if (mine) Samples.AddMine(host.Desk, step: step);
        else Samples.Add(host.Desk, "c1", step);

        var page = await browser.GetAsync("/desk/case/c1");

        string[] ids = ["press-norm", "press-delete", "press-report"];
        ids.Select(id => page.Html.IndexOf($"id=\"{id}\"", StringComparison.Ordinal)).ShouldBeInOrder();
        foreach (var id in ids)
        {
            var tag = page.TagOf(id);
            tag.ShouldNotBeEmpty();
            if (!tag.Contains("aria-disabled", StringComparison.Ordinal)) continue;
            var why = System.Text.RegularExpressions.Regex.Match(tag, "aria-describedby=\"([^\"]+)\"").Groups[1].Value;
            page.TagOf(why).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Card_AskedOnStep0_SaysThatItIsDoubtAndHowMuch()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, step: Step.None);

        var page = await browser.GetAsync("/desk/case/c1");
        var queue = await browser.GetAsync("/desk");

        page.Text.ShouldContain("Twijfel: kan kwetsen");
        page.Text.ShouldNotContain("Stap 0: in orde");
        page.Text.ShouldContain("alles bij elkaar is de kans 16 procent dat dit kwetst");
        queue.Text.ShouldContain("Twijfel: kan kwetsen");
    }

    [Fact]
    public async Task Card_Step4_PublicReplyIsOffAndPassOnLeads_A11()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, step: Step.Extremism);

        var page = await browser.GetAsync("/desk/case/c1");

        page.TagOf("press-norm").ShouldContain("aria-disabled=\"true\"");
        page.TagOf("press-norm").ShouldContain("type=\"button\"");
        page.Text.ShouldContain("Op stap 4 reageren we niet");
        page.TagOf("press-pass_on").ShouldContain("primary");
    }

    [Fact]
    public async Task Card_NotARealPerson_PublicReplyIsOffWithTheReason_A19()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);

        var page = await browser.PressAsync(await browser.GetAsync("/desk/case/c1"), "Refresh", ("n1", "no"));

        page.TagOf("press-norm").ShouldContain("aria-describedby=\"why-notarealperson\"");
        page.Text.ShouldContain("Dit lijkt geen echt persoon");
        page.Text.ShouldContain("Negeer, verwijder of meld het bij het platform.");
    }

    [Fact]
    public async Task Card_SomebodyElsesCase_NothingCanBePressedAndNothingRevealed()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.Add(host.Desk, "c1", Step.Bullying, found => (found.State, found.OwnerId, found.OwnerName) = (CaseState.Claimed, "m9", "Noor"));

        var page = await browser.GetAsync("/desk/case/c1");

        page.Text.ShouldContain("Noor heeft deze zaak.");
        page.Html.ShouldNotContain("?handler=Decide");
        page.Html.ShouldNotContain("?handler=Reveal");
        page.TagOf("claim").ShouldBeEmpty();
    }

    [Fact]
    public async Task Card_Questions_ArePrefilledWithTheReasonAndMarkedAsReconstruction()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);

        var page = await browser.GetAsync("/desk/case/c1");

        page.CaseFields().Where(field => field.Name.Length == 2 && field.Name[0] == 'n').ShouldBe(
            [("n1", "yes"), ("n2", "yes"), ("n3", "no"), ("n4", "no"), ("n5", "unknown"), ("n6", "unknown")]);
        page.Text.ShouldContain("Voorstel: ja. ModBot zet het op stap 1 of hoger.");
        page.Text.ShouldContain("Bron: reconstructie");
        page.Text.ShouldContain(GuidelineChart.Version);
    }

    [Fact]
    public async Task Card_DangerSignUnticked_LiftsTheOverride()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: found => found.Flags = [Flag.Threat, Flag.Quote]);
        var before = await browser.GetAsync("/desk/case/c1");

        var after = await browser.PressAsync(before, "Refresh", ("flag", "quote"), ("n4", "no"));

        before.Text.ShouldContain("Koppel door: zet je ketenpartners in");
        (await browser.PressAsync(before, "Refresh", ("n4", "no"))).Text.ShouldContain("Dit gaat voor op de vragen.");
        after.Text.ShouldContain("Stel een positieve norm of deel een ander verhaal.");
        after.Html.ShouldContain("name=\"flag\" value=\"threat\"");
        after.CaseFields().Where(field => field.Name == "flag").ShouldBe([("flag", "quote")]);
    }

    [Fact]
    public async Task Card_Grey_ShowsTheThreeContextQuestions_A07()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: found => found.Assessment = Samples.Assess(Step.Negativity, grey: true));

        var page = await browser.GetAsync("/desk/case/c1");

        page.Text.ShouldContain("Grijs gebied: drie vragen vooraf");
        page.Text.ShouldContain("Kwetst het meer dan nodig is?");
        page.Text.ShouldNotContain("strafbaar");
    }

    [Fact]
    public async Task Card_PlatformCannot_SaysSo()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: found => found.Unsupported = [ModerationAction.Report]);

        var page = await browser.GetAsync("/desk/case/c1");

        page.TagOf("press-report").ShouldContain("aria-disabled");
        page.Text.ShouldContain("ModBot kan dit hier niet.");
    }

    [Fact]
    public async Task Card_DraftFromAChatRoom_IsGoneOnWith()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: found => (found.Version, found.Draft) = (7, new CaseForm { Version = 3, Chosen = CardButtonKind.Norm, Text = "Hier praten we netjes." }));

        var page = await browser.GetAsync("/desk/case/c1");

        page.CaseFields().ShouldContain(("text", "Hier praten we netjes."));
        page.CaseFields().ShouldContain(("version", "7"));
    }

    [Fact]
    public async Task Card_DoubtAboutAReply_AsksAndSettles()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: found =>
        {
            found.State = CaseState.NeedsAnswer;
            found.Doubt = new Host.Desk.ActionDoubt("box-1", "reply_with_norm", Unknown: true, "none");
        });
        var page = await browser.GetAsync("/desk/case/c1");

        var settled = await browser.PostAsync(page, "/desk/case/c1?handler=Settle", ("outbox", "box-1"), ("answer", "leave"));

        page.Text.ShouldContain("Is dit verstuurd? We weten het niet zeker.");
        settled.Status.ShouldBe(HttpStatusCode.Redirect);
        host.Desk.Calls.ShouldContain("settle box-1 leave c1 by m1");
    }

    [Fact]
    public async Task Card_UnknownCase_IsAPlainNotFound()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();

        var page = await browser.GetAsync("/desk/case/nope");

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Text.ShouldContain("Deze pagina of zaak bestaat niet (meer).");
    }

    [Fact]
    public async Task History_UnknownKindsAndValues_AreANeutralLine()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        var found = Samples.AddMine(host.Desk);
        found.History.Add(new Host.Desk.HistoryLine(ConsoleHost.Start, "case.<b>new</b>", "Noor", new Dictionary<string, string> { ["reason"] = "<i>raw</i>", ["step"] = "99", ["outcome"] = "O9" }));
        found.History.Add(new Host.Desk.HistoryLine(ConsoleHost.Start, "case.decided", "Noor", new Dictionary<string, string> { ["actions"] = "reply_with_norm,delete", ["outcome"] = "O5", ["template"] = "T08" }));

        var page = await browser.GetAsync("/desk/case/c1");

        page.Text.ShouldContain("Er is iets vastgelegd");
        page.Html.ShouldNotContain("raw");
        page.Text.ShouldContain("Noor besliste normreactie verwijderen");
        page.Text.ShouldContain("voorbeeld T08");
    }
}
