using Microsoft.EntityFrameworkCore;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Evidence;
using ModBot.Moderation.Evidence.Notices;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Desk.Referrals;

/// <summary>Partners, reports and what became of them, in the database.</summary>
internal sealed class ReferralBook(Store store, ITextSeal seal, DeskSignal signal, TimeProvider time) : IReferrals
{
    /// <summary>Longest reference number, in characters.</summary>
    public const int MaxReference = 80;

    /// <summary>Longest answer, in characters.</summary>
    public const int MaxAnswer = 1000;

    private const string Amsterdam = "Europe/Amsterdam";

    public Task<IReadOnlyList<Partner>> PartnersAsync(CancellationToken cancellation) => store.ReadAsync(db => PartnersAsync(db, cancellation), cancellation);

    public Task<ReferralProblem> SavePartnerAsync(Viewer viewer, Partner partner, CancellationToken cancellation) => ChangeAsync(async db =>
    {
        if (viewer.Role != ModeratorRole.Admin) return ReferralProblem.NotAllowed;
        var (name, what, contact, hours) = (Line(partner.Name), Line(partner.For), Line(partner.Contact), Line(partner.Hours));
        if (name.Length is 0 or > Partner.MaxName || what.Length is 0 or > Partner.MaxField || contact.Length is 0 or > Partner.MaxField || hours.Length > Partner.MaxField) return ReferralProblem.Incomplete;
        if (partner.Id.Length == 0) db.Partners.Add(new PartnerRow { Id = CaseIds.New(), Name = name, For = what, Contact = contact, Hours = hours });
        else if (await db.Partners.FindAsync([partner.Id], cancellation) is not { } row) return ReferralProblem.NotFound;
        else (row.Name, row.For, row.Contact, row.Hours) = (name, what, contact, hours);
        await Ledger.AppendAsync(db, time.GetUtcNow(), "partner.saved", string.Empty, viewer.ModeratorId);
        return ReferralProblem.None;
    }, cancellation);

    public Task<ReferralProblem> RemovePartnerAsync(Viewer viewer, string partnerId, CancellationToken cancellation) => ChangeAsync(async db =>
    {
        if (viewer.Role != ModeratorRole.Admin) return ReferralProblem.NotAllowed;
        if (await db.Partners.FindAsync([partnerId], cancellation) is not { } row) return ReferralProblem.NotFound;
        db.Partners.Remove(row);
        await Ledger.AppendAsync(db, time.GetUtcNow(), "partner.removed", string.Empty, viewer.ModeratorId);
        return ReferralProblem.None;
    }, cancellation);

    public Task<ReferralCase?> CaseAsync(Viewer viewer, string caseId, CancellationToken cancellation) => store.ReadAsync<ReferralCase?>(async db =>
    {
        if (await db.Cases.FirstOrDefaultAsync(known => known.Id == caseId, cancellation) is not { } row || !MayPassOn(row, viewer)) return null;
        var (facts, link) = await FactsAsync(db, row, withText: false, cancellation);
        var items = await db.Referrals.Where(known => known.CaseId == caseId).OrderBy(known => known.SentAt).ToListAsync(cancellation);
        return new ReferralCase(link, facts.IsChildAbuse, row.Text is not null && !facts.IsChildAbuse, LawSheet.For(facts), await PartnersAsync(db, cancellation), [.. items.Select(item => Item(item) with { Answer = seal.OpenOrNull(item.Answer) })]);
    }, cancellation);

