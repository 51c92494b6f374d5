using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ModBot.Moderation.Evidence;

/// <summary>One fact in the record of what was decided and done. Holds ids, labels and numbers, never a message text.</summary>
public sealed record LedgerEntry
{
    /// <summary>Place in the chain, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened, to the millisecond, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, such as <c>case.opened</c> or <c>action.done</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The case; empty when the fact is not about a case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Who: a moderator's id, or <c>modbot</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>Labels and numbers as <c>key=value</c>, joined by a semicolon.</summary>
    public required string Details { get; init; }

    /// <summary>Hash of the entry before this one; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over everything above, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
}

/// <summary>What is wrong with a chain.</summary>
/// <param name="Sequence">The first entry that does not fit.</param>
/// <param name="Problem">What is wrong with it, in English, for an administrator.</param>
public sealed record LedgerFault(long Sequence, string Problem);

/// <summary>The hash chain: each entry seals the one before it, so that a changed, removed or inserted line shows (DOMAIN §6).</summary>
public static class LedgerChain
{
    /// <summary>The hash "before" the first entry.</summary>
    public static readonly string Origin = new('0', 64);

    /// <summary>Makes the entry that follows <paramref name="previous"/>.</summary>
    /// <param name="previous">The newest entry; null for the first.</param>
    /// <param name="at">When; kept to the millisecond.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="caseId">The case, or empty.</param>
    /// <param name="actor">Who.</param>
    /// <param name="details">Labels and numbers.</param>
    /// <remarks>A broken surrogate becomes U+FFFD, so that the entry is the same after it was stored as UTF-8.</remarks>
    public static LedgerEntry Next(LedgerEntry? previous, DateTimeOffset at, string kind, string caseId, string actor, string details)
    {
        var sealedAt = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        var entry = new LedgerEntry
        {
            Sequence = (previous?.Sequence ?? 0) + 1,
            At = sealedAt,
            Kind = WellFormed(kind),
            CaseId = WellFormed(caseId),
            Actor = WellFormed(actor),
            Details = WellFormed(details),
            PreviousHash = previous?.Hash ?? Origin,
            Hash = string.Empty,
        };
        return entry with { Hash = HashOf(entry) };
    }

    /// <summary>
    /// Walks a whole chain from its first entry. A chain of which the end was cut off is still a chain: give a hash that was
    /// once the newest, kept elsewhere, to find that too.
    /// </summary>
    /// <param name="entries">Every entry, in order.</param>
    /// <param name="keptHash">The hash that one of the entries must have; null when none was kept.</param>
    /// <returns>The first fault, or null when the chain is whole.</returns>
    public static LedgerFault? Verify(IEnumerable<LedgerEntry> entries, string? keptHash)
    {
        var found = keptHash is null || keptHash == Origin;
        var count = 0L;
        var fault = Verify(entries.Select(entry =>
        {
            found |= entry.Hash == keptHash;
            count++;
            return entry;
        }));
        return fault ?? (found ? null : new LedgerFault(count + 1, "The entry with the kept hash is not there: entries were cut off at the end, or all were replaced."));
    }

    /// <summary>Walks a whole chain from its first entry.</summary>
    /// <returns>The first fault, or null when the chain is whole. Entries cut off at the end do not show; see the other overload.</returns>
    public static LedgerFault? Verify(IEnumerable<LedgerEntry> entries)
    {
        var expectedSequence = 1L;
        var expectedPrevious = Origin;
        foreach (var entry in entries)
        {
            if (entry.Sequence != expectedSequence) return new LedgerFault(expectedSequence, $"Entry {expectedSequence.ToString(CultureInfo.InvariantCulture)} is missing.");
            if (entry.PreviousHash != expectedPrevious) return new LedgerFault(entry.Sequence, "It does not follow on the entry before it.");
            if (!IsCanonical(entry) || entry.Hash != HashOf(entry)) return new LedgerFault(entry.Sequence, "It was changed after it was written.");
            expectedSequence++;
            expectedPrevious = entry.Hash;
        }

        return null;
    }

    // What the hash cannot tell apart (parts of a millisecond, broken surrogates) is never written, so it was changed.
    private static bool IsCanonical(LedgerEntry entry) =>
        entry.At.UtcTicks % TimeSpan.TicksPerMillisecond == 0
        && entry.Kind == WellFormed(entry.Kind) && entry.CaseId == WellFormed(entry.CaseId)
        && entry.Actor == WellFormed(entry.Actor) && entry.Details == WellFormed(entry.Details);

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    // Every field is preceded by its length, so that no two different entries have the same bytes.
    private static string HashOf(LedgerEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var field in (ReadOnlySpan<string>)[
            entry.Sequence.ToString(CultureInfo.InvariantCulture),
            entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            entry.Kind, entry.CaseId, entry.Actor, entry.Details, entry.PreviousHash])
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
