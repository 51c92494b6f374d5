using ModBot.Adapters.Contract;
using ModBot.Host.Members;
using ModBot.Moderation.Reports;

namespace ModBot.Host.Storage;

/// <summary>Somebody near who helps: a row that an admin added to the referral table.</summary>
internal sealed class LocalHelpRow
{
    public required string Id { get; init; }

    public required LocalHelpKind Kind { get; set; }

    public required string Name { get; set; }

    /// <summary>For whom or for what; empty for what the kind says already.</summary>
    public required string For { get; set; }

    /// <summary>How to reach him, her or it.</summary>
    public required string Contact { get; set; }

    public DateOnly CheckedOn { get; set; }
}

/// <summary>When the team last looked whether a row of the table in the assembly is still so.</summary>
internal sealed class ReferralCheckRow
{
    public required string Id { get; init; }

    public DateOnly CheckedOn { get; set; }
}

/// <summary>One of the community's norms. There is none until an admin changes the standard ones.</summary>
internal sealed class NormRow
{
    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; set; }

    public required string Nl { get; set; }

    public required string En { get; set; }
}

/// <summary>Who reported a case. Shown to nobody: it is there to answer, and to count one person once.</summary>
internal sealed class ReportRow
{
    public required string Id { get; init; }

    public required string CaseId { get; init; }

    public required string Platform { get; init; }

    /// <summary>HMAC of the reporter's id.</summary>
    public required string ReporterKey { get; init; }

    /// <summary>Sealed id on the platform, so that the reporter can be written to.</summary>
    public required byte[] ReporterId { get; init; }

    /// <summary>In which language: <c>nl</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>What was told last; null when nothing was.</summary>
    public ReportNews? Told { get; set; }

    /// <summary>Whether a thank-you went out or is on its way.</summary>
    public bool Thanked { get; set; }
}

/// <summary>Something to tell a reporter: a row first, then a call (DESIGN §4).</summary>
internal sealed class ReportNewsRow
{
    /// <summary>The key of the request, for ever.</summary>
    public required string Key { get; init; }

    public required string ReportId { get; init; }

    /// <summary>The connection that carries it out.</summary>
    public required string Platform { get; init; }

    public required ReportNews News { get; init; }

    /// <summary>Whether a thank-you goes along.</summary>
    public bool WithThanks { get; init; }

    public OutboxState State { get; set; }

    public RefusalReason Reason { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not to be sent before; while it is being sent, since when.</summary>
    public DateTimeOffset NotBefore { get; set; }
}

/// <summary>A member asked to correct something, or objects (DOMAIN §7).</summary>
internal sealed class DataRequestRow
{
    public required string Id { get; init; }

    public required DataRequestKind Kind { get; init; }

    public required string Platform { get; init; }

    /// <summary>HMAC of the member's id.</summary>
    public required string MemberKey { get; init; }

    /// <summary>Sealed.</summary>
    public required byte[] Text { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? HandledAt { get; set; }
}
