namespace ModBot.Moderation.Replies.Lint;

/// <summary>What a finding offers instead: a template that starts with the norm (A27). A person picks, edits and sends it (A31).</summary>
public static class LintOffer
{
    /// <summary>The template to offer with a finding.</summary>
    /// <param name="check">The check that fired.</param>
    /// <param name="query">The situation, as for the reply picker.</param>
    /// <param name="templates">The templates of the community.</param>
    /// <returns>Null when other words would not help, or no template suits the situation.</returns>
    public static ReplyTemplate? For(LintCheck check, ReplyQuery query, IReadOnlyList<ReplyTemplate> templates) => IsAboutWords(check)
        ? ReplyLibrary.Suggest(query, templates).Select(suggestion => suggestion.Template).FirstOrDefault(StartsWithNorm)
        : null;

    private static bool IsAboutWords(LintCheck check) => check
        is LintCheck.RepeatsHarm or LintCheck.RepeatsStereotype or LintCheck.UsAgainstThem or LintCheck.LabelsPerson or LintCheck.Amplifies
        or LintCheck.StressesDifference or LintCheck.BlamesTarget or LintCheck.OnlyNegative or LintCheck.Sarcasm or LintCheck.ScoresItself;

    private static bool StartsWithNorm(ReplyTemplate template) => !ReplyOccasion.OnlyModeratorKnows(template.Occasion) && template.Strategy
        is ReplyStrategy.GroupNorm or ReplyStrategy.Respect or ReplyStrategy.Empathy or ReplyStrategy.Support or ReplyStrategy.Limit
        or ReplyStrategy.Analogy or ReplyStrategy.CommonGround or ReplyStrategy.Question;
}
