using System.Globalization;
using System.Text;
using ModBot.Classifiers.Train;
using ModBot.Harness;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Functional;

/// <summary>One sentence that tests one behaviour.</summary>
/// <param name="Language">nl or en.</param>
/// <param name="Family">The behaviour.</param>
/// <param name="Lowest">The lowest step that is right.</param>
/// <param name="Highest">The highest step that is right.</param>
/// <param name="Flag">The flag that belongs to it; null for none.</param>
/// <param name="Text">The sentence.</param>
internal sealed record FunctionalCase(string Language, string Family, Step Lowest, Step Highest, Flag? Flag, string Text);

/// <summary>Our own functional suite: written by other hands than the corpus, and never learned from.</summary>
internal static class FunctionalSuite
{
    /// <summary>Every sentence.</summary>
    public static IReadOnlyList<FunctionalCase> Cases { get; } = [.. new[] { "nl", "en" }.SelectMany(Read)];

    private static IEnumerable<FunctionalCase> Read(string language) =>
        TsvFile.Read(Repository.PathOf("tests", "ModBot.Classifiers.Tests", "Functional", $"functional-{language}.tsv"), "lang", "family", "level", "flag", "text")
            .Select(row => new FunctionalCase(
                row["lang"], row["family"], (Step)(row["level"][0] - '0'), (Step)(row["level"][^1] - '0'), LadderNames.TryParse<Flag>(row["flag"], out var flag) ? flag : null, row["text"]));

    /// <summary>Judges the classifier and writes the pass rates, per language and family.</summary>
    public static string Report(IClassifier classifier)
    {
        var judged = Cases.Select(@case => (Case: @case, Said: classifier.Assess(@case.Text))).ToList();
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"model {classifier.ModelVersion}");
        text.AppendLine("right: the step is right. hateful: step 3 or higher exactly where it should be. flag: the flag is there.");
        foreach (var language in judged.GroupBy(pair => pair.Case.Language))
        {
            text.AppendLine();
            AppendLine(text, $"all {language.Key}", [.. language]);
            AppendLine(text, $"  should be hateful {language.Key}", [.. language.Where(pair => pair.Case.Lowest >= Step.Discrimination)]);
            AppendLine(text, $"  should not be {language.Key}", [.. language.Where(pair => pair.Case.Highest < Step.Discrimination)]);
            foreach (var family in language.GroupBy(pair => pair.Case.Family)) AppendLine(text, family.Key, [.. family]);
        }

        text.AppendLine();
        text.AppendLine("the same sentence about another group: the step is the same; its probability differs by at most 0.15");
        foreach (var language in judged.Select(pair => pair.Case.Language).Distinct())
        {
            var pairs = Counterfactuals.Of(classifier, language);
            text.AppendLine(CultureInfo.InvariantCulture, $"other group {language}  pairs {pairs.Pairs}  same step {pairs.SameStep:F3}  close {pairs.CloseProbability:F3}  mean difference {pairs.MeanDifference:F3}");
        }

        text.AppendLine();
        text.AppendLine("harmless sentences that name a group: share suspected, and the wordings suspected most often");
        foreach (var language in judged.Select(pair => pair.Case.Language).Distinct())
        {
            var probe = IdentityProbe.Of(classifier, language);
            text.AppendLine(CultureInfo.InvariantCulture, $"identity probe {language}  sentences {probe.Sentences}  wordings {probe.Frames}  step >=1 {probe.FromStep1:F4}  step >=2 {probe.FromStep2:F4}");
            foreach (var (frame, share) in probe.Worst) text.AppendLine(CultureInfo.InvariantCulture, $"  {share:F2}  {frame}");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The share of the sentences of a language that is rightly hateful or not.</summary>
    public static double HatefulRight(IClassifier classifier, string language) =>
        Cases.Where(@case => @case.Language == language).Average(@case => IsHatefulRight(@case, classifier.Assess(@case.Text)) ? 1.0 : 0);

    private static void AppendLine(StringBuilder text, string name, List<(FunctionalCase Case, Assessment Said)> of)
    {
        var flagged = of.Where(pair => pair.Case.Flag is not null).ToList();
        var flag = flagged.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"  flag {flagged.Average(pair => pair.Said.Flags.Contains(pair.Case.Flag!.Value) ? 1.0 : 0):F2}");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{name,-40} n {of.Count,4}  right {of.Average(pair => pair.Said.Step >= pair.Case.Lowest && pair.Said.Step <= pair.Case.Highest ? 1.0 : 0):F3}  hateful {of.Average(pair => IsHatefulRight(pair.Case, pair.Said) ? 1.0 : 0):F3}{flag}");
    }

    private static bool IsHatefulRight(FunctionalCase @case, Assessment said) => said.Step >= Step.Discrimination == @case.Highest >= Step.Discrimination;
}
