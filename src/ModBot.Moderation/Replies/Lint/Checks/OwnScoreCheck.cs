using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies.Lint.Checks;

/// <summary>L23: what the classifier says of the draft itself.</summary>
internal static class OwnScoreCheck
{
    public static void Run(LintDraft draft, LintFindings found)
    {
        if (draft.OwnScore is not { } score || (score.Step == Step.None && !score.IsImmediate)) return;
        var level = score is { Step: >= Step.Bullying, Grey: false } ? LintLevel.Block : LintLevel.Warning;
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
}
