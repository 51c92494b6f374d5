using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Storage;
using ModBot.Host.Tests.Pipeline;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Tests.Tuning;

public sealed class ThresholdTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A55_ActedOn8Of30_ProposesAHigherThreshold_AndChangesNothingByItself()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await DecideA55Async(house);

        var view = await ViewAsync(house);

        view.Review.ShouldBe(new ThresholdReview(ThresholdFinding.SeldomNeeded, 30, 8, new ThresholdProposal(0.5, 0.6, 9, 1)));
        view.Threshold.ShouldBe(0.5);
        view.Steps.ShouldBe([new StepAgreement(Step.Negativity, 30, 8)]);
        view.Changes.ShouldBeEmpty();
        (await house.Store.ReadAsync(db => db.Ledger.CountAsync(line => line.Kind.StartsWith("tuning."), Token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Confirmed_SparesWhatIsLessProbable_AndNotesWhoWhenFromTo()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await DecideA55Async(house);
        house.Time.Advance(TimeSpan.FromMinutes(1));

        (await house.Tuning.ConfirmAsync(PipelineFixture.Lead, 0.5, 0.6, Token)).ShouldBe(TuningResult.Ok);
        await PostAsync(house, "n1", "s1 mild 55%");
        await PostAsync(house, "n2", "s1 mild 65%");
        await PostAsync(house, "n3", "s3 erg 55%");
        await PostAsync(house, "n4", "s1 dreigt! 55%");

        (await house.Store.ReadAsync(db => db.Cases.Select(row => row.MessageId).Order().ToListAsync(Token), Token)).Where(id => id[0] == 'n').ShouldBe(["n2", "n3", "n4"]);
        var change = (await ViewAsync(house)).Changes.ShouldHaveSingleItem();
        change.ShouldBe(new ThresholdChange(PipelineFixture.Start.AddMinutes(1), "Lies", 0.5, 0.6, IsReturn: false, 30, 8));
        var entry = await house.Store.ReadAsync(db => db.Ledger.SingleAsync(line => line.Kind == "tuning.threshold_changed", Token), Token);
        (entry.Actor, entry.Details).ShouldBe(("lead", "from=0.50;to=0.60;why=proposal;needed=8/30"));
        (await house.Store.ReadAsync(db => Ledger.VerifyAsync(db, null, Token), Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Confirmed_AsksForNewDecisionsBeforeTheNextProposal()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await DecideA55Async(house);
        house.Time.Advance(TimeSpan.FromMinutes(1));

        await house.Tuning.ConfirmAsync(PipelineFixture.Lead, 0.5, 0.6, Token);

        (await ViewAsync(house)).Review.ShouldBe(new ThresholdReview(ThresholdFinding.TooFew, 0, 0));
    }

    [Fact]
    public async Task PutBack_OneClick_IsTheValueBefore_AndNoted()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await DecideA55Async(house);
        await house.Tuning.ConfirmAsync(PipelineFixture.Lead, 0.5, 0.6, Token);

        (await house.Tuning.PutBackAsync(PipelineFixture.Lead, 0.6, Token)).ShouldBe(TuningResult.Ok);

        var view = await ViewAsync(house);
        view.Threshold.ShouldBe(0.5);
        view.Changes[0].ShouldBe(new ThresholdChange(PipelineFixture.Start, "Lies", 0.6, 0.5, IsReturn: true, 0, 0));
        (await house.Store.ReadAsync(db => db.Ledger.OrderBy(line => line.Sequence).Select(line => line.Details).LastAsync(Token), Token)).ShouldBe("from=0.60;to=0.50;why=put_back;needed=0/0");
        (await house.Tuning.PutBackAsync(PipelineFixture.Lead, 0.6, Token)).Problem.ShouldBe(TuningProblem.ChangedMeanwhile, "pressed twice");
    }

    [Fact]
    public async Task PutBack_Twice_GoesOneChangeFurtherBackEachTime()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.Store.WriteAsync(
            db =>
            {
                db.ThresholdChanges.Add(new ThresholdChangeRow { At = PipelineFixture.Start, By = "lies", From = 0.5, To = 0.6 });
                db.ThresholdChanges.Add(new ThresholdChangeRow { At = PipelineFixture.Start, By = "lies", From = 0.6, To = 0.7 });
                return Task.CompletedTask;
            }, Token);

        (await house.Tuning.PutBackAsync(PipelineFixture.Lead, 0.7, Token)).ShouldBe(TuningResult.Ok);
        (await ViewAsync(house)).Before.ShouldBe(0.5);
        (await house.Tuning.PutBackAsync(PipelineFixture.Lead, 0.6, Token)).ShouldBe(TuningResult.Ok);

        var view = await ViewAsync(house);
        view.Threshold.ShouldBe(0.5);
        view.Before.ShouldBeNull();
        (await house.Tuning.PutBackAsync(PipelineFixture.Lead, 0.5, Token)).Problem.ShouldBe(TuningProblem.ChangedMeanwhile, "there is nothing left");
    }

    [Theory]
    [InlineData(0.5, 0.55)]
    [InlineData(0.55, 0.6)]
    [InlineData(0.5, 0.9)]
    [InlineData(0.5, double.NaN)]
    public async Task Confirm_AnotherProposalThanThere_IsRefused(double from, double to)
    {
        await using var house = await PipelineFixture.CreateAsync();
        await DecideA55Async(house);

        (await house.Tuning.ConfirmAsync(PipelineFixture.Lead, from, to, Token)).Problem.ShouldBe(TuningProblem.ChangedMeanwhile);
        (await ViewAsync(house)).Threshold.ShouldBe(0.5);
    }

    [Fact]
    public async Task Moderator_SeesAndChangesNothing()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await DecideA55Async(house);

        (await house.Tuning.GetAsync(PipelineFixture.Noor, Token)).ShouldBeNull();
        (await house.Tuning.ConfirmAsync(PipelineFixture.Noor, 0.5, 0.6, Token)).Problem.ShouldBe(TuningProblem.NotAllowed);
        (await house.Tuning.PutBackAsync(PipelineFixture.Noor, 0.5, Token)).Problem.ShouldBe(TuningProblem.NotAllowed);
        (await ViewAsync(house)).Threshold.ShouldBe(0.5);
    }

    [Fact]
    public async Task TakenBackAndOpenCases_AndThoseOfAnotherModel_DoNotCount()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var undone = await DecideAsync(house, "m1", "s1 a 55%", CardButtonKind.NotHarmful);
        await house.Desk.UndoAsync(PipelineFixture.Noor, undone, Token);
        await house.CaseAsync("s1 b 55%", "m2");
        var old = await DecideAsync(house, "m3", "s1 c 55%", CardButtonKind.NotHarmful);
        await house.Store.WriteAsync(async db =>
        {
            var row = await db.Cases.SingleAsync(found => found.Id == old, Token);
            row.Assessment = row.Assessment!.Replace("script-1", "script-0", StringComparison.Ordinal);
        }, Token);
        house.Time.Advance(TimeSpan.FromMinutes(1));
        await DecideAsync(house, "m4", "s1 d 55%", CardButtonKind.NotHarmful);

        var view = await ViewAsync(house);

        view.Review.Decided.ShouldBe(1);
        view.Steps.ShouldBe([new StepAgreement(Step.Negativity, 2, 0)]);
    }

    private static async Task DecideA55Async(PipelineFixture house)
    {
        var number = 0;
        foreach (var (count, percent, button) in new[] { (8, 56, CardButtonKind.NotHarmful), (1, 57, CardButtonKind.Delete), (14, 70, CardButtonKind.NotHarmful), (7, 90, CardButtonKind.Delete) })
        {
            for (var each = 0; each < count; each++) await DecideAsync(house, $"m{++number}", $"s1 bericht {percent}%", button);
        }
    }

    private static async Task<string> DecideAsync(PipelineFixture house, string message, string text, CardButtonKind button)
    {
        var id = await house.CaseAsync(text, message);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), button), Token)).IsOk.ShouldBeTrue();
        return id;
    }

    private static Task PostAsync(PipelineFixture house, string id, string text) => house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message(id, text)));

    private static async Task<TuningView> ViewAsync(PipelineFixture house) => (await house.Tuning.GetAsync(PipelineFixture.Lead, Token)).ShouldNotBeNull();
}
