using ModBot.Host.Desk;
using ModBot.Host.Desk.Referrals;
using ModBot.Moderation.Evidence;
using ModBot.Moderation.Evidence.Notices;

namespace ModBot.Host.Tests.ConsoleDesk;

/// <summary>Answers as the test wants it, and notes what was asked.</summary>
internal sealed class FakeReferrals : IReferrals
{
    public List<Partner> Partners { get; } = [];

    public List<ReferralItem> Waiting { get; } = [];

    /// <summary>The case that can be reported; null for none.</summary>
    public ReferralCase? Case { get; set; }

    public NoticeResult Result { get; set; } = new(ReferralProblem.None, [], "De tekst.\n");

    public NoticeDraft? Draft { get; private set; }

    public List<string> Calls { get; } = [];

    public Task<IReadOnlyList<Partner>> PartnersAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Partner>>(Partners);

    public Task<ReferralProblem> SavePartnerAsync(Viewer viewer, Partner partner, CancellationToken cancellation)
    {
        if (partner.Contact.Length == 0) return Task.FromResult(ReferralProblem.Incomplete);
        return Note($"save {partner.Name}");
    }

    public Task<ReferralProblem> RemovePartnerAsync(Viewer viewer, string partnerId, CancellationToken cancellation) => Note($"remove {partnerId}");

    public Task<ReferralCase?> CaseAsync(Viewer viewer, string caseId, CancellationToken cancellation) => Task.FromResult(Case);

    public Task<NoticeResult> WriteAsync(Viewer viewer, string caseId, NoticeDraft draft, string language, CancellationToken cancellation)
    {
        Draft = draft;
        return Task.FromResult(Result);
    }

    public Task<ReferralProblem> NoteSentAsync(Viewer viewer, string caseId, string to, string reference, CancellationToken cancellation) => Note($"sent {caseId} {to} {reference}");

    public Task<ReferralProblem> MoveAsync(Viewer viewer, string referralId, ReferralTrigger trigger, string reference, string answer, CancellationToken cancellation) => Note($"move {referralId} {trigger} {answer}");

    public Task<IReadOnlyList<ReferralItem>> WaitingAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ReferralItem>>(Waiting);

    private Task<ReferralProblem> Note(string call)
    {
        Calls.Add(call);
        return Task.FromResult(ReferralProblem.None);
    }
}
