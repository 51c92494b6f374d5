using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies;

/// <summary>
/// The reply templates that come with the program, and which templates suit a case (DOMAIN §3). It suggests; a person picks, edits
/// and sends (A31). The templates are data in the assembly, read once at first use. Thread-safe.
/// </summary>
public static class ReplyLibrary
{
    /// <summary>The template that supports the target (A33).</summary>
    public const string SupportId = "T06";

    /// <summary>The template that thanks whoever reported (A57).</summary>
    public const string ThanksId = "T24";

    private static readonly Lazy<IReadOnlyList<ReplyTemplate>> Templates = new(() => ReplyTable.Parse(TsvData.Load(ReplyTable.File)));

    // What DOMAIN §3 names first for the audience and step comes first: a group norm for steps 1–2, empathy for step 3, the
    // explanation of a removal before anything else that is said in private.
    private static readonly ReplyStrategy[] PublicMild =
    [
        ReplyStrategy.Correction, ReplyStrategy.GroupNorm, ReplyStrategy.Support, ReplyStrategy.Respect,
        ReplyStrategy.CommonGround, ReplyStrategy.Question, ReplyStrategy.Alternative,
    ];

    private static readonly ReplyStrategy[] PublicDiscrimination =
    [
        ReplyStrategy.Empathy, ReplyStrategy.Respect, ReplyStrategy.Support, ReplyStrategy.Limit,
        ReplyStrategy.Alternative, ReplyStrategy.Correction,
    ];

    private static readonly ReplyStrategy[] Private =
    [
        ReplyStrategy.Limit, ReplyStrategy.Explanation, ReplyStrategy.Analogy, ReplyStrategy.CommonGround,
        ReplyStrategy.Question, ReplyStrategy.Consequence,
    ];

    /// <summary>All of them, in the order of their ids.</summary>
    /// <exception cref="FormatException">The data in the assembly is damaged; the message names the line.</exception>
    public static IReadOnlyList<ReplyTemplate> All => Templates.Value;

    /// <summary>One template of the library.</summary>
    /// <param name="id">Its id, such as <c>T08</c>.</param>
    /// <returns>Null when there is no such template.</returns>
    public static ReplyTemplate? Find(string id) => All.FirstOrDefault(template => template.Id == id);

    /// <summary>What a template is for, in plain words, apart from any case.</summary>
    public static LocalizedText WhyOf(ReplyTemplate template) => ReplyReasons.For(template, template.Audiences[0], standsIn: false);

    /// <summary>
    /// Whether a community can do without a template. Not without what the program itself leads to: support for the target, the explanation of a removal, thanks to whoever
    /// reported, the notice about danger, care, and the answers to an appeal. Those may be rewritten.
    /// </summary>
    public static bool CanBeOff(ReplyTemplate template) =>
        template.Origin == TemplateOrigin.Own
        || !(template.Id is SupportId or RemovalNotice.TemplateId or ThanksId
            || template.Occasion is ReplyOccasion.Safety or ReplyOccasion.Care or ReplyOccasion.AppealUpheld or ReplyOccasion.AppealOverturned);

    /// <summary>
    /// The templates that suit a case, best first. The same query and templates always give the same list. Nothing public for step 4
    /// or a P1 flag, and only care for the author when self-harm was flagged (overrides V1 and V3), whoever wrote the template.
    /// </summary>
    /// <param name="query">For what a reply is sought.</param>
    /// <param name="templates">The templates of the community; those that are off are left out.</param>
    public static IReadOnlyList<ReplySuggestion> Suggest(ReplyQuery query, IReadOnlyList<ReplyTemplate> templates)
    {
        var suited = templates.Where(template => !template.IsOff && Suits(template, query)).ToList();
        var ownGround = suited.Exists(template => template.Ground is not null && Covers(template, query));
        var offered = suited.Where(template => template.Ground is not { } ground || query.Grounds.Contains(ground) || StandsIn(template, query, ownGround));
        return
        [
            .. offered
                .OrderBy(template => ReplyOccasion.OnlyModeratorKnows(template.Occasion))
                .ThenBy(template => query.Worn.Contains(template.Id))
                .ThenBy(template => Rank(template, query))
                .ThenBy(template => template.Ground is { } ground ? Position(query.Grounds, ground) : int.MaxValue)
                .ThenBy(template => template.Id, StringComparer.Ordinal)
                .Select(template => new ReplySuggestion(template, ReplyReasons.For(template, query.Audience, StandsIn(template, query, ownGround)))),
        ];
    }

    private static bool Suits(ReplyTemplate template, ReplyQuery query) =>
        template.Audiences.Contains(query.Audience)
        && (query.AnswersAppeal is { } upheld ? template.Occasion == (upheld ? ReplyOccasion.AppealUpheld : ReplyOccasion.AppealOverturned) : SuitsMessage(template, query));

    private static bool SuitsMessage(ReplyTemplate template, ReplyQuery query) =>
        SafetyAllows(template, query)
        && (!template.OnlyKnownAuthor || query.AuthorKnown)
        && (!template.SaysMessageIsGone || query.DeletesMessage)
        && (!template.NeedsMessage || !query.DeletesMessage)
        && template.Occasion switch
        {
            ReplyOccasion.Misinformation => IsMisinformation(query),
            ReplyOccasion.Repeat => query.Flags.Contains(Flag.RepeatAuthor) && InRange(template, query),
            ReplyOccasion.Safety => IsSevere(query),
            ReplyOccasion.AppealUpheld or ReplyOccasion.AppealOverturned => false,
            ReplyOccasion.Care => query.Flags.Contains(Flag.SelfHarm),
            _ => InRange(template, query),
        };

    private static bool SafetyAllows(ReplyTemplate template, ReplyQuery query) => query.Audience switch
    {
        ReplyAudience.Public => !IsSevere(query),
        ReplyAudience.Author when query.Flags.Contains(Flag.SelfHarm) => template.Occasion == ReplyOccasion.Care,
        ReplyAudience.Author when IsImmediate(query) => template.Occasion == ReplyOccasion.Safety,
        _ => true,
    };

    // A target of something dangerous is supported whatever the step: a threat can stand on step 0.
    private static bool InRange(ReplyTemplate template, ReplyQuery query)
    {
        if (template.FromStep is not { } from || template.ToStep is not { } to) return true;
        var step = query.Step;
        if (step == Step.None) step = Step.Negativity;
        if (query.Audience == ReplyAudience.TargetPerson && IsImmediate(query) && step < from) step = from;
        return step >= from && step <= to;
    }

    private static bool Covers(ReplyTemplate template, ReplyQuery query) => template.Ground is { } ground && query.Grounds.Contains(ground);

    private static bool StandsIn(ReplyTemplate template, ReplyQuery query, bool ownGround) => template.StandsIn && !ownGround && !Covers(template, query);

    private static int Rank(ReplyTemplate template, ReplyQuery query) => Position(
        query.Audience != ReplyAudience.Public ? Private : query.Step >= Step.Discrimination ? PublicDiscrimination : PublicMild, template.Strategy);

    private static int Position<T>(IReadOnlyList<T> order, T value)
    {
        for (var index = 0; index < order.Count; index++)
        {
            if (EqualityComparer<T>.Default.Equals(order[index], value)) return index;
        }

        return order.Count;
    }

    private static bool IsSevere(ReplyQuery query) => query.Step == Step.Extremism || IsImmediate(query);

    private static bool IsImmediate(ReplyQuery query) => query.Flags.Any(flag => flag.IsImmediate());

    private static bool IsMisinformation(ReplyQuery query) => query.Misinformation || query.Flags.Contains(Flag.Misinformation);
}