    public Task<NoticeResult> WriteAsync(Viewer viewer, string caseId, NoticeDraft draft, string language, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        if (await db.Cases.FindAsync([caseId], cancellation) is not { } row) return new NoticeResult(ReferralProblem.NotFound, []);
        if (!MayPassOn(row, viewer)) return new NoticeResult(ReferralProblem.NotYours, []);
        var (facts, _) = await FactsAsync(db, row, draft.WithText, cancellation);
        if (NoticeRules.Check(draft, facts) is { Count: > 0 } wrong) return new NoticeResult(ReferralProblem.NotReady, wrong);
        var now = time.GetUtcNow();
        var text = NoticeText.Write(draft, facts, now, TimeZoneInfo.FindSystemTimeZoneById(Amsterdam), language);
        await Ledger.AppendAsync(db, now, "case.notice_made", row.Id, viewer.ModeratorId, ("kind", LadderNames.Name(draft.Kind)), ("text", draft.WithText ? "yes" : "no"));
        return new NoticeResult(ReferralProblem.None, [], text);
    }, cancellation);

    public Task<ReferralProblem> NoteSentAsync(Viewer viewer, string caseId, string to, string reference, CancellationToken cancellation) => ChangeAsync(async db =>
    {
        if (await db.Cases.FindAsync([caseId], cancellation) is not { } row) return ReferralProblem.NotFound;
        if (!MayPassOn(row, viewer)) return ReferralProblem.NotYours;
        var (name, number) = (Line(to), Line(reference));
        if (name.Length is 0 or > Partner.MaxName || number.Length > MaxReference) return ReferralProblem.Incomplete;
        var now = time.GetUtcNow();
        db.Referrals.Add(new ReferralRow { Id = CaseIds.New(), CaseId = caseId, To = name, SentAt = now, ChangedAt = now, Reference = number });
        await Ledger.AppendAsync(db, now, "case.referred", caseId, viewer.ModeratorId);
        return ReferralProblem.None;
    }, cancellation);

    public Task<ReferralProblem> MoveAsync(Viewer viewer, string referralId, ReferralTrigger trigger, string reference, string answer, CancellationToken cancellation) => ChangeAsync(async db =>
    {
        if (await db.Referrals.FindAsync([referralId], cancellation) is not { } row || await db.Cases.FindAsync([row.CaseId], cancellation) is not { } @case) return ReferralProblem.NotFound;
        if (!MayPassOn(@case, viewer)) return ReferralProblem.NotYours;
        var (number, said) = (Line(reference), answer.Trim());
        if (number.Length > MaxReference || said.Length > MaxAnswer) return ReferralProblem.Incomplete;
        if (!ReferralLife.TryNext(row.State, trigger, out var next)) return ReferralProblem.NotPossibleNow;
        var now = time.GetUtcNow();
        (row.State, row.ChangedAt, row.RemindedAt) = (next, now, null);
        if (number.Length > 0) row.Reference = number;

        // What was erased with its case does not come back.
        if (said.Length > 0 && @case.Text is not null) row.Answer = seal.Seal(said);
        await Ledger.AppendAsync(db, now, "case.referral_moved", row.CaseId, viewer.ModeratorId, ("state", LadderNames.Name(next)));
        return ReferralProblem.None;
    }, cancellation);

    public Task<IReadOnlyList<ReferralItem>> WaitingAsync(CancellationToken cancellation) => store.ReadAsync<IReadOnlyList<ReferralItem>>(async db =>
        [.. (await WaitingIn(db).OrderBy(row => row.ChangedAt).ToListAsync(cancellation)).Select(Item)], cancellation);

    /// <summary>What waits for an answer; see <see cref="ReferralLife.WaitsForAnswer"/>, which a database cannot ask.</summary>
    public static IQueryable<ReferralRow> WaitingIn(ModBotDb db) => db.Referrals.Where(row => row.State == ReferralState.Sent || row.State == ReferralState.Received || row.State == ReferralState.Complained);

    // A report is followed up long after the case is closed, by whoever had it or a lead.
    private static bool MayPassOn(CaseRow row, Viewer viewer) => row.OwnerId == viewer.ModeratorId || viewer.Role >= ModeratorRole.Lead;

    private static async Task<IReadOnlyList<Partner>> PartnersAsync(ModBotDb db, CancellationToken cancellation) =>
        await db.Partners.OrderBy(row => row.Name).Select(row => new Partner(row.Id, row.Name, row.For, row.Contact, row.Hours)).ToListAsync(cancellation);

    private static ReferralItem Item(ReferralRow row) => new() { Id = row.Id, CaseId = row.CaseId, To = row.To, SentAt = row.SentAt, Reference = row.Reference, State = row.State, ChangedAt = row.ChangedAt };

    private async Task<(NoticeFacts Facts, string Link)> FactsAsync(ModBotDb db, CaseRow row, bool withText, CancellationToken cancellation)
    {
        var channel = await db.Channels.FirstOrDefaultAsync(known => known.Platform == row.Platform && known.Channel == row.Channel, cancellation);
        var assessment = row.Assessment is { } stored ? AssessmentJson.Read(stored) : null;
        var facts = new NoticeFacts
        {
            CaseId = row.Id,
            Platform = row.Platform,
            Channel = channel?.Name ?? row.Channel,
            Message = row.Key(),
            AuthorName = seal.OpenOrNull(row.AuthorName),
            AuthorId = seal.OpenOrNull(row.AuthorId),
            SentAt = row.SentAt,
            Step = row.Step,
            Target = assessment?.Target ?? Target.None,
            Grounds = assessment?.Grounds ?? [],
            Flags = Names.Split<Flag>(row.Flags),
            NeverShow = row.NeverShow || assessment?.Flags.Contains(Flag.MinorSexual) == true,
        };
        return (withText && !facts.IsChildAbuse ? facts with { Text = seal.OpenOrNull(row.Text) } : facts, channel?.Link ?? string.Empty);
    }

    private static string Line(string text) => new([.. text.Trim().Where(letter => !char.IsControl(letter) && !DirectionMarks.Contains(letter))]);

    private async Task<ReferralProblem> ChangeAsync(Func<ModBotDb, Task<ReferralProblem>> change, CancellationToken cancellation)
    {
        var problem = await store.WriteAsync(change, cancellation);
        if (problem == ReferralProblem.None) signal.Changes.Tick();
        return problem;
    }
}
