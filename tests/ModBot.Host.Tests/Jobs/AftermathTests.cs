using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Trends;
using ModBot.Host.Jobs;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Host.Tests.Escalation;
using ModBot.Host.Tests.Pipeline;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Trends;

namespace ModBot.Host.Tests.Jobs;

/// <summary>What happened after an answer, through the real pipeline: a message, a decision, what the platform says next, and a day.</summary>
public sealed class AftermathTests
{
    private const string Norm = "Oneens zijn mag. Hou het bij het onderwerp, dan blijft het voor iedereen fijn.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task QuietDay_AfterAPublicNorm()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await AnsweredAsync(house, "m1");

        house.Time.Advance(TimeSpan.FromHours(23));
        (await FollowAsync(house)).ShouldBeEmpty();
        house.Time.Advance(TimeSpan.FromHours(1));
        var row = (await FollowAsync(house)).ShouldHaveSingleItem();

        (row.Reaction, row.Strategy, row.TemplateId).ShouldBe((Reaction.PublicReply, ReplyStrategy.Respect, "T02"));
        (row.Repeated, row.Softened, row.Calm).ShouldBe((false, false, true));

        // Once for each answer, however often the job runs.
        (await FollowAsync(house)).Count.ShouldBe(1);
        (await new WhatWorks(house.Store).ListAsync(null, Token)).Rows.ShouldHaveSingleItem().Stopped.ShouldBe(new Tally(1, 1));
        (await new WhatWorks(house.Store).ListAsync(house.Time.GetUtcNow(), Token)).Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sam", 1, true, true)]
    [InlineData("sam", 25, false, true)]
    [InlineData("kim", 1, false, false)]
    [InlineData("kim", 25, false, true)]
    public async Task WhatComesNext_IsTheAuthorsOrTheOthers_WithinTheDay(string author, int hours, bool repeated, bool calm)
    {
        await using var house = await PipelineFixture.CreateAsync();
        await AnsweredAsync(house, "m1");
        house.Time.Advance(TimeSpan.FromHours(hours));
        await WriteAsync(house, "m2", author);
        house.Time.Advance(TimeSpan.FromHours(26 - hours));

        var row = (await FollowAsync(house)).ShouldHaveSingleItem();

        (row.Repeated, row.Calm).ShouldBe((repeated, calm));
    }

    [Fact]
    public async Task FewerThanBefore_IsCalm_AndWhatSomebodyFoundHarmlessDoesNotCount()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await WriteAsync(house, "a1", "kim");
        await WriteAsync(house, "a2", "lou");
        house.Time.Advance(TimeSpan.FromHours(1));
        await AnsweredAsync(house, "m1");
        house.Time.Advance(TimeSpan.FromHours(1));
        await WriteAsync(house, "a3", "kim");
        await WriteAsync(house, "a4", "sam");
        await DecideAsync(house, "a4", CardButtonKind.NotHarmful, null, null);
        house.Time.Advance(TimeSpan.FromHours(24));

        var row = (await FollowAsync(house)).ShouldHaveSingleItem();

        (row.Repeated, row.Calm).ShouldBe((false, true));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AuthorTakesItAway_OrTheHarmOutOfIt(bool isDeleted)
    {
        await using var house = await PipelineFixture.CreateAsync();
        await AnsweredAsync(house, "m1");
        house.Time.Advance(TimeSpan.FromHours(1));
        await house.TakeInAsync(isDeleted
            ? new MessageDeleted(new MessageKey("script", "plein", "m1"), house.Time.GetUtcNow(), ByModBot: false)
            : new MessageEdited(ScriptedAdapter.Message("m1", "sorry, dat was niet aardig", revision: 1)));
        house.Time.Advance(TimeSpan.FromHours(24));

        (await FollowAsync(house)).ShouldHaveSingleItem().Softened.ShouldBe(true);
    }

    [Theory]
    [InlineData(true, Reaction.RemovedExplained)]
    [InlineData(false, Reaction.RemovedSilently)]
    public async Task RemovalWithoutAReply_StandsBesideThem_AndLeavesNothingToSoften(bool isExplained, Reaction reaction)
    {
        await using var house = await PipelineFixture.CreateAsync();
        await WriteAsync(house, "m1", "sam");
        await DecideAsync(house, "m1", CardButtonKind.Delete, null, null, isExplained ? "Je bericht is weggehaald om huisregel 2. Niet mee eens? Antwoord hier." : null);
        house.Time.Advance(TimeSpan.FromHours(24));

        var row = (await FollowAsync(house)).ShouldHaveSingleItem();

        (row.Reaction, row.Strategy, row.Softened).ShouldBe((reaction, null, null));
    }

