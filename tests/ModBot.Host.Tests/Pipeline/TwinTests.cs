using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Jobs;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>Messages that say nearly the same are one case (DOMAIN §5).</summary>
public sealed class TwinTests
{
    private const string Text = "s2 jij hoort hier niet";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TheSameTwelveTimes_IsOneCase_DecidedForAll_AndAnsweredOnce(bool together)
    {
        await using var house = await PipelineFixture.CreateAsync();
        MessagePosted[] posted = [.. Enumerable.Range(0, 12).Select(number => Posted(number, number % 2 == 0 ? Text : "s2 JIJ hoort, hier niet..."))];
        if (together) await house.TakeInAsync(posted);
        else foreach (var each in posted) await house.TakeInAsync(each);

        var item = (await house.Desk.GetQueueAsync(PipelineFixture.Noor, QueueView.Open, Token)).ShouldHaveSingleItem();
        item.Twins.ShouldBe(11);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, item.CaseId, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, item.CaseId);
        view.Card.Twins.ShouldBe(11);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, Norm(view), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.Count(request => request.Kind == PlatformRequestKind.Reply).ShouldBe(1);
        house.Adapter.Carried[0].Kind.ShouldBe(PlatformRequestKind.Reply);
        house.Adapter.Carried.Where(request => request.Kind == PlatformRequestKind.Delete).Select(request => request.Message.MessageId).ShouldBe(posted.Select(each => each.Message.Key.MessageId), ignoreOrder: true);
        (await house.RowAsync(item.CaseId)).State.ShouldBe(CaseState.FollowUp);
        (await TwinsAsync(house)).ShouldAllBe(twin => twin.GoneAt != null);
    }

    [Fact]
    public async Task Undone_EachOfThemIsPutBack()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await ClaimedAsync(house, messages: 3);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.Delete), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();
        (await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.Where(request => request.Kind == PlatformRequestKind.Restore).Select(request => request.Message.MessageId).ShouldBe(["m0", "m1", "m2"], ignoreOrder: true);
        (await TwinsAsync(house)).ShouldAllBe(twin => twin.GoneAt == null);
    }

    [Fact]
    public async Task ABatchThatComesAgain_CountsNothingTwice()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var batch = house.Adapter.Batch(Posted(0), Posted(1), Posted(2));
        await house.TakeInAsync(batch);
        await house.TakeInAsync(batch with { Checkpoint = "anders" });

        (await house.Store.ReadAsync(db => db.Cases.SingleAsync(Token), Token)).Twins.ShouldBe(2);
        (await house.Store.ReadAsync(db => db.Counters.SumAsync(row => row.Count, Token), Token)).ShouldBe(3);
    }

    [Fact]
    public async Task WhatItsAuthorMadeSomethingElse_IsACaseOfItsOwn_OrNone()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.TakeInAsync(Posted(0), Posted(1), Posted(2), Posted(3));
        await house.TakeInAsync(
            Edited(1, "s3 iets heel anders nu"),
            Edited(2, "sorry dat zei ik verkeerd"),
            Edited(3, Text + "."));

        var rows = await house.Store.ReadAsync(db => db.Cases.OrderBy(row => row.MessageId).ToListAsync(Token), Token);
        rows.Select(row => (row.MessageId, row.Twins)).ShouldBe([("m0", 1), ("m1", 0)]);
        (await TwinsAsync(house)).ShouldHaveSingleItem().MessageId.ShouldBe("m3");
    }

    [Fact]
    public async Task WhatIsGone_IsNotDeletedAgain_ButAsLongAsOneStands_DeletingIsPossible()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await ClaimedAsync(house, messages: 3);
        await house.TakeInAsync(Deleted(0), Deleted(1));
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        view.Card.Gone.ShouldBeFalse();
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Delete), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        house.Adapter.Carried.Select(request => request.Message.MessageId).ShouldBe(["m0", "m2"]);
        (await house.ViewAsync(PipelineFixture.Noor, id)).Card.Gone.ShouldBeTrue();
    }

    [Theory]
    [InlineData("s2 jij hoort hier niet", "bram", 1)]
    [InlineData("s2 jij hoort hier niet", "anna", 25 * 60)]
    [InlineData("s3 jij hoort hier niet", "anna", 1)]
    [InlineData("s2 jij hoort hier niet !", "anna", 1)]
    [InlineData("s2 jij hoort hier wel", "anna", 1)]
    public async Task OtherTarget_OtherDay_Worse_WithDanger_OrOtherWords_IsACaseOfItsOwn(string text, string target, int minutes)
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.TakeInAsync(Posted(0, Text));
        await house.TakeInAsync(new MessagePosted(Posted(1, text).Message with { Target = new TargetPerson(target, target), SentAt = PipelineFixture.Start.AddMinutes(minutes) }));

        (await house.Store.ReadAsync(db => db.Cases.CountAsync(Token), Token)).ShouldBe(2);
    }

    [Fact]
    public async Task TooFewWords_OrDecidedAlready_IsACaseOfItsOwn()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.TakeInAsync(Posted(10, "s2 kop"), Posted(11, "s2 kop"));
        (await house.Store.ReadAsync(db => db.Cases.CountAsync(Token), Token)).ShouldBe(2);

        await house.TakeInAsync(Posted(0));
        var id = await house.IdOfAsync("m0");
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.Delete), Token)).IsOk.ShouldBeTrue();
        await house.TakeInAsync(Posted(1));
        (await house.Store.ReadAsync(db => db.Cases.CountAsync(Token), Token)).ShouldBe(4);
    }

    [Fact]
    public async Task A54_AnAttackWithOneText_IsOneCase_AndStillAnAttack()
    {
        await using var house = await PipelineFixture.CreateAsync();
        for (var number = 0; number < 10; number++) await house.TakeInAsync(Posted(number));

        var row = await house.Store.ReadAsync(db => db.Cases.SingleAsync(Token), Token);
        Names.Split<Flag>(row.Flags).ShouldContain(Flag.Raid);
        var note = (await house.Desk.GetStatusAsync(PipelineFixture.Noor, Token)).PileOns.ShouldHaveSingleItem();
        (note.OnePerson, note.PileOn.Messages, note.PileOn.Authors).ShouldBe((true, 10, 4));
    }

    [Fact]
    public async Task TheSameAuthorThreeTimesTheSame_IsRepeated()
    {
        await using var house = await PipelineFixture.CreateAsync();
        for (var number = 0; number < 3; number++) await house.TakeInAsync(new MessagePosted(Posted(number, "s1 jij hoort hier niet").Message with { AuthorId = "sam" }));

        var row = await house.Store.ReadAsync(db => db.Cases.SingleAsync(Token), Token);
        (row.Twins, row.Step).ShouldBe((2, Step.Bullying));
        Names.Split<Flag>(row.Flags).ShouldBe([Flag.RepeatAuthor]);
    }

    [Fact]
    public async Task Retention_TakesThemAlong()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await ClaimedAsync(house, messages: 6);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.NotHarmful) with { Reason = "grap", Confirmed = true }, Token)).IsOk.ShouldBeTrue();
        house.Time.Advance(TimeSpan.FromDays(31));
        await house.Store.WriteAsync(db => new RetentionJob(Options.Create(new PipelineSettings())).RunAsync(db, house.Time.GetUtcNow(), Token), Token);

        (await TwinsAsync(house)).ShouldBeEmpty();
        (await house.RowAsync(id)).TwinKey.ShouldBeNull();
        (await house.Store.ReadAsync(db => db.PileOns.SingleAsync(Token), Token)).TargetKey.ShouldBeNull();
    }

    private static MessagePosted Posted(int number, string text = Text) => new(ScriptedAdapter.Message($"m{number}", text, author: $"lid{number % 4}") with
    {
        SentAt = PipelineFixture.Start + TimeSpan.FromMinutes(number),
        Target = new TargetPerson("anna", "anna"),
    });

    private static MessageEdited Edited(int number, string text) => new(Posted(number, text).Message with { Revision = 1 });

    private static MessageDeleted Deleted(int number) => new(Posted(number).Message.Key, PipelineFixture.Start, ByModBot: false);

    private static async Task<string> ClaimedAsync(PipelineFixture house, int messages)
    {
        await house.TakeInAsync([.. Enumerable.Range(0, messages).Select(number => Posted(number))]);
        var id = await house.Store.ReadAsync(db => db.Cases.Select(row => row.Id).SingleAsync(Token), Token);
        (await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();
        return id;
    }

    private static DecisionInput Norm(CaseView view) => DeskTests.Input(view, CardButtonKind.Norm, "In deze groep praten we met respect over en met elkaar.") with
    {
        Answers = GuidelineAnswers.Parse("jj-nn-"),
        Flags = [],
        Also = [ModerationAction.Delete],
    };

    private static Task<List<TwinRow>> TwinsAsync(PipelineFixture house) => house.Store.ReadAsync(db => db.Twins.OrderBy(row => row.MessageId).ToListAsync(Token), Token);
}
