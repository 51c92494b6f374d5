using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Cases;

/// <summary>Which buttons stand on the card, and in which order (DOMAIN §2, A23).</summary>
public static class CaseButtons
{
    private static readonly CardButtonKind[] Order =
    [
        CardButtonKind.Norm, CardButtonKind.Delete, CardButtonKind.Report, CardButtonKind.Support, CardButtonKind.Correct, CardButtonKind.Hide, CardButtonKind.Private,
        CardButtonKind.Monitor, CardButtonKind.PassOn, CardButtonKind.HandOver, CardButtonKind.NotHarmful, CardButtonKind.UpholdAppeal, CardButtonKind.OverturnAppeal,
    ];

    /// <summary>The action a button chooses; null for <see cref="CardButtonKind.HandOver"/>, which decides nothing.</summary>
    public static ModerationAction? Action(this CardButtonKind kind) => kind switch
    {
        CardButtonKind.Norm => ModerationAction.ReplyWithNorm,
        CardButtonKind.Delete => ModerationAction.Delete,
        CardButtonKind.Hide => ModerationAction.Hide,
        CardButtonKind.Report => ModerationAction.Report,
        CardButtonKind.Private => ModerationAction.PrivateMessage,
        CardButtonKind.Correct => ModerationAction.Correct,
        CardButtonKind.Monitor => ModerationAction.Monitor,
        CardButtonKind.PassOn => ModerationAction.Escalate,
        CardButtonKind.NotHarmful => ModerationAction.Ignore,
        CardButtonKind.UpholdAppeal => ModerationAction.UpholdAppeal,
        CardButtonKind.OverturnAppeal => ModerationAction.OverturnAppeal,
        CardButtonKind.Support => ModerationAction.SupportTarget,
        CardButtonKind.HandOver => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such button."),
    };

    internal static IReadOnlyList<CardButton> For(Recommendation recommendation, CaseFacts facts) =>
    [
        .. Order
            .Where(kind => kind != CardButtonKind.Correct || recommendation.Outcomes.Contains(Outcome.CorrectOrReport) || facts.Has(Flag.Misinformation))
            .Where(kind => kind.Action() is not { } action || !action.AnswersAppeal() || recommendation[action].Reason != ActionReason.NoAppeal)
            .Where(kind => kind != CardButtonKind.Support || facts.TargetKnown)
            .Where(kind => kind != CardButtonKind.Hide || recommendation[ModerationAction.Hide].Reason != ActionReason.NotOnThisPlatform)
            .Select(kind => kind.Action() is { } action ? Button(kind, recommendation[action]) : HandOver(facts)),
    ];

    private static CardButton Button(CardButtonKind kind, ActionAdvice advice) => new(kind, advice.Availability, advice.Reason);

    // Handing over is always possible; it is a main answer when it is about you or touches you (override V4).
    private static CardButton HandOver(CaseFacts facts) => new(
        CardButtonKind.HandOver, facts.TouchesModerator || facts.Has(Flag.ModeratorIsTarget) ? Availability.Primary : Availability.Available);
}
