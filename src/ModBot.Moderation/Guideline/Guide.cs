using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Guideline;

/// <summary>
/// Chart plus safety overrides V1–V5 (DOMAIN §2): from answers and facts to a <see cref="Recommendation"/>. Pure; the same
/// input always gives the same advice.
/// </summary>
public static class Guide
{
    /// <summary>How long a second moderator has before "weet ik niet" at N4 is handled as "ja" (A18).</summary>
    public static readonly TimeSpan SecondOpinionTime = TimeSpan.FromMinutes(30);

    private static readonly ModerationAction[] ButtonOrder =
    [
        ModerationAction.ReplyWithNorm, ModerationAction.Delete, ModerationAction.Report,
        ModerationAction.PrivateMessage, ModerationAction.Correct, ModerationAction.Monitor, ModerationAction.Escalate, ModerationAction.Ignore,
        ModerationAction.Hide, ModerationAction.CloseComments, ModerationAction.Explain, ModerationAction.UpholdAppeal, ModerationAction.OverturnAppeal, ModerationAction.SupportTarget,
    ];

    /// <summary>Recommends what to do.</summary>
    public static Recommendation Recommend(GuidelineAnswers answers, CaseFacts facts)
    {
        var walk = GuidelineChart.Walk(answers);
        var outcomes = OutcomesOf(walk, facts);
        return new Recommendation
        {
            Walk = walk,
            Outcomes = outcomes,
            Actions = [.. ButtonOrder.Select(action => Judge(action, outcomes, answers, facts))],
            Advice = [.. AdviceFor(walk, outcomes, facts)],
        };
    }

    // V1: a P1 flag comes before N1, because a fake account can still dox or threaten (A17). Step 4 goes to the lead (A11).
    private static IReadOnlyList<Outcome> OutcomesOf(GuidelineWalk walk, CaseFacts facts) =>
        facts.IsImmediate || facts.Step == Step.Extremism ? [Outcome.PassOn] : walk.Outcomes;

    private static ActionAdvice Judge(ModerationAction action, IReadOnlyList<Outcome> outcomes, GuidelineAnswers answers, CaseFacts facts)
    {
        if (action.IsPublicReply() && NoPublicReply(outcomes, answers, facts) is { } reason) return new ActionAdvice(action, Availability.Disabled, reason);
        if (action == ModerationAction.SupportTarget)
        {
            return facts.TargetKnown
                ? new ActionAdvice(action, facts.SupportComesFirst ? Availability.Primary : Availability.Available)
                : new ActionAdvice(action, Availability.Disabled, ActionReason.TargetNotReachable);
        }

        if (action == ModerationAction.PrivateMessage && facts.Flags.Any(flag => flag.IsImmediate() && flag != Flag.SelfHarm))
        {
            return new ActionAdvice(action, Availability.Disabled, ActionReason.ImmediateDanger);
        }

        if (action is ModerationAction.Ignore or ModerationAction.Monitor && (facts.IsImmediate || facts.Step == Step.Extremism))
        {
            return new ActionAdvice(action, Availability.NeedsConfirmation, ActionReason.LeavesDanger);
        }

        if (action.IsPublicReply())
        {
            var (availability, clock) = ReplyClock.Judge(facts.Age, facts.ThreadIdle);
            if (availability != Availability.Available) return new ActionAdvice(action, availability, clock);
        }

        return new ActionAdvice(action, IsPrimary(action, outcomes, facts) ? Availability.Primary : Availability.Available);
    }

    private static ActionReason? NoPublicReply(IReadOnlyList<Outcome> outcomes, GuidelineAnswers answers, CaseFacts facts)
    {
        if (facts.IsImmediate) return ActionReason.ImmediateDanger;
        if (facts.Step == Step.Extremism) return ActionReason.Extremism;
        if (answers[Question.RealPerson] == Answer.No) return ActionReason.NotARealPerson;
        return outcomes.Contains(Outcome.PassOn) ? ActionReason.PassOnInstead : null;
    }

    private static bool IsPrimary(ModerationAction action, IReadOnlyList<Outcome> outcomes, CaseFacts facts) => outcomes.Count > 0 && outcomes[0] switch
    {
        Outcome.IgnoreDeleteOrReport => action is ModerationAction.Delete or ModerationAction.Report,
        Outcome.KeepMonitoring => action == ModerationAction.Monitor,
        Outcome.CorrectOrReport => action == ModerationAction.Correct,
        Outcome.PassOn => action == ModerationAction.Escalate || (action == ModerationAction.Report && facts.IsImmediate), // V1: O4 + report
        Outcome.SetNorm => action == ModerationAction.ReplyWithNorm,
        Outcome.TalkPrivately => action == ModerationAction.PrivateMessage,
        _ => false,
    };

    private static IEnumerable<Advice> AdviceFor(GuidelineWalk walk, IReadOnlyList<Outcome> outcomes, CaseFacts facts)
    {
        if (facts.Has(Flag.ModeratorIsTarget) || facts.TouchesModerator) yield return Advice.HandOver;
        if (facts.Has(Flag.MinorSexual)) yield return Advice.LocationOnly;
        if (facts.Has(Flag.SelfHarm)) yield return Advice.CareRoute;
        if (facts.IsImmediate) yield return Advice.ReportToo;
        if (facts.Step == Step.Extremism) yield return Advice.NotifyLead;
        if (Gave(walk, Question.Danger, Answer.Unknown)) yield return Advice.SecondOpinion;
        if (facts.SupportComesFirst) yield return Advice.SupportTargetFirst;
        if (facts.Has(Flag.Quote)) yield return Advice.OfferSupport;
        if (facts.Grey) yield return Advice.AskContext;
        if (Gave(walk, Question.RealPerson, Answer.Unknown)) yield return Advice.NoPublicDebate;
        if (ReadAs(walk, Question.Influence, Answer.No) && outcomes.Contains(Outcome.SetNorm)) yield return Advice.AskWhoCanSteer;
        if (outcomes.Contains(Outcome.EnsureChanged)) yield return Advice.StaysOpenUntilChanged;
        if (outcomes.Contains(Outcome.PassOn)) yield return Advice.KeepWatching;
    }

    private static bool Gave(GuidelineWalk walk, Question question, Answer answer) => walk.Steps.Any(step => step.Question == question && step.Given == answer);

    private static bool ReadAs(GuidelineWalk walk, Question question, Answer answer) => walk.Steps.Any(step => step.Question == question && step.TakenAs == answer);
}
