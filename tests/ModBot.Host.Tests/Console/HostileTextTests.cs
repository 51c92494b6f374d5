using ModBot.Host.Desk;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class HostileTextTests
{
    [Fact]
    public async Task Pages_HostileWordsInEveryPlace_AreOnlyEverText()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Admin, Samples.Hostile[..59]);
        var found = Samples.AddMine(host.Desk, change: made =>
        {
            (made.Text, made.AuthorName, made.Channel, made.OwnerName) = (Samples.Hostile, Samples.Hostile, Samples.Hostile, Samples.Hostile);
            made.Doubt = new ActionDoubt(Samples.Hostile, "reply_with_norm", Unknown: true, Samples.Hostile);
        });
        found.History.Add(new HistoryLine(ConsoleHost.Start, "case.claimed", Samples.Hostile, new Dictionary<string, string> { [Samples.Hostile] = Samples.Hostile, ["template"] = Samples.Hostile }));
        Samples.Add(host.Desk, "c2", Step.Bullying, made => (made.Channel, made.OwnerId, made.OwnerName) = (Samples.Hostile, "m9", Samples.Hostile));
        var card = await browser.GetAsync("/desk/case/c1");

        var pages = new List<Shown>
        {
            await browser.GetAsync("/desk"),
            card,
            await browser.GetAsync("/desk/case/c2"),
            await browser.PressAsync(card, "Reveal", ("layer", "full"), ("text", Samples.Hostile)),
            await browser.PressAsync(card, "Reveal", ("layer", "harm_masked")),
            await browser.PressAsync(card, "Choose", ("button", "norm"), ("text", Samples.Hostile), ("reason", Samples.Hostile), ("template", Samples.Hostile), ("slot_" + Samples.Hostile, Samples.Hostile)),
            await browser.PressAsync(card, "Decide", ("button", Samples.Hostile)),
            await browser.GetAsync("/team"),
            await browser.PostAsync(await browser.GetAsync("/team"), "/team?handler=Add", ("name", Samples.Hostile), ("role", Samples.Hostile)),
            await browser.PostAsync(await browser.GetAsync("/team"), "/team?handler=Link", ("member", "m1")),
            await browser.GetAsync("/desk?done=Decided&case=" + Uri.EscapeDataString(Samples.Hostile)),
            await browser.GetAsync("/sign-in?code=" + Uri.EscapeDataString(Samples.Hostile[..100])),
            await host.Open().GetAsync("/?return=" + Uri.EscapeDataString("/" + Samples.Hostile)),
        };

        foreach (var page in pages)
        {
            page.Html.ShouldNotContain("<script>", Case.Insensitive);
            page.Html.ShouldNotContain("<img", Case.Insensitive);
            page.Html.ShouldNotContain("\" onmouseover", Case.Insensitive);
            page.Html.ShouldNotContain("href=\"https://evil", Case.Insensitive);
            page.Title.ShouldNotContain("alert");
        }

        pages[3].Html.ShouldContain("&lt;script&gt;");
        pages[3].Html.ShouldContain("<blockquote class=\"message\" dir=\"auto\"");
    }

    [Fact]
    public async Task Logs_AWholeVisit_HoldNoText()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: made => (made.Text, made.AuthorName) = ("verborgenwoord", "verborgennaam"));
        host.Desk["c1"].Assessment = host.Desk["c1"].Assessment! with { Reasons = [] };
        var card = await browser.GetAsync("/desk/case/c1");

        var shown = await browser.PressAsync(card, "Reveal", ("layer", "full"));
        var panel = await browser.PressAsync(shown, "Choose", ("button", "norm"));
        await browser.PressAsync(panel, "Decide", ("button", "norm"), ("text", "antwoordwoord"));

        shown.Html.ShouldContain("verborgenwoord");
        host.Log.Text.ShouldNotContain("verborgen");
        host.Log.Text.ShouldNotContain("antwoordwoord");
    }

    [Fact]
    public async Task Fault_InTheTeam_StillShowsThePlainPage()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        host.Team.Fault = new InvalidOperationException("binnenkant");

        var page = await browser.GetAsync("/desk");

        page.Status.ShouldBe(System.Net.HttpStatusCode.InternalServerError);
        page.Text.ShouldContain("Er ging iets mis bij ons");
        page.Html.ShouldNotContain("binnenkant");
    }

    [Fact]
    public async Task Fault_InTheDesk_IsAPlainPageWithoutTrace()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        host.Desk.Fault = new InvalidOperationException("binnenkant");

        var page = await browser.GetAsync("/desk");

        page.Status.ShouldBe(System.Net.HttpStatusCode.InternalServerError);
        page.Text.ShouldContain("Er ging iets mis bij ons");
        page.Html.ShouldNotContain("binnenkant");
        page.Html.ShouldNotContain("InvalidOperation");
    }
}
