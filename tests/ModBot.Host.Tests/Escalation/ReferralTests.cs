using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Referrals;
using ModBot.Host.Jobs;
using ModBot.Host.Setup;
using ModBot.Host.Tests.Pipeline;
using ModBot.Moderation.Evidence;
using ModBot.Moderation.Evidence.Notices;

namespace ModBot.Host.Tests.Escalation;

public sealed class ReferralTests
{
    private static readonly Viewer Admin = new("admin", "Ada", ModeratorRole.Admin);

    private static readonly NoticeDraft Complete = new()
    {
        Kind = NoticeKind.Platform,
        Place = "https://voorbeeld.nl/p/1",
        Reason = "Het sluit mensen uit.",
        Name = "Team",
        Email = "team@voorbeeld.nl",
        GoodFaith = true,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A60_Notice_WithoutWhatItNeeds_IsRefused_AndNothingIsNoted()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (book, id) = await MineAsync(house);

        var refused = await book.WriteAsync(PipelineFixture.Noor, id, new NoticeDraft { Kind = NoticeKind.Platform }, "nl", Token);

        refused.Wrong.ShouldBe([NoticeProblem.LinkMissing, NoticeProblem.ReasonMissing, NoticeProblem.NameMissing, NoticeProblem.EmailMissing, NoticeProblem.GoodFaithMissing]);
        refused.Text.ShouldBeNull();
        (await KindsAsync(house, id)).ShouldNotContain("case.notice_made");
        (await book.WriteAsync(PipelineFixture.Noor, id, Complete, "nl", Token)).Text.ShouldNotBeNull().ShouldContain("https://voorbeeld.nl/p/1");
        (await KindsAsync(house, id)).ShouldContain("case.notice_made");
    }

    [Fact]
    public async Task LiteralText_GoesAlongOnlyWhenTicked_AndTheLedgerKnowsButDoesNotHoldIt()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (book, id) = await MineAsync(house, "s3 lelijk woord");

        (await book.WriteAsync(PipelineFixture.Noor, id, Complete, "nl", Token)).Text!.ShouldNotContain("lelijk woord");
        (await book.WriteAsync(PipelineFixture.Noor, id, Complete with { WithText = true }, "nl", Token)).Text!.ShouldContain("> s3 lelijk woord");

