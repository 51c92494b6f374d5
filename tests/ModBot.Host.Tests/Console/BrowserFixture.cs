using Microsoft.Playwright;
using ModBot.Host.Desk;
using ModBot.Host.Tests.ConsoleDesk;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace ModBot.Host.Tests.ConsoleDesk;

/// <summary>One headless Chromium for all browser tests; they are skipped where there is none.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>With this variable set to a folder, the tests leave a screenshot of each page there.</summary>
    public const string ShotsVariable = "MODBOT_SHOTS";

    private const string Executable = "/usr/bin/chromium";

    private IPlaywright? playwright;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Starts the browser.</summary>
    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable)) return;
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Ends the browser.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A page on which an administrator called Sam is signed in, on a desk with every kind of case.</summary>
    internal async Task<(ConsoleHost Host, IPage Page)> OpenAsync(BrowserNewContextOptions options, bool full = true)
    {
        if (Browser is null) Assert.Skip($"There is no browser at {Executable}.");
        var host = await ConsoleHost.StartAsync(listen: true);
        if (full) Fill(host);
        var member = await host.Team.AddAsync("Sam", ModeratorRole.Admin, TestContext.Current.CancellationToken);
        var code = await host.Team.CreateSignInCodeAsync(member.Id, TestContext.Current.CancellationToken);
        options.Locale ??= "nl-NL";
        var context = await Browser.NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{host.Address}/sign-in?code={code}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await page.WaitForURLAsync("**/desk");
        return (host, page);
    }

    private static void Fill(ConsoleHost host)
    {
        var desk = host.Desk;
        Samples.AddMine(desk, "mine", Step.Discrimination, found =>
        {
            found.Assessment = Samples.Assess(Step.Discrimination, target: Target.Group, grounds: [Ground.Religion, Ground.Origin]);
            found.History.Add(new HistoryLine(desk.Now.AddMinutes(-11), "case.opened", null, new Dictionary<string, string> { ["step"] = "discrimination" }));
            found.History.Add(new HistoryLine(desk.Now.AddMinutes(-4), "case.claimed", "Sam", new Dictionary<string, string>()));
            found.History.Add(new HistoryLine(desk.Now.AddMinutes(-3), "case.rewound", "Sam", new Dictionary<string, string>()));
        });
        Samples.AddMine(desk, "danger", Step.Extremism, found => found.Flags = [Flag.Threat, Flag.Raid]);
        Samples.AddMine(desk, "doubt", Step.Bullying, found =>
        {
            found.State = CaseState.NeedsAnswer;
            found.Doubt = new ActionDoubt("box", ModerationAction.ReplyWithNorm, Unknown: true, "none");
        });
        Samples.Add(desk, "waiting", Step.Bullying, found => found.HandedOver = true);
        Samples.Add(desk, "grey", Step.Negativity, found => found.Assessment = Samples.Assess(Step.Negativity, grey: true, Target.None));
        Samples.Add(desk, "unread", Step.None, found => (found.Assessment, found.Content) = (null, MessageContent.Unreadable));
        Samples.Add(desk, "theirs", Step.Negativity, found => (found.State, found.OwnerId, found.OwnerName, found.Channel) = (CaseState.Claimed, "m9", "Noor", "een-kanaal-met-een-heel-erg-lange-naam-zonder-spaties-of-pauze"));
        Samples.AddMine(desk, "old", Step.Negativity, found => (found.SentAt, found.ThreadIdle) = (desk.Now.AddHours(-26), TimeSpan.FromHours(3)));
        Samples.AddMine(desk, "hostile", Step.Bullying, found =>
        {
            found.Text = Samples.Hostile + "\n\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 " + new string('x', 300) + string.Concat(Enumerable.Repeat("Z\u0351\u036B\u0343\u036A\u0302", 20));
            found.AuthorName = "\u202E" + Samples.Hostile;
        });
        Samples.Add(desk, "done", Step.Bullying, found => (found.State, found.CanUndo) = (CaseState.FollowUp, true));
        desk.Status = new DeskStatus(8, 4, 3, ClassifierUp: false, ["telegram"]);
    }
}
