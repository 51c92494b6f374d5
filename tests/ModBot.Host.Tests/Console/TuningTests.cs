using System.Net;
using System.Text.RegularExpressions;
using ModBot.Host.Desk;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class TuningTests
{
    [Fact]
    public async Task Moderator_IsRefusedAndNotOfferedIt()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        var desk = await browser.GetAsync("/desk");

        desk.Html.ShouldNotContain("href=\"/tuning\"");
        (await browser.GetAsync("/tuning")).Status.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var handler in new[] { "Confirm", "PutBack", "Forget", "Reveal" })
        {
            (await browser.PostAsync(desk, $"/tuning?handler={handler}", ("from", "0.5"), ("to", "0.6"), ("text", "t1"), ("layer", "full"))).Status.ShouldBe(HttpStatusCode.Forbidden, handler);
        }

        host.Tuning.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(nameof(ModeratorRole.Lead))]
    [InlineData(nameof(ModeratorRole.Admin))]
    public async Task LeadAndAdmin_AreOfferedIt(string role)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(Enum.Parse<ModeratorRole>(role));

        (await browser.GetAsync("/desk")).Html.ShouldContain("href=\"/tuning\"");
        (await browser.GetAsync("/tuning")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A55_Proposal_SaysWhyAndWhatItWouldHaveSpared_AndNothingHappensUntilConfirmed()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Lead);
        host.Tuning.View = A55();

        var page = await browser.GetAsync("/tuning");

        page.Text.ShouldContain("Bij maar 8 van de laatste 30 zaken was ingrijpen nodig, dus ModBot vraagt jullie te veel.");
        page.Text.ShouldContain("Met 60 in plaats van 50 procent waren 9 van de laatste 30 zaken geen zaak geworden. Bij 1 daarvan was ingrijpen nodig.");
        page.Text.ShouldContain("Stap 1: negativiteit: bij 8 van 30");
        host.Tuning.Calls.ShouldBeEmpty();
        var confirmed = await browser.PostAsync(page, "/tuning?handler=Confirm", ("from", "0.5"), ("to", "0.6"));

        confirmed.Location!.ToString().ShouldBe("/tuning?done=Changed");
        host.Tuning.Calls.ShouldBe(["confirm 0.5 0.6 by m1"]);
        (await browser.GetAsync("/tuning?done=Changed")).Text.ShouldContain("De drempel is veranderd.");
    }

    [Fact]
    public async Task Proposal_InEnglish_SaysTheSame()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Lead);
        host.Tuning.View = A55();
        await browser.PostAsync(await browser.GetAsync("/tuning"), "/language", ("language", "en"), ("return", "/tuning"));

        var page = await browser.GetAsync("/tuning");

        page.Text.ShouldContain("Action was needed in only 8 of the last 30 cases, so ModBot asks too much of you.");
        page.Text.ShouldContain("With 60 instead of 50 percent, 9 of the last 30 cases would not have been asked. Of those, 1 needed action.");
        await browser.PostAsync(page, "/tuning?handler=Confirm", ("from", "0.5"), ("to", "0.6"));
        host.Tuning.Calls.ShouldBe(["confirm 0.5 0.6 by m1"]);
    }

    [Fact]
    public async Task LowerProposal_SaysThatItCannotCount()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Lead);
        host.Tuning.View = host.Tuning.View with { Threshold = 0.6, Review = new ThresholdReview(ThresholdFinding.NearlyAlwaysNeeded, 30, 26, new ThresholdProposal(0.6, 0.55, 0, 0)) };

        (await browser.GetAsync("/tuning")).Text.ShouldContain("Met 55 in plaats van 60 procent komen er zaken bij. Hoeveel, kan ModBot niet zeggen");
    }

    [Theory]
    [InlineData(ThresholdFinding.TooFew, "Er is nog geen voorstel: daarvoor zijn 30 besluiten nodig sinds de drempel zo staat. Nu zijn het er 12.")]
    [InlineData(ThresholdFinding.Fits, "Bij 5 van de laatste 12 zaken was ingrijpen nodig. De drempel past.")]
    [InlineData(ThresholdFinding.SeldomNeededNoSafeStep, "een hogere drempel zou daar te veel van missen")]
    [InlineData(ThresholdFinding.AtTheBorder, "Verder kan de drempel die kant niet op.")]
    public async Task NoProposal_SaysWhy_AndOffersNoButton(ThresholdFinding finding, string sentence)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Lead);
        host.Tuning.View = host.Tuning.View with { Review = new ThresholdReview(finding, 12, 5) };

        var page = await browser.GetAsync("/tuning");

        page.Text.ShouldContain(sentence);
        page.Html.ShouldNotContain("handler=Confirm");
        page.Html.ShouldNotContain("handler=PutBack");
    }

    [Theory]
    [InlineData("0,5", "6e-1")]
    [InlineData("", "abc")]
    public async Task Confirm_UnreadableNumber_IsNoThreshold(string from, string to)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Lead);

        await browser.PostAsync(await browser.GetAsync("/tuning"), "/tuning?handler=Confirm", ("from", from), ("to", to));

        host.Tuning.Calls.ShouldBe(["confirm NaN NaN by m1"]);
    }

    [Fact]
    public async Task ChangedMeanwhile_IsASentence()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Lead);
        host.Tuning.Next = new TuningResult(TuningProblem.ChangedMeanwhile);

        var refused = await browser.PostAsync(await browser.GetAsync("/tuning"), "/tuning?handler=PutBack", ("from", "0.6"));

        refused.Text.ShouldContain("Dit klopt niet meer");
        refused.TagOf("problem").ShouldContain("role=\"alert\"");
    }

    [Fact]
    public async Task Changes_SayWhoWhenFromAndTo_AndOneClickPutsBack()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Lead);
        host.Tuning.View = host.Tuning.View with
        {
            Threshold = 0.6,
            Changes = [new ThresholdChange(ConsoleHost.Start, "Lies", 0.5, 0.6, IsReturn: false, 30, 8), new ThresholdChange(ConsoleHost.Start.AddDays(-1), null, 0.55, 0.5, IsReturn: true, 0, 0)],
            Before = 0.5,
        };

        var page = await browser.GetAsync("/tuning");
        await browser.PostAsync(page, "/tuning?handler=PutBack", ("from", "0.6"));

        page.Text.ShouldContain("22 nov 14:00 Lies maakte de drempel 60 procent in plaats van 50, na een voorstel: bij 8 van 30 zaken was ingrijpen nodig.");
        page.Text.ShouldContain("Iemand zette de drempel terug van 55 naar 50 procent.");
        page.Text.ShouldContain("Zet terug naar 50 procent");
        host.Tuning.Calls.ShouldBe(["put back 0.6 by m1"]);
    }

    [Fact]
    public async Task RememberedText_IsLabelsOnly_UntilARevealThatLastsOneAnswer()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Lead);
        host.Tuning.View = WithTexts(host.Tuning.View);
        host.Tuning.Text = Samples.Hostile;

        var page = await browser.GetAsync("/tuning");
        var masked = await browser.PostAsync(page, "/tuning?handler=Reveal", ("text", "t1"), ("layer", "harm_masked"));
        var full = await browser.PostAsync(page, "/tuning?handler=Reveal", ("text", "t1"), ("layer", "full"));

        page.Text.ShouldContain("Stap 2: pesten religie");
        page.Text.ShouldContain("Onthouden op 21 nov 14:00 · 12 berichten met rust gelaten, het laatst op 22 nov 13:00");
        page.Text.ShouldContain("nog geen bericht met rust gelaten");
        page.Html.ShouldNotContain("<blockquote");
        EveryFormShouldHaveItsToken(page);
        masked.Text.ShouldContain("••••• wil jou erbij hebben.");
        full.Html.ShouldNotContain("<script>alert");
        full.Text.ShouldContain("alert('xss')");
        (await browser.GetAsync("/tuning")).Html.ShouldNotContain("<blockquote");
        host.Tuning.Calls.ShouldBe(["reveal t1 HarmMasked", "reveal t1 Full"]);
        host.Log.Text.ShouldNotContain("alert('xss')");
    }

    [Fact]
    public async Task RememberedText_OneClickForgets()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync(ModeratorRole.Admin);
        host.Tuning.View = WithTexts(host.Tuning.View);

        var done = await browser.PostAsync(await browser.GetAsync("/tuning"), "/tuning?handler=Forget", ("text", "t1"));

        host.Tuning.Calls.ShouldBe(["forget t1 by m1"]);
        (await browser.GetAsync(done.Location!.ToString())).Text.ShouldContain("Vergeten.");
    }

    [Theory]
    [InlineData("/desk?done=Decided&what=not_harmful&case=c1")]
    [InlineData("/desk/case/c1")]
    public async Task ClosedAsHarmless_OffersToRemember_AndOnePressDoes(string path)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: found => found.State = CaseState.Closed);
        host.Tuning.Offer = RememberOffer.Possible;

        var page = await browser.GetAsync(path);
        var done = await browser.PostAsync(page, "/desk/case/c1?handler=Remember");

        page.Text.ShouldContain("Onthoud: dit is hier niet schadelijk");
        page.Html.ShouldContain("action=\"/desk/case/c1?handler=Remember\"");
        EveryFormShouldHaveItsToken(page);
        host.Tuning.Calls.ShouldBe(["remember c1 by m1"]);
        done.Location!.ToString().ShouldBe("/desk/case/c1?done=Remembered");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NotPossibleOrDone_OffersNothing(bool remembered)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: found => found.State = CaseState.Closed);
        host.Tuning.Offer = remembered ? RememberOffer.Done : RememberOffer.None;

        var page = await browser.GetAsync("/desk/case/c1");

        page.Html.ShouldNotContain("handler=Remember");
        page.Text.Contains("Deze tekst is onthouden", StringComparison.Ordinal).ShouldBe(remembered);
    }

    [Fact]
    public async Task Remember_Refused_SaysWhy()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: found => found.State = CaseState.Closed);
        host.Tuning.Next = new TuningResult(TuningProblem.CannotBeRemembered, RememberProblem.TooShort);

        var refused = await browser.PostAsync(await browser.GetAsync("/desk/case/c1"), "/desk/case/c1?handler=Remember");

        refused.Text.ShouldContain("ModBot onthoudt teksten vanaf drie woorden.");
    }

    // A form with an address of its own gets none by itself.
    private static void EveryFormShouldHaveItsToken(Shown page)
    {
        var forms = Regex.Matches(page.Html, "<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline).Select(match => match.Value).ToList();
        forms.Count.ShouldBeGreaterThan(2);
        forms.ShouldAllBe(form => form.Contains("__RequestVerificationToken", StringComparison.Ordinal));
    }

    private static TuningView A55() => new()
    {
        Threshold = 0.5,
        Review = new ThresholdReview(ThresholdFinding.SeldomNeeded, 30, 8, new ThresholdProposal(0.5, 0.6, 9, 1)),
        Steps = [new StepAgreement(Step.Negativity, 30, 8)],
    };

    private static TuningView WithTexts(TuningView view) => view with
    {
        Texts =
        [
            new RememberedText { Id = "t1", Step = Step.Bullying, Grounds = [Ground.Religion], RememberedAt = ConsoleHost.Start.AddDays(-1), LeftAlone = 12, LastLeftAloneAt = ConsoleHost.Start.AddHours(-1) },
            new RememberedText { Id = "t2", Step = Step.Negativity, RememberedAt = ConsoleHost.Start.AddDays(-2), LeftAlone = 0 },
        ],
    };
}
