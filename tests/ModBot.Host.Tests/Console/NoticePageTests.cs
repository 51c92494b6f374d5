using System.Net;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Referrals;
using ModBot.Moderation.Evidence;
using ModBot.Moderation.Evidence.Notices;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class NoticePageTests
{
    private const string Page = "/desk/case/c1/notice";

    /// <summary>A case that can be reported.</summary>
    internal static ReferralCase Sample => new("https://voorbeeld.nl/p/1", IsChildAbuse: false, HasText: true, [LawSheet.All[0]], [new Partner("p1", "Wijkagent<i>", "veiligheid", "0900-8844", "")], [Item]);

    private static readonly ReferralItem Item = new()
    {
        Id = "r1",
        CaseId = "c1",
        To = "Wijkagent<i>",
        SentAt = ConsoleHost.Start,
        Reference = "K-1",
        State = ReferralState.Sent,
        ChangedAt = ConsoleHost.Start,
    };

    [Fact]
    public async Task A60_RefusedNotice_SaysInPlainSentencesWhatIsMissing_AndKeepsWhatWasTyped()
    {
        var (host, browser) = await StartAsync();
        await using var _ = host;
        host.Referrals.Result = new NoticeResult(ReferralProblem.NotReady, [NoticeProblem.LinkMissing, NoticeProblem.GoodFaithMissing]);

        var refused = await browser.PostAsync(await browser.GetAsync(Page), $"{Page}?handler=Preview", ("kind", "platform"), ("place", ""), ("reason", "wat ik <b>zag</b>"));

        refused.Text.ShouldContain("Vul het precieze adres (de link) van het bericht in.");
        refused.Text.ShouldContain("Zet een vinkje bij ‘te goeder trouw’");
        refused.Html.ShouldContain("wat ik &lt;b&gt;zag&lt;/b&gt;");
        refused.Html.ShouldNotContain("notice-text");
    }

    [Fact]
    public async Task Notice_IsShownToCopy_AndComesAsAFile()
    {
        var (host, browser) = await StartAsync();
        await using var _ = host;
        host.Referrals.Result = new NoticeResult(ReferralProblem.None, [], "> <script>x</script>\n");
        var page = await browser.GetAsync(Page);

        var shown = await browser.PostAsync(page, $"{Page}?handler=Preview", Fields());
        var file = await browser.PostAsync(page, $"{Page}?handler=Download", Fields());

        shown.Html.ShouldContain("&gt; &lt;script&gt;x&lt;/script&gt;");
        shown.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        file.Html.ShouldBe("> <script>x</script>\n");
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        file.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        host.Referrals.Draft.ShouldBe(new NoticeDraft { Kind = NoticeKind.Platform, Place = "https://voorbeeld.nl/p/1", Reason = "reden", Name = "Team", Email = "a@b.nl", GoodFaith = true, WithText = true });
        host.Log.Text.ShouldNotContain("voorbeeld.nl");
    }

    [Fact]
    public async Task SexualMaterialOfMinors_OffersNoText_AndBeginsWithTheHotline()
    {
        var (host, browser) = await StartAsync();
        await using var _ = host;
        host.Referrals.Case = host.Referrals.Case! with { IsChildAbuse = true, HasText = false };

        var page = await browser.GetAsync(Page);

        page.Html.ShouldNotContain("with_text");
        page.Html.ShouldContain("name=\"kind\" value=\"child_abuse\"");
        page.Text.ShouldContain("Alleen waar en wanneer gaat mee");
    }

    [Fact]
    public async Task WhoeverMayNot_FindsNothing()
    {
        var (host, browser) = await StartAsync();
        await using var _ = host;
        var page = await browser.GetAsync(Page);
        host.Referrals.Case = null;

        (await browser.GetAsync(Page)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.PostAsync(page, $"{Page}?handler=Preview", Fields())).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.PostAsync(page, $"{Page}?handler=Download", Fields())).Status.ShouldBe(HttpStatusCode.NotFound);
        host.Referrals.Draft.ShouldBeNull();
    }

    [Fact]
    public async Task Sent_AndMoved_AreNoted()
    {
        var (host, browser) = await StartAsync();
        await using var _ = host;
        var page = await browser.GetAsync(Page);
        page.Html.ShouldNotContain("Wijkagent<i>");

        await browser.PostAsync(page, $"{Page}?handler=Sent", ("to", "Politie"), ("reference", "P-9"));
        await browser.PostAsync(page, $"{Page}?handler=Move", ("item", "r1"), ("move", "answer"), ("answer", "Ze gaan langs."));
        (await browser.PostAsync(page, $"{Page}?handler=Move", ("item", "r1"), ("move", "sing"))).Status.ShouldBe(HttpStatusCode.NotFound);

        host.Referrals.Calls.ShouldBe(["sent c1 Politie P-9", "move r1 Answer Ze gaan langs."]);
    }

    [Fact]
    public async Task Waiting_ListsWithoutAText_AndPartnersAreForAdmins()
    {
        var (host, browser) = await StartAsync();
        await using var _ = host;
        host.Referrals.Waiting.Add(Item);

        var waiting = await browser.GetAsync("/waiting");

        waiting.Text.ShouldContain("Wijkagent<i> · verstuurd · sinds 22 november 2026 · K-1");
        waiting.Html.ShouldNotContain("href=\"/partners\"");
        (await browser.GetAsync("/partners")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.PostAsync(waiting, "/partners?handler=Save", ("name", "X"), ("what", "y"), ("contact", "z"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        host.Referrals.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Admin_KeepsPartners()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Admin);
        host.Referrals.Partners.Add(new Partner("p1", "Wijkagent<i>", "veiligheid", "0900-8844", ""));
        var page = await browser.GetAsync("/partners");
        page.Html.ShouldNotContain("Wijkagent<i>");

        (await browser.PostAsync(page, "/partners?handler=Save", ("name", "Buurthuis"), ("what", "praten"), ("contact", ""))).Text.ShouldContain("Er ontbreekt iets");
        await browser.PostAsync(page, "/partners?handler=Save", ("partner", "p1"), ("name", "Wijkagent"), ("what", "veiligheid"), ("contact", "0900-8844"));
        await browser.PostAsync(page, "/partners?handler=Remove", ("partner", "p1"));

        host.Referrals.Calls.ShouldBe(["save Wijkagent", "remove p1"]);
    }

    private static (string, string)[] Fields() => [("kind", "platform"), ("place", "https://voorbeeld.nl/p/1"), ("reason", "reden"), ("name", "Team"), ("email", "a@b.nl"), ("good_faith", "on"), ("with_text", "on")];

    private static async Task<(ConsoleHost Host, Browser Browser)> StartAsync()
    {
        var host = await ConsoleHost.StartAsync();
        host.Referrals.Case = Sample;
        return (host, await host.SignInAsync());
    }
}
