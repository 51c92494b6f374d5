using System.Text.RegularExpressions;
using ModBot.Classifiers.Tests.Support;
using ModBot.Harness;

namespace ModBot.Classifiers.Tests.Functional;

public sealed partial class FunctionalTests
{
    // Set MODBOT_WRITE_FUNCTIONAL to write the file anew, read the difference, and publish it with the model.
    [Fact]
    public void PublishedRates_AreThoseOfTheShippedModel()
    {
        var path = Repository.PathOf("models", "functional.txt");
        var report = FunctionalSuite.Report(ShippedModel.Classifier);
        if (Environment.GetEnvironmentVariable("MODBOT_WRITE_FUNCTIONAL") is { Length: > 0 }) File.WriteAllText(path, report);

        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(report);
    }

    [Fact]
    public void Card_RatesPerFamily_AreThoseOfTheReport()
    {
        var rates = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        var language = "";
        foreach (var line in File.ReadAllLines(Repository.PathOf("models", "functional.txt")))
        {
            if (line.StartsWith("all ", StringComparison.Ordinal)) language = line[4..6];
            if (FamilyLine().Match(line) is not { Success: true } match) continue;
            if (!rates.TryGetValue(match.Groups[1].Value, out var family)) rates[match.Groups[1].Value] = family = [];
            family[language] = match.Groups[2].Value;
        }

        rates.Count.ShouldBeGreaterThan(40);
        var card = File.ReadAllText(Repository.PathOf("models", "README.md"));
        foreach (var (family, rate) in rates) card.ShouldContain($"| {family.Replace('_', ' ')} | {rate.GetValueOrDefault("nl", "–")} | {rate.GetValueOrDefault("en", "–")} |");
    }

    [GeneratedRegex("^([a-z_]+) +n +[0-9]+  right ([0-9.]+)")]
    private static partial Regex FamilyLine();

    [Theory]
    [InlineData("nl", 0.90)]
    [InlineData("en", 0.86)]
    public void HatefulOrNot_HoldsItsFloor(string language, double floor) => FunctionalSuite.HatefulRight(ShippedModel.Classifier, language).ShouldBeGreaterThanOrEqualTo(floor);
}
