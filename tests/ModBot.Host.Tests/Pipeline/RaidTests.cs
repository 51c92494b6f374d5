using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Desk.Duty;
using ModBot.Host.Jobs;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>An attack of many on one member, in whatever channels (DOMAIN §5, A54).</summary>
public sealed class RaidTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A54_TenAtOneTargetInHalfAnHour_AreOneAlert_AndCalledAgainAfterTenMinutes()
    {
        await using var house = await CreateAsync();
        for (var number = 0; number < 10; number++) await house.TakeInAsync(Posted(number));
        await RunJobAsync(house);
        await house.PostAsync();

        var alert = Alerts(house).ShouldHaveSingleItem();
        alert.View.Text.Text.ShouldContain("Aanval op één persoon: 10 kwetsende berichten van 4 mensen");
        alert.View.Text.Text.ShouldNotContain("anna");
        alert.Silent.ShouldBeFalse();
        Cards(house).ShouldBe(PromptBook.MostOfPileOn);
        var rows = await house.Store.ReadAsync(db => db.Cases.ToListAsync(Token), Token);
        rows.Select(row => row.PileOnId).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        rows.ShouldAllBe(row => Names.Split<Flag>(row.Flags).Contains(Flag.Raid) && row.Urgency < Triage.DangerFrom);
        (await house.ViewAsync(PipelineFixture.Noor, rows[0].Id)).Card.Recommendation.Outcomes.ShouldBe([Outcome.PassOn]);

        house.Time.Advance(Alarm.Wait - TimeSpan.FromMinutes(1));
        await RunJobAsync(house);
        Called(house).ShouldBe(0);
        house.Time.Advance(TimeSpan.FromMinutes(1));
        await RunJobAsync(house);
        await RunJobAsync(house);
        await house.PostAsync();
        Called(house).ShouldBe(1);
        Alerts(house).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A54_OnceSomebodyTookItUp_NobodyIsCalledAgain()
    {
        await using var house = await CreateAsync();
        await house.TakeInAsync([.. Enumerable.Range(0, 10).Select(number => Posted(number))]);
        await RunJobAsync(house);
        var open = (await house.Desk.GetQueueAsync(PipelineFixture.Noor, QueueView.Open, Token))[0].CaseId;
        await house.Desk.ClaimAsync(PipelineFixture.Noor, open, Token);

        house.Time.Advance(Alarm.Wait + TimeSpan.FromMinutes(1));
        await RunJobAsync(house);
        await house.PostAsync();

        Called(house).ShouldBe(0);
        Alerts(house).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(4, 4, 1, "s2 tekst", "anna")]
    [InlineData(8, 2, 1, "s2 tekst", "anna")]
    [InlineData(8, 4, 11, "s2 tekst", "anna")]
    [InlineData(8, 4, 1, "s1 tekst", "anna")]
    [InlineData(8, 4, 1, "s2 tekst", null)]
    public async Task TooFew_TooSlow_TooLight_OrNoTarget_AreNone(int messages, int people, int minutesApart, string text, string? target)
    {
        await using var house = await CreateAsync();
        for (var number = 0; number < messages; number++) await house.TakeInAsync(Posted(number, people, minutesApart, text, target));

        (await house.Store.ReadAsync(db => db.PileOns.CountAsync(Token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task ABatchThatComesAgain_AndLateOnes_JoinTheSameAttack()
    {
        await using var house = await CreateAsync();
        var batch = house.Adapter.Batch([.. Enumerable.Range(0, 6).Select(number => Posted(number))]);
        await house.TakeInAsync(batch);
        await house.TakeInAsync(batch with { Checkpoint = "anders" });
        await house.TakeInAsync(Posted(30));
        await house.TakeInAsync(Posted(31, target: "bram"));

        (await house.Store.ReadAsync(db => db.PileOns.CountAsync(Token), Token)).ShouldBe(1);
        var status = await house.Desk.GetStatusAsync(PipelineFixture.Noor, Token);
        status.PileOns.ShouldHaveSingleItem().ShouldSatisfyAllConditions(note => note.OnePerson.ShouldBeTrue(), note => note.PileOn.Messages.ShouldBe(7));
    }

    [Fact]
    public async Task WhatWasDecidedBefore_StaysAsItWas()
    {
        await using var house = await CreateAsync();
        await house.TakeInAsync(Posted(0));
        var first = await house.Store.ReadAsync(db => db.Cases.Select(row => row.Id).SingleAsync(Token), Token);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, first, Token);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, first), CardButtonKind.Delete), Token)).IsOk.ShouldBeTrue();
        for (var number = 1; number < 6; number++) await house.TakeInAsync(Posted(number));

        var row = await house.RowAsync(first);
        row.PileOnId.ShouldNotBeNull();
        row.Flags.ShouldBeEmpty();
    }

    private static async Task<PipelineFixture> CreateAsync()
    {
        var house = await PipelineFixture.CreateAsync();
        await house.Rooms.OpenAsync(house.Room.Platform, "mods", "nl", PipelineFixture.Lead, Token);
        return house;
    }

    // In turn in two channels: an attack follows its target.
    private static MessagePosted Posted(int number, int people = 4, int minutesApart = 1, string text = "s2 tekst", string? target = "anna") => new(ScriptedAdapter.Message($"m{number}", $"{text} {number}", author: $"lid{number % people}") with
    {
        Key = new MessageKey("script", number % 2 == 0 ? "plein" : "gaming", $"m{number}"),
        SentAt = PipelineFixture.Start + TimeSpan.FromMinutes(number * minutesApart),
        Target = target is null ? null : new TargetPerson(target, target),
    });

    private static async Task RunJobAsync(PipelineFixture house)
    {
        foreach (IJob job in new IJob[] { new PileOnJob(house.Rooms, house.Time), new AlarmJob(house.Duty, new Holds([house.Adapter], house.Book, house.Time), house.Thresholds, house.Rooms) })
            await house.Store.WriteAsync(db => job.RunAsync(db, house.Time.GetUtcNow(), Token), Token);
    }

    private static List<DeskPost> Alerts(PipelineFixture house) => [.. house.Room.Posts.Values.Where(post => post.View.Text.Text.Contains("Aanval op één persoon", StringComparison.Ordinal) && post.View.Buttons.Count == 0)];

    private static int Called(PipelineFixture house) => house.Room.Posts.Values.Count(post => post.View.Text.Text.StartsWith("Nog niemand", StringComparison.Ordinal));

    private static int Cards(PipelineFixture house) => house.Room.Posts.Values.Count(post => post.View.Buttons.Any(row => row.Any(button => button.Data.Contains(":claim", StringComparison.Ordinal))));
}
