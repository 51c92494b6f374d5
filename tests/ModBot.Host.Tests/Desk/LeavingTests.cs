using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk;
using ModBot.Host.Storage;
using ModBot.Host.Tests.Pipeline;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Tests.Desk;

/// <summary>Somebody leaves the team, or gets another role, in the real database.</summary>
public sealed class LeavingTests : IAsyncLifetime
{
    private static readonly Viewer Admin = new("anna", "Anna", ModeratorRole.Admin);

    private PipelineFixture house = null!;
    private Team team = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        house = await PipelineFixture.CreateAsync();
        team = new Team(house.Store, house.Time, house.Signal);
        await house.Store.WriteAsync(db =>
        {
            db.Moderators.Add(new ModeratorRow { Id = Admin.ModeratorId, Name = Admin.Name, Role = Admin.Role, AddedAt = PipelineFixture.Start });
            return Task.CompletedTask;
        }, Token);
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Removed_IsNoLongerInTheTeam_ButKeepsHerNameInTheHistory()
    {
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);

        (await RemoveNoorAsync()).ShouldBe(TeamProblem.None);

        (await team.ListAsync(Token)).ShouldNotContain(member => member.Id == "noor");
        (await team.FindAsync("noor", Token)).ShouldBeNull();
        (await house.ViewAsync(PipelineFixture.Bram, id)).History.Select(line => (line.Kind, line.ActorName))
            .ShouldBe([("case.opened", null), ("case.claimed", "Noor"), ("case.released", "Anna")]);
        (await LedgerAsync("team.removed")).ShouldBe([("anna", "moderator=noor")]);
    }

    [Fact]
    public async Task Removed_CasesSheHad_AreFreeForTheOthers()
    {
        var claimed = await house.CaseAsync(id: "m1");
        var passedOn = await house.CaseAsync(id: "m2");
        foreach (var id in new[] { claimed, passedOn }) await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        await house.Store.WriteAsync(async db => (await db.Cases.SingleAsync(row => row.Id == passedOn, Token)).State = CaseState.PassedOn, Token);
        var version = (await house.RowAsync(passedOn)).Version;

        await RemoveNoorAsync();

        (await house.RowAsync(claimed)).ShouldSatisfyAllConditions(row => row.State.ShouldBe(CaseState.Waiting), row => row.OwnerId.ShouldBeNull());
        (await house.RowAsync(passedOn)).ShouldSatisfyAllConditions(
            row => row.State.ShouldBe(CaseState.PassedOn), row => row.OwnerId.ShouldBeNull(), row => row.Version.ShouldBeGreaterThan(version));
        (await house.Desk.ClaimAsync(PipelineFixture.Bram, claimed, Token)).IsOk.ShouldBeTrue();
        (await house.Desk.ClaimAsync(PipelineFixture.Lead, passedOn, Token)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Removed_HerLinkNoLongerWorks_AlsoOneMadeMeanwhile()
    {
        var before = await team.CreateSignInCodeAsync("noor", Token);
        await RemoveNoorAsync();
        var after = await team.CreateSignInCodeAsync("noor", Token);

        (await team.RedeemSignInCodeAsync(before, Token)).ShouldBeNull();
        (await team.RedeemSignInCodeAsync(after, Token)).ShouldBeNull();
        (await LedgerAsync("team.signed_in")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Removed_AddedAgain_IsANewMemberWithAnotherRole()
    {
        await RemoveNoorAsync();

        var again = await team.AddAsync("Noor", ModeratorRole.Lead, Token);

        again.Id.ShouldNotBe("noor");
        again.Role.ShouldBe(ModeratorRole.Lead);
        (await team.FindAsync("noor", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Role_Changed_NeedsANewSignIn_AndIsInTheLedger()
    {
        var before = (await team.FindAsync("noor", Token)).ShouldNotBeNull();

        (await team.ChangeRoleAsync(Admin, "noor", ModeratorRole.Lead, Token)).ShouldBe(TeamProblem.None);

        var after = (await team.FindAsync("noor", Token)).ShouldNotBeNull();
        after.Viewer.Role.ShouldBe(ModeratorRole.Lead);
        after.Stamp.ShouldNotBe(before.Stamp);
        (await LedgerAsync("team.role_changed")).ShouldBe([("anna", "moderator=noor;role=Lead")]);
    }

    [Fact]
    public async Task SignOutEverywhere_OfOne_LeavesTheSessionsOfOthers()
    {
        var noor = await team.FindAsync("noor", Token);
        var bram = await team.FindAsync("bram", Token);

        await team.EndSessionsAsync("noor", Token);

        (await team.FindAsync("noor", Token))!.Stamp.ShouldNotBe(noor!.Stamp);
        (await team.FindAsync("bram", Token)).ShouldBe(bram);
    }

    [Fact]
    public async Task Refused_ByYourself_ByAModerator_ByAnAdminWhoLeft_AndForNobody()
    {
        var other = await team.AddAsync("Olaf", ModeratorRole.Admin, Token);
        var olaf = new Viewer(other.Id, other.Name, other.Role);

        (await team.RemoveAsync(Admin, "anna", Token)).ShouldBe(TeamProblem.Yourself);
        (await team.ChangeRoleAsync(Admin, "anna", ModeratorRole.Moderator, Token)).ShouldBe(TeamProblem.Yourself);
        (await team.RemoveAsync(PipelineFixture.Lead, "noor", Token)).ShouldBe(TeamProblem.NotAllowed);
        (await team.RemoveAsync(Admin, "nobody", Token)).ShouldBe(TeamProblem.NoSuchMember);

        // Two admins who remove each other at once: the second one is no admin any more.
        (await team.RemoveAsync(Admin, olaf.ModeratorId, Token)).ShouldBe(TeamProblem.None);
        (await team.RemoveAsync(olaf, "anna", Token)).ShouldBe(TeamProblem.NotAllowed);
        (await team.ListAsync(Token)).ShouldContain(member => member.Role == ModeratorRole.Admin);
    }

    [Fact]
    public async Task Removed_OpenScreens_AreTold()
    {
        var before = house.Signal.Changes.Count;

        await RemoveNoorAsync();

        house.Signal.Changes.Count.ShouldBeGreaterThan(before);
    }

    private Task<TeamProblem> RemoveNoorAsync() => team.RemoveAsync(Admin, "noor", Token);

    private Task<List<(string Actor, string Details)>> LedgerAsync(string kind) => house.Store.ReadAsync(async db =>
        (await db.Ledger.Where(row => row.Kind == kind).ToListAsync(Token)).ConvertAll(row => (row.Actor, row.Details)), Token);
}
