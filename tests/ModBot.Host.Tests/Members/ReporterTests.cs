using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Storage;
using ModBot.Host.Tests.Pipeline;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Reports;
using static ModBot.Host.Tests.Members.MembersHouse;

namespace ModBot.Host.Tests.Members;

public sealed class ReporterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A57_Handled_TheReporterHearsIt_WithThanks_AndNobodyElse()
    {
        await using var house = await HouseAsync();
        var row = await ReportAsync(house, "anna", text: "s2 tekst");
        await DecideAsync(house, row.Id, CardButtonKind.Delete);

        await TellAsync(house);
        Told(house).ShouldBeEmpty();
        house.Time.Advance(ReportFeedback.TakeBackTime);
        await TellAsync(house);
        await TellAsync(house);

        var told = Told(house).ShouldHaveSingleItem();
        told.AuthorId.ShouldBe("anna");
        told.Text.ShouldBe("Over je melding: het team heeft er iets mee gedaan. Dank dat je dit liet zien. Daardoor konden we snel iets doen. Niemand ziet dat het van jou kwam.");
    }

    [Fact]
    public async Task A57_NotHarmful_TheReporterHearsThatSomebodyLooked_WithoutBlame()
    {
        await using var house = await HouseAsync();
        var row = await ReportAsync(house, "anna");
        await DecideAsync(house, row.Id, CardButtonKind.NotHarmful);
        house.Time.Advance(ReportFeedback.TakeBackTime);

        await TellAsync(house);

        Told(house).ShouldHaveSingleItem().Text.ShouldStartWith("Over je melding: het team heeft ernaar gekeken.");
    }

    [Fact]
    public async Task A57_NothingDecided_AWordComesBefore48Hours_AndTheEndAfterIt()
    {
        await using var house = await HouseAsync();
        var row = await ReportAsync(house, "anna", text: "s2 tekst");

        for (var hour = 0; hour < 48; hour++)
        {
            house.Time.Advance(TimeSpan.FromHours(1));
            await TellAsync(house);
        }

        Told(house).ShouldHaveSingleItem().Text.ShouldStartWith("Over je melding: het team kijkt er nog naar.");
        await DecideAsync(house, row.Id, CardButtonKind.Delete);
        house.Time.Advance(ReportFeedback.TakeBackTime);
        await TellAsync(house);
        Told(house).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A57_TheReporterIsInNoViewLedgerNoteOrLog_AndSealedInTheFile()
    {
        await using var house = await HouseAsync();
        const string Reporter = "melder-kenmerk-73";
        var row = await ReportAsync(house, Reporter, text: "s2 tekst");
        await DecideAsync(house, row.Id, CardButtonKind.Delete);
        house.Time.Advance(ReportFeedback.TakeBackTime);
        await TellAsync(house);

        var view = await house.ViewAsync(PipelineFixture.Lead, row.Id);
        view.Reports.ShouldBe(1);
        System.Text.Json.JsonSerializer.Serialize(view.History).ShouldNotContain(Reporter);
        (await house.Store.ReadAsync(db => db.Ledger.Select(entry => entry.Actor + entry.Details).ToListAsync(Token), Token)).ShouldAllBe(line => !line.Contains(Reporter));
        (await house.Store.ReadAsync(db => db.Notes.Select(note => note.Text).ToListAsync(Token), Token)).ShouldAllBe(line => !line.Contains(Reporter));
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(house.Settings.DatabaseFile)!, "modbot.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(open, System.Text.Encoding.Latin1);
            (await reader.ReadToEndAsync(Token)).ShouldNotContain(Reporter);
        }
    }

    [Fact]
    public async Task SameMessage_TwoPeopleMerge_OnePersonCountsOnce()
    {
        await using var house = await HouseAsync();
        foreach (var by in new[] { "anna", "bo", "anna" }) await ReportAsync(house, by);

        var row = await house.Store.ReadAsync(db => db.Cases.SingleAsync(Token), Token);

        row.Reports.ShouldBe(2);
        (await house.Store.ReadAsync(db => db.Reports.CountAsync(Token), Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Again_AfterTheCaseClosed_ChangesNothing_ButSomebodyElseOpensItAgain()
    {
        await using var house = await HouseAsync();
        var row = await ReportAsync(house, "anna");
        await DecideAsync(house, row.Id, CardButtonKind.NotHarmful);

        await ReportAsync(house, "anna");
        (await house.RowAsync(row.Id)).State.ShouldBe(CaseState.Closed);
        await ReportAsync(house, "bo");
        (await house.RowAsync(row.Id)).State.ShouldBe(CaseState.Waiting);
    }

    [Fact]
    public async Task FiveHarmlessReports_TheNextComeLast_AndFewer_ButDangerDoesNot()
    {
        await using var house = await HouseAsync();
        for (var number = 0; number < ReportFeedback.JudgedBeforeSlow; number++)
        {
            var harmless = await ReportAsync(house, "anna", $"h{number}");
            await DecideAsync(house, harmless.Id, CardButtonKind.NotHarmful);
        }

        house.Time.Advance(TimeSpan.FromHours(2));
        var slow = await ReportAsync(house, "anna", "slow");
        var danger = await ReportAsync(house, "anna", "danger", "s2! tekst");
        var other = await ReportAsync(house, "bo", "other");

        (await house.Desk.GetQueueAsync(PipelineFixture.Noor, QueueView.Open, Token)).Select(item => item.CaseId).ShouldBe([danger.Id, other.Id, slow.Id]);
        (await house.Reports.TakeInAsync(Member("anna"), ScriptedAdapter.Message("third", "s0 tekst"), Token)).ShouldBeFalse();
        (await house.Reports.TakeInAsync(Member("bo"), ScriptedAdapter.Message("third", "s0 tekst"), Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Slowed_DoesNotOpenAClosedCaseAgain_ButIsAnswered()
    {
        await using var house = await HouseAsync();
        for (var number = 0; number < ReportFeedback.JudgedBeforeSlow; number++)
        {
            var harmless = await ReportAsync(house, "anna", $"h{number}");
            await DecideAsync(house, harmless.Id, CardButtonKind.NotHarmful);
        }

        var closed = await ReportAsync(house, "bo", "closed");
        await DecideAsync(house, closed.Id, CardButtonKind.NotHarmful);
        await ReportAsync(house, "anna", "closed");
        house.Time.Advance(ReportFeedback.TakeBackTime);
        await TellAsync(house);

        (await house.RowAsync(closed.Id)).State.ShouldBe(CaseState.Closed);
        Told(house).Count(request => request.Message.MessageId == "closed" && request.AuthorId == "anna").ShouldBe(1);
    }

    [Fact]
    public async Task CrashWhileTelling_IsLookedUp_AndNeverToldTwice()
    {
        await using var house = await HouseAsync();
        var row = await ReportAsync(house, "anna", text: "s2 tekst");
        await DecideAsync(house, row.Id, CardButtonKind.Delete);
        house.Time.Advance(ReportFeedback.TakeBackTime);
        house.Adapter.OnCarryOut = _ => throw new IOException("stop");
        await TellAsync(house);
        (await NewsAsync(house)).State.ShouldBe(OutboxState.InDoubt);
        await house.Store.WriteAsync(db => db.ReportNews.ExecuteUpdateAsync(news => news.SetProperty(x => x.State, OutboxState.Sending), Token), Token);
        house.Adapter.OnCarryOut = _ => PlatformResult.Done("p");

        await TellAsync(house);

        Told(house).Count.ShouldBe(1);
        (await NewsAsync(house)).State.ShouldBe(OutboxState.InDoubt);
    }

    [Fact]
    public async Task RestartBeforeTheCall_SendsItOnce()
    {
        await using var house = await HouseAsync();
        var row = await ReportAsync(house, "anna", text: "s2 tekst");
        await DecideAsync(house, row.Id, CardButtonKind.Delete);
        house.Time.Advance(ReportFeedback.TakeBackTime);
        await house.Store.WriteAsync(db => new Host.Jobs.ReportNewsJob().RunAsync(db, house.Time.GetUtcNow(), Token), Token);
        await house.Store.WriteAsync(db => db.ReportNews.ExecuteUpdateAsync(news => news.SetProperty(x => x.State, OutboxState.Sending), Token), Token);
        house.Adapter.OnFind = _ => new PlatformResult(PlatformOutcome.NothingToDo);

        await TellAsync(house);
        await TellAsync(house);

        Told(house).Count.ShouldBe(1);
        (await NewsAsync(house)).State.ShouldBe(OutboxState.Done);
    }

    [Fact]
    public async Task PlatformThatOnlyWritesToAuthors_IsNeverAsked()
    {
        await using var house = await HouseAsync();
        house.Adapter.Capabilities = house.Adapter.Capabilities with { CanMessageMembers = false };
        var row = await ReportAsync(house, "anna", text: "s2 tekst");
        await DecideAsync(house, row.Id, CardButtonKind.Delete);
        house.Time.Advance(ReportFeedback.TakeBackTime);

        await TellAsync(house);

        Told(house).ShouldBeEmpty();
        (await NewsAsync(house)).State.ShouldBe(OutboxState.Refused);
    }

    [Fact]
    public async Task ReporterThatCannotBeOpenedAnyMore_NobodyIsWrittenTo()
    {
        await using var house = await HouseAsync();
        var row = await ReportAsync(house, "anna", text: "s2 tekst");
        await house.Store.WriteAsync(db => db.Reports.ExecuteUpdateAsync(report => report.SetProperty(x => x.ReporterId, PipelineFixture.Broken), Token), Token);
        await DecideAsync(house, row.Id, CardButtonKind.Delete);
        house.Time.Advance(ReportFeedback.TakeBackTime);

        await TellAsync(house);

        Told(house).ShouldBeEmpty();
        (await NewsAsync(house)).State.ShouldBe(OutboxState.Refused);
    }

    [Theory]
    [InlineData(29, 1)]
    [InlineData(30, 0)]
    public async Task A61_ReporterIsForgotten_30DaysAfterClosing(int days, int left)
    {
        await using var house = await HouseAsync();
        var row = await ReportAsync(house, "anna");
        await DecideAsync(house, row.Id, CardButtonKind.NotHarmful);
        house.Time.Advance(TimeSpan.FromDays(days));

        await ForgetAsync(house);

        (await house.Store.ReadAsync(db => db.Reports.CountAsync(Token), Token)).ShouldBe(left);
    }

    [Fact]
    public async Task Thank_GoesToTheReporter_Once_AndIsNotSaidAgainAtTheEnd()
    {
        await using var house = await HouseAsync();
        var row = await ReportAsync(house, "anna", text: "s2 tekst");

        (await house.ReportBook.CanThankAsync(row.Id, Token)).ShouldBeTrue();
        (await house.ReportBook.ThankAsync(PipelineFixture.Noor, row.Id, Token)).ShouldBeTrue();
        (await house.ReportBook.ThankAsync(PipelineFixture.Bram, row.Id, Token)).ShouldBeFalse();
        await DecideAsync(house, row.Id, CardButtonKind.Delete);
        house.Time.Advance(ReportFeedback.TakeBackTime);
        await TellAsync(house);

        Told(house).Select(request => request.Text).ShouldBe(
        [
            "Dank dat je dit liet zien. Daardoor konden we snel iets doen. Niemand ziet dat het van jou kwam.",
            "Over je melding: het team heeft er iets mee gedaan.",
        ], ignoreOrder: true);
    }

    private static Task<ReportNewsRow> NewsAsync(PipelineFixture house) => house.Store.ReadAsync(db => db.ReportNews.SingleAsync(Token), Token);
}
