using ModBot.Classifiers.Tests.Support;
using ModBot.Harness;

namespace ModBot.Classifiers.Tests.Functional;

public sealed class FunctionalTests
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

    [Theory]
    [InlineData("nl", 0.90)]
    [InlineData("en", 0.86)]
    public void HatefulOrNot_HoldsItsFloor(string language, double floor) => FunctionalSuite.HatefulRight(ShippedModel.Classifier, language).ShouldBeGreaterThanOrEqualTo(floor);
}
