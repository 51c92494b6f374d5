using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Cases;

/// <summary>When a scored message becomes a case. Values of one community; a person changes them, never the software by itself.</summary>
/// <param name="CaseThreshold">
/// Probability of step 1 or higher from which a case opens, 0–1. Default 0.5: more likely than not. Up to there every message that the
/// classifier puts on a step opens one; above it, one on step 1 or 2 opens none when it is less probable than this. See
/// <see cref="Triage.AlwaysOpens"/> for what it has no say in.
/// </param>
/// <param name="HideWhenNobodyIsOnShift">Whether step 3 and higher, or P1, is hidden reversibly while nobody is on shift (A22). Default off: nothing happens without a person unless the community chose it.</param>
public sealed record TriagePolicy(double CaseThreshold = Triage.DefaultThreshold, bool HideWhenNobodyIsOnShift = false);

/// <summary>Sorts scored messages.</summary>
public static class Triage
{
    /// <summary>The threshold of a community that changed nothing.</summary>
    public const double DefaultThreshold = 0.5;

    /// <summary>From this <see cref="Urgency"/> on there is a danger sign.</summary>
    public const double DangerFrom = 10;

    /// <summary>What an attack of many on one person adds to the <see cref="Urgency"/> of each of its messages: they come before every other one without a danger sign of its own. They are one danger, not many.</summary>
    public const double RaidLift = 5;

    /// <summary>A person must decide about a message that was hidden while nobody was there within this time (A22).</summary>
    public static readonly TimeSpan HumanDecidesWithin = TimeSpan.FromHours(24);

    /// <summary>Whether a person has to look at it whatever the threshold is: danger, and step 3 and higher.</summary>
    public static bool AlwaysOpens(Assessment assessment) => assessment.IsImmediate || assessment.Step >= Step.Discrimination;

    /// <summary>Whether a person has to look at it.</summary>
    public static bool OpensCase(Assessment assessment, TriagePolicy policy) =>
        AlwaysOpens(assessment)
        || assessment.Probabilities.AtLeast(Step.Negativity) >= policy.CaseThreshold
        || (assessment.Step != Step.None && policy.CaseThreshold <= DefaultThreshold);

    /// <summary>Whether the message is hidden until a person decides (A22). Never when the assessment is grey or the text quotes (A06, A07).</summary>
    public static bool HidesUntilDecided(Assessment assessment, TriagePolicy policy, bool anybodyOnShift) =>
        policy.HideWhenNobodyIsOnShift
        && !anybodyOnShift
        && !assessment.Grey
        && !assessment.Flags.Contains(Flag.Quote)
        && (assessment.Step >= Step.Discrimination || assessment.IsImmediate);

    /// <summary>So many people have to be there; one alone counts as nobody (A49).</summary>
    public const int FewestThere = 2;

    /// <summary>Whether the message is hidden until a person decides, with so many people there (A22, A49).</summary>
    public static bool HidesUntilDecided(Assessment assessment, TriagePolicy policy, int there) => HidesUntilDecided(assessment, policy, anybodyOnShift: there >= FewestThere);

    /// <summary>Order of the desk: higher is worse and comes first. P1 before every step, then the step, then its certainty.</summary>
    public static double Urgency(Assessment assessment) =>
        (assessment.IsImmediate ? DangerFrom : 0) + (int)assessment.Step + (assessment.Probabilities[assessment.Step] * 0.99);
}
