using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using ModBot.Moderation.Referral;

namespace ModBot.Host.Members;

/// <summary>Who is near.</summary>
internal enum LocalHelpKind
{
    /// <summary>A youth worker.</summary>
    YouthWorker = 0,

    /// <summary>The community police officer.</summary>
    CommunityOfficer,

    /// <summary>The municipality: public order and safety.</summary>
    Municipality,

    /// <summary>A confidential adviser.</summary>
    Confidant,

    /// <summary>Somebody else.</summary>
    Other,
}

/// <summary>A row that an admin added to the referral table.</summary>
internal sealed record LocalHelper(string Id, LocalHelpKind Kind, string Name, string For, string Contact, DateOnly CheckedOn)
{
    /// <summary>Longest field, in UTF-16 units.</summary>
    public const int MaxField = 120;

    /// <summary>Whether something can stand in a field: one line, with something to read.</summary>
    public static bool IsField(string text, bool mayBeEmpty = false) =>
        text.Length <= MaxField && !text.Any(char.IsControl) && (mayBeEmpty || text.Any(char.IsLetterOrDigit));

    /// <summary>Whether somebody has to look again (A60).</summary>
    public bool IsStale(DateOnly today) => Checks.IsStale(CheckedOn, today);
}

/// <summary>What changed in the referral table, and what has to be looked at again.</summary>
/// <param name="Helpers">The rows of this community.</param>
/// <param name="Checked">When the team last looked at a row of the table in the assembly, by its id.</param>
internal sealed record LocalReferrals(IReadOnlyList<LocalHelper> Helpers, IReadOnlyDictionary<string, DateOnly> Checked)
{
    /// <summary>When a row was last looked at.</summary>
    public DateOnly CheckedOn(Organisation organisation) => Checked.TryGetValue(organisation.Id, out var later) && later > organisation.CheckedOn ? later : organisation.CheckedOn;

    /// <summary>How many rows nobody looked at for too long (A60).</summary>
    public int Stale(DateOnly today) => Referrals.Stale(Checked, today).Count() + Helpers.Count(helper => helper.IsStale(today));
}

/// <summary>The community's own part of the referral table. The ledger notes who changed it.</summary>
internal sealed class LocalHelp(Store store, TimeProvider time)
{
    /// <summary>Most rows of one community.</summary>
    public const int MostRows = 30;

    /// <summary>What day it is for the team.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    public Task<LocalReferrals> ReadAsync(CancellationToken cancellation) => store.ReadAsync(
        async db => new LocalReferrals(
            [.. (await db.LocalHelp.OrderBy(row => row.Kind).ThenBy(row => row.Name).ToListAsync(cancellation)).Select(row => new LocalHelper(row.Id, row.Kind, row.Name, row.For, row.Contact, row.CheckedOn))],
            await db.ReferralChecks.ToDictionaryAsync(row => row.Id, row => row.CheckedOn, cancellation)),
        cancellation);

    /// <summary>Adds a row, or changes the one with this id; it counts as looked at today.</summary>
    /// <returns>False for a row that is not there, when there are too many, or for somebody who is no admin.</returns>
    public Task<bool> SaveAsync(Viewer by, LocalHelper helper, CancellationToken cancellation) => ChangeAsync(by, "referral.saved", async db =>
    {
        if (await db.LocalHelp.FindAsync([helper.Id], cancellation) is { } row)
        {
            (row.Kind, row.Name, row.For, row.Contact, row.CheckedOn) = (helper.Kind, helper.Name, helper.For, helper.Contact, Today);
            return true;
        }

        if (helper.Id.Length > 0 || await db.LocalHelp.CountAsync(cancellation) >= MostRows) return false;
        db.LocalHelp.Add(new LocalHelpRow { Id = CaseIds.New(), Kind = helper.Kind, Name = helper.Name, For = helper.For, Contact = helper.Contact, CheckedOn = Today });
        return true;
    }, cancellation);

    /// <summary>Takes a row away.</summary>
    public Task<bool> RemoveAsync(Viewer by, string id, CancellationToken cancellation) => ChangeAsync(
        by, "referral.removed", async db => await db.LocalHelp.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) > 0, cancellation);

    /// <summary>Somebody looked whether a row is still so: one of the table, or one of this community.</summary>
    public Task<bool> CheckAsync(Viewer by, string id, CancellationToken cancellation) => ChangeAsync(by, "referral.checked", async db =>
    {
        if (await db.LocalHelp.FindAsync([id], cancellation) is { } own)
        {
            own.CheckedOn = Today;
            return true;
        }

        if (!Referrals.All.Any(organisation => organisation.Id == id)) return false;
        if (await db.ReferralChecks.FindAsync([id], cancellation) is { } row) row.CheckedOn = Today;
        else db.ReferralChecks.Add(new ReferralCheckRow { Id = id, CheckedOn = Today });
        return true;
    }, cancellation);

    private async Task<bool> ChangeAsync(Viewer by, string kind, Func<ModBotDb, Task<bool>> change, CancellationToken cancellation) =>
        by.Role == ModeratorRole.Admin && await store.WriteAsync(async db =>
        {
            if (!await change(db)) return false;
            await Ledger.AppendAsync(db, time.GetUtcNow(), kind, string.Empty, by.ModeratorId);
            return true;
        }, cancellation);
}
