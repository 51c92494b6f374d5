using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Templates;
using ModBot.Host.Desk.View;
using ModBot.Host.Members;
using ModBot.Host.Tests.DeskChat;
using ModBot.Host.Tests.Pipeline;
using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;
using ModBot.Moderation.Reports;
using static ModBot.Host.Tests.Members.MembersHouse;

namespace ModBot.Host.Tests.Desk;

/// <summary>The templates of a community, wherever one is offered, sent or counted.</summary>
public sealed class TemplateTests
{
    private static readonly LocalizedText Ours = new("Hier spelen we samen, ook als het spannend wordt.", "We play together here, also when it gets tense.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rewritten_IsWhatTheConsoleOffers_AndPutsIn()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await RewriteAsync(house, "T23", Ours);
        var (view, composer) = await NormAsync(house);

        composer.Suggestions.Single(suggestion => suggestion.Template.Id == "T23").Template.Text.ShouldBe(Ours);
        composer.Use("T23", "nu").Text.ShouldBe(Ours.Nl);
        composer.Offer(LintCheck.RepeatsHarm)!.Text.ShouldBe(Ours, "it is the first that starts with a norm (A27)");

        // The label in the history is of the text as they wrote it.
        (await SendAsync(house, view, Ours.Nl, "T23")).IsOk.ShouldBeTrue();
        var noted = await NotedAsync(house, view);
        (noted["template"], noted["adapted"]).ShouldBe(("T23", "no"));
    }

    [Fact]
    public async Task Rewritten_IsWhatTheChatOffers_AndPutsIn()
    {
        await using var house = await ChatHouse.HouseAsync();
        await RewriteAsync(house, "T23", Ours);
        await ChatHouse.ClaimedAsync(house);
        await ChatHouse.AnswerAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");

        house.Room.Card.Text.Text.ShouldContain(Ours.Nl);
        await house.Room.PressAsync("noor", "Gebruik T23");
        await house.Room.PressAsync("noor", "Verstuur naar het kanaal");
        await house.SendAsync();
        house.Adapter.Carried.ShouldHaveSingleItem().Text.ShouldBe(Ours.Nl);
    }

