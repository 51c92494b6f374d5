using Microsoft.Playwright;
using ModBot.Harness;
using static Microsoft.Playwright.Assertions;

namespace ModBot.Host.Tests.Whole;

/// <summary>
/// The whole story in a browser, against the real process: a member writes, a moderator reads, answers and sends, the member sees
/// it; then delete, report, hand-over and undo.
/// </summary>
[Collection(WholeMachine.Name)]
public sealed class StoryTests
{
    private const string Harm = "jij bent een waardeloze loser en niemand wil je in de groep";
    private const string Norm = "Hier praten we met respect met elkaar.";

    private static readonly BrowserNewContextOptions Phone = new() { ViewportSize = new() { Width = 390, Height = 844 }, Locale = "nl-NL", HasTouch = true };
    private static readonly BrowserNewContextOptions Desktop = new() { ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "nl-NL" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MemberWrites_ModeratorAnswers_MemberSeesIt_ThenDeleteReportHandOverAndUndo()
    {
        var (playwright, browser) = await Chromium.StartAsync();
        using var disposePlaywright = playwright;
        await using var disposeBrowser = browser;
        var data = Directory.CreateTempSubdirectory("modbot-story-");
        var modbot = await ModBotProcess.StartAsync(data.FullName, ModBotProcess.FreePort(), Token);
        try
        {
            var shots = new Screenshots();
            var member = await JoinAsync(browser, modbot, "Sam");
            await shots.TakeAsync(member, "chat");
            await TakeOtherPagesAsync(browser, modbot.Address, shots);
            var desk = await SignInAsync(browser, modbot.SignInLink, shots);
            await shots.TakeAsync(desk, "desk-empty");

            await ReplyAsync(member, desk, shots);
            await UndoAsync(member, desk);
            await DeleteAsync(member, desk, shots);
            await ReportAsync(member, desk, shots);
            await HandOverAsync(browser, member, desk, shots);
            await AppealAsync(member, desk, shots);
        }
        finally
        {
            await modbot.DisposeAsync();
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task ModBotDies_TheDeskSaysSo_AndWhatWasTypedIsSentLater()
    {
        var (playwright, browser) = await Chromium.StartAsync();
        using var disposePlaywright = playwright;
        await using var disposeBrowser = browser;
        var data = Directory.CreateTempSubdirectory("modbot-away-");
        var port = ModBotProcess.FreePort();
        var modbot = await ModBotProcess.StartAsync(data.FullName, port, Token);
        try
        {
            var member = await JoinAsync(browser, modbot, "Sam");
            var desk = await SignInAsync(browser, modbot.SignInLink, null);
            await WriteAsync(member, Harm);
            await Expect(desk.Locator(".case-row")).ToHaveCountAsync(1);
            await desk.Locator(".case-row").ClickAsync();
            await desk.Locator("#claim").ClickAsync();
            await AnswerFreelyAsync(desk);
            await desk.Locator("#press-norm").ClickAsync();
            await desk.Locator("#text").FillAsync(Norm);

            await modbot.KillAsync();
            await Expect(desk.Locator("#offline")).ToBeVisibleAsync();
            await desk.Locator("#send").ClickAsync();
            await Expect(desk.Locator("#offline")).ToBeVisibleAsync();
            await Expect(desk.Locator("#text")).ToHaveValueAsync(Norm);

            await modbot.DisposeAsync();
            modbot = await ModBotProcess.StartAsync(data.FullName, port, Token);
            await Expect(desk.Locator("#offline")).ToBeHiddenAsync();
            await desk.Locator("#send").ClickAsync();
            await Expect(member.Locator("li.message.modbot")).ToContainTextAsync(Norm);
        }
        finally
        {
            await modbot.DisposeAsync();
            data.Delete(recursive: true);
        }
    }

    /// <summary>The pages that the story does not come by.</summary>
    private static async Task TakeOtherPagesAsync(IBrowser browser, Uri address, Screenshots shots)
    {
        var page = await OpenContextAsync(browser, Phone, address);
        foreach (var (path, name) in new[] { ("/", "welcome"), ("/error/404", "error"), ("/chat", "chat-rooms"), ("/chat/plein/rules", "chat-rules"), ("/chat/nergens", "chat-problem"), ("/sign-in", "sign-in-no-code") })
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
            await shots.TakeAsync(page, name);
        }
    }

    private static async Task ReplyAsync(IPage member, IPage desk, Screenshots shots)
    {
        await WriteAsync(member, Harm);

        // The desk shows it by itself, as a label without the text (A38).
        var row = desk.Locator(".case-row");
        await Expect(row).ToHaveCountAsync(1);
        await Expect(desk.Locator("body")).Not.ToContainTextAsync("waardeloze");
        await shots.TakeAsync(desk, "desk");
        await row.ClickAsync();
        await Expect(desk.Locator("body")).Not.ToContainTextAsync("waardeloze");
        await desk.Locator("#claim").ClickAsync();
        await Expect(desk.Locator("h1")).ToHaveTextAsync("Stap 2: pesten");
        await Expect(desk.Locator("#case-why")).ToContainTextAsync("Dit is stap 2, pesten");
        await Expect(desk.Locator("input[name=n1][value=yes]")).ToBeCheckedAsync();
        await shots.TakeAsync(desk, "case");

        // What decided and what hurts is hidden; the rest can be read.
        await desk.Locator("#reveal").ClickAsync();
        var message = desk.Locator("blockquote.message");
        await Expect(message).ToContainTextAsync("•••••");
        await Expect(message).ToContainTextAsync("bent een");
        await Expect(message).Not.ToContainTextAsync("loser");
        await shots.TakeAsync(desk, "case-masked");
        await desk.Locator("button[name=layer][value=full]").ClickAsync();
        await Expect(desk.Locator("blockquote.message")).ToContainTextAsync("waardeloze");
        await shots.TakeAsync(desk, "case-full");

        await AnswerFreelyAsync(desk);
        await Expect(desk.Locator("#case-advice .outcome")).ToContainTextAsync("Stel een positieve norm");
        await Expect(desk.Locator("#press-norm")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("primary", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await desk.Locator("#press-norm").ClickAsync();
        await desk.Locator(".template button").First.ClickAsync();
        await Expect(desk.Locator("#text")).Not.ToHaveValueAsync(string.Empty);
        await shots.TakeAsync(desk, "case-reply");
        await desk.Locator("#text").FillAsync(string.Empty);
        await desk.Locator("#send").ClickAsync();
        await Expect(desk.Locator("#case-panel #problem")).ToBeFocusedAsync();
        await shots.TakeAsync(desk, "case-problem");
        await desk.Locator("#text").FillAsync(Norm);

        // Whoever read the whole text a moment ago is asked to think first, and then says why it goes out like this.
        await Expect(desk.Locator("#stop-title")).ToBeVisibleAsync();
        await shots.TakeAsync(desk, "case-stop");
        await desk.Locator("#send-anyway button").First.ClickAsync();

        await Expect(member.Locator("li.message.modbot")).ToContainTextAsync(Norm);
        await shots.TakeAsync(member, "chat-answered");
    }

    private static async Task UndoAsync(IPage member, IPage desk)
    {
        await desk.Locator("a[href^='/desk/case/']").First.ClickAsync();
        await Expect(desk.Locator("#case-sent blockquote")).ToHaveTextAsync(Norm);
        await desk.Locator("form[action*='handler=Undo'] button").ClickAsync();

        await Expect(member.Locator("li.message.modbot:visible")).ToHaveCountAsync(0);
        await Expect(desk.Locator("#press-norm")).ToBeVisibleAsync();
        await Expect(desk.Locator("#case-sent")).ToContainTextAsync("teruggehaald");
    }

    private static async Task DeleteAsync(IPage member, IPage desk, Screenshots shots)
    {
        await desk.Locator("#press-delete").ClickAsync();
        await shots.TakeAsync(desk, "case-delete");
        await ConfirmAsync(desk);

        await Expect(member.Locator("li.message.removed").First).ToBeVisibleAsync();

        // Only who wrote it still has the words, folded away, to put them another way.
        await Expect(member.Locator("p.text").Filter(new() { HasText = "waardeloze" })).ToHaveCountAsync(0);
        await Expect(member.GetByText("waardeloze")).ToBeHiddenAsync();
    }

    private static async Task ReportAsync(IPage member, IPage desk, Screenshots shots)
    {
        await WriteAsync(member, Harm + "!");
        await OpenAsync(desk);
        await desk.Locator("#press-report").ClickAsync();
        await ConfirmAsync(desk);

        await desk.GotoAsync("/desk?view=underway");
        await Expect(desk.Locator(".case-row")).ToHaveCountAsync(2);
        await shots.TakeAsync(desk, "desk-underway");
    }

    private static async Task HandOverAsync(IBrowser browser, IPage member, IPage desk, Screenshots shots)
    {
        await desk.GotoAsync("/team");
        await desk.Locator("#name").FillAsync("Noor");
        await desk.Locator("form[action*='handler=Add'] button.primary").ClickAsync();
        await shots.TakeAsync(desk, "team");
        var noor = await SignInAsync(browser, new Uri(await desk.Locator("#link").InputValueAsync()), null);

        await WriteAsync(member, Harm + "?");
        await OpenAsync(desk);
        await desk.Locator("details.bar-more").EvaluateAsync("more => more.open = true");
        await desk.Locator("#press-hand_over").ClickAsync();

        await Expect(noor.Locator(".case-row .chip-ask")).ToBeVisibleAsync();
        await noor.Locator(".case-row").ClickAsync();
        await noor.Locator("#claim").ClickAsync();
        await Expect(noor.Locator("#reveal")).ToBeVisibleAsync();
    }

    // Whoever decided sees that it was asked, and cannot take it.
    private static async Task AppealAsync(IPage member, IPage desk, Screenshots shots)
    {
        await member.Locator("li.removed summary").Last.ClickAsync();
        await member.Locator("li.removed textarea[name=text]").Last.FillAsync("Ik bedoelde het niet zo.");
        await shots.TakeAsync(member, "chat-appeal");
        await member.Locator("li.removed form[action$=appeal] button").Last.ClickAsync();
        await Expect(member.Locator("body")).ToContainTextAsync("Iemand anders dan wie besloot kijkt opnieuw");

        await desk.GotoAsync("/desk");
        await desk.Locator(".case-row", new() { HasText = "Bezwaar" }).ClickAsync();
        await Expect(desk.Locator("#appeal")).ToContainTextAsync("Jij besloot, dus iemand anders kijkt");
        await Expect(desk.Locator("#claim")).ToHaveCountAsync(0);
        await shots.TakeAsync(desk, "case-appeal");
    }

    private static async Task<IPage> JoinAsync(IBrowser browser, ModBotProcess modbot, string name)
    {
        var page = await OpenContextAsync(browser, Phone, modbot.Address);
        await page.GotoAsync("/chat");
        await page.Locator("a[href='/chat/plein']").ClickAsync();
        await page.Locator("#author").FillAsync(name);
        return page;
    }

    private static async Task<IPage> SignInAsync(IBrowser browser, Uri link, Screenshots? shots)
    {
        var page = await OpenContextAsync(browser, Desktop, new Uri(link.GetLeftPart(UriPartial.Authority)));
        await page.GotoAsync(link.PathAndQuery);
        if (shots is not null) await shots.TakeAsync(page, "sign-in");
        await page.Locator("main button.primary").ClickAsync();
        await page.WaitForURLAsync("**/desk");
        return page;
    }

    private static async Task<IPage> OpenContextAsync(IBrowser browser, BrowserNewContextOptions options, Uri address)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions(options) { BaseURL = address.ToString() });
        context.SetDefaultTimeout(60_000);
        SetDefaultExpectTimeout(60_000);
        return await context.NewPageAsync();
    }

    /// <summary>A danger sign that is not there is taken away; the answers stay as suggested but for danger, and nobody knows the author.</summary>
    private static async Task AnswerFreelyAsync(IPage desk)
    {
        foreach (var flag in await desk.Locator("fieldset.danger > label input[type=checkbox]").AllAsync()) await flag.UncheckAsync(new() { Force = true });
        await AnswerAsync(desk, "n4", "no");
        await AnswerAsync(desk, "n5", "no");
    }

    /// <summary>Presses the answer's label, as a person does: the radio button itself is not shown.</summary>
    private static async Task AnswerAsync(IPage desk, string question, string answer)
    {
        await desk.Locator($"label:has(input[name={question}][value={answer}])").ClickAsync();
        await Expect(desk.Locator($"input[name={question}][value={answer}]")).ToBeCheckedAsync();
    }

    private static async Task WriteAsync(IPage member, string text)
    {
        await member.Locator("#text").FillAsync(text);
        await member.Locator("#send button[type=submit]").ClickAsync();
        await Expect(member.Locator("#text")).ToHaveValueAsync(string.Empty);
    }

    /// <summary>Opens the only free case on the desk and takes it.</summary>
    private static async Task OpenAsync(IPage desk)
    {
        await desk.GotoAsync("/desk");
        await Expect(desk.Locator(".case-row")).ToHaveCountAsync(1);
        await desk.Locator(".case-row").ClickAsync();
        await desk.Locator("#claim").ClickAsync();
    }

    /// <summary>Presses the panel's own button, where the first press only opened it.</summary>
    private static async Task ConfirmAsync(IPage desk)
    {
        if (new Uri(desk.Url).AbsolutePath == "/desk") return;
        await desk.Locator("#send").Or(desk.Locator("ol.queue, .empty")).First.WaitForAsync();
        if (await desk.Locator("#send").CountAsync() > 0) await desk.Locator("#send").ClickAsync();
        await desk.WaitForURLAsync("**/desk?**");
    }
}
