using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModBot.Harness;
using ModBot.Host.Desk;
using ModBot.Host.Jobs;
using ModBot.Host.Members;
using ModBot.Host.Tests.ConsoleDesk;
using ModBot.Host.Tests.Pipeline;
using ModBot.Host.Tests.Setup;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Reports;

namespace ModBot.Host.Tests.Members;

public sealed class MembersPagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A12_Referral_FormChosen_ShowsItsOrganisationsFirst()
    {
        await using var host = await WholeHost.StartAsync();
        var browser = await host.SignInAsync();

        var page = await browser.GetAsync("/referral?form=sexual_violence");

        page.Status.ShouldBe(HttpStatusCode.OK);
        var list = page.Html[page.Html.IndexOf("id=\"for-form\"", StringComparison.Ordinal)..];
        list.IndexOf("data-id=\"helpwanted\"", StringComparison.Ordinal).ShouldBeInRange(0, list.IndexOf("data-id=\"csg\"", StringComparison.Ordinal));
        list.IndexOf("data-id=\"csg\"", StringComparison.Ordinal).ShouldBeLessThan(list.IndexOf("data-id=\"police\"", StringComparison.Ordinal));
        (await browser.GetAsync("/referral?form=%3Cscript%3E")).Html.ShouldNotContain("id=\"for-form\"");
    }

    [Fact]
    public async Task Referral_AnAdminAddsWhoIsNear_AndMembersOfTheChatReadIt()
    {
        await using var host = await WholeHost.StartAsync();
        var browser = await host.SignInAsync();
        var page = await browser.GetAsync("/referral");

        var refused = await browser.PostAsync(page, "/referral?handler=Save", ("id", ""), ("kind", "YouthWorker"), ("name", "Jongerenwerk <b>Zuid</b>"), ("purpose", ""), ("contact", ""));
        refused.Text.ShouldContain("Dit is niet bewaard.");
        refused.Html.ShouldContain("value=\"Jongerenwerk &lt;b&gt;Zuid&lt;/b&gt;\"");
        (await browser.PostAsync(page, "/referral?handler=Save", ("id", ""), ("kind", "99"), ("name", "x"), ("purpose", ""), ("contact", "x"))).Text.ShouldContain("Dit is niet bewaard.");
        await browser.PostAsync(page, "/referral?handler=Save", ("id", ""), ("kind", "YouthWorker"), ("name", "Jongerenwerk <b>Zuid</b>"), ("purpose", ""), ("contact", "in het clubhuis"));

        (await browser.GetAsync("/referral")).Html.ShouldContain("Jongerenwerk &lt;b&gt;Zuid&lt;/b&gt;");
        var help = await host.Open().GetAsync("/chat/plein/help");
        help.Text.ShouldContain("bel 112");
        help.Html.ShouldContain("Jongerenwerk &lt;b&gt;Zuid&lt;/b&gt;: jongerenwerker");
    }

    [Fact]
    public async Task A60_RowsNotLookedAtFor90Days_WarnTheTeamUntilSomebodyLooked()
    {
        await using var host = await WholeHost.StartAsync(services => services.AddSingleton<TimeProvider>(new ShiftedClock { Offset = TimeSpan.FromDays(200) }));
        var browser = await host.SignInAsync();

        var page = await browser.GetAsync("/referral");
        var stale = Moderation.Referral.Referrals.All.Count;
        page.Text.ShouldContain($"{stale} regels zijn langer dan 90 dagen niet nagekeken.");
        await browser.PostAsync(page, "/referral?handler=Check", ("id", "helpwanted"));

        (await browser.GetAsync("/referral")).Text.ShouldContain($"{stale - 1} regels zijn langer dan 90 dagen niet nagekeken.");
        (await host.Open().GetAsync("/chat/plein/help")).Text.ShouldNotContain("nagekeken");
    }

    [Theory]
    [InlineData("/hulp", "help")]
    [InlineData(" /HELP nu", "help")]
    [InlineData("/norm", "rules")]
    [InlineData("/mijngegevens", "mine")]
    public async Task CommandTypedInTheChat_IsAnsweredQuietly_AndNotPosted(string typed, string page)
    {
        await using var host = await WholeHost.StartAsync();
        var member = host.Open();
        await member.GetAsync("/chat/plein");

        var answer = await member.PostRawAsync("/chat/plein", ("author", "Sam"), ("text", typed));

        answer.Location!.ToString().ShouldBe($"/chat/plein/{page}");
        (await host.Open().GetAsync("/chat/plein")).Text.ShouldNotContain(typed.Trim());
    }

    [Fact]
    public async Task Pages_OfAdmins_AreForbiddenToOthers_AndNotOffered()
    {
        await using var host = await WholeHost.StartAsync();
        var browser = await SignInAsync(host, ModeratorRole.Lead);
        var page = await browser.GetAsync("/referral");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldNotContain("href=\"/norms\"");
        page.Html.ShouldNotContain("handler=Save");
        var token = await browser.GetAsync("/desk");
        foreach (var handler in new[] { "Save", "Remove", "Check" })
            (await browser.PostAsync(token, $"/referral?handler={handler}", ("id", "helpwanted"), ("kind", "Other"), ("name", "x"), ("contact", "x"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var path in new[] { "/norms", "/requests" }) (await browser.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.PostAsync(token, "/norms?handler=Save", ("nl", "x"), ("en", "x"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.PostRawAsync("/referral?handler=Check", ("id", "helpwanted"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Norms_WrittenByAnAdmin_AreTheRulesOfTheChat()
    {
        await using var host = await WholeHost.StartAsync();
        var browser = await host.SignInAsync();
        var page = await browser.GetAsync("/norms");
        (await host.Open().GetAsync("/chat/plein/rules")).Text.ShouldContain("We praten hier met respect");

        (await browser.PostAsync(page, "/norms?handler=Save", ("nl", "Eén."), ("en", ""), ("nl", ""), ("en", ""), ("save", "yes"))).Text.ShouldContain("Dit is niet bewaard.");
        (await browser.PostAsync(page, "/norms?handler=Save", ("nl", "Eén <i>."), ("en", "One."), ("nl", "Twee."), ("en", "Two."), ("save", "yes"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.PostAsync(page, "/norms?handler=Save", ("nl", "Eén <i>."), ("en", "One."), ("nl", "Twee."), ("en", "Two."), ("nl", ""), ("en", ""), ("up", "2"))).Status.ShouldBe(HttpStatusCode.Redirect);

        var norms = await host.Services.GetRequiredService<ICommunityNorms>().ListAsync(Token);
        norms.Select(norm => norm.Text.Nl).ShouldBe(["Twee.", "Eén <i>."]);
        (await host.Open().GetAsync("/chat/plein/rules")).Html.ShouldContain("E&#xE9;n &lt;i&gt;.");
        (await browser.PostAsync(page, "/norms?handler=Save", ("nl", "Twee."), ("en", "Two."), ("nl", "Eén."), ("en", "One."), ("nl", ""), ("en", ""), ("remove", "1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.Services.GetRequiredService<ICommunityNorms>().ListAsync(Token)).ShouldHaveSingleItem().Text.En.ShouldBe("One.");
    }

    [Fact]
    public async Task A57_Chat_TheReporterAloneHearsWhatBecameOfIt()
    {
        var clock = new ShiftedClock();
        await using var host = await WholeHost.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        var (author, reporter) = (host.Open(), host.Open());
        await author.GetAsync("/chat/plein");
        await reporter.GetAsync("/chat/plein");
        var posted = await author.PostRawAsync("/chat/plein", ("author", "Sam"), ("text", "gewone woorden 41"));
        var message = posted.Location!.ToString().Split("#m-")[1];

        (await reporter.PostRawAsync($"/chat/plein/{message}/report")).Text.ShouldContain("Dank je. Het team kijkt ernaar.");
        await DecideAsync(host, "gewone woorden 41");
        clock.Offset += ReportFeedback.TakeBackTime;
        await TellAsync(host);

        await Until.ReachedAsync(async () => (await reporter.GetAsync("/chat/plein")).Text.Contains("Over je melding: het team heeft ernaar gekeken.", StringComparison.Ordinal), Token);
        (await author.GetAsync("/chat/plein")).Text.ShouldNotContain("Over je melding");
        (await host.Open().GetAsync("/chat/plein")).Text.ShouldNotContain("Over je melding");
        (await reporter.GetAsync("/chat/plein/mine")).Text.ShouldContain("Een melding van jou");
    }

    [Fact]
    public async Task A61_Chat_OwnDataIsShown_Exported_Corrected_AndErased()
    {
        await using var host = await WholeHost.StartAsync();
        var (author, reporter) = (host.Open(), host.Open());
        await author.GetAsync("/chat/plein");
        await reporter.GetAsync("/chat/plein");
        var posted = await author.PostRawAsync("/chat/plein", ("author", "Sam"), ("text", "gewone woorden 42"));
        await reporter.PostRawAsync($"/chat/plein/{posted.Location!.ToString().Split("#m-")[1]}/report");
        await DecideAsync(host, "gewone woorden 42");

        (await author.GetAsync("/chat/plein/mine")).Text.ShouldContain("gewone woorden 42");
        (await reporter.GetAsync("/chat/plein/mine")).Text.ShouldNotContain("gewone woorden 42");
        (await host.Open().GetAsync("/chat/plein/mine")).Text.ShouldContain("niets over jou");
        var file = await author.GetAsync("/chat/plein/mine.json");
        file.Html.ShouldContain("\"kind\": \"message\"");
        file.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await author.PostRawAsync("/chat/plein/mine", ("do", "correct"), ("text", "<b>dat was ik niet</b>"))).Text.ShouldContain("binnen een maand");
        (await author.PostRawAsync("/chat/plein/mine", ("do", "erase"))).Text.ShouldContain("gewone woorden 42");
        (await author.PostRawAsync("/chat/plein/mine", ("do", "erase"), ("sure", "on"))).Text.ShouldContain("Gewist: 2.");
        (await author.GetAsync("/chat/plein/mine")).Text.ShouldNotContain("gewone woorden 42");
    }

    [Fact]
    public async Task Requests_AnAdminReadsAndHandlesThem_HostileTextStaysText()
    {
        await using var host = await WholeHost.StartAsync();
        var member = host.Open();
        await member.GetAsync("/chat/plein");
        await member.PostRawAsync("/chat/plein/mine", ("do", "object"), ("text", "<script>alert(1)</script>"));
        var browser = await host.SignInAsync();

        var page = await browser.GetAsync("/requests");
        page.Html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.Html.ShouldNotContain("<script>alert");
        var id = System.Text.RegularExpressions.Regex.Match(page.Html, "name=\"id\" value=\"([0-9a-f]+)\"").Groups[1].Value;
        (await browser.PostAsync(page, "/requests?handler=Handle", ("id", id))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync("/requests")).Text.ShouldContain("Er wacht niets.");
        (await browser.PostAsync(page, "/requests?handler=Handle", ("id", id))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Case_OffersToThankWhoeverReported_WithoutSayingWho()
    {
        await using var host = await WholeHost.StartAsync();
        var (author, reporter) = (host.Open(), host.Open());
        await author.GetAsync("/chat/plein");
        await reporter.GetAsync("/chat/plein");
        var posted = await author.PostRawAsync("/chat/plein", ("author", "Sam"), ("text", "gewone woorden 43"));
        await reporter.PostRawAsync($"/chat/plein/{posted.Location!.ToString().Split("#m-")[1]}/report");
        var browser = await host.SignInAsync();
        var id = (await Queue(host)).ShouldHaveSingleItem().CaseId;

        var page = await browser.GetAsync($"/desk/case/{id}");
        page.Text.ShouldContain("Wie het was, ziet niemand.");
        page.Html.ShouldContain("id=\"referral\"");
        (await browser.PostRawAsync($"/desk/thanks/{id}")).Status.ShouldBe(HttpStatusCode.BadRequest);
        var thanked = await browser.PostAsync(page, $"/desk/thanks/{id}");
        thanked.Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync(thanked.Location!.ToString())).Text.ShouldContain("Het bedankje gaat privé naar wie meldde.");
        (await browser.GetAsync($"/desk/case/{id}")).Html.ShouldNotContain("/desk/thanks/");
        (await browser.PostAsync(page, $"/desk/thanks/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Report_UnknownMessage_OrRoom_SaysSo()
    {
        await using var host = await WholeHost.StartAsync();
        var member = host.Open();

        (await member.PostRawAsync("/chat/plein/no-such/report")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await member.PostRawAsync("/chat/nergens/no-such/report")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await member.GetAsync("/chat/nergens/help")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await member.GetAsync("/chat/nergens/mine.json")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Browser> SignInAsync(WholeHost host, ModeratorRole role)
    {
        var team = host.Services.GetRequiredService<ITeam>();
        var member = await team.AddAsync("Lies", role, Token);
        var code = await team.CreateSignInCodeAsync(member.Id, Token);
        var browser = host.Open();
        await browser.PostAsync(await browser.GetAsync($"/sign-in?code={code}"), "/sign-in", ("code", code));
        return browser;
    }

    private static Task<IReadOnlyList<QueueItem>> Queue(WholeHost host) => host.Services.GetRequiredService<IDesk>().GetQueueAsync(new Viewer("x", "x", ModeratorRole.Moderator), QueueView.Open, Token);

    private static async Task DecideAsync(WholeHost host, string text)
    {
        var desk = host.Services.GetRequiredService<IDesk>();
        var member = await host.Services.GetRequiredService<ITeam>().AddAsync("Noor", ModeratorRole.Moderator, Token);
        var viewer = new Viewer(member.Id, member.Name, member.Role);
        var id = (await Queue(host)).ShouldHaveSingleItem(text).CaseId;
        (await desk.ClaimAsync(viewer, id, Token)).IsOk.ShouldBeTrue();
        var view = (await desk.GetCaseAsync(viewer, id, null, null, Token)).ShouldNotBeNull();
        (await desk.DecideAsync(viewer, DeskTests.Input(view, CardButtonKind.NotHarmful), Token)).IsOk.ShouldBeTrue();
    }

    private static async Task TellAsync(WholeHost host)
    {
        var hosted = host.Services.GetServices<IHostedService>().ToList();
        await hosted.OfType<JobWorker>().Single().RunAsync(host.Services.GetServices<IJob>().OfType<ReportNewsJob>().Single(), Token);
        await hosted.OfType<ReportNewsWorker>().Single().SendDueAsync(Token);
    }

    /// <summary>A clock that can be put forward; timers run as always.</summary>
    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
