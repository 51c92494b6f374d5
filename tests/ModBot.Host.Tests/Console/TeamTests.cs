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
    public async Task Role_Raised_CountsWithTheNextRequest()
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
    public async Task Link_UnknownMember_IsNotFound()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Admin);

        (await browser.PostAsync(await browser.GetAsync("/team"), "/team?handler=Link", ("member", "m99"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
