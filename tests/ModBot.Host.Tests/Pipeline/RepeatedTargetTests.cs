using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>The same author at the same target again and again (DOMAIN §1).</summary>
public sealed class RepeatedTargetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TheThirdInAWeek_IsBullying_InOneBatchOrMany(bool together)
    {
        await using var house = await PipelineFixture.CreateAsync();
        MessagePosted[] posted = [Posted("m1", day: 0), Posted("m2", day: 3), Posted("m3", day: 6)];
        if (together) await house.TakeInAsync(posted);
        else foreach (var each in posted) await house.TakeInAsync(each);

        var rows = await RowsAsync(house);
        rows.Select(row => row.Step).ShouldBe([Step.Negativity, Step.Negativity, Step.Bullying]);
        rows.Select(row => Names.Split<Flag>(row.Flags).Contains(Flag.RepeatAuthor)).ShouldBe([false, false, true]);
        rows[2].Urgency.ShouldBeGreaterThan(rows[1].Urgency);
        (await house.Store.ReadAsync(db => db.Ledger.CountAsync(entry => entry.Kind == "case.repeated_at_target", Token), Token)).ShouldBe(1);
        (await house.ViewAsync(PipelineFixture.Noor, rows[2].Id)).Card.Assessment!.Step.ShouldBe(Step.Bullying);
    }

    [Theory]
    [InlineData("sam", "anna", 8)]
    [InlineData("sam", "bram", 6)]
    [InlineData("kim", "anna", 6)]
    public async Task OtherTime_OtherTarget_OtherAuthor_AreNoRepetition(string author, string target, int day)
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.TakeInAsync(Posted("m1", day: 0), Posted("m2", day: 3), Posted("m3", day, author, target));

        (await RowsAsync(house)).ShouldAllBe(row => row.Step == Step.Negativity && row.Flags.Length == 0);
    }

    [Fact]
    public async Task WhatAPersonFoundHarmless_AndWhatStoodOnStep0_DoesNotCount()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.TakeInAsync(Posted("m1", day: 0), Posted("m2", day: 1));
        await house.Store.WriteAsync(async db => (await db.Cases.SingleAsync(row => row.MessageId == "m1", Token)).Verdict = Verdict.NotNeeded, Token);
        await house.TakeInAsync(Posted("m3", day: 2), Posted("m4", day: 3, text: "hoi"));

        (await RowsAsync(house)).ShouldAllBe(row => row.Step == Step.Negativity);
    }

    [Fact]
    public async Task ABatchThatComesAgain_LiftsNothingTwice()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var batch = house.Adapter.Batch(Posted("m1", day: 0), Posted("m2", day: 1), Posted("m3", day: 2));
        await house.TakeInAsync(batch);
        await house.TakeInAsync(batch);
        await house.TakeInAsync(batch with { Checkpoint = "anders" });

        var rows = await RowsAsync(house);
        rows.Count(row => row.Step == Step.Bullying).ShouldBe(1);
        (await house.Store.ReadAsync(db => db.Ledger.CountAsync(entry => entry.Kind == "case.repeated_at_target", Token), Token)).ShouldBe(1);
    }

    private static MessagePosted Posted(string id, int day, string author = "sam", string target = "anna", string? text = null) => new(ScriptedAdapter.Message(id, text ?? $"s1 tekst {id}", author: author) with
    {
        Target = new TargetPerson(target, target),
        SentAt = PipelineFixture.Start.AddDays(day),
    });

    private static Task<List<CaseRow>> RowsAsync(PipelineFixture house) => house.Store.ReadAsync(db => db.Cases.OrderBy(row => row.MessageId).ToListAsync(Token), Token);
}
