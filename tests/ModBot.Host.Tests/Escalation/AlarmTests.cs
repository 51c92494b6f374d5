using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Jobs;
using ModBot.Host.Tests.Pipeline;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.Escalation;

public sealed class AlarmTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Danger_RingsOnceAStage_UntilALeadHasIt_AndItIsHidden()
    {
        await using var world = await EscalationHouse.CreateAsync();
        foreach (var viewer in new[] { PipelineFixture.Noor, PipelineFixture.Bram }) await world.ComeAsync(viewer);
        var id = await world.House.CaseAsync("s2! tekst");

        await world.RunAsync();
        await world.RunAsync();
        (await world.RangAsync()).ShouldHaveSingleItem().ShouldContain("Lies, kun jij deze zaak nu oppakken?");
        await world.RunAsync(TimeSpan.FromMinutes(10));
        await world.RunAsync();
        (await world.RangAsync()).Count.ShouldBe(2);
        (await world.RangAsync())[1].ShouldContain("Bram, kun jij nu?");
        (await world.House.RowAsync(id)).HiddenAt.ShouldBeNull("two people are there");
        await world.RunAsync(TimeSpan.FromMinutes(10));
        await world.RunAsync(TimeSpan.FromHours(2));

        (await world.RangAsync()).Count.ShouldBe(3);
        (await world.RangAsync())[2].ShouldContain("Lies, dit ligt nu bij jou");
        (await world.House.RowAsync(id)).HiddenAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Claim_StopsTheAlarm_AndPuttingBackStartsItAnew()
    {
        await using var world = await EscalationHouse.CreateAsync(hides: false);
        var id = await world.House.CaseAsync("s2! tekst");
        await world.RunAsync();
        await world.House.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);

        await world.RunAsync(TimeSpan.FromMinutes(11));
        (await world.RangAsync()).Count.ShouldBe(1);
        await world.House.Desk.ReleaseAsync(PipelineFixture.Noor, id, Token);
        await world.RunAsync();

        (await world.RangAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Downtime_OnlyTheStageThatIsDueRings()
    {
        await using var world = await EscalationHouse.CreateAsync(hides: false);
        await world.House.CaseAsync("s2! tekst");
        await world.RunAsync();

        await world.RunAsync(TimeSpan.FromHours(1));

        (await world.RangAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task NoDanger_NothingRings_AndTheCardOfDangerComesSilently()
    {
        await using var world = await EscalationHouse.CreateAsync(hides: false);
        await world.House.CaseAsync("s3 tekst", "m1");
        await world.RunAsync();
        (await world.RangAsync()).ShouldBeEmpty();

        await world.House.CaseAsync("s2! tekst", "m2");
        await world.RunAsync();
        await world.House.PostAsync();

        (await world.RangAsync()).Count.ShouldBe(1);
        world.House.Room.Posts.Values.Count(post => post.View.Buttons.Count > 0 && post.Silent).ShouldBe(1, "the alarm rings for it");
    }

    [Fact]
    public async Task A54_RaidOf10Messages_OneAlert_Unacknowledged10Minutes_SecondOnCall()
    {
        var adapter = new ScriptedAdapter();
        adapter.Capabilities = adapter.Capabilities with { ChannelsArePosts = true };
        await using var world = await EscalationHouse.CreateAsync(hides: false, adapter);
        for (var number = 0; number < 10; number++)
        {
            await world.House.TakeInAsync(new MessagePosted(ScriptedAdapter.Message($"m{number}", "s2 tekst", author: $"lid{number % 4}") with { SentAt = PipelineFixture.Start + TimeSpan.FromMinutes(number), ChannelName = "Opruimdag" }));
        }

        await world.RunAsync();
        await world.RunAsync();
        (await world.RangAsync()).ShouldHaveSingleItem().ShouldContain("10 reacties van 4 mensen");
        await world.RunAsync(TimeSpan.FromMinutes(10));
        await world.RunAsync();

        (await world.RangAsync()).Count.ShouldBe(2);
        (await world.RangAsync())[1].ShouldContain("Bram, kun jij nu?");
    }

    [Fact]
    public async Task A54_OneOfTheRaidTaken_StopsTheAlarm_AndNewDangerInItRings()
    {
        var adapter = new ScriptedAdapter();
        adapter.Capabilities = adapter.Capabilities with { ChannelsArePosts = true };
        await using var world = await EscalationHouse.CreateAsync(hides: false, adapter);
        for (var number = 0; number < 6; number++) await world.House.TakeInAsync(new MessagePosted(ScriptedAdapter.Message($"m{number}", "s2 tekst", author: $"lid{number % 4}")));
        await world.RunAsync();
        var first = (await world.House.Desk.GetQueueAsync(PipelineFixture.Noor, QueueView.Open, Token))[0].CaseId;
        await world.House.Desk.ClaimAsync(PipelineFixture.Noor, first, Token);

        await world.RunAsync(TimeSpan.FromMinutes(11));
        (await world.RangAsync()).Count.ShouldBe(1);
        await world.House.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m9", "s2! tekst", author: "lid9")));
        await world.RunAsync();

        (await world.RangAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A17_FakeAccountThatPostsAHomeAddress_IsPassedOnAndReported_AlthoughN1IsNo()
    {
        await using var world = await EscalationHouse.CreateAsync(hides: false);
        var house = world.House;
        var id = await house.CaseAsync("s1! tekst");
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var fake = GuidelineAnswers.Parse("n-----");
        IReadOnlyList<Flag> flags = [Flag.Doxing, Flag.FakeOrTroll];
        var view = (await house.Desk.GetCaseAsync(PipelineFixture.Noor, id, fake, flags, Token)).ShouldNotBeNull();

        view.Card.Recommendation.Outcomes.ShouldBe([Outcome.PassOn]);
        view.Card.Recommendation[ModerationAction.Report].Availability.ShouldBe(Availability.Primary);
        var input = DeskTests.Input(view, CardButtonKind.Report) with { Answers = fake, Flags = flags };
        (await house.Desk.DecideAsync(PipelineFixture.Noor, input, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();
        await world.RunAsync();

        house.Adapter.Carried.ShouldHaveSingleItem().Kind.ShouldBe(PlatformRequestKind.Report);
        (await house.RowAsync(id)).State.ShouldBe(CaseState.PassedOn, "a lead gets what is dangerous");
        (await world.RangAsync()).ShouldHaveSingleItem().ShouldContain("Lies: er is een zaak aan jou doorgekoppeld");
    }

    [Fact]
    public async Task A11_Step4_NoPublicReply_TheLeadIsTold_PassingOnIsPrimary()
    {
        await using var world = await EscalationHouse.CreateAsync(hides: false);
        var house = world.House;
        var id = await house.CaseAsync("s4 tekst");
        await world.RunAsync();
        await world.RunAsync();

        (await world.SaidAsync()).ShouldHaveSingleItem().ShouldContain("Lies: er is een zaak voor jou");
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var card = (await house.ViewAsync(PipelineFixture.Noor, id)).Card;
        card.Buttons.Single(button => button.Kind == CardButtonKind.PassOn).Availability.ShouldBe(Availability.Primary);
        card.Buttons.Single(button => button.Kind == CardButtonKind.Norm).Availability.ShouldBe(Availability.Disabled);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.Norm, "Hou het fijn."), Token)).Decision.ShouldBe(DecisionProblem.ActionDisabled);
        house.Adapter.Carried.ShouldBeEmpty();
    }

    [Fact]
    public async Task A18_SecondOpinionThatLapsed_IsTheLeads_WhoIsToldOnce()
    {
        await using var world = await EscalationHouse.CreateAsync(hides: false);
        var house = world.House;
        var id = await house.CaseAsync("s2 tekst");
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var answers = GuidelineAnswers.Parse("jj-?--");
        var view = (await house.Desk.GetCaseAsync(PipelineFixture.Noor, id, answers, [], Token)).ShouldNotBeNull();
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.PassOn) with { Answers = answers }, Token)).IsOk.ShouldBeTrue();
        (await house.RowAsync(id)).State.ShouldBe(CaseState.SecondOpinion);

        house.Time.Advance(TimeSpan.FromMinutes(30));
        await house.Store.WriteAsync(db => new SecondOpinionJob().RunAsync(db, house.Time.GetUtcNow(), Token), Token);
        await world.RunAsync();
        await world.RunAsync();

        (await house.RowAsync(id)).State.ShouldBe(CaseState.PassedOn);
        (await world.SaidAsync()).ShouldHaveSingleItem().ShouldContain("aan jou doorgekoppeld");
    }
}
