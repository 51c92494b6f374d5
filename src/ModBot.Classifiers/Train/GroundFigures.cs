using System.Globalization;
using ModBot.Classifiers.Model;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Train;

/// <summary>Whether attacks on one ground are found as well as on another, and whether its groups are suspected without cause.</summary>
/// <param name="Ground">Its wire name.</param>
/// <param name="Attacks">Rows of step 3 or higher on this ground.</param>
/// <param name="Found">Of these, the share said to be step 3 or higher.</param>
/// <param name="Missed">Of these, the share said to be step 0.</param>
/// <param name="Named">Rows of step 0 that name a group or term of this ground.</param>
/// <param name="Suspected">Of these, the share said to be step 2 or higher.</param>
public sealed record GroundFigures(string Ground, int Attacks, double Found, double Missed, int Named, double Suspected)
{
    /// <summary>One line for a report.</summary>
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Ground,-18} attacks {Attacks,5}  found {Found:F3}  called step 0 {Missed:F3}   harmless mentions {Named,5}  suspected (>=2) {Suspected:F3}");

    internal static IReadOnlyList<GroundFigures> Of(IReadOnlyList<HeldOutVerdict> verdicts) => [.. Enumerable.Range(0, HeadLayout.Grounds).Select(ground => Of(verdicts, (Ground)ground))];

    private static GroundFigures Of(IReadOnlyList<HeldOutVerdict> verdicts, Ground ground)
    {
        var attacks = verdicts.Where(verdict => verdict.Row.Step >= Step.Discrimination && verdict.Row.Grounds.Contains(ground)).ToList();
        var named = verdicts.Where(verdict => verdict.Row.Step == Step.None && (verdict.Named & (1 << (int)ground)) != 0).ToList();
        return new GroundFigures(
            LadderNames.Name(ground),
            attacks.Count,
            Share(attacks, verdict => verdict.Said >= Step.Discrimination),
            Share(attacks, verdict => verdict.Said == Step.None),
            named.Count,
            Share(named, verdict => verdict.Said >= Step.Bullying));
    }

    private static double Share(List<HeldOutVerdict> verdicts, Func<HeldOutVerdict, bool> counts) => verdicts.Count == 0 ? 0 : verdicts.Count(counts) / (double)verdicts.Count;
}
