using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Storage;
using ModBot.Host.Tests.Pipeline;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using static ModBot.Host.Tests.DeskChat.ChatHouse;

namespace ModBot.Host.Tests.DeskChat;

public sealed class ChatDeskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewCase_IsPostedAsACardOfLabels_WithoutTheText()
    {
        await using var house = await HouseAsync();
        await house.CaseAsync("s2 een nare tekst");
        await house.PostAsync();

        house.Room.Card.Text.Text.ShouldContain("Stap 2");
        house.Room.Card.Text.Text.ShouldNotContain("nare tekst");
        house.Room.Buttons.Select(button => button.Label).ShouldBe(["Ik pak deze op"]);
    }

    [Fact]
    public async Task Owner_RevealsInLayers_AsASpoiler_AndEveryLookIsInTheLedger()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house, "s2 een nare tekst");

        (await house.Room.PressAsync("noor", "Toon hele tekst")).View.ShouldNotBeNull();

        var text = house.Room.Card.Text;
        var quoted = text.Spans.Single(span => span.Style == DeskStyle.Spoiler);
        text.Text.Substring(quoted.Start, quoted.Length).ShouldBe("s2 een nare tekst");
        (await house.ViewAsync(PipelineFixture.Noor, id)).History.Count(line => line.Kind == "case.revealed").ShouldBe(1);

        // It stays while she goes on, without a second look, and goes when she hides it.
        await house.Room.PressAsync("noor", "De vragen");
        house.Room.Card.Text.Text.ShouldContain("nare tekst");
        await house.Room.PressAsync("noor", "Terug");
        await house.Room.PressAsync("noor", "Verberg");
        house.Room.Card.Text.Text.ShouldNotContain("nare tekst");
        (await house.ViewAsync(PipelineFixture.Noor, id)).History.Count(line => line.Kind == "case.revealed").ShouldBe(1);
    }

    [Fact]
    public async Task WholeWay_ByButtons_QuestionsNormConfirmUndo()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house);

        await house.Room.PressAsync("noor", "De vragen");
        foreach (var answer in new[] { "Ja", "Ja", "Nee", "Nee" }) await house.Room.PressAsync("noor", answer);
        await house.Room.PressAsync("noor", "Stel de norm");
        await house.Room.PressAsync("noor", "Gebruik T");
        if (house.Room.Card.Text.Text.Contains("Vul eerst in", StringComparison.Ordinal)) await TypeAsync(house, "Hier doen we niet aan schelden.");
        await house.Room.PressAsync("noor", "Verstuur naar het kanaal");

        var row = await house.RowAsync(id);
        row.State.ShouldBe(CaseState.Acting);
        row.Answers!.ShouldStartWith("jj");
        await house.SendAsync();
        house.Adapter.Carried.ShouldHaveSingleItem().Kind.ShouldBe(PlatformRequestKind.Reply);

        await house.PostAsync();
        await house.Room.PressAsync("noor", "Draai het besluit terug");
        await house.SendAsync();
        house.Adapter.Carried[^1].Kind.ShouldBe(PlatformRequestKind.Withdraw);
    }

    [Fact]
    public async Task OwnWords_WithoutForms_AreTypedAsAReplyToAQuestion()
    {
        await using var house = await HouseAsync();
        await ClaimedAsync(house);
        await AnswerAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");

        (await house.Room.PressAsync("noor", "Schrijf zelf")).Notice.ShouldNotBeNull();
        await house.PostAsync();
        var question = house.Room.Posts.Last(post => post.Value.AsksReply);
        question.Value.View.Text.Text.ShouldContain("Noor");

        // Somebody else's reply is not hers.
        await house.Room.ReplyAsync("bram", question.Key, "van Bram");
        await house.Room.ReplyAsync("noor", question.Key, "Hier gaan we netjes met elkaar om.");
        await house.PostAsync();

        house.Room.Card.Text.Text.Contains("Hier gaan we netjes met elkaar om.").ShouldBeTrue(house.Room.Card.Text.Text);
        house.Room.Card.Text.Text.ShouldNotContain("van Bram");
        await house.Room.PressAsync("noor", "Verstuur naar het kanaal");
        await house.SendAsync();
        house.Adapter.Carried.ShouldHaveSingleItem().Text.ShouldBe("Hier gaan we netjes met elkaar om.");
    }

    [Fact]
    public async Task OwnWords_WithForms_OpenOneWithTheDraft()
    {
        await using var house = await HouseAsync();
        house.Room.Desk = house.Room.Desk with { HasForms = true, HasPrivateAnswers = true };
        await ClaimedAsync(house);
        await AnswerAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");

        var form = (await house.Room.PressAsync("noor", "Schrijf zelf")).Form.ShouldNotBeNull();
        var answer = await house.Room.SubmitAsync("noor", form.Data, "Rustig aan, iedereen.");
        answer.View.ShouldNotBeNull().Text.Text.ShouldContain("Rustig aan, iedereen.");

        // Shown to her alone where that is possible.
        (await house.Room.PressAsync("noor", "Terug")).View.ShouldNotBeNull();
        var shown = await house.Room.PressAsync("noor", "Toon hele tekst");
        shown.View.ShouldBeNull();
        shown.Private.ShouldNotBeNull().Text.ShouldContain("s2 tekst");
    }

    [Fact]
    public async Task PressOfAStranger_OrOfSomebodyElse_ChangesNothing()
    {
        await using var house = await HouseAsync();
        var id = await house.CaseAsync();
        await house.PostAsync();

        (await house.Room.PressAsync("vreemde", "Ik pak")).Notice.ShouldNotBeNull().ShouldContain("/koppel");
        (await house.RowAsync(id)).State.ShouldBe(CaseState.Waiting);

        await house.Room.PressAsync("noor", "Ik pak");
        foreach (var button in house.Room.Buttons.ToList())
        {
            var answer = await house.Room.PressDataAsync("bram", button.Data);
            answer.View.ShouldBeNull(button.Label);
            answer.Notice.ShouldBe("Noor heeft deze zaak.");
        }

        var row = await house.RowAsync(id);
        (row.State, row.OwnerId).ShouldBe((CaseState.Claimed, "noor"));
    }

    [Fact]
    public async Task PressOfSomebodyElse_LeavesWhatTheOwnerFilledIn()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house);
        await AnswerAsync(house);
        await house.Room.PressAsync("noor", "Stel de norm");
        await house.Room.PressAsync("noor", "Gebruik T02");

        foreach (var op in new[] { "claim", "undo", "again:x", "leave:x" }) (await house.Room.PressDataAsync("bram", $"c:{id}:{op}")).Notice.ShouldNotBeNull(op);

        await house.Room.PressAsync("noor", "Verwijder");
        house.Room.Card.Text.Text.ShouldContain("Oneens zijn mag");
    }

    [Theory]
    [InlineData("")]
    [InlineData("c")]
    [InlineData("c:::")]
    [InlineData("c:0123456789abcdef:claim")]
    [InlineData("c:CASE:0")]
    [InlineData("c:CASE:do:delete:delete")]
    [InlineData("c:CASE:flag:not_a_flag")]
    [InlineData("c:CASE:use:T99")]
    [InlineData("c:CASE:pick:nothing")]
    [InlineData("c:CASE:answer:yes")]
    [InlineData("c:CASE:answer:9-yes")]
    [InlineData("c:CASE:flag:1-")]
    [InlineData("c:CASE:do:delete")]
    [InlineData("c:CASE:again:0123456789abcdef")]
    [InlineData("f:CASE:text")]
    public async Task ForgedData_IsHarmless(string data)
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house);

        await house.Room.PressDataAsync("noor", data.Replace("CASE", id, StringComparison.Ordinal));

        (await house.RowAsync(id)).State.ShouldBe(CaseState.Claimed);
        (await house.Store.ReadAsync(db => db.Outbox.CountAsync(Token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task PressFromARoomThatIsNoDesk_IsRefused()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house);

        (await house.Room.PressDataAsync("noor", $"c:{id}:release", room: "elders")).Notice.ShouldNotBeNull();
        (await house.RowAsync(id)).OwnerId.ShouldBe("noor");
    }

    [Fact]
    public async Task DoublePress_DecidesOnce()
    {
        await using var house = await HouseAsync();
        await ClaimedAsync(house);
        await house.Room.PressAsync("noor", "Verwijder");
        var press = house.Room.Buttons.First(button => button.Label == "Verwijder nu").Data;

        await Task.WhenAll(house.Room.PressDataAsync("noor", press), house.Room.PressDataAsync("noor", press));
        (await house.Room.PressDataAsync("noor", press)).Notice.ShouldNotBeNull();

        (await house.Store.ReadAsync(db => db.Outbox.CountAsync(row => row.Kind == PlatformRequestKind.Delete, Token), Token)).ShouldBe(1);
    }

    [Fact]
    public async Task DoublePress_OnAnAnswer_AnswersOneQuestion_AndOnASwitch_SwitchesOnce()
    {
        await using var house = await HouseAsync();
        await ClaimedAsync(house);
        await house.Room.PressAsync("noor", "De vragen");
        var yes = house.Room.Buttons.First(button => button.Label == "Ja").Data;

        await house.Room.PressDataAsync("noor", yes);
        await house.Room.PressDataAsync("noor", yes);
        house.Room.Card.Text.Text.ShouldContain("N2.");

        await house.Room.PressAsync("noor", "Terug");
        await house.Room.PressAsync("noor", "Stel de norm");
        var also = house.Room.Buttons.First(button => button.Label == "☐ Verwijder").Data;
        await house.Room.PressDataAsync("noor", also);
        await house.Room.PressDataAsync("noor", also);
        house.Room.Buttons.ShouldContain(button => button.Label == "☑ Verwijder");
    }

    [Fact]
    public async Task ManyCardsInARoomThatMustWait_AllComeInTheEnd()
    {
        await using var house = await HouseAsync();
        for (var number = 0; number < 30; number++) await house.CaseAsync(id: $"m{number}");
        var waits = 0;
        house.Room.OnShow = post => post.PostedId is null && ++waits % 3 != 0 ? new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: TimeSpan.FromSeconds(3)) : null;

        for (var turn = 0; turn < 200 && house.Room.Posts.Count < 30; turn++)
        {
            await house.PostAsync();
            house.Time.Advance(TimeSpan.FromSeconds(3));
        }

        house.Room.Posts.Count.ShouldBe(30);
        (await house.Store.ReadAsync(db => db.Prompts.CountAsync(row => row.State == PostState.Refused, Token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task RefusedCard_IsTriedAgain_WhenTheCaseChanges()
    {
        await using var house = await HouseAsync();
        var id = await house.CaseAsync();
        house.Room.OnShow = _ => PlatformResult.Refused(RefusalReason.NotAllowed);
        await house.PostAsync();
        house.Room.Posts.ShouldBeEmpty();

        house.Room.OnShow = _ => null;
        await house.Desk.ClaimAsync(PipelineFixture.Bram, id, Token);
        await house.PostAsync();
        house.Room.Card.Text.Text.ShouldContain("Bij Bram");
    }

    [Fact]
    public async Task AnswerThatArrivesAfterANewerCard_IsReplaced()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house);
        var late = (await house.Room.PressAsync("noor", "Verwijder")).View.ShouldNotBeNull();
        await house.Desk.ReleaseAsync(PipelineFixture.Noor, id, Token);
        await house.PostAsync();
        house.Room.Card.Text.Text.ShouldContain("Nog bij niemand");

        house.Room.ShowNow(late);
        await house.Room.AnsweredAsync(house.Room.Posts.Last().Key, late);
        await house.PostAsync();

        house.Room.Card.Text.Text.ShouldContain("Nog bij niemand");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnswerThatLandsWhileANewerCallIsUnderWay_IsReplaced(bool isKnown)
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house);
        house.Room.HoldsAnswers = true;
        var late = (await house.Room.PressAsync("noor", "Verwijder")).View.ShouldNotBeNull();
        await house.Desk.ReleaseAsync(PipelineFixture.Noor, id, Token);
        var landed = false;
        house.Room.OnShow = post =>
        {
            if (landed || post.PostedId is not { } posted) return null;
            landed = true;
            house.Room.ShowNow(late);
            Task.Run(() => house.Room.AnsweredAsync(int.Parse(posted, CultureInfo.InvariantCulture), isKnown ? late : null), Token).GetAwaiter().GetResult();
            return PlatformResult.Done(posted);
        };

        await house.PostAsync();

        landed.ShouldBeTrue();
        house.Room.Card.Text.Text.ShouldContain("Nog bij niemand");
    }

    [Fact]
    public async Task CardsOfWhichNobodyHeardThatTheyStand_AreKnownByTheFirstPress_AndGetNoThird()
    {
        await using var house = await HouseAsync();
        house.Room.LostPosts = 2;
        await house.CaseAsync();
        await house.PostAsync();
        house.Time.Advance(TimeSpan.FromMinutes(1));
        await house.PostAsync();
        house.Room.Posts.Count.ShouldBe(2);
        var claim = house.Room.Buttons.Single().Data;

        await house.Room.PressAsync("noor", "Ik pak deze op");
        await AnswerAsync(house);
        await house.Room.PressAsync("noor", "Verwijder");
        await house.Room.PressAsync("noor", "Verwijder nu");
        await house.Room.PressDataAsync("noor", claim, at: 1);
        await house.SendAsync();
        house.Time.Advance(TimeSpan.FromHours(1));
        await house.PostAsync();

        house.Room.Posts.Values.ShouldAllBe(post => !post.View.Buttons.Any(row => row.Any(button => button.Label == "Ik pak deze op")));
        house.Room.Posts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task CardThatSomebodyTookAway_ComesBackWithoutTheText()
    {
        await using var house = await HouseAsync();
        await ClaimedAsync(house, "s2 een nare tekst");
        await house.Room.PressAsync("noor", "Toon hele tekst");
        var isGone = false;
        house.Room.OnShow = post =>
        {
            if (isGone || post.PostedId is null) return null;
            isGone = true;
            return PlatformResult.Refused(RefusalReason.MessageGone);
        };
        house.Room.LosesAnswers = true;
        await house.Room.PressAsync("noor", "De vragen");
        await house.PostAsync();

        house.Room.Shown.Last(post => post.PostedId is null).View.Text.Text.ShouldNotContain("nare tekst");
        house.Room.Card.Text.Text.ShouldNotContain("nare tekst");
    }

    [Fact]
    public async Task WhatThePersonFoundMayNeverBeShown_LeavesTheCardAtOnce()
    {
        await using var house = await HouseAsync();
        await ClaimedAsync(house, "s2 een nare tekst");
        await house.Room.PressAsync("noor", "Toon hele tekst");
        await house.Room.PressAsync("noor", "Tekenen van gevaar");

        await house.Room.PressDataAsync("noor", house.Room.Buttons.First(button => button.Data.EndsWith(":flag:1-minor_sexual", StringComparison.Ordinal)).Data);

        house.Room.Card.Text.Text.ShouldNotContain("nare tekst");
    }

    [Fact]
    public async Task PassedOnWithADoubt_HasAtMostFiveRows()
    {
        await using var house = await HouseAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Lead, id, Token);
        await DecideAsync(house, id, CardButtonKind.Private, "Wat bedoel je hiermee?");
        await house.SendAsync();
        (await house.Desk.UndoAsync(PipelineFixture.Lead, id, Token)).IsOk.ShouldBeTrue();
        await DecideAsync(house, id, CardButtonKind.PassOn, null);
        house.Adapter.OnCarryOut = _ => PlatformResult.Refused(RefusalReason.NotSupported);
        await house.SendAsync();
        await house.PostAsync();

        (await house.RowAsync(id)).State.ShouldBe(CaseState.PassedOn);
        house.Room.Buttons.ShouldContain(button => button.Label == "Laten zo");
        house.Room.Buttons.ShouldContain(button => button.Label == "Wat er gebeurde");
        house.Room.Card.Buttons.Count.ShouldBeLessThanOrEqualTo(5);
        house.Room.Card.Buttons.ShouldAllBe(row => row.Count <= 5);
    }

    [Fact]
    public async Task PressOnAFullDisk_SaysSo()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house);
        house.Full = true;
        string? notice = null;
        for (var press = 0; press < 400 && notice?.Contains("opslaan", StringComparison.Ordinal) != true; press++) notice = (await house.Room.PressDataAsync("noor", $"c:{id}:reason", press: new string('x', 200) + press)).Notice;

        notice.ShouldNotBeNull().ShouldContain("kon dit niet opslaan");
        notice.Length.ShouldBeLessThanOrEqualTo(180);
    }

    [Fact]
    public async Task EnglishRoom_TheExampleThatIsReadIsTheOneThatIsTaken()
    {
        await using var house = await HouseAsync();
        await house.Rooms.OpenAsync(ScriptedRoom.Name, "kamer", "en", PipelineFixture.Lead, Token);
        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m1", "boom iets")));
        await house.PostAsync();
        foreach (var label in new[] { "I'll take this one", "The questions", "Yes", "Yes", "No", "No", "Set the norm" }) await house.Room.PressAsync("noor", label);
        var read = house.Room.Card.Text.Text;

        await house.Room.PressAsync("noor", "Use T");

        var taken = house.Room.Card.Text;
        var quote = taken.Spans.Last(span => span.Style == DeskStyle.Quote);
        read.ShouldContain(taken.Text.Substring(quote.Start, quote.Length));
    }

    [Fact]
    public async Task AnswerThatDidNotArrive_OrOfWhichNobodyHeard_IsShownAnew()
    {
        await using var house = await HouseAsync();
        await ClaimedAsync(house);
        var before = house.Room.Shown.Count;
        house.Room.LosesAnswers = true;
        await house.Room.PressAsync("noor", "Verwijder");
        await house.PostAsync();
        house.Room.Shown.Count.ShouldBe(before + 1);

        // The program ends before it hears how the answer went.
        house.Room.LosesAnswers = false;
        await house.Room.PressAsync("noor", "Terug");
        await house.Store.WriteAsync(db => db.Prompts.ExecuteUpdateAsync(row => row.SetProperty(x => x.AnswerUnderway, true), Token), Token);
        await house.Prompts.PutBackAsync(ScriptedRoom.Name, Token);
        await house.PostAsync();
        house.Room.Shown.Count.ShouldBe(before + 2);
        await house.PostAsync();
        house.Room.Shown.Count.ShouldBe(before + 2, "once is enough");
    }

    [Fact]
    public async Task SecondCardOfACase_ShowsHowItStands_AlsoWhenThePressIsRefused()
    {
        await using var house = await HouseAsync();
        var id = await house.CaseAsync();
        await house.PostAsync();
        await house.Store.WriteAsync(db => db.Prompts.ExecuteUpdateAsync(row => row.SetProperty(x => x.PostedId, "77"), Token), Token);
        await house.Desk.ClaimAsync(PipelineFixture.Bram, id, Token);
        await house.Desk.DecideAsync(PipelineFixture.Bram, DeskTests.Input(await house.ViewAsync(PipelineFixture.Bram, id), CardButtonKind.NotHarmful), Token);

        var answer = await house.Room.PressAsync("noor", "Ik pak");

        answer.Notice.ShouldNotBeNull();
        answer.View.ShouldNotBeNull().Text.Text.ShouldContain("Klaar");
    }

    [Fact]
    public async Task DeskOpenedOrClosed_IsLookedAtAtOnce()
    {
        await using var house = await HouseAsync();
        var seen = house.Signal.Changes.Count;
        await house.Room.SayAsync("lead", CommandKind.OpenDesk, channel: "nog een kamer");
        house.Signal.Changes.Count.ShouldBeGreaterThan(seen);

        seen = house.Signal.Changes.Count;
        await house.Room.SayAsync("lead", CommandKind.CloseDesk, channel: "nog een kamer");
        house.Signal.Changes.Count.ShouldBeGreaterThan(seen);
    }

    [Fact]
    public async Task DecidedBeforeItsCardStood_IsNotAskedAnyMore()
    {
        await using var house = await HouseAsync();
        var id = await house.CaseAsync();
        await house.Prompts.PlanAsync(ScriptedRoom.Name, Token);
        await house.Desk.ClaimAsync(PipelineFixture.Bram, id, Token);
        await house.Desk.DecideAsync(PipelineFixture.Bram, DeskTests.Input(await house.ViewAsync(PipelineFixture.Bram, id), CardButtonKind.NotHarmful), Token);

        await house.PostAsync();

        house.Room.Shown.ShouldBeEmpty();
    }

    [Fact]
    public async Task DeskClosed_TakesItsCardsAway()
    {
        await using var house = await HouseAsync();
        await house.CaseAsync();
        await house.PostAsync();

        await house.Room.SayAsync("lead", CommandKind.CloseDesk);
        await house.PostAsync();

        house.Room.Removed.ShouldHaveSingleItem();
        (await house.Store.ReadAsync(db => db.Prompts.CountAsync(Token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task GivenBackAndTakenAgain_TheTextIsNotShownWithoutAsking()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house, "s2 een nare tekst");
        await house.Room.PressAsync("noor", "Toon hele tekst");
        await house.Desk.ReleaseAsync(PipelineFixture.Noor, id, Token);
        await house.PostAsync();
        house.Room.Card.Text.Text.ShouldNotContain("nare tekst");

        house.Time.Advance(TimeSpan.FromMinutes(1));
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        await house.PostAsync();
        house.Room.Card.Text.Text.ShouldNotContain("nare tekst");
    }

    [Theory]
    [InlineData("@everyone kijk")]
    [InlineData("zie https://nep.example/x en nep.example")]
    [InlineData("/start #kom $geld t.me/x")]
    public void QuotedText_BecomesNoMentionLinkOrCommand(string text)
    {
        var quiet = ChatQuote.Quiet(text);

        quiet.Replace("\u2060", "", StringComparison.Ordinal).ShouldBe(text);
        foreach (var start in new[] { "@e", "://", "/s", "#k", "$g", ".e", "t.m" }) quiet.ShouldNotContain(start, Case.Sensitive);
    }

    [Fact]
    public async Task DecidedInTheConsole_TheCardFollows()
    {
        await using var house = await HouseAsync();
        var id = await house.CaseAsync();
        await house.PostAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Bram, id, Token);
        await house.PostAsync();
        house.Room.Card.Text.Text.ShouldContain("Bij Bram");

        await house.Desk.DecideAsync(PipelineFixture.Bram, DeskTests.Input(await house.ViewAsync(PipelineFixture.Bram, id), CardButtonKind.NotHarmful), Token);
        await house.PostAsync();

        house.Room.Buttons.ShouldNotContain(button => button.Label == "Stel de norm");
        house.Room.Posts.Count.ShouldBe(1, "one case, one card");
    }

    [Fact]
    public async Task CardThatSomebodyTookAway_IsPostedAgain()
    {
        await using var house = await HouseAsync();
        var id = await house.CaseAsync();
        await house.PostAsync();
        house.Room.OnShow = post => post.PostedId is null ? null : PlatformResult.Refused(RefusalReason.MessageGone);

        await house.Desk.ClaimAsync(PipelineFixture.Bram, id, Token);
        await house.PostAsync();

        house.Room.Shown.Count(post => post.PostedId is null).ShouldBe(2);
        house.Room.Card.Text.Text.ShouldContain("Bij Bram");
    }

    [Fact]
    public async Task MinorSexual_IsNeverShown()
    {
        await using var house = await HouseAsync();
        var id = await ClaimedAsync(house, "s2 minor_sexual tekst");
        await house.Store.WriteAsync(async db => (await db.Cases.SingleAsync(row => row.Id == id, Token)).NeverShow = true, Token);

        (await house.Room.PressDataAsync("noor", $"c:{id}:show:{LadderNames.Name(RevealLayer.Full)}")).Notice.ShouldNotBeNull();
        house.Room.Card.Text.Text.ShouldNotContain("minor_sexual tekst");
    }

    [Fact]
    public async Task ManyRoomsAndCases_StayWithinTheLimitsOfTheContract()
    {
        await using var house = await HouseAsync();
        await ClaimedAsync(house);
        foreach (var label in new[] { "De vragen", "Terug", "Tekenen van gevaar", "Terug", "Privébericht", "Terug", "Stel de norm" })
        {
            await house.Room.PressAsync("noor", label);
            house.Room.Card.Buttons.Count.ShouldBeLessThanOrEqualTo(5);
            house.Room.Card.Buttons.ShouldAllBe(row => row.Count >= 1 && row.Count <= 5);
            house.Room.Buttons.ShouldAllBe(button => button.Label.Length <= 40 && button.Data.Length <= 60 && button.Label.Length > 0);
            house.Room.Card.Text.Text.Length.ShouldBeLessThan(4000);
            house.Room.Card.Text.Spans.ShouldAllBe(span => span.Start >= 0 && span.Length > 0 && span.Start + span.Length <= house.Room.Card.Text.Text.Length);
        }
    }

    [Fact]
    public async Task Link_TakesACodeOnce_AndNotFromSomebodyAnonymous()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var code = await house.Team.CreateLinkCodeAsync("noor", Token);

        (await house.Room.SayAsync("", CommandKind.Link, code, isPrivate: true)).ShouldContain("klopt niet");
        (await house.Room.SayAsync("n1", CommandKind.Link, code.ToLowerInvariant(), isPrivate: true)).ShouldContain("Noor");
        (await house.Room.SayAsync("b1", CommandKind.Link, code, isPrivate: true)).ShouldContain("klopt niet");
        (await house.Accounts.FindAsync(new PlatformUser(ScriptedRoom.Name, "n1", ""), Token))!.Name.ShouldBe("Noor");
    }

    [Fact]
    public async Task Link_AfterTooManyGuesses_TakesNothing()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var code = await house.Team.CreateLinkCodeAsync("noor", Token);
        for (var guess = 0; guess < 5; guess++) await house.Room.SayAsync("x", CommandKind.Link, "AAAAAAAA");

        (await house.Room.SayAsync("x", CommandKind.Link, code)).ShouldContain("klopt niet");
        house.Time.Advance(Accounts.CodeLife);
        code = await house.Team.CreateLinkCodeAsync("noor", Token);
        (await house.Room.SayAsync("x", CommandKind.Link, code)).ShouldContain("Noor");
    }

    [Fact]
    public async Task Desk_OnlyALeadOpensIt()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await LinkAsync(house, "noor");
        await LinkAsync(house, "lead");

        (await house.Room.SayAsync("noor", CommandKind.OpenDesk)).ShouldContain("lead");
        (await house.Room.SayAsync("vreemde", CommandKind.OpenDesk)).ShouldContain("lead");
        house.Rooms.Contains(ScriptedRoom.Name, "kamer").ShouldBeFalse();

        (await house.Room.SayAsync("lead", CommandKind.OpenDesk, "en")).ShouldContain("moderators' room");
        house.Rooms.WordsOf(ScriptedRoom.Name, "kamer").Language.ShouldBe("en");
        (await house.Room.SayAsync("lead", CommandKind.CloseDesk)).ShouldContain("No more cases");
        house.Rooms.Contains(ScriptedRoom.Name, "kamer").ShouldBeFalse();
    }

    [Fact]
    public async Task RemovedFromTheTeam_ThePressIsAStranger()
    {
        await using var house = await HouseAsync();
        await house.CaseAsync();
        await house.PostAsync();
        await house.Store.WriteAsync(db => db.Moderators.Where(row => row.Id == "lead").ExecuteUpdateAsync(row => row.SetProperty(x => x.Role, ModeratorRole.Admin), Token), Token);

        (await house.Team.RemoveAsync(PipelineFixture.Lead, "noor", Token)).ShouldBe(TeamProblem.None);

        (await house.Room.PressAsync("noor", "Ik pak")).Notice.ShouldNotBeNull().ShouldContain("/koppel");
    }

    [Fact]
    public async Task Report_OpensACase_WhateverTheClassifierSays_AndKeepsNoReporter()
    {
        await using var house = await HouseAsync();
        var message = ScriptedAdapter.Message("m7", "s0 gewone tekst");

        (await house.Room.SayAsync("lid", CommandKind.Report, channel: "plein", target: message)).ShouldContain("Dank je");
        (await house.Room.SayAsync("lid", CommandKind.Report, channel: "plein", target: message)).ShouldContain("Dank je");
        await house.PostAsync();

        house.Room.Card.Text.Text.ShouldContain("Gemeld door een lid");
        (await house.Store.ReadAsync(db => db.Cases.CountAsync(Token), Token)).ShouldBe(1);
        (await house.Store.ReadAsync(db => db.Ledger.Where(row => row.Kind == "case.reported").Select(row => row.Actor + row.Details).ToListAsync(Token), Token)).ShouldAllBe(line => !line.Contains("lid"));
    }

    [Fact]
    public async Task Report_TooMany_IsRefusedKindly()
    {
        await using var house = await HouseAsync();
        for (var number = 0; number < Reports.MostPerWindow; number++) await house.Room.SayAsync("lid", CommandKind.Report, channel: "plein", target: ScriptedAdapter.Message($"r{number}", "s0 tekst"));

        (await house.Room.SayAsync("lid", CommandKind.Report, channel: "plein", target: ScriptedAdapter.Message("r99", "s0 tekst"))).ShouldContain("al veel gemeld");
        (await house.Store.ReadAsync(db => db.Cases.CountAsync(Token), Token)).ShouldBe(Reports.MostPerWindow);
    }

    [Fact]
    public async Task CrashWhilePosting_PostsAgain_WithTheSameKey()
    {
        await using var house = await HouseAsync();
        await house.CaseAsync();
        await house.Prompts.PlanAsync(ScriptedRoom.Name, Token);
        var row = (await house.Prompts.DueAsync(ScriptedRoom.Name, Token)).Prompts.ShouldHaveSingleItem();
        await house.Prompts.StartAsync(row, Token);

        await house.PostAsync();

        house.Room.Shown.ShouldHaveSingleItem().Key.ShouldBe(row.Key);
    }

    private static async Task DecideAsync(PipelineFixture house, string id, CardButtonKind button, string? text)
    {
        var input = DeskTests.Input(await house.ViewAsync(PipelineFixture.Lead, id), button, text) with { Answers = GuidelineAnswers.Parse("jj-nn-") };
        (await house.Desk.DecideAsync(PipelineFixture.Lead, input, Token)).IsOk.ShouldBeTrue();
    }
}
