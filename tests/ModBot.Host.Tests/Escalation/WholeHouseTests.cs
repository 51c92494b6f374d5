using System.Net;
using ModBot.Host.Tests.Setup;

namespace ModBot.Host.Tests.Escalation;

/// <summary>The pages on the real services and the real database.</summary>
public sealed class WholeHouseTests
{
    [Fact]
    public async Task Admin_SaysIAmHere_ChoosesHiding_AndKeepsAPartner()
    {
        await using var host = await WholeHost.StartAsync();
        var browser = await host.SignInAsync();
        var duty = await browser.GetAsync("/duty");
        duty.Text.ShouldContain("Dit staat uit: ModBot verbergt niks uit zichzelf.");

        (await browser.PostAsync(duty, "/duty?handler=Come", ("until", ""))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.PostAsync(duty, "/duty?handler=Hide", ("hides", "on"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.PostAsync(await browser.GetAsync("/partners"), "/partners?handler=Save", ("partner", ""), ("name", "Wijkagent"), ("what", "veiligheid"), ("contact", "0900-8844"), ("hours", ""))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await browser.GetAsync("/desk")).Text.ShouldContain("Er zijn nu: Beheerder (tot");
        (await browser.GetAsync("/duty")).Text.ShouldContain("Dit staat aan.");
        (await browser.GetAsync("/partners")).Html.ShouldContain("value=\"Wijkagent\"");
        (await browser.GetAsync("/waiting")).Text.ShouldContain("Er wacht niks op antwoord.");
        (await browser.GetAsync("/desk/case/weg/notice")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
