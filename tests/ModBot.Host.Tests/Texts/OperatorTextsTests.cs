using System.Globalization;
using System.Text.RegularExpressions;
using ModBot.Harness;
using ModBot.Host.Setup;
using ModBot.Host.Texts;

namespace ModBot.Host.Tests.Texts;

public sealed class OperatorTextsTests
{
    [Fact]
    public void BothLanguages_HaveTheSameTextsAndPlaces()
    {
        OperatorTexts.Dutch.Names().Order(StringComparer.Ordinal).ShouldBe(OperatorTexts.English.Names().Order(StringComparer.Ordinal));
        foreach (var name in OperatorTexts.Dutch.Names()) Places(OperatorTexts.Dutch[name]).ShouldBe(Places(OperatorTexts.English[name]), name);
    }

    [Fact]
    public void EveryTextInTheSource_IsThere_AndNoOther()
    {
        var source = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "ModBot.Host"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && File.ReadAllText(file).Contains("OperatorTexts", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "(?:Current|texts)(?:\\.Format\\(|\\[)\"([A-Za-z.]+)\"").Select(match => match.Groups[1].Value));

        source.Distinct().Order(StringComparer.Ordinal).ShouldBe(OperatorTexts.English.Names().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nl-NL", "KeepTextDays moet van 1 tot en met 365 zijn")]
    [InlineData("en-GB", "KeepTextDays must be from 1 to 365")]
    [InlineData("de-DE", "KeepTextDays must be from 1 to 365")]
    public void Problem_IsSaidInTheLanguageOfTheMachine(string culture, string sentence)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Should.Throw<StartupException>(() => Configuration.Load(null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Host:DataDirectory"] = Path.GetTempPath(), ["Pipeline:KeepTextDays"] = "0" }))
                .Message.ShouldContain(sentence);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string[] Places(string text) => [.. Regex.Matches(text, @"\{\d(:\w+)?\}").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];
}