    [Fact]
    public async Task Off_IsOfferedNowhere_AndAnOldButtonForItDoesNothing()
    {
        await using var house = await ChatHouse.HouseAsync();
        var id = await ChatHouse.ClaimedAsync(house);
        await ChatHouse.AnswerAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");
        var old = house.Room.Buttons.Single(button => button.Label == "Gebruik T23").Data;

        (await house.Templates.SwitchAsync(Admin, "T23", off: true, Token)).ShouldBeTrue();

        await house.Room.PressDataAsync("noor", old);
        house.Room.Buttons.ShouldNotContain(button => button.Label == "Gebruik T23");
        house.Room.Card.Text.Text.ShouldNotContain(ReplyLibrary.Find("T23")!.Text.Nl);
        Compose(await house.ViewAsync(PipelineFixture.Noor, id)).Suggestions.ShouldNotContain(suggestion => suggestion.Template.Id == "T23");

        (await house.Templates.SwitchAsync(Admin, "T23", off: false, Token)).ShouldBeTrue();
        Compose(await house.ViewAsync(PipelineFixture.Noor, id)).Suggestions.ShouldContain(suggestion => suggestion.Template.Id == "T23");
        (await house.Store.ReadAsync(db => db.Templates.CountAsync(Token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task WhatTheProgramNeeds_IsNeverOff()
    {
        await using var house = await PipelineFixture.CreateAsync();
        foreach (var template in ReplyLibrary.All)
            (await house.Templates.SwitchAsync(Admin, template.Id, off: true, Token)).ShouldBe(ReplyLibrary.CanBeOff(template), template.Id);
        (await house.Templates.ListAsync(Token)).Where(template => !template.IsOff).Select(template => template.Id).ShouldBe(["T06", "T19", "T24", "T28", "T31", "T32", "T33"]);
    }

    [Fact]
    public async Task Own_IsOfferedForItsRange_AndNeverForAnother_InConsoleAndChat()
    {
        await using var house = await ChatHouse.HouseAsync();
        (await AddAsync(house, ReplyAudience.Public, Step.Bullying, Step.Bullying)).ShouldBe("O01");
        (await AddAsync(house, ReplyAudience.Public, Step.Discrimination, Step.Discrimination)).ShouldBe("O02");
        (await AddAsync(house, ReplyAudience.Author, Step.Bullying, Step.Bullying)).ShouldBe("O03");
        (await AddAsync(house, ReplyAudience.TargetPerson, Step.Negativity, Step.Extremism)).ShouldBe("O04");
        var id = await ChatHouse.ClaimedAsync(house);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);

        OwnIn(Compose(view)).ShouldBe(["O01"]);
        Compose(view).Suggestions[0].Template.Id.ShouldBe("O01");
        OwnIn(Compose(view, CardButtonKind.Private)).ShouldBe(["O03"]);
        OwnIn(Compose(view, CardButtonKind.Support)).ShouldBe(["O04"]);

        await ChatHouse.AnswerAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");
        await house.Room.PressAsync("noor", "Gebruik O01");
        await house.Room.PressAsync("noor", "Verstuur naar het kanaal");
        await house.SendAsync();
        house.Adapter.Carried.ShouldHaveSingleItem().Text.ShouldBe(Ours.Nl);
        (await NotedAsync(house, view))["template"].ShouldBe("O01");
    }

    [Fact]
    public async Task Own_InPublic_NeverForStep4OrDanger_WhateverTheAdminSays()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var refused = await house.Templates.SaveAsync(Admin, Own(ReplyAudience.Public, Step.Negativity, Step.Extremism), Token);
        (refused.Id, refused.Review!.Problem).ShouldBe((null, TemplateProblem.PublicAtStep4));
        await AddAsync(house, ReplyAudience.Public, Step.Negativity, Step.Discrimination);
        await AddAsync(house, ReplyAudience.Author, Step.Negativity, Step.Extremism);

        // Written past the page, it is not offered either.
        await house.Store.WriteAsync(db => db.Templates.ExecuteUpdateAsync(rows => rows.SetProperty(row => row.ToStep, Step.Extremism), Token), Token);
        foreach (var (text, number) in new[] { "s4 tekst", "s2! tekst", "s0! tekst" }.Select((text, number) => (text, number)))
        {
            var view = await MineAsync(house, text, $"m{number}");
            Compose(view).Suggestions.ShouldBeEmpty(text);
            if (text.Contains('!', StringComparison.Ordinal)) OwnIn(Compose(view, CardButtonKind.Private)).ShouldBeEmpty(text);
        }
    }

    [Fact]
    public async Task WhatTheLintBlocks_IsRefused_AndWhatWasThereStays()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await RewriteAsync(house, "T23", Ours);
        var own = await AddAsync(house, ReplyAudience.Public, Step.Bullying, Step.Bullying);
        var before = await house.Templates.ListAsync(Token);

        foreach (var template in before.Where(template => template.Id == "T23" || template.Id == own))
        {
            var kept = await house.Templates.SaveAsync(Admin, template with { Text = Ours with { En = "Not all Christians are like that." } }, Token);
            (kept.Id, kept.Review!.Problem, kept.Review.Language, kept.Review.Blocking).ShouldBe((null, TemplateProblem.Blocked, "en", LintCheck.RepeatsStereotype));
        }

        (await house.Templates.ListAsync(Token)).Select(template => template.Text).ShouldBe(before.Select(template => template.Text));
    }

    [Fact]
    public async Task OnlyAnAdmin_ChangesThem_AndTheLedgerNotesWhoWithoutTheText()
    {
        await using var house = await PipelineFixture.CreateAsync();
        foreach (var by in new[] { PipelineFixture.Noor, PipelineFixture.Lead })
        {
            (await house.Templates.SaveAsync(by, ReplyLibrary.Find("T02")! with { Text = Ours }, Token)).Id.ShouldBeNull();
            (await house.Templates.SaveAsync(by, Own(ReplyAudience.Public, Step.Bullying, Step.Bullying), Token)).Id.ShouldBeNull();
            (await house.Templates.SwitchAsync(by, "T02", off: true, Token)).ShouldBeFalse();
            (await house.Templates.RestoreAsync(by, "T02", Token)).ShouldBeFalse();
            (await house.Templates.ShareAsync(by, [new("voetbal", "football")], Token)).ShouldBeFalse();
        }

        (await house.Store.ReadAsync(db => db.Ledger.CountAsync(Token), Token)).ShouldBe(0);
        await RewriteAsync(house, "T02", Ours);
        await house.Templates.SwitchAsync(Admin, "T02", off: true, Token);
        await house.Templates.RestoreAsync(Admin, "T02", Token);
        await house.Templates.SwitchAsync(Admin, "T02", off: false, Token);
        var own = await AddAsync(house, ReplyAudience.Public, Step.Bullying, Step.Bullying);
        await house.Templates.RestoreAsync(Admin, own, Token);
        await house.Templates.ShareAsync(Admin, [new("voetbal", "football")], Token);

        var noted = await house.Store.ReadAsync(db => db.Ledger.OrderBy(entry => entry.Sequence).ToListAsync(Token), Token);
        noted.Select(entry => $"{entry.Kind} {entry.Details}".Trim()).ShouldBe(
        [
            "template.rewritten template=T02", "template.switched_off template=T02", "template.restored template=T02", "template.switched_on template=T02",
            "template.added template=O01", "template.removed template=O01", "shared.changed",
        ]);
        noted.ShouldAllBe(entry => entry.Actor == "admin");

        // A number is never given twice: the ledger names it for ever.
        (await AddAsync(house, ReplyAudience.Public, Step.Bullying, Step.Bullying)).ShouldBe("O02");
    }

    [Fact]
    public async Task Original_PutBackOrTypedAgain_IsTheLibrarysAgain()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await RewriteAsync(house, "T02", Ours);
        (await house.Templates.RestoreAsync(Admin, "T02", Token)).ShouldBeTrue();
        (await house.Templates.ListAsync(Token)).ShouldBe(ReplyLibrary.All);
        await RewriteAsync(house, "T02", Ours);
        await RewriteAsync(house, "T02", ReplyLibrary.Find("T02")!.Text);
        (await house.Templates.ListAsync(Token)).ShouldBe(ReplyLibrary.All);
        (await house.Templates.RestoreAsync(Admin, "T99", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Own_MoreThanFit_AreRefused_AndCannotBeMadeOutOfTheLibrary()
    {
        await using var house = await PipelineFixture.CreateAsync();
        for (var number = 0; number < CommunityTemplates.MostOwn; number++) await AddAsync(house, ReplyAudience.Public, Step.Bullying, Step.Bullying);
        (await house.Templates.SaveAsync(Admin, Own(ReplyAudience.Public, Step.Bullying, Step.Bullying), Token)).ShouldBe(new KeptTemplate(null, null));
        (await house.Templates.SaveAsync(Admin, Own(ReplyAudience.Public, Step.Bullying, Step.Bullying) with { Id = "T02" }, Token)).ShouldBe(new KeptTemplate(null, null));
        (await house.Templates.SaveAsync(Admin, Own(ReplyAudience.Public, Step.Bullying, Step.Bullying) with { Id = "O99" }, Token)).ShouldBe(new KeptTemplate(null, null));
    }

    [Fact]
    public async Task Rewritten_AndOwn_AreReadLikeAnyDraft_L23_AndCounted_L21()
    {
        await using var house = await PipelineFixture.CreateAsync();
        LocalizedText hard = new("s2 hou je fijn aan onze norm", "s2 keep to our norm here");
        await RewriteAsync(house, "T02", hard);
        var own = (await house.Templates.SaveAsync(Admin, Own(ReplyAudience.Public, Step.Bullying, Step.Bullying) with { Text = hard }, Token)).Id!;
        for (var number = 0; number < 4; number++)
        {
            await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message($"m{number}", "s2 iets", author: $"a{number}")));
            var id = await house.IdOfAsync($"m{number}");
            await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
            var view = await house.ViewAsync(PipelineFixture.Noor, id);
            var checks = (await house.Desk.ReadDraftAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, hard.Nl) with { TemplateId = own }, Token)).Findings.Select(finding => finding.Check).ToList();
            checks.ShouldContain(LintCheck.ScoresItself);
            checks.Contains(LintCheck.DoublesUp).ShouldBe(number == 3);
            (await SendAsync(house, view, hard.Nl, own)).Decision.ShouldBe(DecisionProblem.DraftQuestioned);
            (await SendAsync(house, view, hard.Nl, own, LintAnswer.Meant)).IsOk.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A32_Removal_IsExplainedInTheirWords_WithTheRuleAndTheWayToAppeal()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await RewriteAsync(house, "T19", new("Je bericht is weg om afspraak {nr}: {regel}. Vragen? {bezwaar}.", "Your post is gone because of {rule}. Questions? {appeal}."));
        var view = await MineAsync(house, "s2 tekst");
        var opened = Compose(view, CardButtonKind.Delete).Opened("25 nov 13:00");

        opened.Explanation.ShouldBe($"Je bericht is weg om afspraak 1: {CommunityNorms.Standard[0].Text.Nl.TrimEnd('.')}. Vragen? Antwoord hier.");
        (await house.Desk.DecideAsync(PipelineFixture.Noor, opened.ToInput(view.Card.CaseId, CardButtonKind.Delete), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();
        house.Adapter.Carried.Single(request => request.Kind == PlatformRequestKind.PrivateMessage).Text.ShouldBe(opened.Explanation);
    }

    [Fact]
    public async Task A57_Reporter_IsThankedInTheirWords()
    {
        await using var house = await HouseAsync();
        await RewriteAsync(house, "T24", new("Top dat je dit meldde, zo houden we het samen fijn.", "Great that you told us."));
        var row = await ReportAsync(house, "anna", text: "s2 tekst");
        await DecideAsync(house, row.Id, CardButtonKind.Delete);
        house.Time.Advance(ReportFeedback.TakeBackTime);
        await TellAsync(house);
        Told(house).ShouldHaveSingleItem().Text.ShouldBe("Over je melding: het team heeft er iets mee gedaan. Top dat je dit meldde, zo houden we het samen fijn.");
    }

    [Fact]
    public async Task Shared_StaysOpenUntilAnAdminSaysSo_ThenOneTapPutsItIn()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (view, composer) = await NormAsync(house);
        var open = composer.Use("T04", "nu");
        open.Text.ShouldContain("{onderwerp}");
        Compose(view, form: open).ChoicesFor("onderwerp").ShouldBeEmpty();

        (await house.Templates.ShareAsync(Admin, [new("voetbal", "football"), new("deze buurt", "this neighbourhood")], Token)).ShouldBeTrue();
        var again = Compose(await house.ViewAsync(PipelineFixture.Noor, view.Card.CaseId), form: open);
        again.ChoicesFor("onderwerp").Select(choice => choice.Label).ShouldBe(["voetbal", "deze buurt"]);
        again.Choose("onderwerp", 1).Text.ShouldBe("We zijn hier allemaal voor deze buurt. Zullen we het daar weer over hebben?");
        again.Choose("onderwerp", 2).ShouldBe(open);
        again.ChoicesFor("topic")[0].Label.ShouldBe("football");
        again.ChoicesFor("buurt").ShouldBeEmpty("only the moderator knows");
    }

    [Fact]
    public async Task Shared_InAChat_TakesTurns()
    {
        await using var house = await ChatHouse.HouseAsync();
        await house.Templates.ShareAsync(Admin, [new("voetbal", "football"), new("deze buurt", "this neighbourhood")], Token);
        await ChatHouse.ClaimedAsync(house);
        await ChatHouse.AnswerAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");
        List<string> seen = [];
        for (var turn = 0; turn < 3; turn++)
        {
            while (!house.Room.Buttons.Any(button => button.Label == "Gebruik T04")) await house.Room.PressAsync("noor", "Meer voorbeelden");
            await house.Room.PressAsync("noor", "Gebruik T04");
            seen.Add(house.Room.Card.Text.Text.Contains("allemaal voor voetbal.", StringComparison.Ordinal) ? "voetbal" : house.Room.Card.Text.Text.Contains("allemaal voor deze buurt.", StringComparison.Ordinal) ? "buurt" : house.Room.Card.Text.Text);
            await house.Room.PressAsync("noor", "Ander voorbeeld");
        }

        seen.ShouldBe(["voetbal", "buurt", "voetbal"]);
    }

    [Theory]
    [InlineData("", "football")]
    [InlineData("voetbal", "")]
    [InlineData("@everyone", "football")]
    [InlineData("**voetbal**", "football")]
    [InlineData("{naam}", "football")]
    [InlineData("voetbal\nen meer", "football")]
    [InlineData("iets dat veel te lang is om in een zin te passen", "football")]
    [InlineData("alle Turken zijn dom", "football")]
    public async Task Shared_WhatIsNoPlaceInASentence_IsRefused(string nl, string en)
    {
        await using var house = await PipelineFixture.CreateAsync();
        (await house.Templates.ShareAsync(Admin, [new("voetbal", "football")], Token)).ShouldBeTrue();
        (await house.Templates.ShareAsync(Admin, [new(nl, en)], Token)).ShouldBeFalse();
        (await house.Templates.ListSharedAsync(Token)).ShouldBe([new("voetbal", "football")]);
    }

    [Fact]
    public async Task Norm_GoesWhereAnExampleAsksForOne_WithWhatTheProgramKnows()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var view = await MineAsync(house, "s2 tekst");
        var form = CaseForm.For(view) with { Chosen = CardButtonKind.Private, Also = [ModerationAction.Delete] };
        var used = Compose(view, CardButtonKind.Private, form).Use("T19", "25 nov 13:00");

        used.Text.ShouldBe("Je bericht van 25 nov 13:00 is weggehaald om huisregel {nr}: {regel}. Niet mee eens? Antwoord hier, dan kijkt iemand anders mee.");
        var composer = Compose(view, CardButtonKind.Private, used);
        composer.ChoicesFor("regel").Select(choice => choice.Label).ShouldBe(CommunityNorms.Standard.Select(norm => norm.Text.Nl));
        composer.Choose("regel", 1).Text.ShouldContain($"om huisregel 2: {CommunityNorms.Standard[1].Text.Nl.TrimEnd('.')}. Niet mee eens?");

        // An example that nobody touched is replaced by another, not added to.
        composer.Use("T19", "25 nov 13:00").Text.ShouldBe(used.Text);
    }

