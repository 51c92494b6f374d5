using ModBot.Moderation.Evidence;

namespace ModBot.Host.Storage;

/// <summary>Somebody outside the team to whom cases are passed on: a chain partner (DOMAIN §2, O4).</summary>
internal sealed class PartnerRow
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>What for.</summary>
    public required string For { get; set; }

    /// <summary>How to reach them.</summary>
    public required string Contact { get; set; }

    /// <summary>When they can be reached; empty when that is not known.</summary>
    public string Hours { get; set; } = string.Empty;
}

/// <summary>A report or referral that went to somebody outside; see <see cref="ReferralLife"/>. No text of a message.</summary>
internal sealed class ReferralRow
{
    public required string Id { get; init; }

    public required string CaseId { get; init; }

    /// <summary>To whom.</summary>
    public required string To { get; init; }

    public DateTimeOffset SentAt { get; init; }

    /// <summary>Their reference number; empty while there is none.</summary>
    public string Reference { get; set; } = string.Empty;

    public ReferralState State { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When the team was last reminded since then; null when not.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>Sealed: what they answered, in the words of whoever noted it. Null for nothing, and once the text of the case is erased.</summary>
    public byte[]? Answer { get; set; }
}
