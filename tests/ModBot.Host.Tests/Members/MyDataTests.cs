using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Members;
using ModBot.Host.Storage;
using ModBot.Host.Tests.DeskChat;
using ModBot.Host.Tests.Pipeline;
using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using static ModBot.Host.Tests.Members.MembersHouse;

namespace ModBot.Host.Tests.Members;

public sealed class MyDataTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A61_Export_HasOwnDataOnly_AndOthersAreUnknown()
    {
        await using var house = await HouseAsync();
        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m1", "s2 tekst aan @doelwit_9")), new MessagePosted(ScriptedAdapter.Message("m2", "s2 van een ander", author: "kim")));
        await house.Reports.TakeInAsync(Member("melder_8"), ScriptedAdapter.Message("m1", "s2 tekst aan @doelwit_9"), Token);
        await house.Reports.TakeInAsync(Member("sam"), ScriptedAdapter.Message("m2", "s2 van een ander", author: "kim"), Token);
        var id = await house.IdOfAsync("m1");
        await DecideAsync(house, id, CardButtonKind.Delete);

        var text = await house.Personal.TextAsync(Member("sam"), Words.Dutch, Token);
        var json = PersonalFile.JsonText(await house.Personal.ReadAsync(Member("sam"), Words.Dutch, Token));

        text.ShouldContain("s2 tekst aan @…");
        text.ShouldContain("pesten");
        text.ShouldContain("verwijderen");
        text.ShouldContain("Een melding van jou");
        var kinds = JsonSerializer.Deserialize<JsonElement>(json).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()).ToList();
        kinds.ShouldBe(["message", "report"]);
        foreach (var export in new[] { text, json })
        {
            foreach (var other in new[] { "doelwit_9", "melder_8", "kim", "van een ander", "Noor", "noor", id }) export.ShouldNotContain(other);
            export.ShouldNotContain("gemeld");
        }
    }

    [Fact]
    public async Task A61_SupportForTheTarget_IsNotTheAuthorsToRead()
    {
        await using var house = await HouseAsync();
        await house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message("m1", "s2 tekst") with { Target = new TargetPerson("anna", "Anna") }));
        var id = await house.Store.ReadAsync(db => db.Cases.Select(row => row.Id).SingleAsync(Token), Token);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        foreach (var (button, said) in new[] { (CardButtonKind.Support, (string?)"Dat ligt niet aan jou."), (CardButtonKind.Delete, null) })
        {
            (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), button, said), Token)).IsOk.ShouldBeTrue();
            await house.SendAsync();
        }

        house.Adapter.Carried.Select(request => request.Kind).ShouldBe([PlatformRequestKind.MessageTarget, PlatformRequestKind.Delete]);
        var text = await house.Personal.TextAsync(Member("sam"), Words.Dutch, Token);
        text.ShouldContain("verwijderen");
        text.ShouldNotContain("steun");
    }

    [Fact]
    public async Task A61_Stranger_OrOtherPlatform_GetsNothing()
    {
        await using var house = await HouseAsync();
        await house.CaseAsync();

        (await house.Personal.ReadAsync(Member("kim"), Words.Dutch, Token)).ShouldBeEmpty();
        (await house.Personal.ReadAsync(new PlatformUser("other", "sam", "sam"), Words.Dutch, Token)).ShouldBeEmpty();
        (await house.Personal.ReadAsync(Member(""), Words.Dutch, Token)).ShouldBeEmpty();
        (await house.Personal.TextAsync(Member("kim"), Words.Dutch, Token)).ShouldContain("niets over jou");
    }

    [Fact]
    public async Task A61_Erase_TakesWhatIsDone_AndSaysWhatStays()
    {
        await using var house = await HouseAsync();
        var done = await house.CaseAsync("s2 klaar", "m1");
        var open = await house.CaseAsync("s2 open", "m2");
        await DecideAsync(house, done, CardButtonKind.NotHarmful);
        await ReportAsync(house, "sam", "m3");

        var erased = await house.Personal.EraseAsync(Member("sam"), Token);

        erased.ShouldBe(new Erasure(2, 2));
        var gone = await house.RowAsync(done);
        (gone.Text, gone.AuthorName, gone.AuthorId).ShouldBe((null, null, null));
        (await house.RowAsync(open)).Text.ShouldNotBeNull();
        (await house.Store.ReadAsync(db => db.Reports.CountAsync(Token), Token)).ShouldBe(0);
        (await house.Personal.ReadAsync(Member("sam"), Words.Dutch, Token)).Count.ShouldBe(2);
        MyDataCommand.Erased(erased, Words.Dutch).ShouldContain("30 dagen");
        (await house.Store.ReadAsync(db => Ledger.VerifyAsync(db, null, Token), Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A61_Requests_AreLoggedWithoutContentOrName()
    {
        await using var house = await HouseAsync();
        await house.CaseAsync("s2 tekst");
        await house.Personal.TextAsync(Member("sam"), Words.Dutch, Token);
        (await house.Personal.AskAsync(Member("sam"), DataRequestKind.Correction, "dat was ik niet", Token)).ShouldBeTrue();
        await house.Personal.EraseAsync(Member("sam"), Token);

        var lines = await house.Store.ReadAsync(db => db.Ledger.Where(row => row.Kind.StartsWith("mydata")).OrderBy(row => row.Sequence).ToListAsync(Token), Token);

        lines.Select(line => line.Kind).ShouldBe(["mydata.shown", "mydata.correction", "mydata.erased"]);
        lines.ShouldAllBe(line => line.Actor == Ledger.Software && line.CaseId.Length == 0 && line.Details == "platform=script");
    }

    [Fact]
    public async Task TextThatMayBeShownToNobody_IsNotExportedEither()
    {
        await using var house = await HouseAsync();
        var id = await house.CaseAsync("s2 tekst");
        await house.Store.WriteAsync(async db => (await db.Cases.FindAsync([id], Token))!.NeverShow = true, Token);

        (await house.Personal.TextAsync(Member("sam"), Words.Dutch, Token)).ShouldNotContain("s2 tekst");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!?")]
    public async Task Ask_NothingToRead_IsRefused(string text)
    {
        await using var house = await HouseAsync();

        (await house.Personal.AskAsync(Member("sam"), DataRequestKind.Objection, text, Token)).ShouldBeFalse();
        (await house.Personal.AskAsync(Member("sam"), DataRequestKind.Objection, new string('a', PersonalData.MaxRemark + 1), Token)).ShouldBeFalse();
        (await house.Store.ReadAsync(db => db.DataRequests.CountAsync(Token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Ask_GoesToAdmins_SealedAndNotIntoTheRoom_AndIsGone30DaysAfterItWasHandled()
    {
        await using var house = await ChatHouse.HouseAsync();
        for (var number = 0; number <= PersonalData.MostRemarks; number++)
            (await house.Personal.AskAsync(Member("sam"), DataRequestKind.Correction, "<b>dat was ik niet</b>", Token)).ShouldBe(number < PersonalData.MostRemarks);

        var requests = await house.DataRequests.ListAsync(Admin, Token);
        requests.Count.ShouldBe(PersonalData.MostRemarks);
        requests[0].Text.ShouldBe("<b>dat was ik niet</b>");
        (await house.DataRequests.ListAsync(PipelineFixture.Lead, Token)).ShouldBeEmpty();
        (await house.Store.ReadAsync(db => db.Notes.Select(note => note.Text).ToListAsync(Token), Token)).ShouldAllBe(note => note.Contains("iets klopt niet") && !note.Contains("dat was ik niet"));
        (await house.DataRequests.HandleAsync(PipelineFixture.Lead, requests[0].Id, Token)).ShouldBeFalse();
        (await house.DataRequests.HandleAsync(Admin, requests[0].Id, Token)).ShouldBeTrue();
        house.Time.Advance(TimeSpan.FromDays(30));
        await ForgetAsync(house);
        (await house.Store.ReadAsync(db => db.DataRequests.CountAsync(Token), Token)).ShouldBe(PersonalData.MostRemarks - 1);
    }

    [Fact]
    public async Task Command_InTheTeamsRoom_TellsNothing()
    {
        await using var house = await ChatHouse.HouseAsync();

        (await house.Room.SayAsync("noor", CommandKind.MyData)).ShouldContain("privégesprek");
        (await house.Room.SayAsync("noor", CommandKind.MyData, isPrivate: true, channel: "prive")).ShouldContain("niets over jou");
    }

    [Fact]
    public async Task Command_Erase_AsksFirst()
    {
        await using var house = await ChatHouse.HouseAsync();

        (await house.Room.SayAsync("lid", CommandKind.MyData, "wis", "prive", isPrivate: true)).ShouldContain("Weet je het zeker?");
        (await house.Room.SayAsync("lid", CommandKind.MyData, "wis ja", "prive", isPrivate: true)).ShouldBe("Gewist: 0.");
        (await house.Room.SayAsync("lid", CommandKind.MyData, "onzin", "prive", isPrivate: true)).ShouldContain("/mijngegevens klopt-niet");
    }

    [Fact]
    public async Task Command_LongJson_ComesInPartsThatMakeOneDocument()
    {
        await using var house = await HouseAsync();
        foreach (var number in Enumerable.Range(0, 4)) await house.CaseAsync($"s2 {new string((char)('a' + number), 900)} 😀", $"m{number}");
        var command = new MyDataCommand(house.Personal);

        var whole = string.Empty;
        for (var part = 1; ; part++)
        {
            var answer = await command.AnswerAsync(Member("sam"), $"json {part}", Words.Dutch, Token);
            answer.Length.ShouldBeLessThan(1900);
            var more = answer.IndexOf($"(deel {part} van ", StringComparison.Ordinal);
            whole += more < 0 ? answer : answer[..(more - 1)];
            if (more < 0) break;
        }

        JsonSerializer.Deserialize<JsonElement>(whole).GetProperty("entries").GetArrayLength().ShouldBe(4);
    }
}
