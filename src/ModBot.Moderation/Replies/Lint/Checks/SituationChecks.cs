using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies.Lint.Checks;

/// <summary>The checks that follow from the case, whatever the words are: L04 (count), L07, L08, L18, L19 (haste), L21, L22.</summary>
internal static class SituationChecks
{
    /// <summary>Sent sooner after the text was revealed than this is haste (L19).</summary>
    public static readonly TimeSpan Haste = TimeSpan.FromSeconds(15);

    public static void Run(LintDraft draft, LintFindings found)
    {
        if (draft.Audience == ReplyAudience.Public) Public(draft, found);

        // One message, perhaps one more, and then stop (DOMAIN §2): a talk goes on in the app, by people.
        if (draft.Audience == ReplyAudience.Author && draft.EarlierPrivateMessages > 0) found.Add(LintCheck.Arguing, LintLevel.Warning);
        if (draft.TouchesModerator || draft.Flags.Contains(Flag.ModeratorIsTarget)) found.Add(LintCheck.TouchesModerator, LintLevel.Warning);
        if (IsHasty(draft)) found.Add(LintCheck.TooFast, LintLevel.Warning);
        // A second word to the author doubles up; the target and the reporter are each other people.
        var toAuthor = draft.Audience is ReplyAudience.Public or ReplyAudience.Author;
        if (!VariationRule.Allows(draft.TemplateUses) || (toAuthor && draft.AnsweredByColleague)) found.Add(LintCheck.DoublesUp, LintLevel.Warning);
    }

    public static bool IsHasty(LintDraft draft) => draft.Step >= Step.Bullying && draft.SinceReveal is { } passed && passed < Haste;

    private static void Public(LintDraft draft, LintFindings found)
    {
        if (draft.EarlierPublicReplies > 0) found.Add(LintCheck.Arguing, draft.EarlierPublicReplies > 1 ? LintLevel.Block : LintLevel.Warning);
        if (draft.RealPerson == Answer.No) found.Add(LintCheck.AnswersFake, LintLevel.Block);
        if (ReplyClock.Judge(draft.Age, draft.ThreadIdle).Reason == ActionReason.TooOld) found.Add(LintCheck.AnswersOld, LintLevel.Block);
        if (draft.Step == Step.Extremism || draft.Outcomes.Contains(Outcome.PassOn) || draft.Flags.Any(flag => flag.IsImmediate()))
        {
            found.Add(LintCheck.AnswersExtremism, LintLevel.Block);
        }
    }
}
