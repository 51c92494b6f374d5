using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Jobs;
using ModBot.Host.Tests.Pipeline;
using ModBot.Moderation.Cases;
using static ModBot.Host.Tests.DeskChat.ChatHouse;

namespace ModBot.Host.Tests.DeskChat;

/// <summary>What an owner fills in: the same in every room, nobody else's, and as much as the console lets one fill in.</summary>
public sealed class ChatDraftTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draft_IsTheSameInEveryRoom_AndInTheConsole()
    {
        await using var house = await HouseAsync();
        await house.Rooms.OpenAsync(ScriptedRoom.Name, "andere kamer", "nl", PipelineFixture.Lead, Token);
        var id = await ClaimedAsync(house);
        await house.PostAsync();
        await NormAsync(house);
        await house.PostAsync();

        var cards = house.Room.Posts.Values.Where(post => post.View.Buttons.Count > 0).ToList();
        cards.Select(post => post.Room).Distinct().Count().ShouldBe(2);
        cards.ShouldAllBe(post => post.View.Text.Text.Contains("Oneens zijn mag"));
        (await house.Desk.GetDraftAsync(PipelineFixture.Noor, id, Token)).ShouldNotBeNull().Text.ShouldContain("Oneens zijn mag");
        (await house.Desk.GetDraftAsync(PipelineFixture.Bram, id, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Reveal_IsForTheRoomInWhichItWasAsked()
    {
        await using var house = await HouseAsync();
        await house.Rooms.OpenAsync(ScriptedRoom.Name, "andere kamer", "nl", PipelineFixture.Lead, Token);
        await ClaimedAsync(house, "s2 een nare tekst");
        await house.Room.PressDataAsync("noor", house.Room.Buttons.First(button => button.Label.StartsWith("Toon hele", StringComparison.Ordinal)).Data, house.Room.Posts.Last().Value.Room);
        await house.PostAsync();

        house.Room.Posts.Values.Count(post => post.View.Text.Text.Contains("nare tekst", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task TakenOver_NeitherTextNorDraftGoesAlong()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house, "s2 een nare tekst");
        await house.Room.PressAsync("noor", "Toon hele tekst");
        await NormAsync(house);

        (await house.Desk.ClaimAsync(PipelineFixture.Lead, id, Token)).IsOk.ShouldBeTrue();
        await house.PostAsync();

        house.Room.Card.Text.Text.ShouldNotContain("nare tekst");
        house.Room.Card.Text.Text.ShouldNotContain("Oneens zijn mag");
        await house.Room.PressAsync("lead", "Stel de norm");
        house.Room.Buttons.ShouldNotContain(button => button.Label.StartsWith("Verstuur", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TakenOver_ByALead_WithTwoPresses_AndByNobodyElse()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house);

        // A lead who was a moment too late with the ordinary button takes nothing from anybody.
        (await house.Room.PressDataAsync("lead", $"c:{id}:claim")).Notice.ShouldBe("Noor heeft deze zaak.");

        (await house.Room.PressAsync("bram", "Neem over")).Notice.ShouldBe("Noor heeft deze zaak.");
        (await house.Room.PressAsync("noor", "Neem over")).Notice.ShouldBe("Jij hebt deze zaak.");
        (await house.Room.PressAsync("lead", "Neem over")).Notice.ShouldNotBeNull().ShouldContain("Noor raakt dan kwijt");
        house.Time.Advance(TimeSpan.FromMinutes(2));
        (await house.Room.PressAsync("lead", "Neem over")).Notice.ShouldNotBeNull();
        (await house.RowAsync(id)).OwnerId.ShouldBe("noor");

        (await house.Room.PressAsync("lead", "Neem over")).Notice.ShouldBeNull();
        (await house.RowAsync(id)).OwnerId.ShouldBe("lead");
    }

    [Fact]
    public async Task Decided_InTheConsole_TheDraftIsGone()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house);
        await NormAsync(house);

        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.NotHarmful), Token)).IsOk.ShouldBeTrue();

        (await house.Store.ReadAsync(db => db.Drafts.CountAsync(Token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task TypedAfterTheDecision_OrByWhoeverLeftTheTeam_NoDraftIsLeft()
    {
        await using var house = await HouseAsync();
        house.Room.Desk = house.Room.Desk with { HasForms = true };
        var id = await ClaimedAsync(house);
        await AnswerAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");
        var form = (await house.Room.PressAsync("noor", "Schrijf zelf")).Form.ShouldNotBeNull();
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.Delete), Token)).IsOk.ShouldBeTrue();
        (await house.Room.SubmitAsync("noor", form.Data, "te laat getypt")).Notice.ShouldNotBeNull();
        (await house.Store.ReadAsync(db => db.Drafts.CountAsync(Token), Token)).ShouldBe(0);

        (await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();
        await house.Room.SubmitAsync("noor", form.Data, "nog niet verstuurd");
        (await house.Store.ReadAsync(db => db.Drafts.CountAsync(Token), Token)).ShouldBe(1);
        await house.Store.WriteAsync(db => db.Moderators.Where(row => row.Id == "lead").ExecuteUpdateAsync(row => row.SetProperty(x => x.Role, ModeratorRole.Admin), Token), Token);
        (await house.Team.RemoveAsync(PipelineFixture.Lead, "noor", Token)).ShouldBe(TeamProblem.None);
        (await house.Store.ReadAsync(db => db.Drafts.CountAsync(Token), Token)).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PlacesOfAnExample_AreFilledInOneByOne(bool forms)
    {
        await using var house = await HouseAsync();
        house.Room.Desk = house.Room.Desk with { HasForms = forms };
        var id = await ClaimedAsync(house, "s1 tekst");
        await AnswerAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");
        for (var turn = 0; turn < 5 && house.Room.Buttons.All(button => button.Label != "Gebruik T04"); turn++) await house.Room.PressAsync("noor", "Meer voorbeelden");
        await house.Room.PressAsync("noor", "Gebruik T04");
        house.Room.Card.Text.Text.ShouldContain("Vul eerst in: onderwerp");
        house.Room.Buttons.ShouldNotContain(button => button.Label.StartsWith("Verstuur", StringComparison.Ordinal));

        var unfit = await FillAsync(house, forms, "@@");
        (forms ? unfit.Notice : house.Room.Posts.Last().Value.View.Text.Text).ShouldNotBeNull().ShouldContain("past hier niet");
        house.Room.Card.Text.Text.ShouldContain("{onderwerp}");
        await FillAsync(house, forms, "voetbal");

        house.Room.Card.Text.Text.ShouldContain("We zijn hier allemaal voor voetbal.");
        await house.Room.PressAsync("noor", "Verstuur naar het kanaal");
        await house.SendAsync();
        house.Adapter.Carried.ShouldHaveSingleItem().Text!.ShouldContain("voetbal");
        (await house.RowAsync(id)).State.ShouldNotBe(CaseState.Claimed);
    }

    [Fact]
    public async Task PlaceThatTheTextDoesNotHave_IsNotAskedFor()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house);
        await NormAsync(house);

        foreach (var data in new[] { $"c:{id}:slot:onderwerp", $"c:{id}:slot" }) (await house.Room.PressDataAsync("noor", data)).Notice.ShouldBeNull(data);

        (await house.Store.ReadAsync(db => db.Notes.CountAsync(Token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Examples_GoRound_AndComeInTheOtherLanguage()
    {
        await using var house = await HouseAsync();
        await ClaimedAsync(house, "s1 tekst");
        await AnswerAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");
        var first = Uses(house);

        await house.Room.PressAsync("noor", "Meer voorbeelden");
        Uses(house).ShouldNotBe(first);
        for (var turn = 0; turn < 9 && Uses(house) != first; turn++) await house.Room.PressAsync("noor", "Meer voorbeelden");
        Uses(house).ShouldBe(first);

        house.Room.Card.Text.Text.ShouldContain("groep");
        await house.Room.PressAsync("noor", "In het Engels");
        house.Room.Card.Text.Text.ShouldContain("Here we speak");
    }

    [Fact]
    public async Task History_IsShownInTheCard_OrAloneWhereThatIsPossible_WithoutTheText()
    {
        await using var house = await HouseAsync();
        await ClaimedAsync(house, "s2 een nare tekst");

        await house.Room.PressAsync("noor", "Wat er gebeurde");
        house.Room.Card.Text.Text.ShouldContain("Noor pakte de zaak op");
        house.Room.Card.Text.Text.ShouldNotContain("nare tekst");
        await house.Room.PressAsync("noor", "Terug");
        house.Room.Card.Text.Text.ShouldNotContain("Noor pakte de zaak op");

        house.Room.Desk = house.Room.Desk with { HasPrivateAnswers = true };
        var answer = await house.Room.PressAsync("bram", "Wat er gebeurde");
        answer.View.ShouldBeNull();
        answer.Private.ShouldNotBeNull().Text.ShouldContain("Noor pakte de zaak op");
    }

    [Fact]
    public async Task FoundHarmless_CanBeRemembered_ByWhoeverClosedIt()
    {
        await using var house = await HouseAsync();
        await ClaimedAsync(house, "s2 drie gewone woorden");
        await house.Room.PressAsync("noor", "Niet schadelijk");
        await house.Room.PressAsync("noor", "Sluit de zaak");

        (await house.Room.PressAsync("bram", "Onthoud")).Notice.ShouldNotBeNull().ShouldContain("lead of beheerder");
        (await house.Store.ReadAsync(db => db.RememberedTexts.CountAsync(Token), Token)).ShouldBe(0);

        (await house.Room.PressAsync("noor", "Onthoud")).Notice.ShouldNotBeNull().ShouldContain("Onthouden");
        (await house.Store.ReadAsync(db => db.RememberedTexts.CountAsync(Token), Token)).ShouldBe(1);
        house.Room.Buttons.ShouldNotContain(button => button.Label.StartsWith("Onthoud", StringComparison.Ordinal));
        house.Room.Card.Text.Text.ShouldContain("Deze tekst is onthouden");
    }

    [Fact]
    public async Task TheSamePress_BroughtAgainAfterARestart_DoesNothing_AndTheCardIsShownAnew()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house);
        await house.Room.PressAsync("noor", "Niet schadelijk");
        await house.Room.PressAsync("noor", "Sluit de zaak");
        await house.Room.PressDataAsync("noor", $"c:{id}:undo", press: "eens");
        await house.Room.PressAsync("noor", "Niet schadelijk");
        await house.Room.PressAsync("noor", "Sluit de zaak");
        var shown = house.Room.Shown.Count;

        (await house.Room.PressDataAsync("noor", $"c:{id}:undo", press: "eens")).ShouldBe(DeskAnswer.Nothing);

        (await house.RowAsync(id)).State.ShouldBe(CaseState.Closed);
        await house.PostAsync();
        house.Room.Shown.Count.ShouldBeGreaterThan(shown);

        house.Time.Advance(Presses.Kept + TimeSpan.FromHours(1));
        await house.Store.WriteAsync(db => new ForgetPressesJob().RunAsync(db, house.Time.GetUtcNow(), Token), Token);
        (await house.Store.ReadAsync(db => db.Presses.CountAsync(Token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Question_IsTakenAway_OnceAnswered_OrWhenTheCaseWentOn()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house);
        await AnswerAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");
        await house.Room.PressAsync("noor", "Schrijf zelf");
        await house.PostAsync();
        await house.Room.ReplyAsync("noor", Question(house), "Hier praten we gewoon met elkaar.");
        await house.PostAsync();
        house.Room.Posts.Values.ShouldNotContain(post => post.AsksReply);
        house.Room.Removed.Count.ShouldBe(1);
        var pointer = house.Room.Posts.Last().Value;
        pointer.View.Text.Text.ShouldContain("op de kaart hierboven");
        pointer.ReplyTo.ShouldBe("1", "a tap leads back to the card");

        await house.Room.PressAsync("noor", "Pas de tekst aan");
        await house.PostAsync();
        var left = Question(house);
        await house.Desk.ReleaseAsync(PipelineFixture.Noor, id, Token);
        await house.PostAsync();

        house.Room.Posts.Values.ShouldNotContain(post => post.AsksReply);
        house.Room.Posts.Count.ShouldBe(1, "only the card is left");
        (await house.Room.ReplyAsync("noor", left, "te laat")).ShouldBe(DeskAnswer.Nothing);
    }

    [Fact]
    public async Task WatchedCase_CanStillBeAnsweredInOnesOwnWords()
    {
        await using var house = await HouseAsync();
        await ClaimedAsync(house);
        await AnswerAsync(house);
        await house.Room.PressAsync("noor", "Monitor");
        await house.Room.PressAsync("noor", "Houd in de gaten");
        await house.Room.PressAsync("noor", "Stel de norm");
        await house.Room.PressAsync("noor", "Schrijf zelf");
        await house.PostAsync();

        await house.Room.ReplyAsync("noor", Question(house), "Hier praten we gewoon met elkaar.");
        await house.PostAsync();

        house.Room.Card.Text.Text.ShouldContain("Hier praten we gewoon met elkaar.");
    }

    /// <summary>The database has to be asked in its own words for what the table of the life of a case says.</summary>
    [Fact]
    public async Task DecidableCases_AreThoseOfTheTable()
    {
        await using var house = await HouseAsync();
        var id = await house.CaseAsync();
        foreach (var state in Enum.GetValues<CaseState>())
        {
            await house.Store.WriteAsync(db => db.Cases.ExecuteUpdateAsync(row => row.SetProperty(x => x.State, state), Token), Token);

            (await house.Store.ReadAsync(db => db.DecidableCases().AnyAsync(row => row.Id == id, Token), Token)).ShouldBe(CaseLifecycle.TryNext(state, CaseTrigger.Decide, out _), state.ToString());
        }
    }

    [Fact]
    public async Task TextThatAnswersNothing_IsHintedAtOnce_AndOnlyToWhomItWasAsked()
    {
        await using var house = await HouseAsync();
        await ClaimedAsync(house);
        (await house.Room.TypeAsync("noor", "hoi allemaal")).ShouldBe(DeskAnswer.Nothing);
        await AnswerAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");
        await house.Room.PressAsync("noor", "Schrijf zelf");
        await house.PostAsync();

        foreach (var other in new[] { "bram", "vreemde" }) await house.Room.TypeAsync(other, "Hier praten we netjes.");
        await house.PostAsync();
        Hints(house).ShouldBe(0);
        for (var time = 0; time < 2; time++) (await house.Room.TypeAsync("noor", "Hier praten we netjes.")).ShouldBe(DeskAnswer.Nothing);
        await house.PostAsync();
        Hints(house).ShouldBe(1);
        house.Room.Posts[1].View.Text.Text.ShouldNotContain("netjes");

        await house.Room.ReplyAsync("noor", Question(house), "Zo dan.");
        await house.PostAsync();
        Hints(house).ShouldBe(0);
    }

    [Fact]
    public async Task PassedOnByALead_TheCardSaysWhatIsNext_AndCannotBePassedOnAgain()
    {
        await using var house = await HouseAsync();
        var id = await house.CaseAsync("s4 tekst");
        await house.PostAsync();
        foreach (var label in new[] { "Ik pak", "Koppel door", "Koppel nu door" }) await house.Room.PressAsync("lead", label);

        var row = await house.RowAsync(id);
        (row.State, row.OwnerId).ShouldBe((CaseState.PassedOn, "lead"));
        house.Room.Card.Text.Text.ShouldContain("regelt nu de hulp");
        house.Room.Buttons.ShouldNotContain(button => button.Label == "Koppel door" || button.Label == "Leg terug");

        await house.Room.PressAsync("lead", "Verwijder");
        await house.Room.PressAsync("lead", "Verwijder nu");
        (await house.RowAsync(id)).State.ShouldBe(CaseState.Acting);
    }

    private static async Task NormAsync(PipelineFixture house)
    {
        await AnswerAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");
        await house.Room.PressAsync("noor", "Gebruik T02");
    }

    private static string Uses(PipelineFixture house) => string.Join(' ', house.Room.Buttons.Select(button => button.Label).Where(label => label.StartsWith("Gebruik", StringComparison.Ordinal)));

    private static int Hints(PipelineFixture house) => house.Room.Posts.Values.Count(post => post.View.Text.Text.Contains("Antwoord dan op die vraag", StringComparison.Ordinal));

    private static int Question(PipelineFixture house) => house.Room.Posts.Last(post => post.Value.AsksReply).Key;

    private static async Task<DeskAnswer> FillAsync(PipelineFixture house, bool forms, string text)
    {
        var asked = await house.Room.PressAsync("noor", "Vul in: onderwerp");
        DeskAnswer answer;
        if (forms)
        {
            answer = await house.Room.SubmitAsync("noor", asked.Form.ShouldNotBeNull().Data, text);
            if (answer.View is { } view) house.Room.ShowNow(view);
        }
        else
        {
            await house.PostAsync();
            answer = await house.Room.ReplyAsync("noor", Question(house), text);
            await house.PostAsync();
        }

        return answer;
    }
}
