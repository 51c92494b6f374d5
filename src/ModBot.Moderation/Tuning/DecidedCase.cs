using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tuning;

/// <summary>A case that a person decided about, as far as tuning looks at it: no text, no author, no moderator.</summary>
/// <param name="Assessment">What the classifier said.</param>
/// <param name="Verdict">What the person said.</param>
public sealed record DecidedCase(Assessment Assessment, Verdict Verdict)
{
    /// <summary>Whether action was needed.</summary>
    public bool Needed => Verdict == Verdict.Needed;

    /// <summary>Whether the threshold has a say: danger and step 3 and higher open a case whatever it is.</summary>
    public bool DependsOnThreshold => !Triage.AlwaysOpens(Assessment);

    /// <summary>Whether it would have been asked with another threshold.</summary>
    public bool OpensWith(double threshold) => Triage.OpensCase(Assessment, new TriagePolicy(threshold));
}

/// <summary>How often persons agreed with one step.</summary>
/// <param name="Step">The step the classifier gave.</param>
/// <param name="Decided">Cases of that step that a person decided about.</param>
/// <param name="Needed">Those in which action was needed.</param>
public sealed record StepAgreement(Step Step, int Decided, int Needed)
{
    /// <summary>The agreement of each step that has a decision, lowest step first.</summary>
    public static IReadOnlyList<StepAgreement> Of(IEnumerable<DecidedCase> cases) =>
        [.. cases.GroupBy(decided => decided.Assessment.Step).OrderBy(group => group.Key).Select(group => new StepAgreement(group.Key, group.Count(), group.Count(decided => decided.Needed)))];
}
