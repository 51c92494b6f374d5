using System.Net;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Duty;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class DutyPageTests
{
    [Fact]
    public async Task Desk_ShowsWhoIsThere_AndOnePressSaysIAmHere()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        var desk = await browser.GetAsync("/desk");
        desk.Text.ShouldContain("Er is nu niemand die zei: ‘Ik ben er’.");

        (await browser.PostAsync(desk, "/duty?handler=Come")).Status.ShouldBe(HttpStatusCode.Redirect);
        host.Duty.Calls.ShouldBe(["come m1 17:00"]);
        host.Duty.Board = new DutyBoard([new DutyMember("m1", "Sam<b>", ModeratorRole.Moderator, ConsoleHost.Start.AddHours(3))], [], IsOrdered: false, ConsoleHost.Start.AddHours(3), Hides: false);
        var there = await browser.GetAsync("/desk");
        there.Html.ShouldNotContain("Sam<b>");
        there.Text.ShouldContain("Er zijn nu: Sam<b> (tot");
        await browser.PostAsync(there, "/duty?handler=Go");

        host.Duty.Calls.ShouldBe(["come m1 17:00", "go m1"]);
    }

    [Fact]
    public async Task Moderator_IsNotOfferedTheOrderNorTheSwitch()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Lead);
        var page = await browser.GetAsync("/duty");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldNotContain("handler=Hide");
        (await browser.PostAsync(page, "/duty?handler=Hide", ("hides", "on"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.PostAsync(page, "/duty?handler=Order", ("place-m1", "1"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        host.Duty.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Admin_SetsTheOrder_AndTheSwitchThatIsOffByItself()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Admin);
        host.Duty.Board = host.Duty.Board with { OnCall = [new DutyMember("m2", "Bo", ModeratorRole.Lead, null), new DutyMember("m3", "Al", ModeratorRole.Moderator, null)] };
        var page = await browser.GetAsync("/duty");
        page.Text.ShouldContain("Dit staat uit: ModBot verbergt niks uit zichzelf.");

        await browser.PostAsync(page, "/duty?handler=Order", ("place-m2", "2"), ("place-m3", "1"), ("place-m4", "eerst"));
        var done = await browser.PostAsync(page, "/duty?handler=Hide", ("hides", "on"));

        host.Duty.Calls.ShouldBe(["order m3,m2", "hide True"]);
        (await browser.GetAsync(done.Location!.ToString())).Text.ShouldContain("Vanaf nu verbergt ModBot zolang er minder dan twee mensen zijn.");
    }
}
