using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Tests.Pipeline;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;

namespace ModBot.Host.Tests.Escalation;

public sealed class HoldTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A22_NobodyThere_Step3IsHiddenReversibly_AuthorIsTold_AHumanDecidesWithin24Hours()
    {
        await using var world = await EscalationHouse.CreateAsync();
        var house = world.House;
        var id = await house.CaseAsync("s3 tekst");

        await world.RunAsync();
        await world.RunAsync();

        house.Adapter.Carried.Select(request => request.Kind).ShouldBe([PlatformRequestKind.Hide, PlatformRequestKind.PrivateMessage]);
        house.Adapter.Carried[1].Text.ShouldNotBeNull().ShouldContain("Binnen 24 uur kijkt een mens");
        var card = (await house.ViewAsync(PipelineFixture.Noor, id)).Card;
        card.Hidden.ShouldBeTrue();
        card.DecideBefore.ShouldBe(PipelineFixture.Start + TimeSpan.FromSeconds(15) + Triage.HumanDecidesWithin);
        card.Recommendation.Advice.ShouldContain(Advice.DecideHold);
        (await world.SaidAsync()).ShouldHaveSingleItem().ShouldContain("verborg daarom 1 bericht");

        // The person finds that it was nothing: it comes back.
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.NotHarmful) with { Reason = "Het was een grap." }, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();
        house.Adapter.Carried[^1].Kind.ShouldBe(PlatformRequestKind.Unhide);
        var row = await house.RowAsync(id);
        (row.HiddenAt, row.State).ShouldBe((null, CaseState.Closed));
        (await house.ViewAsync(PipelineFixture.Noor, id)).Card.DecideBefore.ShouldBeNull();
    }

    [Fact]
    public async Task A22_NobodyDecides_OnCallIsAskedAgain_ThenALead_OnceEach()
    {
        await using var world = await EscalationHouse.CreateAsync();
        await world.House.CaseAsync("s3 tekst");
        await world.RunAsync();

        await world.RunAsync(TimeSpan.FromHours(12));
        await world.RunAsync();
        (await world.SaidAsync()).Count(text => text.Contains("Lies, wil jij kijken?", StringComparison.Ordinal)).ShouldBe(1);
        await world.RunAsync(TimeSpan.FromHours(12));
        await world.RunAsync();

        (await world.SaidAsync()).Count(text => text.Contains("langer dan 24 uur", StringComparison.Ordinal)).ShouldBe(1);
        (await world.RangAsync()).ShouldBeEmpty("nobody is woken for what is no danger");
    }

    [Theory]
    [InlineData("s3 tekst", 1, true)]
    [InlineData("s3 tekst", 2, false)]
    [InlineData("s2 tekst", 1, false)]
    [InlineData("s2! tekst", 1, true)]
    public async Task A49_OneModerator_Step3IsHiddenAndBackUpIsAsked(string text, int there, bool hidden)
    {
        await using var world = await EscalationHouse.CreateAsync();
        foreach (var viewer in new[] { PipelineFixture.Noor, PipelineFixture.Bram }.Take(there)) await world.ComeAsync(viewer);
        var id = await world.House.CaseAsync(text);

        await world.RunAsync();

        ((await world.House.RowAsync(id)).HiddenAt is not null).ShouldBe(hidden);
        (await world.SaidAsync()).Exists(said => said.Contains("Er is nu één moderator. Lies, kun je erbij komen?", StringComparison.Ordinal)).ShouldBe(hidden);
    }

    [Fact]
    public async Task CommunityThatChoseNothing_NothingIsHidden()
    {
        await using var world = await EscalationHouse.CreateAsync(hides: false);
        await world.House.CaseAsync("s4! tekst");

        await world.RunAsync();

        world.House.Adapter.Carried.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatWaitedBeforeTheChoice_StaysAsItIs()
    {
        await using var world = await EscalationHouse.CreateAsync(hides: false);
        await world.House.CaseAsync("s3 tekst");
        world.House.Time.Advance(TimeSpan.FromMinutes(1));
        await world.House.Duty.HideAsync(new Viewer("admin", "Ada", ModeratorRole.Admin), true, Token);

        await world.RunAsync();

        world.House.Adapter.Carried.ShouldBeEmpty();
    }

    [Fact]
    public async Task PlatformThatCannotHide_NothingIsDeleted_AndTheCardSaysSo()
    {
        var adapter = new ScriptedAdapter();
        adapter.Capabilities = adapter.Capabilities with { CanHide = false };
        await using var world = await EscalationHouse.CreateAsync(adapter: adapter);
        var id = await world.House.CaseAsync("s3 tekst");

        await world.RunAsync();
        await world.RunAsync();

        world.House.Adapter.Carried.ShouldBeEmpty();
        (await world.House.ViewAsync(PipelineFixture.Noor, id)).Card.Recommendation.Advice[0].ShouldBe(Advice.StillVisible);
        (await world.SaidAsync()).ShouldHaveSingleItem().ShouldContain("LET OP");
        await world.House.PostAsync();
        world.House.Room.Posts.Values.ShouldContain(post => post.View.Text.Text.Contains("nog voor iedereen te zien", StringComparison.Ordinal) && post.View.Buttons.Count > 0);
    }

    [Fact]
    public async Task Danger_IsHidden_AndItsAuthorIsNotWrittenTo()
    {
        await using var world = await EscalationHouse.CreateAsync();
        await world.House.CaseAsync("s2! tekst");

        await world.RunAsync();
        await world.RunAsync();

        world.House.Adapter.Carried.ShouldHaveSingleItem().Kind.ShouldBe(PlatformRequestKind.Hide);
    }

    [Fact]
    public async Task RefusedHiding_IsNoQuestionToWhoeverDecides()
    {
        await using var world = await EscalationHouse.CreateAsync();
        var house = world.House;
        house.Adapter.OnCarryOut = request => request.Kind == PlatformRequestKind.Hide ? PlatformResult.Refused(RefusalReason.NotAllowed) : PlatformResult.Done();
        var id = await house.CaseAsync("s3 tekst");
        await world.RunAsync();
        await world.RunAsync();
        (await house.ViewAsync(PipelineFixture.Noor, id)).Card.Recommendation.Advice.ShouldContain(Advice.StillVisible);
        house.Adapter.Carried.ShouldNotContain(request => request.Kind == PlatformRequestKind.PrivateMessage, "nobody is told that a message is hidden which is not");

        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.Delete), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        (await house.RowAsync(id)).State.ShouldBe(CaseState.FollowUp);
    }

    [Theory]
    [InlineData(CardButtonKind.Hide, false)]
    [InlineData(CardButtonKind.Delete, false)]
    [InlineData(CardButtonKind.Report, false)]
    [InlineData(CardButtonKind.Monitor, true)]
    public async Task Decision_SaysWhetherItStaysHidden(CardButtonKind button, bool shown)
    {
        await using var world = await EscalationHouse.CreateAsync();
        var house = world.House;
        var id = await house.CaseAsync("s3 tekst");
        await world.RunAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);

        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), button) with { Confirmed = true, Reason = "gezien" }, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.Exists(request => request.Kind == PlatformRequestKind.Unhide).ShouldBe(shown);
        (await house.Store.ReadAsync(db => db.Holds.SingleAsync(Token), Token)).DecidedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Reply_FindsTheMessageShown_AndHidingComesAfterIt()
    {
        await using var world = await EscalationHouse.CreateAsync();
        var house = world.House;
        house.Adapter.Capabilities = house.Adapter.Capabilities with { ReplyBeforeHide = true };
        var id = await house.CaseAsync("s3 tekst");
        await world.RunAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        var answers = GuidelineAnswers.Parse("jj-nn-");

        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Norm, "Hou het fijn.") with { Answers = answers, Also = [ModerationAction.Hide] }, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.Select(request => request.Kind).ShouldBe([PlatformRequestKind.Hide, PlatformRequestKind.Unhide, PlatformRequestKind.Reply, PlatformRequestKind.Hide]);
    }

    [Fact]
    public async Task PassedOn_ItStaysHidden_UntilTheLeadDecides()
    {
        await using var world = await EscalationHouse.CreateAsync();
        var house = world.House;
        var id = await house.CaseAsync("s4 tekst");
        await world.RunAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.PassOn), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        (await house.ViewAsync(PipelineFixture.Lead, id)).Card.DecideBefore.ShouldNotBeNull();
        (await house.RowAsync(id)).HiddenAt.ShouldNotBeNull();
    }
}
