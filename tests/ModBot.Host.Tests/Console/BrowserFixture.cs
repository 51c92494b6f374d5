using Microsoft.Playwright;
using ModBot.Host.Desk;
using ModBot.Host.Tests.ConsoleDesk;
using ModBot.Host.Tests.Whole;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace ModBot.Host.Tests.ConsoleDesk;

/// <summary>One headless Chromium for all browser tests of the console; without a browser each of them is skipped.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(Chromium.StartAsync);

    /// <summary>Ends the browser.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated || !started.Value.IsCompletedSuccessfully) return;
        var (playwright, browser) = await started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <summary>A page on which an administrator called Sam is signed in, on a desk with every kind of case.</summary>
    internal async Task<(ConsoleHost Host, IPage Page)> OpenAsync(BrowserNewContextOptions options, bool full = true)
    {
        var (_, browser) = await started.Value;
        var host = await ConsoleHost.StartAsync(listen: true);
        if (full) Fill(host);
        var member = await host.Team.AddAsync("Sam", ModeratorRole.Admin, TestContext.Current.CancellationToken);
        if (full) await host.Team.AddAsync("Wilhelmina van der Lange-Achternaam", ModeratorRole.Lead, TestContext.Current.CancellationToken);
        var code = await host.Team.CreateSignInCodeAsync(member.Id, TestContext.Current.CancellationToken);
        options.Locale ??= "nl-NL";
        options.ReducedMotion = ReducedMotion.Reduce; // A click during a smooth scroll lands beside.
        var context = await browser.NewContextAsync(options);

        // Other tests share the machine; nothing is measured here.
        context.SetDefaultTimeout(60_000);
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
            found.Doubt = new ActionDoubt("box", "reply_with_norm", Unknown: true, "none");
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
        Samples.AddMine(desk, "closed", Step.Bullying, found => found.State = CaseState.Closed);
        desk.Status = new DeskStatus(8, 4, 3, ClassifierUp: false, ["telegram"]);
        host.Tuning.Offer = RememberOffer.Possible;
        host.Tuning.Text = Samples.Hostile + new string('x', 300);
        host.Tuning.View = new TuningView
        {
            Threshold = 0.5,
            Review = new ThresholdReview(ThresholdFinding.SeldomNeeded, 30, 8, new ThresholdProposal(0.5, 0.6, 9, 1)),
            Steps = [new StepAgreement(Step.Negativity, 40, 9), new StepAgreement(Step.Bullying, 20, 12)],
            Changes = [new ThresholdChange(desk.Now.AddDays(-3), "Wilhelmina van der Lange-Achternaam", 0.6, 0.5, IsReturn: true, 0, 0), new ThresholdChange(desk.Now.AddDays(-9), "Sam", 0.5, 0.6, IsReturn: false, 30, 8)],
            Texts =
            [
                new RememberedText { Id = "t1", Step = Step.Discrimination, Grounds = [Ground.Religion, Ground.Origin], RememberedAt = desk.Now.AddDays(-1), LeftAlone = 12, LastLeftAloneAt = desk.Now },
                new RememberedText { Id = "t2", Step = Step.Negativity, RememberedAt = desk.Now.AddDays(-2), LeftAlone = 0 },
            ],
        };
    }
}