    [Fact]
    public async Task Norm_InAChat_IsAButton()
    {
        await using var house = await ChatHouse.HouseAsync();
        await ChatHouse.ClaimedAsync(house);
        await ChatHouse.AnswerAsync(house);
        await house.Room.PressAsync("noor", "Privébericht");
        await house.Room.PressAsync("noor", "Verwijder");
        while (!house.Room.Buttons.Any(button => button.Label == "Gebruik T19")) await house.Room.PressAsync("noor", "Meer voorbeelden");
        await house.Room.PressAsync("noor", "Gebruik T19");

        house.Room.Card.Text.Text.ShouldContain($"Afspraak 2: {CommunityNorms.Standard[1].Text.Nl}");
        house.Room.Card.Buttons.Count.ShouldBeLessThanOrEqualTo(5);
        await house.Room.PressAsync("noor", "Afspraak 2");
        house.Room.Card.Text.Text.ShouldContain("om huisregel 2: ");
        house.Room.Card.Text.Text.ShouldNotContain("Vul eerst in");
    }

    private static string[] OwnIn(Composer composer) => [.. composer.Suggestions.Where(suggestion => suggestion.Template.Origin == TemplateOrigin.Own).Select(suggestion => suggestion.Template.Id)];

    private static Composer Compose(CaseView view, CardButtonKind button = CardButtonKind.Norm, CaseForm? form = null) => new(button, view, form ?? CaseForm.For(view), Words.Dutch, reasonAsked: false);

