using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Cases;

/// <summary>Builds the card of a case. Pure: the same case, answers and moment give the same card.</summary>
public static class CaseCardBuilder
{
    /// <summary>Builds the card.</summary>
    /// <param name="snapshot">The case as stored.</param>
    /// <param name="now">The moment for which the clocks are read.</param>
    /// <param name="answers">Answers to look at instead of the stored ones; null for the stored or else the suggested ones.</param>
    /// <param name="flags">The danger signs the moderator leaves standing, instead of the stored ones; null for the stored ones.</param>
    public static CaseCard Build(CaseSnapshot snapshot, DateTimeOffset now, GuidelineAnswers? answers = null, IReadOnlyList<Flag>? flags = null)
    {
        IReadOnlyList<Flag> standing = [.. (flags ?? snapshot.Flags).Distinct().Order()];
        var facts = FactsOf(snapshot, standing, now);
        IReadOnlyList<PrefilledAnswer> questions = [.. Prefill.For(facts).Select(filled => snapshot.Assessment is null ? Unread(filled) : filled)];
        var current = answers ?? snapshot.Answers ?? Prefill.AnswersOf(questions);
        var recommendation = WithLimits(Guide.Recommend(current, facts), snapshot, now);
        return new CaseCard
        {
            CaseId = snapshot.CaseId,
            State = snapshot.State,
            OwnerId = snapshot.OwnerId,
            Platform = snapshot.Platform,
            Channel = snapshot.Channel,
            SentAt = snapshot.SentAt,
            Age = facts.Age,
            Content = snapshot.Content,
            Assessment = snapshot.Assessment,
            Flags = standing,
            Edited = snapshot.Edited,
            Gone = snapshot.Gone,
            Hidden = snapshot.Hidden,
            Live = snapshot.Live,
            MaxLayer = MaxLayer(snapshot, standing),
            Questions = questions,
            Answers = current,
            Recommendation = recommendation,
            Buttons = CaseButtons.For(recommendation, facts),
            Irreversible = snapshot.Irreversible,
            DeleteBefore = snapshot.DeleteBefore,
            MessageBefore = snapshot.MessageBefore,
            ReplyBeforeHide = snapshot.ReplyBeforeHide,
            PileOn = snapshot.PileOn,
            DecideBefore = snapshot.DecideBefore,
            Twins = snapshot.Twins,
            TargetKnown = snapshot.TargetKnown,
            TargetSupported = snapshot.TargetSupported,
        };
    }

    /// <summary>What the guideline needs to know of a case. A message that could not be scored counts as step 0 and grey, never as in order (A10).</summary>
    /// <param name="snapshot">The case as stored.</param>
    /// <param name="flags">The flags that stand.</param>
    /// <param name="now">The moment for which the clocks are read.</param>
    public static CaseFacts FactsOf(CaseSnapshot snapshot, IReadOnlyList<Flag> flags, DateTimeOffset now)
    {
        var lastActivity = snapshot.LastActivityAt is { } activity && activity > snapshot.SentAt ? activity : snapshot.SentAt;
        return new CaseFacts
        {
            Step = snapshot.Assessment?.Step ?? Step.None,
            Grey = snapshot.Assessment?.Grey ?? true,
            Flags = flags,
            Age = Since(snapshot.SentAt, now),
            ThreadIdle = Since(lastActivity, now),
            TouchesModerator = snapshot.TouchesModerator,
            TargetKnown = snapshot.TargetKnown,
            TargetSupported = snapshot.TargetSupported,
        };
    }

    // The clock of a platform may run a little ahead of ours.
    private static TimeSpan Since(DateTimeOffset moment, DateTimeOffset now) => now > moment ? now - moment : TimeSpan.Zero;

    // "No sign was found" would be untrue of a message that nobody has read (A10).
    private static PrefilledAnswer Unread(PrefilledAnswer filled) => filled.Reason is PrefillReason.NoDangerFlag or PrefillReason.NoMisinformationFlag
        ? filled with { Answer = Answer.Unknown, Reason = PrefillReason.OnlyYouKnow }
        : filled;

