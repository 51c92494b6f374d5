using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Storage;

namespace ModBot.Host.Desk.Chat;

/// <summary>
/// Which account on a platform belongs to which member of the team. Whoever signs in to the console gets a code that works once, and types it to the bot; nobody becomes a moderator by a name or by
/// what a platform says.
/// </summary>
internal sealed class Accounts(Store store, TimeProvider time)
{
    /// <summary>How long a code works.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(15);

    private const int CodeLength = 8;
    private const int TriesPerWindow = 5;

    // Without letters that look alike.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly Allowance tries = new(TriesPerWindow, CodeLife, time);

    /// <summary>A new code.</summary>
    public static string NewCode() => RandomNumberGenerator.GetString(Letters, CodeLength);

    /// <summary>The member of the team to whom an account belongs; null for a stranger.</summary>
    public Task<Viewer?> FindAsync(PlatformUser user, CancellationToken cancellation) => store.ReadAsync(
        db => db.Accounts.Where(account => account.Platform == user.Platform && account.UserId == user.UserId)
            .Join(db.Moderators.Where(member => member.RemovedAt == null), account => account.ModeratorId, member => member.Id, (_, member) => new Viewer(member.Id, member.Name, member.Role))
            .FirstOrDefaultAsync(cancellation), cancellation);

    /// <summary>Uses a code up.</summary>
    /// <returns>The person to whom the account belongs from now on; null when the code is wrong or too old, or was guessed at too often.</returns>
    public async Task<Viewer?> LinkAsync(PlatformUser user, string code, CancellationToken cancellation)
    {
        if (user.UserId.Length == 0 || !tries.Take(user)) return null;
        var hash = SecretCode.HashOf(code.Trim().ToUpperInvariant());
        return await store.WriteAsync(async db =>
        {
            var now = time.GetUtcNow();
            if (await db.LinkCodes.FirstOrDefaultAsync(row => row.Hash == hash && row.ExpiresAt > now, cancellation) is not { } row) return null;
            db.LinkCodes.Remove(row);
            if (await db.Moderators.FirstOrDefaultAsync(member => member.Id == row.ModeratorId && member.RemovedAt == null, cancellation) is not { } member) return null;
            if (await db.Accounts.FindAsync([user.Platform, user.UserId], cancellation) is { } account)
            {
                account.ModeratorId = member.Id;
                account.LinkedAt = now;
            }
            else
            {
                db.Accounts.Add(new AccountRow { Platform = user.Platform, UserId = user.UserId, ModeratorId = member.Id, LinkedAt = now });
            }

            await Ledger.AppendAsync(db, now, "team.account_linked", string.Empty, member.Id, ("platform", user.Platform));
            return new Viewer(member.Id, member.Name, member.Role);
        }, cancellation);
    }
}
