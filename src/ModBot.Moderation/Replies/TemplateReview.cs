using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Moderation.Replies;

/// <summary>Why a template that somebody wrote is not kept.</summary>
public enum TemplateProblem
{
    /// <summary>Nothing is wrong.</summary>
    None = 0,

    /// <summary>One of the languages has no text.</summary>
    TextMissing,

    /// <summary>A text is longer than <see cref="TemplateReview.MaxLengthOf"/>.</summary>
    TextTooLong,

    /// <summary>Something stands in braces that is no slot here.</summary>
    SlotUnknown,

    /// <summary>A slot is missing without which the text does not say what it has to.</summary>
    SlotMissing,

    /// <summary>The words of care do not name 113.</summary>
    CareMissing,

    /// <summary>The strategy, readers or steps are not for a template of a community.</summary>
    UseUnfit,

    /// <summary>It is for everybody and for step 4, which is never answered in public (override V1).</summary>
    PublicAtStep4,

    /// <summary>The lint found something that may never be sent.</summary>
    Blocked,
}

/// <summary>Something that the lint found in a template.</summary>
/// <param name="Language">In which of its texts: <c>nl</c> or <c>en</c>.</param>
/// <param name="Finding">What it found; its spans are places in that text.</param>
public sealed record TemplateFinding(string Language, LintFinding Finding);

/// <summary>Whether a template that a community rewrote or added can be kept. Each of its texts is read by the lint as a draft for each of its readers.</summary>
public sealed record TemplateReview
{
    /// <summary>Longest text for private use, in UTF-16 code units: with its slots filled it stays within <see cref="DecisionRules.MaxPrivateLength"/>.</summary>
    public const int MaxPrivateLength = 600;

    /// <summary>
    /// The strategies of which a community can add templates. The others belong to something that happened (a removal, a warning, false information, a report), which a
    /// template of a community cannot tell; those of the library can be rewritten.
    /// </summary>
    public static readonly IReadOnlyList<ReplyStrategy> OwnStrategies =
    [
        ReplyStrategy.GroupNorm, ReplyStrategy.Respect, ReplyStrategy.Question, ReplyStrategy.CommonGround, ReplyStrategy.Support, ReplyStrategy.Empathy, ReplyStrategy.Analogy,
        ReplyStrategy.Limit, ReplyStrategy.Alternative,
    ];

    /// <summary>Who may read a template that a community added. Whoever reported gets only one text of the team, <see cref="ReplyLibrary.ThanksId"/>.</summary>
    public static readonly IReadOnlyList<ReplyAudience> OwnAudiences = [ReplyAudience.Public, ReplyAudience.Author, ReplyAudience.TargetPerson];

    private const string CareNumber = "113";

    /// <summary>What is wrong; the first thing when it is more than one.</summary>
    public TemplateProblem Problem { get; private init; }

    /// <summary>In which text: <c>nl</c> or <c>en</c>; null when it is about the template as a whole, or nothing is wrong.</summary>
    public string? Language { get; private init; }

    /// <summary>The slots that can stand in that text (<see cref="TemplateProblem.SlotUnknown"/>), or that have to (<see cref="TemplateProblem.SlotMissing"/>).</summary>
    public IReadOnlyList<string> Slots { get; private init; } = [];

    /// <summary>What keeps it out with <see cref="TemplateProblem.Blocked"/>; null otherwise.</summary>
    public LintCheck? Blocking { get; private init; }

    /// <summary>What the lint found, at most once a check and language.</summary>
    public IReadOnlyList<TemplateFinding> Findings { get; private init; } = [];

    /// <summary>Longest text of a template, in UTF-16 code units.</summary>
    public static int MaxLengthOf(ReplyTemplate template) => template.Audiences.Contains(ReplyAudience.Public) ? DecisionRules.MaxReplyLength : MaxPrivateLength;

    /// <summary>The slots that a template can hold. A text that no person fills can only hold those that the program fills.</summary>
    public static IReadOnlyList<string> SlotsFor(ReplyTemplate template, string language) => template.Id is RemovalNotice.TemplateId or ReplyLibrary.ThanksId
        ? ReplyLibrary.Find(template.Id)!.SlotsIn(language)
        : [.. ReplySlots.In(language).Where(slot => slot != ReplySlots.Appeal.In(language))];

