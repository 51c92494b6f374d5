using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Templates;
using ModBot.Host.Tests.Setup;
using ModBot.Moderation.Replies;

namespace ModBot.Host.Tests.ConsoleDesk;

/// <summary>The page "Antwoorden", and the page of each answer.</summary>
public sealed class TemplatePageTests
{
    private static readonly (string, string)[] Use = [("strategy", "group_norm"), ("audience", "public"), ("from", "bullying"), ("to", "discrimination"), ("ground", "religion")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Admin_Rewrites_SwitchesOff_AndPutsBack()
    {
        await using var host = await WholeHost.StartAsync();
        var browser = await host.SignInAsync();
        var page = await browser.GetAsync("/templates/T02");
        page.Text.ShouldContain(ReplyLibrary.Find("T02")!.Text.Nl);

        var saved = await browser.PostAsync(page, "/templates/T02?handler=Save", ("nl", "Wees het gerust oneens."), ("en", "Feel free to disagree."));
        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync(saved.Location!.ToString())).Text.ShouldContain("Bewaard.");
        var list = await browser.GetAsync("/templates");
        list.Text.ShouldContain("Wees het gerust oneens.");
        list.Text.ShouldContain("eigen woorden");

        // Switching keeps what was typed, and says that it is not saved.
        var off = await browser.PostAsync(page, "/templates/T02?handler=Off", ("nl", "Nog niet af"), ("en", "Feel free to disagree."));
        off.Text.ShouldContain("Nog niet af");
        off.Text.ShouldContain("nog niet bewaard");
        (await TemplateAsync(host, "T02")).ShouldSatisfyAllConditions(template => template.IsOff.ShouldBeTrue(), template => template.Text.Nl.ShouldBe("Wees het gerust oneens."));
        await browser.PostAsync(page, "/templates/T02?handler=On", ("nl", "x"), ("en", "x"));
        (await browser.PostAsync(page, "/templates/T02?handler=Restore", ("nl", "x"), ("en", "x"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await TemplateAsync(host, "T02")).ShouldBe(ReplyLibrary.Find("T02"));
    }

    [Theory]
    [InlineData("Niet alle moslims zijn zo.", "Fine.", "Nederlands: Hier staat iets over een hele groep.")]
    [InlineData("Prima zo.", "You are an idiot.", "Engels: Dit gaat over wie iemand is.")]
    [InlineData("Hoi {Naam} <b>.", "Fine.", "{naam}")]
    [InlineData("", "Fine <b>.", "Nederlands: hier staat nog geen tekst.")]
    public async Task Refused_SaysWhy_AndKeepsWhatWasTyped(string nl, string en, string why)
    {
        await using var host = await WholeHost.StartAsync();
        var browser = await host.SignInAsync();
        foreach (var path in new[] { "/templates/T02", "/templates/new" })
        {
            var refused = await browser.PostAsync(await browser.GetAsync(path), $"{path}?handler=Save", [("nl", nl), ("en", en), .. Use]);
            refused.Text.ShouldContain("Dit is niet bewaard.");
            refused.Text.ShouldContain(why);
            if (nl.Length > 0) refused.Html.ShouldContain($">{WebUtility.HtmlEncode(nl)}</textarea>");
            refused.Html.ShouldContain($">{WebUtility.HtmlEncode(en)}</textarea>");
            refused.Html.ShouldNotContain("<b>");
            if (path.EndsWith("new", StringComparison.Ordinal)) refused.Html.ShouldContain("<option value=\"religion\" selected=\"selected\">");
        }

        (await host.Services.GetRequiredService<CommunityTemplates>().ListAsync(Token)).ShouldBe(ReplyLibrary.All);
    }

    [Fact]
    public async Task Own_IsAdded_ShowsWhatTheLintSaysOfIt_ChangedAndRemoved()
    {
        await using var host = await WholeHost.StartAsync();
        var browser = await host.SignInAsync();
        var page = await browser.GetAsync("/templates/new");

        var added = await browser.PostAsync(page, "/templates/new?handler=Save", [("nl", "JULLIE SPELEN SAMEN!!"), ("en", "You play together."), .. Use]);
        added.Location!.ToString().ShouldStartWith("/templates/O01");
        var shown = await browser.GetAsync(added.Location.ToString());
        shown.Html.ShouldContain("data-check=\"L06\"");
        shown.Text.ShouldContain("stap 2–3");

        var changed = await browser.PostAsync(shown, "/templates/O01?handler=Save", ("nl", "Hier spelen we samen."), ("en", "We play together."), ("strategy", "nonsense"), ("audience", "author"), ("from", "9"), ("to", ""), ("ground", "x"));
        changed.Status.ShouldBe(HttpStatusCode.Redirect);
        var kept = await TemplateAsync(host, "O01");
        (kept.Strategy, kept.Audiences[0], kept.Ground).ShouldBe((ReplyStrategy.GroupNorm, ReplyAudience.Author, null));
        (await browser.PostAsync(shown, "/templates/O01?handler=Restore", ("nl", "x"), ("en", "x"))).Location!.ToString().ShouldStartWith("/templates?");
        (await browser.GetAsync("/templates/O01")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.PostAsync(shown, "/templates/O01?handler=Save", ("nl", "x"), ("en", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Shared_IsKept_AndWhatIsRefusedStays()
    {
        await using var host = await WholeHost.StartAsync();
        var browser = await host.SignInAsync();
        var page = await browser.GetAsync("/templates");
        (await browser.PostAsync(page, "/templates?handler=Share", ("nl", "voetbal"), ("en", "football"), ("nl", ""), ("en", ""))).Status.ShouldBe(HttpStatusCode.Redirect);

        var refused = await browser.PostAsync(page, "/templates?handler=Share", ("nl", "voetbal"), ("en", "football"), ("nl", "@iedereen <b>"), ("en", "everyone"));

        refused.Text.ShouldContain("Nummer 2 kan zo niet.");
        refused.Html.ShouldContain("value=\"@iedereen &lt;b&gt;\"");
        (await host.Services.GetRequiredService<CommunityTemplates>().ListSharedAsync(Token)).ShouldHaveSingleItem().Nl.ShouldBe("voetbal");
    }

    [Fact]
    public async Task Others_ReadThem_AndChangeNothing()
    {
        await using var host = await WholeHost.StartAsync();
        var team = host.Services.GetRequiredService<ITeam>();
        var member = await team.AddAsync("Lies", ModeratorRole.Lead, Token);
        var code = await team.CreateSignInCodeAsync(member.Id, Token);
        var browser = host.Open();
        (await browser.GetAsync("/templates")).Status.ShouldNotBe(HttpStatusCode.OK);
        await browser.PostAsync(await browser.GetAsync($"/sign-in?code={code}"), "/sign-in", ("code", code));

        var list = await browser.GetAsync("/templates");
        list.Status.ShouldBe(HttpStatusCode.OK);
        list.Html.ShouldNotContain("handler=Share");
        var page = await browser.GetAsync("/templates/T02");
        page.Text.ShouldContain(ReplyLibrary.Find("T02")!.Text.En);
        page.Html.ShouldNotContain("handler=Save");
        (await browser.GetAsync("/templates/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var token = await browser.GetAsync("/desk");
        foreach (var path in new[] { "/templates/T02?handler=Save", "/templates/T02?handler=Off", "/templates/T02?handler=On", "/templates/T02?handler=Restore", "/templates/new?handler=Save", "/templates?handler=Share" })
            (await browser.PostAsync(token, path, [("nl", "Hoi."), ("en", "Hi."), .. Use])).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        (await host.Services.GetRequiredService<CommunityTemplates>().ListAsync(Token)).ShouldBe(ReplyLibrary.All);
    }

    [Fact]
    public async Task Rubbish_IsRefusedInOrder()
    {
        await using var host = await WholeHost.StartAsync();
        var browser = await host.SignInAsync();
        var page = await browser.GetAsync("/templates/T28");
        page.Html.ShouldContain("id=\"always\"");
        page.Html.ShouldNotContain("handler=Off");
        (await browser.PostAsync(page, "/templates/T28?handler=Off", ("nl", "Hoi."), ("en", "Hi."))).Text.ShouldContain("maar niet uitzetten");
        (await browser.PostRawAsync("/templates/T02?handler=Save", ("nl", "Hoi."), ("en", "Hi."))).Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var id in new[] { "T99", "o01", "%3Cscript%3E", "T02;x=1" }) (await browser.GetAsync($"/templates/{id}")).Status.ShouldBe(HttpStatusCode.NotFound, id);
        (await browser.PostAsync(page, "/templates/T02?handler=Save")).Text.ShouldContain("Dit is niet bewaard.");
        (await browser.PostAsync(page, "/templates/T02?handler=Save", ("nl", new string('a', 5000)), ("en", "\u202Eevil\u0007"))).Text.ShouldContain("de tekst is te lang");
        (await browser.PostAsync(page, "/templates/T02?handler=Save", ("nl", "Wees \u202Egerust\u0007 oneens."), ("en", "Fine so."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await TemplateAsync(host, "T02")).Text.Nl.ShouldBe("Wees gerust oneens.");
    }

    private static async Task<ReplyTemplate> TemplateAsync(WholeHost host, string id) => (await host.Services.GetRequiredService<CommunityTemplates>().ListAsync(Token)).Single(template => template.Id == id);
}
