using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Desk;

/// <summary>The team in the database.</summary>
/// <param name="store">The database.</param>
/// <param name="time">The clock.</param>
/// <param name="desk">Told when the team changed, so that screens look again; null when there are none.</param>
internal sealed class Team(Store store, TimeProvider time, DeskSignal? desk = null) : ITeam
{
    private const int CodeBytes = 20;
    private const int StampBytes = 16;
    private static readonly TimeSpan CodeLife = TimeSpan.FromHours(1);

    public Task<IReadOnlyList<TeamMember>> ListAsync(CancellationToken cancellation) => store.ReadAsync<IReadOnlyList<TeamMember>>(
        async db => await Members(db).OrderBy(row => row.Name).Select(row => new TeamMember(row.Id, row.Name, row.Role, row.AddedAt)).ToListAsync(cancellation), cancellation);

    public Task<TeamSession?> FindAsync(string moderatorId, CancellationToken cancellation) => store.ReadAsync(
        db => Members(db).Where(row => row.Id == moderatorId)
            .Select(row => new TeamSession(new Viewer(row.Id, row.Name, row.Role), row.SessionStamp)).FirstOrDefaultAsync(cancellation), cancellation);

    public Task<TeamMember> AddAsync(string name, ModeratorRole role, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        // A new row also for the name of somebody who left: it may be another person, and the history of the first stays apart.
        var row = await Members(db).FirstOrDefaultAsync(known => known.Name == name, cancellation);
        if (row is null)
        {
            row = new ModeratorRow { Id = CaseIds.New(), Name = name, Role = role, AddedAt = time.GetUtcNow(), SessionStamp = NewStamp() };
            db.Moderators.Add(row);
            await Ledger.AppendAsync(db, row.AddedAt, "team.added", string.Empty, Ledger.Software, ("moderator", row.Id), ("role", role.ToString()));
        }

        return new TeamMember(row.Id, row.Name, row.Role, row.AddedAt);
    }, cancellation);

    public Task<TeamProblem> ChangeRoleAsync(Viewer by, string moderatorId, ModeratorRole role, CancellationToken cancellation) =>
        ChangeAsync(by, moderatorId, async (db, row, now) =>
        {
            if (row.Role == role) return;
            row.Role = role;
            row.SessionStamp = NewStamp();
            await Ledger.AppendAsync(db, now, "team.role_changed", string.Empty, by.ModeratorId, ("moderator", row.Id), ("role", role.ToString()));
        }, cancellation);

    public Task<TeamProblem> RemoveAsync(Viewer by, string moderatorId, CancellationToken cancellation) =>
        ChangeAsync(by, moderatorId, async (db, row, now) =>
        {
            row.RemovedAt = now;
            row.SessionStamp = NewStamp();
            await db.SignInCodes.Where(code => code.ModeratorId == row.Id).ExecuteDeleteAsync(cancellation);
            await db.LinkCodes.Where(code => code.ModeratorId == row.Id).ExecuteDeleteAsync(cancellation);
            await db.Accounts.Where(account => account.ModeratorId == row.Id).ExecuteDeleteAsync(cancellation);
            await Ledger.AppendAsync(db, now, "team.removed", string.Empty, by.ModeratorId, ("moderator", row.Id));
            await GiveBackAsync(db, row.Id, by, now, cancellation);
        }, cancellation);

    public Task EndSessionsAsync(string moderatorId, CancellationToken cancellation) => NoticedAsync(store.WriteAsync(async db =>
    {
        if (await Members(db).FirstOrDefaultAsync(known => known.Id == moderatorId, cancellation) is not { } row) return false;
        row.SessionStamp = NewStamp();
        await Ledger.AppendAsync(db, time.GetUtcNow(), "team.signed_out_everywhere", string.Empty, row.Id);
        return true;
    }, cancellation));

    public async Task<string> CreateSignInCodeAsync(string moderatorId, CancellationToken cancellation)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CodeBytes));
        await store.WriteAsync(async db =>
        {
            var now = time.GetUtcNow();
            await db.SignInCodes.Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
            db.SignInCodes.Add(new SignInCodeRow { Hash = SecretCode.HashOf(code), ModeratorId = moderatorId, ExpiresAt = now + CodeLife });
        }, cancellation);
        return code;
    }

    public async Task<string> CreateLinkCodeAsync(string moderatorId, CancellationToken cancellation)
    {
        var code = Accounts.NewCode();
        await store.WriteAsync(async db =>
        {
            var now = time.GetUtcNow();
            await db.LinkCodes.Where(row => row.ExpiresAt <= now || row.ModeratorId == moderatorId).ExecuteDeleteAsync(cancellation);
            db.LinkCodes.Add(new LinkCodeRow { Hash = SecretCode.HashOf(code), ModeratorId = moderatorId, ExpiresAt = now + Accounts.CodeLife });
        }, cancellation);
        return code;
    }

    public Task<TeamSession?> RedeemSignInCodeAsync(string code, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        var hash = SecretCode.HashOf(code);
        var now = time.GetUtcNow();
        if (await db.SignInCodes.FirstOrDefaultAsync(known => known.Hash == hash && known.ExpiresAt > now, cancellation) is not { } row) return null;
        db.SignInCodes.Remove(row);

        // A link can have been made while its person was being removed.
        if (await Members(db).FirstOrDefaultAsync(known => known.Id == row.ModeratorId, cancellation) is not { } member) return null;
        await Ledger.AppendAsync(db, now, "team.signed_in", string.Empty, member.Id);
        return new TeamSession(new Viewer(member.Id, member.Name, member.Role), member.SessionStamp);
    }, cancellation);

    private static IQueryable<ModeratorRow> Members(ModBotDb db) => db.Moderators.Where(row => row.RemovedAt == null);

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(StampBytes));

    // Where putting back is no move of the life cycle, the case stays where it is and only loses its owner.
    private static async Task GiveBackAsync(ModBotDb db, string moderatorId, Viewer by, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var row in await db.Cases.Where(row => row.OwnerId == moderatorId && row.State != CaseState.Closed).ToListAsync(cancellation))
        {
            if (!row.TryMove(CaseTrigger.Release, now)) row.Touch();
            row.OwnerId = null;
            await Drafts.ForgetAsync(db, row.Id, cancellation);
            await Ledger.AppendAsync(db, now, "case.released", row.Id, by.ModeratorId);
        }
    }

    // Checked inside the write: of two admins who remove each other at once, one stays.
    private Task<TeamProblem> ChangeAsync(Viewer by, string moderatorId, Func<ModBotDb, ModeratorRow, DateTimeOffset, Task> change, CancellationToken cancellation) =>
        NoticedAsync(store.WriteAsync(async db =>
        {
            if (moderatorId == by.ModeratorId) return TeamProblem.Yourself;
            if (!await Members(db).AnyAsync(row => row.Id == by.ModeratorId && row.Role == ModeratorRole.Admin, cancellation)) return TeamProblem.NotAllowed;
            if (await Members(db).FirstOrDefaultAsync(row => row.Id == moderatorId, cancellation) is not { } found) return TeamProblem.NoSuchMember;
            await change(db, found, time.GetUtcNow());
            return TeamProblem.None;
        }, cancellation));

    // Live screens ask who they belong to with every tick.
    private async Task<T> NoticedAsync<T>(Task<T> change)
    {
        var result = await change;
        desk?.Changes.Tick();
        return result;
    }
}
