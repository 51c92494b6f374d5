using System.Net;
using ModBot.Host.Desk;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class DecideTests
{
    [Fact]
    public async Task Norm_ChosenThenSent_DecidesWithTheFinalText_A31()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);
        var card = await browser.GetAsync("/desk/case/c1");

        var panel = await browser.PressAsync(card, "Choose", ("button", "norm"));
        host.Desk.Decisions.ShouldBeEmpty();
        var sent = await browser.PressAsync(panel, "Decide", ("button", "norm"), ("text", "Zo praten we hier niet.\r\nHou het fijn."), ("also_delete", "on"), ("n5", "no"));

        panel.Text.ShouldContain("Iedereen in het kanaal leest dit");
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        sent.Location!.ToString().ShouldBe("/desk?done=Decided&what=norm&case=c1");
        var decision = host.Desk.Decisions.ShouldHaveSingleItem();
        decision.Button.ShouldBe(CardButtonKind.Norm);
        decision.Text.ShouldBe("Zo praten we hier niet.\nHou het fijn.");
        decision.Answers.ToString().ShouldBe("jjnnn?");
        decision.Also.ShouldBe([ModerationAction.Delete]);
        (await browser.GetAsync(sent.Location.ToString())).Text.ShouldContain("Gekozen: Stel de norm.");
    }

    [Theory]
    [InlineData("monitor", CardButtonKind.Monitor)]
    [InlineData("not_harmful", CardButtonKind.NotHarmful)]
    public async Task PlainButton_OnePress_Decides(string id, CardButtonKind kind)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);
        var card = await browser.GetAsync("/desk/case/c1");

        card.TagOf($"press-{id}").ShouldContain("formaction=\"?handler=Decide\"");
        (await browser.PressAsync(card, "Decide", ("button", id))).Status.ShouldBe(HttpStatusCode.Redirect);
        host.Desk.Decisions.ShouldHaveSingleItem().Button.ShouldBe(kind);
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("report")]
    [InlineData("pass_on")]
    public async Task IrrevocableButton_FirstPress_AsksBeforeItActs(string id)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);
        var card = await browser.GetAsync("/desk/case/c1");

        card.TagOf($"press-{id}").ShouldContain("?handler=Choose");
        var panel = await browser.PressAsync(card, "Choose", ("button", id));
        host.Desk.Decisions.ShouldBeEmpty();
        (await browser.PressAsync(panel, "Decide", ("button", id), ($"also_{id}", "on"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var decision = host.Desk.Decisions.ShouldHaveSingleItem();
        decision.Also.ShouldBeEmpty("the same action is not asked for twice");
    }

    [Fact]
    public async Task Problem_FromTheDesk_IsASentenceWithFocusAndNothingTypedIsLost()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);
        var panel = await browser.PressAsync(await browser.GetAsync("/desk/case/c1"), "Choose", ("button", "norm"));
        var longText = new string('a', 281);

        var refused = await browser.PressAsync(panel, "Decide", ("button", "norm"), ("text", longText), ("n5", "yes"), ("n6", "no"), ("also_report", "on"), ("flag", "threat"));

        refused.TagOf("problem").ShouldContain("autofocus");
        refused.TagOf("problem").ShouldContain("role=\"alert\"");
        var fields = refused.CaseFields().ToArray();
        fields.ShouldContain(("text", longText));
        fields.ShouldContain(("n5", "yes"));
        fields.ShouldContain(("n6", "no"));
        fields.ShouldContain(("also_report", "on"));
        fields.ShouldContain(("flag", "threat"));
        fields.ShouldContain(("chosen", "norm"));
    }

    [Theory]
    [InlineData(DecisionProblem.TextMissing, "Er staat nog geen tekst.")]
    [InlineData(DecisionProblem.ActionDisabled, "Een van je keuzes kan nu niet.")]
    [InlineData(DecisionProblem.ConflictingActions, "Deze keuzes gaan niet samen.")]
    public async Task Problem_EachKind_HasItsSentence(DecisionProblem problem, string sentence)
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);
        host.Desk.NextDecision = new DeskResult(DeskProblem.Refused, problem);

        var refused = await browser.PressAsync(await browser.GetAsync("/desk/case/c1"), "Decide", ("button", "monitor"));

        refused.Text.ShouldContain(sentence);
    }

    [Fact]
    public async Task Problem_ReasonMissingOnAPlainButton_OpensAPlaceForIt_A16()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);
        host.Desk.NextDecision = new DeskResult(DeskProblem.Refused, DecisionProblem.ReasonMissing);
        var refused = await browser.PressAsync(await browser.GetAsync("/desk/case/c1"), "Decide", ("button", "not_harmful"));
        host.Desk.NextDecision = DeskResult.Ok;

        refused.TagOf("reason").ShouldContain("type=\"text\"");
        await browser.PressAsync(refused, "Decide", ("button", "not_harmful"), ("reason", "Opgelost in een gesprek."));

        host.Desk.Decisions[^1].Reason.ShouldBe("Opgelost in een gesprek.");
    }

    [Fact]
    public async Task OldMessage_Norm_AsksTheQuestionAndTakesTheAnswer_A21()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: found => (found.SentAt, found.ThreadIdle) = (ConsoleHost.Start.AddHours(-3), TimeSpan.FromMinutes(10)));
        var panel = await browser.PressAsync(await browser.GetAsync("/desk/case/c1"), "Choose", ("button", "norm"));

        var refused = await browser.PressAsync(panel, "Decide", ("button", "norm"), ("text", "Rustig aan."));
        var sent = await browser.PressAsync(refused, "Decide", ("button", "norm"), ("confirmed", "on"));

        panel.Text.ShouldContain("Ja, het gesprek loopt nog.");
        refused.Text.ShouldContain("Beantwoord eerst de vraag");
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        host.Desk.Decisions[^1].Confirmed.ShouldBeTrue();
    }

    [Fact]
    public async Task VeryOldMessage_Norm_AsksForAReason_A20()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk, change: found => (found.SentAt, found.ThreadIdle) = (ConsoleHost.Start.AddHours(-26), TimeSpan.FromHours(2)));

        var panel = await browser.PressAsync(await browser.GetAsync("/desk/case/c1"), "Choose", ("button", "norm"));

        panel.Text.ShouldContain("Waarom wil je nu toch reageren?");
        (await browser.PressAsync(panel, "Decide", ("button", "norm"), ("text", "Hoi."))).Text.ShouldContain("Geef een reden.");
        (await browser.PressAsync(panel, "Decide", ("button", "norm"), ("text", "Hoi."), ("reason", "Het leeft nog op school."))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task ChangedMeanwhile_SaysSoAndTheNextPressIsAboutTheNewCase()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        var found = Samples.AddMine(host.Desk);
        var card = await browser.GetAsync("/desk/case/c1");
        found.Version = 9;

        var refused = await browser.PressAsync(card, "Decide", ("button", "monitor"));
        var sent = await browser.PressAsync(refused, "Decide", ("button", "monitor"));

        refused.Text.ShouldContain("De zaak veranderde terwijl je bezig was.");
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Decide_UnknownButton_IsRefused()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);

        var refused = await browser.PressAsync(await browser.GetAsync("/desk/case/c1"), "Decide", ("button", "ban_forever"));

        refused.Text.ShouldContain("ModBot kent deze knop niet.");
        host.Desk.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task HandOver_OnePress_AsksNoReason()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.AddMine(host.Desk);

        var done = await browser.PressAsync(await browser.GetAsync("/desk/case/c1"), "Decide", ("button", "hand_over"));

        done.Location!.ToString().ShouldBe("/desk?done=HandedOver");
        host.Desk.Calls.ShouldContain("hand over c1 by m1");
        (await browser.GetAsync(done.Location.ToString())).Text.ShouldContain("Neem jij over?");
    }

    [Fact]
    public async Task ClaimReleaseUndo_GoThroughTheDesk()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.Add(host.Desk, "c1", Step.Bullying);

        var waiting = await browser.GetAsync("/desk/case/c1");
        waiting.TagOf("claim").ShouldNotBeEmpty();
        var claimed = await browser.PostAsync(waiting, "/desk/case/c1?handler=Claim");
        claimed.Location!.ToString().ShouldBe("/desk/case/c1?done=Claimed");
        await browser.PressAsync(await browser.GetAsync("/desk/case/c1"), "Decide", ("button", "monitor"));
        var decided = await browser.GetAsync("/desk/case/c1");
        decided.Text.ShouldContain("Draai het besluit terug");
        (await browser.PostAsync(decided, "/desk/case/c1?handler=Undo")).Location!.ToString().ShouldBe("/desk/case/c1?done=Undone");
        (await browser.PostAsync(decided, "/desk/case/c1?handler=Release")).Location!.ToString().ShouldBe("/desk?done=Released");

        host.Desk.Calls.ShouldBe(["claim c1 by m1", "decide c1 by m1", "undo c1 by m1", "release c1 by m1"]);
    }

    [Fact]
    public async Task Claim_OpensWhatIsAdvised_AndShowsTheTextOnlyToWhoeverAsksForIt()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        Samples.Add(host.Desk, "c1", Step.Bullying);
        Samples.Add(host.Desk, "c2", Step.Bullying);
        Samples.Add(host.Desk, "c3", Step.Extremism);

        await browser.PostAsync(await browser.GetAsync("/desk/case/c1"), "/desk/case/c1?handler=Claim");
        var claimed = await browser.GetAsync("/desk/case/c1?done=Claimed");
        claimed.TagOf("text").ShouldNotBeEmpty();
        claimed.Html.ShouldNotContain("<blockquote");
        (await browser.GetAsync("/desk/case/c1")).Html.ShouldNotContain("<textarea");

        var read = await browser.PostAsync(await browser.GetAsync("/desk/case/c2"), "/desk/case/c2?handler=Claim", ("layer", "harm_masked"));
        read.TagOf("text").ShouldNotBeEmpty();
        read.Html.ShouldContain("<blockquote");
        host.Desk.Calls.ShouldBe(["claim c1 by m1", "claim c2 by m1", "reveal c2 HarmMasked"]);

        // Step 4 is passed on: there is nothing to write.
        await browser.PostAsync(await browser.GetAsync("/desk/case/c3"), "/desk/case/c3?handler=Claim");
        (await browser.GetAsync("/desk/case/c3?done=Claimed")).Html.ShouldNotContain("<textarea");
    }

    [Fact]
    public async Task Claim_TakenBySomebodyElse_SaysThereIsNothingToDo()
    {
        await using var host = await ConsoleHost.StartAsync();
        var browser = await host.SignInAsync();
        var found = Samples.Add(host.Desk, "c1", Step.Bullying);
        var waiting = await browser.GetAsync("/desk/case/c1");
        (found.State, found.OwnerId, found.OwnerName) = (CaseState.Claimed, "m9", "Noor");

        var refused = await browser.PostAsync(waiting, "/desk/case/c1?handler=Claim");

        refused.Text.ShouldContain("Iemand anders heeft deze zaak al.");
    }
}