    [Fact]
    public async Task AnswerThatWasTakenBack_SaysNothing()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await AnsweredAsync(house, "m1");
        (await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();
        house.Time.Advance(TimeSpan.FromHours(24));

        (await FollowAsync(house)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PlatformRequestKind.PrivateMessage)]
    [InlineData(PlatformRequestKind.Delete)]
    public async Task PartsThatWentOutLater_AreLookedAtTogether(PlatformRequestKind late)
    {
        await using var house = await PipelineFixture.CreateAsync();
        await WriteAsync(house, "m1", "sam");
        var isFirst = true;
        house.Adapter.OnCarryOut = request =>
        {
            if (request.Kind != late || !isFirst) return PlatformResult.Done("posted");
            isFirst = false;
            return new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: TimeSpan.FromMinutes(20));
        };
        var id = await house.Store.ReadAsync(db => db.Cases.Select(row => row.Id).SingleAsync(Token), Token);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var isReply = late == PlatformRequestKind.Delete;
        var input = DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), isReply ? CardButtonKind.Norm : CardButtonKind.Delete, isReply ? Norm : null);
        input = isReply ? input with { Also = [ModerationAction.Delete] } : input with { Also = [ModerationAction.Explain], Explanation = "Je bericht is weggehaald om huisregel 2. Niet mee eens? Antwoord hier." };
        (await house.Desk.DecideAsync(PipelineFixture.Noor, input, Token)).ShouldBe(DeskResult.Ok);
        await house.SendUntilOneWaitsAsync();
        house.Time.Advance(TimeSpan.FromMinutes(21));
        await house.SendAsync();

        house.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(15));
        (await FollowAsync(house)).ShouldBeEmpty();
        house.Time.Advance(TimeSpan.FromHours(1));
        var row = (await FollowAsync(house)).ShouldHaveSingleItem();

        (row.Reaction, row.Softened).ShouldBe((isReply ? Reaction.PublicReply : Reaction.RemovedExplained, null));
    }

    [Fact]
    public async Task WhatModBotHidByItself_AndWhatWasOverturned_SayNothing()
    {
        await using var world = await EscalationHouse.CreateAsync();
        await world.House.CaseAsync("s3 tekst");
        await world.RunAsync();
        await world.RunAsync();
        await WriteAsync(world.House, "m2", "kim");
        var id = await DecideAsync(world.House, "m2", CardButtonKind.Delete, null, null);
        (await world.House.Appeals.TakeInAsync(new PlatformUser("script", "kim", "Kim"), "m2", "niet waar", Token)).ShouldBe(AppealResult.Taken);
        await world.House.Desk.ClaimAsync(PipelineFixture.Bram, id, Token);
        var appealed = await world.House.ViewAsync(PipelineFixture.Bram, id);
        (await world.House.Desk.DecideAsync(PipelineFixture.Bram, DeskTests.Input(appealed, CardButtonKind.OverturnAppeal, "Je hebt gelijk: het had mogen blijven."), Token)).ShouldBe(DeskResult.Ok);
        await world.House.SendAsync();
        world.House.Time.Advance(TimeSpan.FromHours(25));

        (await FollowAsync(world.House)).ShouldBeEmpty();
    }

    [Fact]
    public async Task OwnWords_AreNoStrategy_AndNoPersonStandsInTheRow()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await WriteAsync(house, "m1", "sam");
        await DecideAsync(house, "m1", CardButtonKind.Norm, "Hier houden we het fijn.", "T99");
        house.Time.Advance(TimeSpan.FromHours(24));

        var row = (await FollowAsync(house)).ShouldHaveSingleItem();

        (row.Strategy, row.TemplateId).ShouldBe((null, null));
        typeof(AftermathRow).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal).ShouldBe(["At", "Calm", "CaseId", "DecisionNumber", "Reaction", "Repeated", "Softened", "Strategy", "TemplateId"]);
    }

    private static async Task<string> AnsweredAsync(PipelineFixture house, string message)
    {
        await WriteAsync(house, message, "sam");
        return await DecideAsync(house, message, CardButtonKind.Norm, Norm, "T02");
    }

    private static Task<int> WriteAsync(PipelineFixture house, string message, string author) =>
        house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message(message, $"s2 tekst {message}", author: author) with { SentAt = house.Time.GetUtcNow() }));

    private static async Task<string> DecideAsync(PipelineFixture house, string message, CardButtonKind button, string? text, string? template, string? explanation = null)
    {
        var id = await house.IdOfAsync(message);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var input = DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), button, text) with { TemplateId = template, LintAnswer = Moderation.Replies.Lint.LintAnswer.Meant };
        if (explanation is not null) input = input with { Also = [ModerationAction.Explain], Explanation = explanation };
        (await house.Desk.DecideAsync(PipelineFixture.Noor, input, Token)).ShouldBe(DeskResult.Ok);
        await house.SendAsync();
        return id;
    }

    private static async Task<IReadOnlyList<AftermathRow>> FollowAsync(PipelineFixture house)
    {
        await house.Store.WriteAsync(db => new AftermathJob(Options.Create(new PipelineSettings())).RunAsync(db, house.Time.GetUtcNow(), Token), Token);
        return await house.Store.ReadAsync(db => db.Aftermaths.ToListAsync(Token), Token);
    }
}
