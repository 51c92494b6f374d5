using System.Net;
using ModBot.Host.Desk;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class QueueTests
{
    [Fact]
    public async Task Queue_SeveralCases_ShowsTheOrderOfTheDeskAndNoText()
    {
        await using var host = await ConsoleHost.StartAsync();
        Samples.Add(host.Desk, "light", Step.Negativity, found => found.Text = "geheime-tekst");
        Samples.Add(host.Desk, "heavy", Step.Extremism, found => found.Text = "geheime-tekst");
        Samples.Add(host.Desk, "middle", Step.Bullying, found => found.Text = "geheime-tekst");
        var browser = await host.SignInAsync();

        var page = await browser.GetAsync("/desk");

        page.Status.ShouldBe(HttpStatusCode.OK);
        string[] order = ["row-heavy", "row-middle", "row-light"];
        order.Select(id => page.Html.IndexOf(id, StringComparison.Ordinal)).ShouldBeInOrder();
        page.Html.ShouldNotContain("geheime-tekst");
        page.Text.ShouldContain("3 zaken open");
        page.Text.ShouldContain("12 min geleden");
    }

    [Fact]
    public async Task Queue_NothingOpen_SaysSoKindly()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();

        (await browser.GetAsync("/desk")).Text.ShouldContain("Niks te doen. Fijn!");
    }

    [Fact]
    public async Task Queue_SomethingIsDown_SaysSoLoudly()
    {
        await using var host = await ConsoleHost.StartAsync();
        host.Desk.Status = new DeskStatus(0, 0, 4, ClassifierUp: false, ["<b>telegram</b>"]);
        var browser = await host.SignInAsync();

        var page = await browser.GetAsync("/desk");

        page.Text.ShouldContain("Het scoren ligt stil");
        page.Text.ShouldContain("Geen verbinding met <b>telegram</b>");
        page.Html.ShouldNotContain("<b>telegram");
        page.Text.ShouldContain("4 berichten zijn nog niet gescoord");
    }

    [Fact]
    public async Task Queue_Unscored_IsNeverShownAsStepZero()
    {
        await using var host = await ConsoleHost.StartAsync();
        Samples.Add(host.Desk, "c1", Step.None, found => (found.Assessment, found.Content) = (null, MessageContent.Unreadable));
        var browser = await host.SignInAsync();

        var page = await browser.GetAsync("/desk");

        page.Text.ShouldContain("Niet gescoord");
        page.Text.ShouldContain("niet gelezen");
        page.Text.ShouldNotContain("Stap 0");
    }

    [Theory]
    [InlineData("underway", CaseState.Monitoring, "In de gaten gehouden")]
    [InlineData("closed", CaseState.Closed, "Klaar")]
    public async Task Queue_OtherTabs_ShowWhatBelongsThere(string view, CaseState state, string word)
    {
        await using var host = await ConsoleHost.StartAsync();
        Samples.Add(host.Desk, "c1", Step.Bullying, found => found.State = state);
        var browser = await host.SignInAsync();

        var page = await browser.GetAsync($"/desk?view={view}");

        page.Html.ShouldContain("row-c1");
        page.Text.ShouldContain(word);
        (await browser.GetAsync("/desk")).Html.ShouldNotContain("row-c1");
    }

    [Fact]
    public async Task Queue_UnknownTab_ShowsTheOpenCases()
    {
        await using var host = await ConsoleHost.StartAsync();
        Samples.Add(host.Desk, "c1", Step.Bullying);
        var browser = await host.SignInAsync();

        (await browser.GetAsync("/desk?view=7&done=<script>&case=%22><script>")).Html.ShouldContain("row-c1");
    }
}
