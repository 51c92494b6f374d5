using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Moderation.Referral;

/// <summary>
/// Where to go with what (DOMAIN §6). The table sits in the assembly, so that 112 and 113 can be named whatever else fails (A60).
/// Thread-safe.
/// </summary>
public static class Referrals
{
    private static readonly Lazy<IReadOnlyList<Organisation>> Organisations = new(() => ReferralTable.ParseOrganisations(TsvData.Load(ReferralTable.OrganisationsFile)));

    private static readonly Lazy<IReadOnlyDictionary<(string Sign, string Name), IReadOnlyList<string>>> Routes = new(
        () => ReferralTable.ParseRoutes(TsvData.Load(ReferralTable.RoutesFile), [.. All.Select(organisation => organisation.Id)]));

    private static readonly string[] First = ["emergency", "suicide_prevention"];

    private static readonly string[] Members = ["kindertelefoon", "alles_oke", "helpwanted", "meld_online_discriminatie"];

    /// <summary>All of them, in the order of the table.</summary>
    /// <exception cref="FormatException">The data in the assembly is damaged; the message names the line.</exception>
    public static IReadOnlyList<Organisation> All => Organisations.Value;

    /// <summary>112 and 113: they come first, always.</summary>
    public static IReadOnlyList<Organisation> Always { get; } = [.. First.Select(Find)];

    /// <summary>Who a member who asks for help is pointed to, after <see cref="Always"/> and who is near.</summary>
    public static IReadOnlyList<Organisation> ForMembers { get; } = [.. Members.Select(Find)];

    /// <summary>The organisations for one form; the first two are those of DOMAIN §1 (A12).</summary>
    public static IReadOnlyList<Organisation> For(Form form) => Route("form", LadderNames.Name(form));

    /// <summary>The organisations for a danger sign; none for a flag that is no danger.</summary>
    public static IReadOnlyList<Organisation> For(Flag flag) => Route("flag", LadderNames.Name(flag));

    /// <summary>
    /// The organisations that fit a case, best first, each once: danger before forms before the step. Nothing fits a case without
    /// any of these.
    /// </summary>
    /// <param name="step">The step; null when it could not be scored.</param>
    /// <param name="flags">The danger signs that stand.</param>
    /// <param name="forms">The forms.</param>
    public static IReadOnlyList<Organisation> For(Step? step, IEnumerable<Flag> flags, IEnumerable<Form> forms) =>
    [
        .. flags.Order().SelectMany(For)
            .Concat(forms.Order().SelectMany(For))
            .Concat(step is { } known ? Route("step", LadderNames.Name(known)) : [])
            .DistinctBy(organisation => organisation.Id),
    ];

    /// <summary>The rows that somebody has to look at again, given when they were checked here since.</summary>
    /// <param name="checkedSince">Later checks by id than those of the table.</param>
    /// <param name="today">What day it is.</param>
    public static IEnumerable<Organisation> Stale(IReadOnlyDictionary<string, DateOnly> checkedSince, DateOnly today) =>
        All.Where(organisation => Checks.IsStale(checkedSince.TryGetValue(organisation.Id, out var later) && later > organisation.CheckedOn ? later : organisation.CheckedOn, today));

    private static IReadOnlyList<Organisation> Route(string sign, string name) => Routes.Value.TryGetValue((sign, name), out var ids) ? [.. ids.Select(Find)] : [];

    private static Organisation Find(string id) => All.First(organisation => organisation.Id == id);
}