    /// <summary>Reads a template.</summary>
    /// <param name="template">The template as it would be kept.</param>
    /// <param name="score">What the classifier says of a text; null where it cannot say.</param>
    public static TemplateReview Of(ReplyTemplate template, Func<string, Assessment?> score)
    {
        if (template.Origin == TemplateOrigin.Own && !IsUseFit(template)) return new TemplateReview { Problem = TemplateProblem.UseUnfit };
        if (template.ToStep == Step.Extremism && template.Audiences.Contains(ReplyAudience.Public)) return new TemplateReview { Problem = TemplateProblem.PublicAtStep4 };
        foreach (var language in (string[])["nl", "en"])
        {
            if (CheckText(template, language) is { } wrong) return wrong;
        }

        TemplateFinding[] findings = [.. FindingsIn(template, "nl", score), .. FindingsIn(template, "en", score)];

        // What a reason overrides is no reason to keep a template out: whoever sends it is asked then.
        var blocking = findings.FirstOrDefault(found => DraftLint.Blocks([found.Finding]));
        return new TemplateReview { Problem = blocking is null ? TemplateProblem.None : TemplateProblem.Blocked, Language = blocking?.Language, Blocking = blocking?.Finding.Check, Findings = findings };
    }

    private static bool IsUseFit(ReplyTemplate template) =>
        OwnStrategies.Contains(template.Strategy) && template.Audiences is [var audience] && OwnAudiences.Contains(audience)
        && template is { FromStep: >= Step.Negativity and var from, ToStep: <= Step.Extremism and var to } && from <= to;

    private static TemplateReview? CheckText(ReplyTemplate template, string language)
    {
        var text = template.Text.In(language);
        if (!text.Any(char.IsLetter)) return new TemplateReview { Problem = TemplateProblem.TextMissing, Language = language };
        if (text.Length > MaxLengthOf(template)) return new TemplateReview { Problem = TemplateProblem.TextTooLong, Language = language };

        // A slot that is almost right, such as {Naam}, would be sent as it stands.
        var slots = SlotsFor(template, language);
        var bare = ReplySlots.Pattern().Replace(text, match => slots.Contains(match.Groups["name"].Value) ? string.Empty : match.Value);
        if (bare.AsSpan().ContainsAny('{', '}')) return new TemplateReview { Problem = TemplateProblem.SlotUnknown, Language = language, Slots = slots };

        // A removal is explained with its rule and with how to have it checked (A32), in whatever words.
        string[] needed = template.Id == RemovalNotice.TemplateId ? [ReplySlots.Rule.In(language), ReplySlots.Appeal.In(language)] : [];
        if (!needed.All(ReplySlots.NamesIn(text).Contains)) return new TemplateReview { Problem = TemplateProblem.SlotMissing, Language = language, Slots = needed };

        // Whoever may think of suicide reads where to find help, in whatever words (override V3).
        return template.Occasion == ReplyOccasion.Care && !text.Contains(CareNumber, StringComparison.Ordinal) ? new TemplateReview { Problem = TemplateProblem.CareMissing, Language = language } : null;
    }

    private static IEnumerable<TemplateFinding> FindingsIn(ReplyTemplate template, string language, Func<string, Assessment?> score)
    {
        var text = template.Text.In(language);
        var scored = score(text);
        var step = template.ToStep ?? Step.Negativity;
        return template.Audiences
            .SelectMany(audience => DraftLint.Check(new LintDraft
            {
                Text = text,
                Audience = audience,
                Step = step,
                Outcomes = step == Step.Extremism ? [Outcome.PassOn] : [],
                TargetConsents = template.Occasion == ReplyOccasion.Consent,
                OwnScore = scored,
            }))
            .GroupBy(finding => finding.Check)
            .Select(same => new TemplateFinding(language, same.MaxBy(finding => finding.Level)!));
    }
}