        var details = await house.Store.ReadAsync(db => db.Ledger.Where(row => row.Kind == "case.notice_made").OrderBy(row => row.Sequence).Select(row => row.Details).ToListAsync(Token), Token);
        details.ShouldBe(["kind=platform;text=no", "kind=platform;text=yes"]);
    }

    [Fact]
    public async Task A59_SexualMaterialOfMinors_WhereAndWhenOnly()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (book, id) = await MineAsync(house, "s3 lelijk woord");
        await house.Store.WriteAsync(async db => (await db.Cases.SingleAsync(Token)).NeverShow = true, Token);

        (await book.CaseAsync(PipelineFixture.Noor, id, Token))!.HasText.ShouldBeFalse();
        (await book.WriteAsync(PipelineFixture.Noor, id, Complete with { WithText = true }, "nl", Token)).Wrong.ShouldBe([NoticeProblem.TextForbidden]);
        (await book.WriteAsync(PipelineFixture.Noor, id, new NoticeDraft { Kind = NoticeKind.ChildAbuse, Place = "https://voorbeeld.nl/p/1" }, "nl", Token)).Text.ShouldNotBeNull().ShouldNotContain("lelijk woord");
    }

    [Fact]
    public async Task OnlyWhoeverHasTheCase_OrALead()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (book, id) = await MineAsync(house);

        (await book.CaseAsync(PipelineFixture.Bram, id, Token)).ShouldBeNull();
        (await book.WriteAsync(PipelineFixture.Bram, id, Complete with { WithText = true }, "nl", Token)).ShouldSatisfyAllConditions(result => result.Problem.ShouldBe(ReferralProblem.NotYours), result => result.Text.ShouldBeNull());
        (await book.NoteSentAsync(PipelineFixture.Bram, id, "Politie", "", Token)).ShouldBe(ReferralProblem.NotYours);
        (await book.CaseAsync(PipelineFixture.Lead, id, Token)).ShouldNotBeNull();
        (await book.NoteSentAsync(PipelineFixture.Noor, "weg", "Politie", "", Token)).ShouldBe(ReferralProblem.NotFound);
    }

    [Fact]
    public async Task Referral_IsTracked_UntilItIsAnswered_AndAComplaintWaitsAgain()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (book, id) = await MineAsync(house);
        (await book.NoteSentAsync(PipelineFixture.Noor, id, "Wijkagent\r\nPost", "K-1", Token)).ShouldBe(ReferralProblem.None);
        var item = (await book.WaitingAsync(Token)).ShouldHaveSingleItem();
        (item.To, item.Reference, item.State).ShouldBe(("WijkagentPost", "K-1", ReferralState.Sent));

        (await book.MoveAsync(PipelineFixture.Noor, item.Id, ReferralTrigger.Complain, "", "", Token)).ShouldBe(ReferralProblem.NotPossibleNow);
        (await book.MoveAsync(PipelineFixture.Noor, item.Id, ReferralTrigger.Answer, "K-2", "Ze gaan langs.", Token)).ShouldBe(ReferralProblem.None);
        (await book.WaitingAsync(Token)).ShouldBeEmpty();
        var kept = (await book.CaseAsync(PipelineFixture.Noor, id, Token))!.Items.ShouldHaveSingleItem();
        (kept.Answer, kept.Reference).ShouldBe(("Ze gaan langs.", "K-2"));
        (await book.MoveAsync(PipelineFixture.Noor, item.Id, ReferralTrigger.Complain, "", "", Token)).ShouldBe(ReferralProblem.None);

        (await book.WaitingAsync(Token)).ShouldHaveSingleItem().Answer.ShouldBeNull("no text in lists");
        (await house.Store.ReadAsync(db => db.Referrals.Select(row => row.Answer).SingleAsync(Token), Token))!.ShouldNotBe(System.Text.Encoding.UTF8.GetBytes("Ze gaan langs."), "sealed");
    }

    [Fact]
    public async Task Reminder_AfterSevenDays_OncePerSevenDays_AndNeverNamesAnybody()
    {
        await using var world = await EscalationHouse.CreateAsync(hides: false);
        var house = world.House;
        var (book, id) = await MineAsync(house);
        await book.NoteSentAsync(PipelineFixture.Noor, id, "Wijkagent", "K-1", Token);

        await RunAsync(house, TimeSpan.FromDays(6));
        (await world.SaidAsync()).ShouldBeEmpty();
        await RunAsync(house, TimeSpan.FromDays(1));
        await RunAsync(house, TimeSpan.FromDays(6));
        (await world.SaidAsync()).ShouldHaveSingleItem().ShouldContain("1 melding(en) wachten al 7 dagen op antwoord");
        await RunAsync(house, TimeSpan.FromDays(1));

        (await world.SaidAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Answer_IsErasedWithTheTextOfItsCase_AndDoesNotComeBack()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var (book, id) = await MineAsync(house);
        await book.NoteSentAsync(PipelineFixture.Noor, id, "Wijkagent", "", Token);
        var item = (await book.WaitingAsync(Token)).Single();
        await book.MoveAsync(PipelineFixture.Noor, item.Id, ReferralTrigger.Answer, "", "Ze gaan langs.", Token);
        await house.Store.WriteAsync(async db => (await db.Cases.SingleAsync(Token)).Text = null, Token);

        await RunAsync(house, TimeSpan.FromHours(1));
        await book.MoveAsync(PipelineFixture.Noor, item.Id, ReferralTrigger.Complain, "", "Weer iets", Token);

        (await house.Store.ReadAsync(db => db.Referrals.Select(row => row.Answer).SingleAsync(Token), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Partners_AreTheAdmins()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var book = Book(house);
        var partner = new Partner("", "Wijkagent", "veiligheid in de buurt", "0900-8844", "");

        (await book.SavePartnerAsync(PipelineFixture.Lead, partner, Token)).ShouldBe(ReferralProblem.NotAllowed);
        (await book.SavePartnerAsync(Admin, partner with { Contact = " " }, Token)).ShouldBe(ReferralProblem.Incomplete);
        (await book.SavePartnerAsync(Admin, partner with { Id = "weg" }, Token)).ShouldBe(ReferralProblem.NotFound);
        (await book.SavePartnerAsync(Admin, partner, Token)).ShouldBe(ReferralProblem.None);
        var saved = (await book.PartnersAsync(Token)).ShouldHaveSingleItem();
        (await book.SavePartnerAsync(Admin, saved with { Hours = "doordeweeks" }, Token)).ShouldBe(ReferralProblem.None);
        (await book.PartnersAsync(Token)).ShouldHaveSingleItem().Hours.ShouldBe("doordeweeks");
        (await book.RemovePartnerAsync(PipelineFixture.Noor, saved.Id, Token)).ShouldBe(ReferralProblem.NotAllowed);
        (await book.RemovePartnerAsync(Admin, saved.Id, Token)).ShouldBe(ReferralProblem.None);

        (await book.PartnersAsync(Token)).ShouldBeEmpty();
    }

    private static ReferralBook Book(PipelineFixture house) => new(house.Store, house.Seal, house.Signal, house.Time);

    private static async Task<(ReferralBook Book, string Id)> MineAsync(PipelineFixture house, string text = "s3 tekst")
    {
        var id = await house.CaseAsync(text);
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        return (Book(house), id);
    }

    private static Task<List<string>> KindsAsync(PipelineFixture house, string id) => house.Store.ReadAsync(db => db.Ledger.Where(row => row.CaseId == id).Select(row => row.Kind).ToListAsync(Token), Token);

    private static async Task RunAsync(PipelineFixture house, TimeSpan later)
    {
        house.Time.Advance(later);
        await house.Store.WriteAsync(db => new ReferralJob(house.Rooms, Options.Create(new PipelineSettings())).RunAsync(db, house.Time.GetUtcNow(), Token), Token);
    }
}
