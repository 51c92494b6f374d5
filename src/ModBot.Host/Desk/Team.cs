using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;

namespace ModBot.Host.Desk;

/// <summary>The team in the database.</summary>
internal sealed class Team(Store store, TimeProvider time) : ITeam
{
    private const int CodeBytes = 20;
    private static readonly TimeSpan CodeLife = TimeSpan.FromHours(1);

    public Task<IReadOnlyList<TeamMember>> ListAsync(CancellationToken cancellation) => store.ReadAsync<IReadOnlyList<TeamMember>>(
        async db => await db.Moderators.OrderBy(row => row.Name).Select(row => new TeamMember(row.Id, row.Name, row.Role, row.AddedAt)).ToListAsync(cancellation), cancellation);

    public Task<Viewer?> FindAsync(string moderatorId, CancellationToken cancellation) => store.ReadAsync(
        db => db.Moderators.Where(row => row.Id == moderatorId).Select(row => new Viewer(row.Id, row.Name, row.Role)).FirstOrDefaultAsync(cancellation), cancellation);

    public Task<TeamMember> AddAsync(string name, ModeratorRole role, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        var row = await db.Moderators.FirstOrDefaultAsync(known => known.Name == name, cancellation);
        if (row is null)
        {
            row = new ModeratorRow { Id = CaseIds.New(), Name = name, Role = role, AddedAt = time.GetUtcNow() };
            db.Moderators.Add(row);
            await Ledger.AppendAsync(db, row.AddedAt, "team.added", string.Empty, Ledger.Software, ("moderator", row.Id), ("role", role.ToString()));
        }

        return new TeamMember(row.Id, row.Name, row.Role, row.AddedAt);
    }, cancellation);

    public async Task<string> CreateSignInCodeAsync(string moderatorId, CancellationToken cancellation)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CodeBytes));
        await store.WriteAsync(async db =>
        {
            var now = time.GetUtcNow();
            await db.SignInCodes.Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
            db.SignInCodes.Add(new SignInCodeRow { Hash = HashOf(code), ModeratorId = moderatorId, ExpiresAt = now + CodeLife });
        }, cancellation);
        return code;
    }

    public Task<Viewer?> RedeemSignInCodeAsync(string code, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        // Looked up by hash: how long that takes says nothing about a secret that is close.
        var hash = HashOf(code);
        var now = time.GetUtcNow();
        var row = await db.SignInCodes.FirstOrDefaultAsync(known => known.Hash == hash && known.ExpiresAt > now, cancellation);
        if (row is null) return null;
        db.SignInCodes.Remove(row);
        await Ledger.AppendAsync(db, now, "team.signed_in", string.Empty, row.ModeratorId);
        return await db.Moderators.Where(known => known.Id == row.ModeratorId)
            .Select(known => new Viewer(known.Id, known.Name, known.Role)).FirstOrDefaultAsync(cancellation);
    }, cancellation);

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
