using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Jobs;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Host.Tests.Pipeline;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Tests.Tuning;

public sealed class TextMemoryTests
{
    private const string Banter = "s2 wat een sukkel";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Remembered_LaterLike_OpensNoCase_AndIsCounted()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await RememberAsync(house);

        await PostAsync(house, "m2", "s2 wat een SUKKEL ,,");
        await PostAsync(house, "m3", Banter);

        (await CasesAsync(house)).ShouldBe(1);
        var known = (await TextsAsync(house)).ShouldHaveSingleItem();
        (known.LeftAlone, known.LastLeftAloneAt, known.Step).ShouldBe((2, PipelineFixture.Start, Step.Bullying));
        (await house.Store.ReadAsync(db => db.Counters.SumAsync(row => row.Count, Token), Token)).ShouldBe(3, "it was a message all the same");
    }

    [Theory]
    [InlineData("s2 wat een held")]
    [InlineData("s2 wat een echte sukkel")]
    [InlineData("s2 wat sukkel")]
    [InlineData("s3 wat een sukkel")]
    public async Task Remembered_AnotherWord_OpensACase(string text)
    {
        await using var house = await PipelineFixture.CreateAsync();
        await RememberAsync(house);

        await PostAsync(house, "m2", text);

        (await CasesAsync(house)).ShouldBe(2);
    }

    [Fact]
    public async Task Remembered_NeverSilencesADangerSign()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await RememberAsync(house);

        await PostAsync(house, "m2", "s2 wat een sukkel!");

        (await CasesAsync(house)).ShouldBe(2);
        (await TextsAsync(house)).ShouldHaveSingleItem().LeftAlone.ShouldBe(0);
    }

    [Fact]
    public async Task Remembered_KeepsTheTextSealed_AndTheLedgerWithoutIt()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await RememberAsync(house, "s2 heel herkenbare sukkel");

        var row = await house.Store.ReadAsync(db => db.RememberedTexts.SingleAsync(Token), Token);
        house.Seal.Open(row.Text).ShouldBe("s2 heel herkenbare sukkel");
        foreach (var file in Directory.EnumerateFiles(house.Settings.DataDirectory, "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllTextAsync(file, Encoding.Latin1, Token)).ShouldNotContain("herkenbare", Case.Sensitive, Path.GetFileName(file));
        }

        var entry = await house.Store.ReadAsync(db => db.Ledger.SingleAsync(line => line.Kind == "tuning.text_remembered", Token), Token);
        (entry.CaseId, entry.Actor, entry.Details).ShouldBe((id, "noor", "step=bullying"));
        (await house.Store.ReadAsync(db => Ledger.VerifyAsync(db, null, Token), Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Fingerprint_OfAnotherInstallation_IsAnother()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await using var other = await PipelineFixture.CreateAsync();
        string[] words = ["wat", "een", "sukkel"];

        new TextKeys(house.Settings).For(words).ShouldBe(new TextKeys(house.Settings).For(words));
        new TextKeys(house.Settings).For(words).ShouldNotBe(new TextKeys(other.Settings).For(words));
        new TextKeys(house.Settings).For(words).ShouldNotBe(new TextKeys(house.Settings).For(["wat", "eensukkel"]));
    }

    [Theory]
    [InlineData("s2 sukkel", RememberProblem.TooShort)]
    [InlineData("s4 wat een sukkel", RememberProblem.Extremism)]
    [InlineData("s2 wat een sukkel!", RememberProblem.Danger)]
    [InlineData("boom wat een sukkel", RememberProblem.TextGone)]
    public async Task Remember_RefusesWhatMayNeverBe(string text, RememberProblem problem)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DismissAsync(house, text);

        (await house.Tuning.OfferAsync(PipelineFixture.Noor, id, Token)).ShouldBe(RememberOffer.None);
        (await house.Tuning.RememberAsync(PipelineFixture.Noor, id, Token)).ShouldBe(new TuningResult(TuningProblem.CannotBeRemembered, problem));
        (await TextsAsync(house)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Remember_OpenOrActedOnCase_IsRefused()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var open = await house.CaseAsync(Banter);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, open, Token);
        (await house.Tuning.RememberAsync(PipelineFixture.Noor, open, Token)).Text.ShouldBe(RememberProblem.NotFoundHarmless);

        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, open), CardButtonKind.Delete), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();

        (await house.Tuning.RememberAsync(PipelineFixture.Noor, open, Token)).Text.ShouldBe(RememberProblem.NotFoundHarmless);
    }

    [Fact]
    public async Task Remember_Step3_OnlyALead()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DismissAsync(house, "s3 wat een sukkel");

        (await house.Tuning.OfferAsync(PipelineFixture.Noor, id, Token)).ShouldBe(RememberOffer.None);
        (await house.Tuning.RememberAsync(PipelineFixture.Noor, id, Token)).Problem.ShouldBe(TuningProblem.NotAllowed);
        (await house.Tuning.RememberAsync(PipelineFixture.Lead, id, Token)).ShouldBe(TuningResult.Ok);
    }

    [Fact]
    public async Task Remember_OnlyWhoClosedItOrALead()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await DismissAsync(house, Banter);

        (await house.Tuning.OfferAsync(PipelineFixture.Bram, id, Token)).ShouldBe(RememberOffer.None);
        (await house.Tuning.RememberAsync(PipelineFixture.Bram, id, Token)).Problem.ShouldBe(TuningProblem.NotAllowed);
        (await house.Tuning.OfferAsync(PipelineFixture.Noor, id, Token)).ShouldBe(RememberOffer.Possible);
        (await house.Tuning.RememberAsync(PipelineFixture.Lead, id, Token)).IsOk.ShouldBeTrue();
        (await house.Tuning.OfferAsync(PipelineFixture.Noor, id, Token)).ShouldBe(RememberOffer.Done);
    }

    [Fact]
    public async Task Remember_Twice_IsOneText()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await RememberAsync(house);

        (await house.Tuning.RememberAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();

        (await TextsAsync(house)).Count.ShouldBe(1);
        (await house.Store.ReadAsync(db => db.Ledger.CountAsync(line => line.Kind == "tuning.text_remembered", Token), Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Undo_TakesTheMemoryBackToo()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await RememberAsync(house);

        (await house.Desk.UndoAsync(PipelineFixture.Noor, id, Token)).IsOk.ShouldBeTrue();

        (await TextsAsync(house)).ShouldBeEmpty();
        (await house.RowAsync(id)).Verdict.ShouldBeNull();
    }

    [Fact]
    public async Task Forget_ItsLikeOpensACaseAgain()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await RememberAsync(house);
        var text = (await TextsAsync(house)).Single();

        (await house.Tuning.ForgetAsync(PipelineFixture.Noor, text.Id, Token)).Problem.ShouldBe(TuningProblem.NotAllowed);
        (await house.Tuning.ForgetAsync(PipelineFixture.Lead, text.Id, Token)).IsOk.ShouldBeTrue();
        (await house.Tuning.ForgetAsync(PipelineFixture.Lead, text.Id, Token)).Problem.ShouldBe(TuningProblem.NotFound);
        await PostAsync(house, "m2", Banter);

        (await CasesAsync(house)).ShouldBe(2);
    }

    [Fact]
    public async Task Reveal_IsMaskedFirst_AndNoted_ForLeadsOnly()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await RememberAsync(house);
        var text = (await TextsAsync(house)).Single();

        var (refused, nothing) = await house.Tuning.RevealAsync(PipelineFixture.Noor, text.Id, RevealLayer.Full, Token);
        var (_, masked) = await house.Tuning.RevealAsync(PipelineFixture.Lead, text.Id, RevealLayer.HarmMasked, Token);
        var (_, full) = await house.Tuning.RevealAsync(PipelineFixture.Lead, text.Id, RevealLayer.Full, Token);

        (refused.Problem, nothing).ShouldBe((TuningProblem.NotAllowed, null));
        (masked!.Text, full!.Text).ShouldBe(("••••• wat een sukkel", Banter));
        (await house.Store.ReadAsync(db => db.Ledger.CountAsync(line => line.Kind == "tuning.text_revealed" && line.Actor == "lead", Token), Token)).ShouldBe(2);
    }

    [Fact]
    public async Task AnotherModel_ReadsTheTextsAnew()
    {
        await using var house = await PipelineFixture.CreateAsync();
        await RememberAsync(house, "s2 wat een ouwe sukkel");
        await RememberAsync(house, "s2 wat een grote sukkel", "m2");
        await RememberAsync(house, "s2 een sukkel", "m3");
        var blind = new ScriptedClassifier("script-2") { Blind = "een" };

        await house.Memory.RenewAsync(house.Store, blind.ModelVersion, blind, Token);

        var rows = await house.Store.ReadAsync(db => db.RememberedTexts.ToListAsync(Token), Token);
        rows.Count.ShouldBe(2, "the third has two words left");
        rows.ShouldAllBe(row => row.ModelVersion == "script-2");
        var keys = new TextKeys(house.Settings);
        rows.Select(row => row.Fingerprint).ShouldBe([keys.For(["s2", "wat", "ouwe", "sukkel"]), keys.For(["s2", "wat", "grote", "sukkel"])], ignoreOrder: true);
    }

    [Theory]
    [InlineData(364, 1)]
    [InlineData(365, 0)]
    public async Task MetNoMessageForAYear_IsForgotten(int days, int left)
    {
        await using var house = await PipelineFixture.CreateAsync();
        await RememberAsync(house);
        house.Time.Advance(TimeSpan.FromDays(30));
        await PostAsync(house, "m2", Banter);

        house.Time.Advance(TimeSpan.FromDays(days));
        await house.Store.WriteAsync(db => new ForgetTextsJob(Options.Create(new PipelineSettings())).RunAsync(db, house.Time.GetUtcNow(), Token), Token);

        (await TextsAsync(house)).Count.ShouldBe(left);
    }

    [Fact]
    public async Task Edit_IntoARememberedText_AsksNobody()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await RememberAsync(house);

        await house.TakeInAsync(new MessageEdited(ScriptedAdapter.Message("m1", "s2 wat een sukkel ...", revision: 1)));

        (await house.RowAsync(id)).State.ShouldBe(CaseState.Closed);
        (await TextsAsync(house)).ShouldHaveSingleItem().LeftAlone.ShouldBe(0, "it is the same message");
    }

    private static Task PostAsync(PipelineFixture house, string id, string text) => house.TakeInAsync(new MessagePosted(ScriptedAdapter.Message(id, text)));

    private static Task<int> CasesAsync(PipelineFixture house) => house.Store.ReadAsync(db => db.Cases.CountAsync(Token), Token);

    private static async Task<IReadOnlyList<RememberedText>> TextsAsync(PipelineFixture house) => (await house.Tuning.GetAsync(PipelineFixture.Lead, Token)).ShouldNotBeNull().Texts;

    private static async Task<string> RememberAsync(PipelineFixture house, string text = Banter, string message = "m1")
    {
        var id = await DismissAsync(house, text, message);
        (await house.Tuning.RememberAsync(PipelineFixture.Noor, id, Token)).ShouldBe(TuningResult.Ok);
        return id;
    }

    private static async Task<string> DismissAsync(PipelineFixture house, string text, string message = "m1")
    {
        var id = await house.CaseAsync(text, message);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        var input = DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.NotHarmful) with { Flags = [], Answers = GuidelineAnswers.Parse("jnnn??"), Confirmed = true, Reason = "nagevraagd" };
        (await house.Desk.DecideAsync(PipelineFixture.Noor, input, Token)).IsOk.ShouldBeTrue();
        return id;
    }
}