    // Whoever unticks this flag cannot have looked, so it does not open the text (override V2, A59).
    private static RevealLayer MaxLayer(CaseSnapshot snapshot, IReadOnlyList<Flag> standing) =>
        snapshot.NeverShow || standing.Contains(Flag.MinorSexual) || snapshot.Flags.Contains(Flag.MinorSexual) || snapshot.Assessment?.Flags.Contains(Flag.MinorSexual) == true
            ? RevealLayer.Label
            : RevealLayer.Full;

    // What the guideline forbids keeps its own reason; that says more than what the platform cannot do.
    private static Recommendation WithLimits(Recommendation recommendation, CaseSnapshot snapshot, DateTimeOffset now) => recommendation with
    {
        Actions =
        [
            .. recommendation.Actions.Select(advice => advice.Availability != Availability.Disabled && Limit(advice.Action, snapshot, now) is { } reason
                ? new ActionAdvice(advice.Action, Availability.Disabled, reason)
                : advice.Action.AnswersAppeal() ? advice with { Availability = Availability.Primary }
                : Hidden(advice, snapshot)),
        ],
        Advice =
        [
            .. snapshot.DecideBefore is null ? Array.Empty<Advice>() : [snapshot.Hidden || snapshot.Gone ? Advice.DecideHold : Advice.StillVisible],
            .. snapshot.State == CaseState.PassedOn
                ? [Advice.ArrangeHelp, .. recommendation.Advice.Where(advice => advice != Advice.NotifyLead).Select(advice => Here(advice, snapshot))]
                : recommendation.Advice.Select(advice => Here(advice, snapshot)),
            .. snapshot.PileOn is null || snapshot.Flags.Contains(Flag.Raid) ? Array.Empty<Advice>() : [Advice.PinNorm],
        ],
    };

    // What ModBot cannot do here a person still can.
    private static Advice Here(Advice advice, CaseSnapshot snapshot) => advice switch
    {
        Advice.ReportToo when snapshot.Unsupported.Contains(ModerationAction.Report) => Advice.ReportInApp,
        Advice.SupportTargetFirst when snapshot.Unsupported.Contains(ModerationAction.SupportTarget) || !snapshot.TargetReachable => Advice.SupportTargetOpenly,
        _ => advice,
    };

    // Somebody may have shown it again in the app, which nobody tells us.
    private static ActionAdvice Hidden(ActionAdvice advice, CaseSnapshot snapshot) =>
        advice.Action.IsPublicReply() && snapshot is { ReplyBeforeHide: true, Hidden: true, DecideBefore: null } && advice.Availability is Availability.Primary or Availability.Available
            ? new ActionAdvice(advice.Action, Availability.NeedsConfirmation, ActionReason.NoReplyToHidden)
            : advice;

    private static ActionReason? Limit(ModerationAction action, CaseSnapshot snapshot, DateTimeOffset now)
    {
        if (action.AnswersAppeal()) return snapshot.Appealed ? null : ActionReason.NoAppeal;
        return snapshot.Appealed ? ActionReason.AppealFirst : OfMessage(action, snapshot, now);
    }

    private static ActionReason? OfMessage(ModerationAction action, CaseSnapshot snapshot, DateTimeOffset now)
    {
        if (action is ModerationAction.Delete or ModerationAction.Hide && snapshot.Gone) return ActionReason.AlreadyGone;
        if (action == ModerationAction.Hide && snapshot is { Hidden: true, DecideBefore: null }) return ActionReason.AlreadyHidden;
        if (action == ModerationAction.Escalate && snapshot.State == CaseState.PassedOn) return ActionReason.AlreadyPassedOn;
        if (action == ModerationAction.SupportTarget && !snapshot.TargetReachable) return ActionReason.TargetNotReachable;
        if (snapshot.Unsupported.Contains(action)) return ActionReason.NotOnThisPlatform;
        if (action is ModerationAction.PrivateMessage or ModerationAction.Explain && snapshot.MessagedAlready) return ActionReason.AlreadyMessaged;
        if (action is ModerationAction.PrivateMessage or ModerationAction.Explain && snapshot.MessageBefore <= now) return ActionReason.MessageTooLate;
        return action == ModerationAction.Delete && snapshot.DeleteBefore <= now ? ActionReason.DeleteTooLate : null;
    }
}
