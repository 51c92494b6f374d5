using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.Pipeline;

public sealed class IntakeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unflagged_LeavesACounter_AndNoText()
    {
        await using var house = await PipelineFixture.CreateAsync();

        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m1", "kom je vanavond ook zwemmen")));

        (await house.Store.ReadAsync(db => db.Cases.CountAsync(Token), Token)).ShouldBe(0);
        var counter = await house.Store.ReadAsync(db => db.Counters.SingleAsync(Token), Token);
        (counter.Step, counter.Count).ShouldBe((0, 1));
        await FilesShouldNotHoldAsync(house, "zwemmen");
    }

    [Fact]
    public async Task Flagged_OpensOneCase_WithSealedText()
    {
        await using var house = await PipelineFixture.CreateAsync();

        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m1", "s3 heel herkenbare tekst")));

        var row = await house.Store.ReadAsync(db => db.Cases.SingleAsync(Token), Token);
        (row.State, row.Step).ShouldBe((CaseState.Waiting, Step.Discrimination));
        house.Seal.Open(row.Text!).ShouldBe("s3 heel herkenbare tekst");
        row.AuthorKey.ShouldNotContain("sam");
        await FilesShouldNotHoldAsync(house, "herkenbare");
    }

    [Fact]
    public async Task SameBatchTwice_ChangesNothingTheSecondTime()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var batch = house.Adapter.Batch(
            new MessagePosted(ScriptedAdapter.Message("m1", "s2 a")), new MessagePosted(ScriptedAdapter.Message("m2", "gewoon")));

        await house.TakeInAsync(batch);
        await house.TakeInAsync(batch);

        (await house.Store.ReadAsync(db => db.Cases.CountAsync(Token), Token)).ShouldBe(1);
        (await house.Store.ReadAsync(db => db.Counters.SumAsync(row => row.Count, Token), Token)).ShouldBe(2);
    }

    [Fact]
    public async Task SameMessageInAnotherBatch_OpensNoSecondCase()
    {
        await using var house = await PipelineFixture.CreateAsync();

        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m1", "s2 a")));
        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m1", "s2 a")));

        (await house.Store.ReadAsync(db => db.Cases.CountAsync(Token), Token)).ShouldBe(1);
    }

    [Fact]
    public async Task FailingWrite_MovesNoCheckpoint_AndStoresNothing()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var first = ScriptedAdapter.Message("m1", "s2 a");

        // The same new message twice in one batch with different keys for the case would break the unique index only through
        // a fault of ours; here the platform's name is missing, which the database refuses.
        var broken = first with { Key = new MessageKey("script", null!, "m2") };
        await Should.ThrowAsync<Exception>(() => house.TakeInAsync(new MessagePosted(first), new MessagePosted(broken)));

        (await house.Store.ReadAsync(db => db.Cases.CountAsync(Token), Token)).ShouldBe(0);
        (await house.Store.ReadAsync(db => db.Checkpoints.CountAsync(Token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task A10_Unscored_GoesToAPerson_NotToStepZero()
    {
        await using var house = await PipelineFixture.CreateAsync();

        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m1", "boom")));

        var row = await house.Store.ReadAsync(db => db.Cases.SingleAsync(Token), Token);
        row.Step.ShouldBeNull();
        (await house.Store.ReadAsync(db => db.Counters.SingleAsync(Token), Token)).Step.ShouldBe(-1);
    }

    [Fact]
    public async Task Edit_IntoHarm_OpensACase()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m1", "gewoon")));

        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s2 nu niet meer", revision: 1)));

        (await house.Store.ReadAsync(db => db.Cases.SingleAsync(Token), Token)).EditedByAuthor.ShouldBeTrue();
    }

    [Fact]
    public async Task Edit_OfAnOlderRevision_IsIgnored()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m1", "s2 een", revision: 0)));
        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s3 drie", revision: 3)));

        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s1 twee", revision: 2)));

        (await house.Store.ReadAsync(db => db.Cases.SingleAsync(Token), Token)).Step.ShouldBe(Step.Discrimination);
    }

    [Fact]
    public async Task Edit_OfAClosedCaseIntoWorse_ReopensIt()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DismissedAsync(house, "s1 mild");

        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s3 erger", revision: 1)));

        (await house.RowAsync(id)).State.ShouldBe(CaseState.Waiting);
    }

    [Fact]
    public async Task Edit_OfADismissedCase_ThatIsStillFlagged_AsksAPersonAgain()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DismissedAsync(house);

        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s2 iets anders", revision: 1)));

        var row = await house.RowAsync(id);
        (row.State, row.OwnerId).ShouldBe((CaseState.Waiting, null));
        row.Counting(house.Seal).ShouldBe(new TextVersion(1, "s2 iets anders"));
        row.Others(house.Seal).ShouldBe([new TextVersion(0, "s2 tekst")]);
    }

    [Fact]
    public async Task Edit_OfADismissedCase_WithoutAnotherText_OrWithoutHarm_LeavesItClosed()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DismissedAsync(house);

        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s2 tekst", revision: 1)));
        (await house.RowAsync(id)).EditedByAuthor.ShouldBeFalse("the text is the same: a link got its preview");
        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "sorry hoor", revision: 2)));

        (await house.RowAsync(id)).State.ShouldBe(CaseState.Closed);
    }

    [Fact]
    public async Task Edit_IntoMilder_KeepsTheWorst_AndBothTextsCanBeRead()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync("s3 erg");
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);

        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s1 minder", revision: 1)));
        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "heel aardig", revision: 2)));
        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "heel aardig", revision: 3)));

        (await house.RowAsync(id)).Step.ShouldBe(Step.Discrimination);
        var (_, masked) = await house.Desk.RevealAsync(PipelineFixture.Noor, id, RevealLayer.HarmMasked, Token);
        masked.ShouldNotBeNull().Others.ShouldBeEmpty("nothing is masked in them");
        var (_, text) = await house.Desk.RevealAsync(PipelineFixture.Noor, id, RevealLayer.Full, Token);
        text.ShouldNotBeNull().Text.ShouldBe("s3 erg");
        text.Others.ShouldBe([new RevealedVersion("s1 minder", Latest: false), new RevealedVersion("heel aardig", Latest: true)]);
        await FilesShouldNotHoldAsync(house, "aardig");
    }

    [Theory]
    [InlineData("s1 minder")]
    [InlineData("s3 erger")]
    public async Task Edit_OfACaseWhoseTextCannotBeOpened_IsTakenIn(string text)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync("s2 erg");
        await house.Store.WriteAsync(db => db.Cases.ExecuteUpdateAsync(row => row.SetProperty(x => x.Text, PipelineFixture.Broken).SetProperty(x => x.OtherVersions, PipelineFixture.Broken), Token), Token);

        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", text, revision: 1)));

        (await house.RowAsync(id)).Latest(house.Seal).ShouldBe(new TextVersion(1, text));
    }

    [Theory]
    [InlineData(CardButtonKind.Norm)]
    [InlineData(CardButtonKind.Private)]
    [InlineData(CardButtonKind.Monitor)]
    public async Task Edit_OutOfHarmAndBack_AsksAPersonAgain(CardButtonKind button)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DecidedAsync(house, button);
        await house.SendAsync();

        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "sorry", revision: 1)));
        (await house.RowAsync(id)).State.IsOpen().ShouldBeFalse();
        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s2 toch weer", revision: 2)));

        var row = await house.RowAsync(id);
        (row.State, row.OwnerId, house.Seal.Open(row.Text!)).ShouldBe((CaseState.Waiting, null, "s2 toch weer"));
    }

    [Fact]
    public async Task Edit_IntoWorse_WhileTheReplyStillWaits_TakesItBackToAPerson()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DecidedAsync(house, CardButtonKind.Norm);

        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s4! dreiging", revision: 1)));
        await house.SendAsync();

        house.Adapter.Carried.ShouldBeEmpty();
        var row = await house.RowAsync(id);
        (row.State, row.Step, row.OwnerId).ShouldBe((CaseState.Waiting, Step.Extremism, null));
        (await house.ViewAsync(PipelineFixture.Noor, id)).Sent.Single().State.ShouldBe(SentState.NotSent);
    }

    [Fact]
    public async Task Edit_WhileADeletionWaits_DoesNotSaveTheMessage()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DecidedAsync(house, CardButtonKind.Delete);

        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s4! dreiging", revision: 1)));
        await house.SendAsync();

        house.Adapter.Carried.Single().Kind.ShouldBe(PlatformRequestKind.Delete);
        (await house.RowAsync(id)).State.ShouldBe(CaseState.FollowUp);
    }

    [Fact]
    public async Task Edit_IntoAnotherInsult_WhileTheReplyStillWaits_IsLookedAtAfterIt()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DecidedAsync(house, CardButtonKind.Norm);

        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s2 anders", revision: 1)));
        (await house.RowAsync(id)).State.ShouldBe(CaseState.Acting);
        await house.SendAsync();

        house.Adapter.Carried.Single().Kind.ShouldBe(PlatformRequestKind.Reply);
        (await house.RowAsync(id)).State.ShouldBe(CaseState.Waiting);
    }

    [Fact]
    public async Task Edit_WhileTheReplyIsRefused_IsDecidedAboutAnewOnceThatIsSettled()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DecidedAsync(house, CardButtonKind.Norm);
        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s2 anders", revision: 1)));
        house.Adapter.OnCarryOut = _ => PlatformResult.Refused(RefusalReason.NotAllowed);
        await house.SendAsync();
        (await house.RowAsync(id)).State.ShouldBe(CaseState.NeedsAnswer);

        var doubt = (await house.ViewAsync(PipelineFixture.Noor, id)).Doubt.ShouldNotBeNull();
        await house.Desk.SettleDoubtAsync(PipelineFixture.Noor, id, doubt.OutboxId, sendAgain: false, Token);

        (await house.RowAsync(id)).State.ShouldBe(CaseState.Claimed);
    }

    private static async Task<string> DecidedAsync(PipelineFixture house, CardButtonKind button)
    {
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        var text = button is CardButtonKind.Norm or CardButtonKind.Private ? "Hou het fijn." : null;
        var answers = button == CardButtonKind.Private ? view.Card.Answers.With(Question.KnownPerson, Answer.Yes).With(Question.Influence, Answer.Yes) : view.Card.Answers;
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, button, text) with { Answers = answers }, Token)).IsOk.ShouldBeTrue();
        return id;
    }

    [Fact]
    public async Task Edit_AgainAndAgain_KeepsALimitedNumberOfTexts()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync("s3 erg");

        foreach (var revision in Enumerable.Range(1, 40)) await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", $"s1 keer {revision}", revision)));

        var row = await house.RowAsync(id);
        row.Others(house.Seal).Count.ShouldBe(TextVersions.MostOthers);
        row.Latest(house.Seal).ShouldBe(new TextVersion(40, "s1 keer 40"));
    }

    [Fact]
    public async Task EmptyBatch_ClearsATroubleThatIsOver()
    {
        await using var house = await PipelineFixture.CreateAsync();
        using var classifiers = new ClassifierHost(_ => new ScriptedClassifier(), house.Settings, house.Health, house.Time, NullLogger<ClassifierHost>.Instance);
        using var worker = new IntakeWorker(
            [house.Adapter], house.Intake, house.Memory, house.Store, classifiers, house.Signal, house.Rooms, house.Chat, house.Health, house.Time, NullLogger<IntakeWorker>.Instance);
        house.Health.Report("platform.script", "away");

        await worker.StartAsync(Token);
        house.Adapter.Push();
        while (house.Health.Has("platform.script")) await Task.Yield();

        await worker.StopAsync(Token);
        (await house.Store.ReadAsync(db => db.Checkpoints.CountAsync(Token), Token)).ShouldBe(1, "how far was read is kept, also when nothing happened");
    }

    [Fact]
    public async Task DeleteByAuthor_IsNoted_AndTheCaseStays()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();

        await house.TakeInAsync(new MessageDeleted(new MessageKey("script", "plein", "m1"), PipelineFixture.Start, ByModBot: false));

        var row = await house.RowAsync(id);
        (row.State, row.GoneAt).ShouldBe((CaseState.Waiting, PipelineFixture.Start));
        (await house.ViewAsync(PipelineFixture.Noor, id)).History.ShouldContain(line => line.Kind == "case.deleted_by_author");
    }

    private static async Task<string> DismissedAsync(PipelineFixture house, string text = "s2 tekst")
    {
        var id = await house.CaseAsync(text);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, id);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.NotHarmful), Token)).IsOk.ShouldBeTrue();
        return id;
    }

    private static async Task FilesShouldNotHoldAsync(PipelineFixture house, string text)
    {
        foreach (var file in Directory.EnumerateFiles(house.Settings.DataDirectory, "*", SearchOption.AllDirectories))
        {
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Token)).ShouldNotContain(text);
        }
    }
}
