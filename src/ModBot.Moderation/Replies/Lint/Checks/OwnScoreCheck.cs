using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies.Lint.Checks;

/// <summary>L23: what the classifier says of the draft itself.</summary>
internal static class OwnScoreCheck
{
    public static void Run(LintDraft draft, LintFindings found)
    {
        if (draft.OwnScore is not { } score || LevelOf(score) is not { } level || TemplateWords.Carry(draft.Text)) return;
        found.Add(LintCheck.ScoresItself, level);
        foreach (var reason in score.Reasons)
        {
            // The score may be of the draft as it was a key press ago.
            if (reason.Weight > 0 && reason.Start >= 0 && reason.Length > 0 && reason.Length <= draft.Text.Length - reason.Start)
            {
                found.Add(LintCheck.ScoresItself, level, new TextSpan(reason.Start, reason.Length));
            }
        }
    }

    // Norms speak of what hurts, and friendly words are sometimes taken for a light sting: only what surely hurts is asked about. A reply that names 113 is care, no danger.
    private static LintLevel? LevelOf(Assessment score)
    {
        var danger = score.Flags.Any(flag => flag.IsImmediate() && flag != Flag.SelfHarm);
        if (score.Step == Step.None) return danger && !score.Grey ? LintLevel.Warning : null;
        if (score.Step < Step.Bullying) return score.Grey ? null : LintLevel.Hint;
        return score.Grey ? LintLevel.Hint : LintLevel.Block;
    }
}
