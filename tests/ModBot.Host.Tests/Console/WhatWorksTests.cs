using System.Net;
using ModBot.Moderation.Trends;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class WhatWorksTests
{
    [Fact]
    public async Task Page_ShowsCountsWithTheirMargin_AndHidesWhatIsTooFew()
    {
        await using var host = await ConsoleHost.StartAsync();
        var page = await (await host.SignInAsync()).GetAsync("/what-works");

        page.Text.ShouldContain("Openbaar: groepsnorm");
        page.Text.ShouldContain("Schrijver deed het niet weer: 11 van 14 keer (marge 52–92 %)");
        page.Text.ShouldContain("Bericht ging weg of werd milder: 5 van 14 keer");
        page.Text.ShouldContain("T01 – Schrijver deed het niet weer: 11 van 14 keer");
        page.Text.ShouldContain("Privé: grens");
        page.Text.ShouldContain("Schrijver deed het niet weer: nog te weinig om te laten zien (minder dan 5)");
        page.Text.ShouldContain("Openbaar: eigen woorden");
        page.Text.ShouldNotContain("4 van 4");
        host.WhatWorks.Since.ShouldBe(ConsoleHost.Start.AddDays(-90));
    }

    [Fact]
    public async Task Page_BeforeAnythingWasCounted_SaysWhenItStarts_AndAllIsAll()
    {
        await using var host = await ConsoleHost.StartAsync();
        host.WhatWorks.Effects = ReplyEffects.Of([]);
        var page = await (await host.SignInAsync()).GetAsync("/what-works?period=all");

        page.Text.ShouldContain("Een dag na jullie eerste antwoord begint het tellen.");
        host.WhatWorks.Since.ShouldBeNull();
    }

    [Fact]
    public async Task Page_IsForTheTeamOnly()
    {
        await using var host = await ConsoleHost.StartAsync();

        (await host.Open().GetAsync("/what-works")).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
