using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Cases;

/// <summary>Messages that say nearly the same are asked about once and decided about together (DOMAIN §5: merge duplicates; the numbers are defaults of ours).</summary>
public static class Twins
{
    /// <summary>Fewer words say too little: "ga weg" is written at many by many, and each may mean another thing.</summary>
    public const int FewestWords = 3;

    /// <summary>Within this time of each other.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>Whether a message may be decided about together with one that says the same: only while a person still has to decide, and only when nothing in it is worse than what that person judges.</summary>
    /// <param name="assessment">Of the message.</param>
    /// <param name="state">Where the case of the other one stands.</param>
    /// <param name="judged">Of the other one.</param>
    public static bool MayJoin(Assessment assessment, CaseState state, Assessment judged) =>
        state is CaseState.Waiting or CaseState.Claimed or CaseState.SecondOpinion or CaseState.PassedOn
        && assessment.Step <= judged.Step
        && assessment.Flags.Where(flag => flag.IsImmediate()).All(judged.Flags.Contains);

    /// <summary>Whether an action is carried out for each of them. A text is posted once, however often something was said.</summary>
    public static bool IsDoneForEach(ModerationAction action) => action is ModerationAction.Delete or ModerationAction.Hide or ModerationAction.Report;
}