    private static async Task<(CaseView View, Composer Composer)> NormAsync(PipelineFixture house)
    {
        var view = await MineAsync(house, "s2 tekst");
        return (view, Compose(view));
    }

    private static async Task<CaseView> MineAsync(PipelineFixture house, string text, string message = "m1")
    {
        var id = await house.CaseAsync(text, message);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        return await house.ViewAsync(PipelineFixture.Noor, id);
    }

    private static Task<DeskResult> SendAsync(PipelineFixture house, CaseView view, string text, string templateId, LintAnswer? answer = null) =>
        house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, text) with { TemplateId = templateId, LintAnswer = answer }, Token);

    private static async Task<IReadOnlyDictionary<string, string>> NotedAsync(PipelineFixture house, CaseView view) =>
        (await house.ViewAsync(PipelineFixture.Noor, view.Card.CaseId)).History.Single(line => line.Kind == "case.decided").Details;

    private static async Task RewriteAsync(PipelineFixture house, string id, LocalizedText text) =>
        (await house.Templates.SaveAsync(Admin, ReplyLibrary.Find(id)! with { Text = text }, Token)).Id.ShouldBe(id);

    private static async Task<string> AddAsync(PipelineFixture house, ReplyAudience audience, Step from, Step to) =>
        (await house.Templates.SaveAsync(Admin, Own(audience, from, to), Token)).Id.ShouldNotBeNull();

    private static ReplyTemplate Own(ReplyAudience audience, Step from, Step to) => new()
    {
        Id = string.Empty,
        Origin = TemplateOrigin.Own,
        Strategy = ReplyStrategy.GroupNorm,
        Audiences = [audience],
        FromStep = from,
        ToStep = to,
        Text = Ours,
    };
}
