using Microsoft.EntityFrameworkCore;
using ModBot.Moderation.Evidence;

namespace ModBot.Host.Storage;

/// <summary>Reads and writes the hash chain. Appending belongs into the transaction of what it records.</summary>
internal static class Ledger
{
    /// <summary>Actor of what the software did by itself.</summary>
    public const string Software = "modbot";

    /// <summary>Appends one entry inside a write of <see cref="Store"/>.</summary>
    /// <param name="db">The context of that write.</param>
    /// <param name="at">When.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="caseId">The case, or empty.</param>
    /// <param name="actor">Who.</param>
    /// <param name="details">Labels and numbers; a value must not hold ; or =.</param>
    public static async Task AppendAsync(
        ModBotDb db, DateTimeOffset at, string kind, string caseId, string actor, params (string Key, string Value)[] details)
    {
        var newest = db.Ledger.Local.MaxBy(row => row.Sequence)
            ?? await db.Ledger.AsNoTracking().OrderByDescending(row => row.Sequence).FirstOrDefaultAsync();
        var entry = LedgerChain.Next(
            newest is null ? null : ToEntry(newest), at, kind, caseId, actor, string.Join(';', details.Select(detail => $"{detail.Key}={detail.Value}")));
        db.Ledger.Add(new LedgerRow
        {
            Sequence = entry.Sequence,
            AtMilliseconds = entry.At.ToUnixTimeMilliseconds(),
            Kind = entry.Kind,
            CaseId = entry.CaseId,
            Actor = entry.Actor,
            Details = entry.Details,
            PreviousHash = entry.PreviousHash,
            Hash = entry.Hash,
        });
    }

    /// <summary>Walks the whole chain.</summary>
    /// <param name="db">The database.</param>
    /// <param name="keptHash">The newest hash of an earlier look, which must still be there; null when none was kept.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The number of entries, the newest hash, and the first fault or null.</returns>
    public static async Task<(long Count, string Newest, LedgerFault? Fault)> VerifyAsync(ModBotDb db, string? keptHash, CancellationToken cancellation)
    {
        var fault = LedgerChain.Verify(db.Ledger.AsNoTracking().OrderBy(row => row.Sequence).AsEnumerable().Select(ToEntry), keptHash);
        var newest = await db.Ledger.OrderByDescending(row => row.Sequence).Select(row => row.Hash).FirstOrDefaultAsync(cancellation);
        return (await db.Ledger.LongCountAsync(cancellation), newest ?? LedgerChain.Origin, fault);
    }

    /// <summary>Reads the labels and numbers of an entry.</summary>
    public static IReadOnlyDictionary<string, string> ReadDetails(string details) =>
        details.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static LedgerEntry ToEntry(LedgerRow row) => new()
    {
        Sequence = row.Sequence,
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.AtMilliseconds),
        Kind = row.Kind,
        CaseId = row.CaseId,
        Actor = row.Actor,
        Details = row.Details,
        PreviousHash = row.PreviousHash,
        Hash = row.Hash,
    };
}
