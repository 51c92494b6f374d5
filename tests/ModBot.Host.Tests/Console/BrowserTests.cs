using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ModBot.Host.Tests.Whole;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Tests.ConsoleDesk;

/// <summary>The console in a real browser, at the width of a phone and of a desk, light and dark.</summary>
[Collection(WholeMachine.Name)]
public sealed class BrowserTests(BrowserFixture browser)
{
    private static readonly (string Name, string Path, string[] Clicks)[] Views =
    [
        ("desk", "/desk", []),
        ("desk-underway", "/desk?view=underway", []),
        ("desk-closed", "/desk?view=closed", []),
        ("desk-done", "/desk?done=Decided&what=norm&case=done", []),
        ("case-mine", "/desk/case/mine", []),
        ("case-masked", "/desk/case/mine", ["#reveal"]),
        ("case-full", "/desk/case/hostile", ["[value=full]"]),
        ("case-norm", "/desk/case/mine", ["#press-norm"]),
        ("case-template", "/desk/case/mine", ["#press-norm", "[name=use]"]),
        ("case-slots", "/desk/case/mine", ["open:.bar-more", "#press-private", "[name=n5][value=yes]", "[name=use][value=T16]"]),
        ("case-problem", "/desk/case/mine", ["#press-norm", "#send"]),
        ("case-delete", "/desk/case/mine", ["#press-delete"]),
        ("case-danger", "/desk/case/danger", []),
        ("case-doubt", "/desk/case/doubt", []),
        ("case-waiting", "/desk/case/waiting", []),
        ("case-grey", "/desk/case/grey", []),
        ("case-unread", "/desk/case/unread", []),
        ("case-theirs", "/desk/case/theirs", []),
        ("case-old", "/desk/case/old", ["#press-norm"]),
        ("case-done", "/desk/case/done", []),
        ("case-closed", "/desk/case/closed", []),
        ("desk-remember", "/desk?done=Decided&what=not_harmful&case=closed", []),
        ("tuning", "/tuning", []),
        ("tuning-text", "/tuning", ["[value=full]"]),
        ("model", "/model", []),
        ("team", "/team", []),
        ("team-link", "/team", ["main form button"]),
        ("team-change", "/team", ["open:main details"]),
        ("team-role", "/team", ["open:main details", "form[action*=Role] button"]),
        ("team-remove", "/team", ["open:main details", "form[action*=Remove] button"]),
        ("duty", "/duty", []),
        ("waiting", "/waiting", []),
        ("what-works", "/what-works", ["open:main details >> nth=0"]),
        ("partners", "/partners", []),
        ("notice", "/desk/case/mine/notice", []),
        ("not-found", "/nothing-here", []),
        ("sign-in", "/sign-in?code=x", []),
    ];

    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(1280, 900, ColorScheme.Dark)]
    public async Task EveryPage_InEveryLook_HasNoFindingsAndFits(int width, int height, ColorScheme scheme)
    {
        var (host, page) = await browser.OpenAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        await using var _ = host;
        host.Referrals.Case = NoticePageTests.Sample;
        var findings = new List<string>();
        var errors = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal)) errors.Add(message.Text); };
        foreach (var (name, path, clicks) in Views)
        {
            await page.GotoAsync(host.Address + path);
            foreach (var click in clicks) await PressAsync(page, click);
            await ShootAsync(page, $"{name}-{width}-{scheme}");
            findings.AddRange(Describe(name, await page.RunAxe()));
            var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0) findings.Add($"{name}: {overflow} px too wide");
            findings.AddRange((await page.EvaluateAsync<string[]>(SmallTargets)).Select(target => $"{name}: small target {target}"));
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        foreach (var (name, path, _) in Views.Where(view => view.Clicks.Length == 0))
        {
            await page.GotoAsync(host.Address + path);
            await ShootAsync(page, $"{name}-{width}-{scheme}-en");
            var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0) findings.Add($"{name} in English: {overflow} px too wide");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Nederlands" }).ClickAsync();
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(host.Address + "/desk");
        await ShootAsync(page, $"welcome-{width}-{scheme}");
        findings.AddRange(Describe("welcome", await page.RunAxe()));
        findings.ShouldBeEmpty();
        errors.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Scripts_Off_ACaseIsDecidedFromStartToEnd()
    {
        var (host, page) = await browser.OpenAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 } });
        await using var _ = host;
        await page.GetByRole(AriaRole.Link, new() { Name = "Stap 2: pesten" }).First.ClickAsync();
        await page.GotoAsync(host.Address + "/desk/case/waiting");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ik pak deze op" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Toon met maskers" }).ClickAsync();
        (await page.Locator("blockquote").TextContentAsync())!.ShouldContain("▒");
        await page.GetByRole(AriaRole.Button, new() { Name = "Werk het advies bij" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stel de norm" }).ClickAsync();
        await page.Locator("[name=use]").First.ClickAsync();
        (await page.GetByLabel("Jouw tekst").InputValueAsync()).ShouldNotBeEmpty();
        await page.GetByLabel("Verwijder het bericht ook").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verstuur naar het kanaal" }).ClickAsync();

        await page.GetByText("Gekozen: Stel de norm.").WaitForAsync();
        host.Desk.Decisions.ShouldHaveSingleItem().Also.ShouldBe([ModerationAction.Delete]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Scripts_On_AdviceFollowsTheAnswersWithoutHidingTheTextOrLosingThePlace()
    {
        var (host, page) = await browser.OpenAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await using var _ = host;
        await page.GotoAsync(host.Address + "/desk/case/mine");
        await page.ClickAsync("#reveal");
        await page.Locator("blockquote").WaitForAsync();
        await page.ClickAsync("#press-norm");
        await page.FillAsync("#text", "Mijn eigen begin.");
        (await page.TextContentAsync("#text-count"))!.ShouldBe("17 van 280 tekens");

        // She types on while the answer is under way.
        await page.RouteAsync("**/*handler=Refresh*", async route =>
        {
            await page.EvaluateAsync("() => { document.getElementById('text').value = 'Mijn eigen begin. En meer.'; }");
            await route.ContinueAsync();
        });
        await page.ClickAsync("label:has([name=n1][value=no])");
        await page.GetByText("Negeer, verwijder of meld het bij het platform.").WaitForAsync();

        (await page.Locator("blockquote").CountAsync()).ShouldBe(1);
        (await page.Locator("[data-question='5']").GetAttributeAsync("class"))!.ShouldContain("off");
        (await page.InputValueAsync("[name=text]")).ShouldBe("Mijn eigen begin. En meer.");
        (await page.EvaluateAsync<string>("() => document.activeElement.value")).ShouldBe("no");
        (await page.Locator("#press-norm").GetAttributeAsync("aria-disabled")).ShouldBe("true");
        await page.GotoAsync(host.Address + "/desk");
        await page.GoBackAsync();
        (await page.Locator("blockquote").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Live_AnotherPersonTakesACase_TheQueueFollowsAndTypedTextStays()
    {
        var (host, page) = await browser.OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        await using var _ = host;
        (host.Desk["waiting"].State, host.Desk["waiting"].OwnerId, host.Desk["waiting"].OwnerName) = (CaseState.Claimed, "m9", "Fenna");
        host.Desk.Tick(1);
        await page.Locator("#row-waiting").GetByText("Fenna").WaitForAsync();

        await page.GotoAsync(host.Address + "/desk/case/mine");
        await page.ClickAsync("#press-norm");
        await page.FillAsync("#text", "Bijna klaar");
        host.Desk["mine"].Version = 7;
        host.Desk.Tick(2);
        await page.GetByText("Deze zaak is intussen veranderd.").WaitForAsync();
        (await page.InputValueAsync("#text")).ShouldBe("Bijna klaar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ververs de zaak" }).ClickAsync();
        await page.Locator("#changed").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await page.InputValueAsync("#text")).ShouldBe("Bijna klaar");
        await page.ClickAsync("#send");
        await page.GetByText("Gekozen: Stel de norm.").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task GoodNormReply_TakesFourTapsFromTheDesk_WithTheTextRead()
    {
        var (host, page) = await browser.OpenAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true });
        await using var _ = host;

        await page.TapAsync("#row-waiting");
        await page.TapAsync("#claim-read");
        await page.Locator("blockquote").WaitForAsync();
        await page.TapAsync("[name=use] >> nth=0");
        await page.WaitForFunctionAsync("() => document.getElementById('text').value.length > 20");
        var text = await page.InputValueAsync("#text");
        await page.TapAsync("#send");

        await page.GetByText("Gekozen: Stel de norm.").WaitForAsync();
        host.Desk.Decisions.ShouldHaveSingleItem().Text.ShouldBe(text);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Keyboard_Alone_OpensClaimsAndDecides()
    {
        var (host, page) = await browser.OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        await using var _ = host;
        await page.GotoAsync(host.Address + "/desk/case/waiting");
        await page.Keyboard.PressAsync("o");
        await page.GetByText("Jij hebt deze zaak.").WaitForAsync();
        await page.Keyboard.PressAsync("n");
        await page.Locator(".panel h2").WaitForAsync();
        await page.FocusAsync("#text");
        await page.Keyboard.TypeAsync("Vandaag houden we het netjes met z'n allen hier.");
        (await page.InputValueAsync("#text")).ShouldStartWith("Vandaag houden");
        await page.FocusAsync("#send");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Gekozen: Stel de norm.").WaitForAsync();
        await page.Keyboard.PressAsync("j");
        (await page.EvaluateAsync<string>("() => document.activeElement.className")).ShouldBe("case-row");
        host.Desk.Decisions.ShouldHaveSingleItem();
        await page.Context.CloseAsync();
    }

    private const string SmallTargets = """
        () => [...document.querySelectorAll('button, a, summary, select, input:not([type=hidden])')]
          .filter(it => it.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && !it.matches('.skip, .default-press') && !it.closest('p:not(.back)') )
          .map(it => [it, (it.closest('label') || it).getBoundingClientRect()])
          .filter(([, box]) => box.width > 0 && (box.height < 44 || box.width < 44))
          .map(([it, box]) => `${it.tagName} ${it.id || it.textContent.trim().slice(0, 20)} ${Math.round(box.width)}x${Math.round(box.height)}`)
        """;

    private static async Task PressAsync(IPage page, string selector)
    {
        if (selector.StartsWith("open:", StringComparison.Ordinal))
        {
            await page.Locator(selector[5..]).EvaluateAsync("it => it.open = true");
            return;
        }

        // A swap has happened when the server answered; waiting for the network to be quiet would wait for the live stream.
        var answered = page.WaitForResponseAsync(response => response.Request.Method == "POST");
        var target = page.Locator(selector).First;

        // The radio button itself is not shown; a person presses its label.
        if (await target.GetAttributeAsync("type") == "radio") await page.Locator("label", new() { Has = target }).ClickAsync();
        else await target.ClickAsync();
        await (await answered).FinishedAsync();
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private static IEnumerable<string> Describe(string name, AxeResult result) =>
        result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{name}: {violation.Id} at {node.Target} – {node.Html}"));

    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS_DIR") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        if (!name.StartsWith("case", StringComparison.Ordinal)) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-view.png") });
    }
}
