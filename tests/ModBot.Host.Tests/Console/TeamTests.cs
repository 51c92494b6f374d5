using System.Net;
using ModBot.Host.Desk;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class TeamTests
{
    [Theory]
    [InlineData(nameof(ModeratorRole.Moderator))]
    [InlineData(nameof(ModeratorRole.Lead))]
    public async Task Team_LowerRole_IsForbiddenAndNotOffered(string role)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(Enum.Parse<ModeratorRole>(role));
        var desk = await browser.GetAsync("/desk");

        var refused = await browser.GetAsync("/team");

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Text.ShouldContain("Deze pagina is voor een andere rol.");
        desk.Html.ShouldNotContain("href=\"/team\"");
        (await browser.PostAsync(desk, "/team?handler=Add", ("name", "Eva"), ("role", "Admin"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        host.Team.Members.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Role_RaisedInTheDatabase_CountsWithTheNextRequest()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        host.Team.Members[0] = host.Team.Members[0] with { Role = ModeratorRole.Admin };

        (await browser.GetAsync("/team")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Add_NewPerson_ShowsTheLinkOnce()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Admin);

        var added = await browser.PostAsync(await browser.GetAsync("/team"), "/team?handler=Add", ("name", " Eva "), ("role", "Lead"));

        added.Html.ShouldContain("value=\"http://localhost/sign-in?code=code-2\"");
        host.Team.Members[1].ShouldSatisfyAllConditions(member => member.Name.ShouldBe("Eva"), member => member.Role.ShouldBe(ModeratorRole.Lead));
        (await browser.GetAsync("/team")).Html.ShouldNotContain("code-2");
        host.Log.Text.Split('\n').Where(line => line.Contains("code-2", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "Lead", "Vul een naam in")]
    [InlineData("  ", "Lead", "Vul een naam in")]
    [InlineData("Eva", "Boss", "Kies een rol")]
    [InlineData("Eva", "7", "Kies een rol")]
    public async Task Add_Incomplete_SaysWhatIsMissing(string name, string role, string sentence)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Admin);

        var refused = await browser.PostAsync(await browser.GetAsync("/team"), "/team?handler=Add", ("name", name), ("role", role));

        refused.Text.ShouldContain(sentence);
        host.Team.Members.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Add_NameThatIsThere_SaysSoAndChangesNothing()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Admin);
        await host.Team.AddAsync("Eva", ModeratorRole.Lead, TestContext.Current.CancellationToken);

        var refused = await browser.PostAsync(await browser.GetAsync("/team"), "/team?handler=Add", ("name", "eva"), ("role", "Admin"));

        refused.Text.ShouldContain("Eva staat al in het team, als lead.");
        refused.Html.ShouldNotContain("sign-in?code");
        host.Team.Members.Select(member => (member.Name, member.Role)).ShouldBe([("Sam", ModeratorRole.Admin), ("Eva", ModeratorRole.Lead)]);
    }

    [Fact]
    public async Task Remove_FirstPress_OnlyAsks()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Admin);
        await host.SignInAsync(name: "Eva");

        var asked = await browser.PostAsync(await browser.GetAsync("/team"), "/team?handler=Remove", ("member", "m2"));

        asked.Text.ShouldContain("Eva uit het team halen?");
        host.Team.Members.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Remove_Confirmed_EndsTheSessionWithTheNextRequest()
    {
        await using var host = await ConsoleHost.StartAsync();
        var admin = await host.SignInAsync(ModeratorRole.Admin);
        var eva = await host.SignInAsync(name: "Eva");
        var desk = await eva.GetAsync("/desk");

        var removed = await admin.PostAsync(await admin.GetAsync("/team"), "/team?handler=Remove", ("member", "m2"), ("confirmed", "on"));

        removed.Text.ShouldContain("Eva staat niet meer in het team.");
        (await eva.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await eva.PostAsync(desk, "/desk/case/c1?handler=Claim")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("Remove")]
    [InlineData("Role")]
    public async Task Yourself_IsNotOfferedAndRefused(string handler)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Admin);
        var page = await browser.GetAsync("/team");

        var refused = await browser.PostAsync(page, $"/team?handler={handler}", ("member", "m1"), ("role", "Moderator"), ("confirmed", "on"));

        page.Html.ShouldNotContain("handler=Remove");
        refused.Text.ShouldContain("Je kunt jezelf niet weghalen");
        host.Team.Members.ShouldHaveSingleItem().Role.ShouldBe(ModeratorRole.Admin);
    }

    [Fact]
    public async Task Role_Changed_EndsTheSessionAndShowsANewLink()
    {
        await using var host = await ConsoleHost.StartAsync();
        var admin = await host.SignInAsync(ModeratorRole.Admin);
        var eva = await host.SignInAsync(name: "Eva");

        var changed = await admin.PostAsync(await admin.GetAsync("/team"), "/team?handler=Role", ("member", "m2"), ("role", "Lead"));

        changed.Text.ShouldContain("Eva heeft nu de rol lead en is overal uitgelogd.");
        changed.Html.ShouldContain("sign-in?code=code-3");
        (await eva.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("Link")]
    [InlineData("Remove")]
    [InlineData("Role")]
    public async Task Button_UnknownMember_IsNotFound(string handler)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Admin);

        (await browser.PostAsync(await browser.GetAsync("/team"), $"/team?handler={handler}", ("member", "m99"), ("role", "Lead"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SignOutEverywhere_Pressed_EndsTheSessionsOnOtherDevices()
    {
        await using var host = await ConsoleHost.StartAsync();
        var phone = await host.SignInAsync();
        var laptop = await host.SignInAsync();

        await phone.PostAsync(await phone.GetAsync("/desk"), "/sign-out?handler=Everywhere");

        (await laptop.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
