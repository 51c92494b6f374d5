using ModBot.Moderation.Evidence;
using ModBot.Moderation.Evidence.Notices;

namespace ModBot.Host.Desk.Referrals;

/// <summary>Somebody outside the team to whom cases are passed on.</summary>
/// <param name="Id">Names the partner; empty for one that is to be added.</param>
/// <param name="Name">What the partner is called.</param>
/// <param name="For">What for.</param>
/// <param name="Contact">How to reach the partner.</param>
/// <param name="Hours">When; empty when that is not known.</param>
internal sealed record Partner(string Id, string Name, string For, string Contact, string Hours)
{
    /// <summary>Longest name, and longest of the other fields, in characters.</summary>
    public const int MaxName = 80;

    /// <inheritdoc cref="MaxName"/>
    public const int MaxField = 300;
}

/// <summary>A report or referral that went out. Never a text of a message.</summary>
internal sealed record ReferralItem
{
    public required string Id { get; init; }

    public required string CaseId { get; init; }

    /// <summary>To whom.</summary>
    public required string To { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Their reference number; empty while there is none.</summary>
    public required string Reference { get; init; }

    public required ReferralState State { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>What they answered; null for nothing, and always in the list of what waits.</summary>
    public string? Answer { get; init; }
}

/// <summary>What is needed to report a case outside.</summary>
/// <param name="Link">An address to begin with: where the channel can be opened; empty when that is not known.</param>
/// <param name="IsChildAbuse">Whether only where and when may be passed on.</param>
/// <param name="HasText">Whether there is a literal text that may go along.</param>
/// <param name="Laws">The labels at which it makes sense to look.</param>
/// <param name="Partners">To whom it can go.</param>
/// <param name="Items">What went out before, oldest first.</param>
internal sealed record ReferralCase(string Link, bool IsChildAbuse, bool HasText, IReadOnlyList<LawLabel> Laws, IReadOnlyList<Partner> Partners, IReadOnlyList<ReferralItem> Items);

/// <summary>Why nothing was done. Each has a sentence that says what to do now.</summary>
internal enum ReferralProblem
{
    None = 0,

    /// <summary>There is no such case, partner or report (any more).</summary>
    NotFound,

    /// <summary>Only whoever has the case, or a lead.</summary>
    NotYours,

    /// <summary>Only an admin changes partners.</summary>
    NotAllowed,

    /// <summary>A field is missing or too long.</summary>
    Incomplete,

    /// <summary>It stands otherwise by now.</summary>
    NotPossibleNow,

    /// <summary>The report is not ready; the form says why.</summary>
    NotReady,
}

/// <summary>The text of a report, or what is wrong with it.</summary>
/// <param name="Problem">None when there is a text.</param>
/// <param name="Wrong">With <see cref="ReferralProblem.NotReady"/>: everything that is wrong.</param>
/// <param name="Text">The text. Private.</param>
internal sealed record NoticeResult(ReferralProblem Problem, IReadOnlyList<NoticeProblem> Wrong, string? Text = null);

/// <summary>Passing on to people outside the team, and keeping track until they answer. Every call checks the viewer; a surface holds no rules.</summary>
internal interface IReferrals
{
    Task<IReadOnlyList<Partner>> PartnersAsync(CancellationToken cancellation);

    /// <summary>Adds or changes a partner. Admins.</summary>
    Task<ReferralProblem> SavePartnerAsync(Viewer viewer, Partner partner, CancellationToken cancellation);

    /// <summary>Takes a partner away; what went there stays. Admins.</summary>
    Task<ReferralProblem> RemovePartnerAsync(Viewer viewer, string partnerId, CancellationToken cancellation);

    /// <summary>What is needed to report a case; null when there is none, or it is neither the viewer's nor for a lead.</summary>
    Task<ReferralCase?> CaseAsync(Viewer viewer, string caseId, CancellationToken cancellation);

    /// <summary>Makes the text of a report; the ledger notes that, and whether the literal text is in it.</summary>
    Task<NoticeResult> WriteAsync(Viewer viewer, string caseId, NoticeDraft draft, string language, CancellationToken cancellation);

    /// <summary>Notes that a person sent it.</summary>
    Task<ReferralProblem> NoteSentAsync(Viewer viewer, string caseId, string to, string reference, CancellationToken cancellation);

    /// <summary>Notes what happened to it.</summary>
    /// <param name="viewer">Who.</param>
    /// <param name="referralId">Which.</param>
    /// <param name="trigger">What happened.</param>
    /// <param name="reference">Their reference number; empty to leave it.</param>
    /// <param name="answer">What they answered; empty to leave it.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<ReferralProblem> MoveAsync(Viewer viewer, string referralId, ReferralTrigger trigger, string reference, string answer, CancellationToken cancellation);

    /// <summary>What waits for an answer, the longest first. No text.</summary>
    Task<IReadOnlyList<ReferralItem>> WaitingAsync(CancellationToken cancellation);
}
