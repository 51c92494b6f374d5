using System.Diagnostics;
using System.Globalization;
using ModBot.Classifiers;
using ModBot.Moderation.Ladder;

namespace ModBot.Bench.Fuzz;

/// <summary>Holds what is promised of an assessment against one text.</summary>
internal static class FuzzCheck
{
    /// <summary>How the answer begins when a promise is broken.</summary>
    public const string Broken = "broken:";

    /// <summary>All that is said of the text in one line; or what is broken. Never the text itself.</summary>
    public static string Of(LadderClassifier classifier, string text, out double milliseconds)
    {
        var clock = Stopwatch.GetTimestamp();
        milliseconds = 0;
        try
        {
            var assessment = classifier.Assess(text);
            milliseconds = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            return ProblemOf(text, assessment, classifier.Score(text)) is { } problem ? $"{Broken} {problem}" : Line(assessment);
        }
#pragma warning disable CA1031 // Any exception is what is looked for.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return $"{Broken} {fault.GetType().Name} in {fault.TargetSite?.DeclaringType?.Name}.{fault.TargetSite?.Name}";
        }
    }

    private static string? ProblemOf(string text, Assessment said, Score score)
    {
        var probabilities = said.Probabilities.ToArray();
        if (!probabilities.All(double.IsFinite) || Math.Abs(probabilities.Sum() - 1) > 1e-9) return "probabilities that do not add up to 1";
        if (said.Step != said.Probabilities.Top) return "a step that is not the likeliest";
        if (said.Reasons.Any(reason => !IsInside(reason.Start, reason.Length, text) || !(Math.Abs(reason.Weight) <= 1))) return "a reason outside the text or without weight";
        if (said.Harsh.Any(span => !IsInside(span.Start, span.Length, text))) return "a harsh word outside the text";
        if (said.Why.Nl.Length == 0 || said.Why.En.Length == 0) return "no sentence that explains";
        var same = score.Step == said.Step && score.Grey == said.Grey && score.Target == said.Target && score.Flags.ToList().SequenceEqual(said.Flags)
            && Enum.GetValues<Step>().All(step => score[step].Equals(said.Probabilities[step]));
        return same ? null : "a score that differs from the assessment";
    }

    private static bool IsInside(int start, int length, string text) => start >= 0 && length > 0 && start + length <= text.Length;

    private static string Line(Assessment said) => string.Create(
        CultureInfo.InvariantCulture,
        $"{said.Step} {said.Grey} {said.Target} {said.Language} {string.Join(' ', said.Probabilities.ToArray())} {string.Join(' ', said.Flags)} {string.Join(' ', said.Grounds)} {string.Join(' ', said.Reasons)} {string.Join(' ', said.Harsh)} {said.Why.Nl}");
}
