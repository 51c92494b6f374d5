using ModBot.Classifiers.Tests.Support;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests;

public sealed class LadderClassifierTests
{
    [Fact]
    public void Assess_HostileText_NeverThrowsAndIsComplete()
    {
        foreach (var text in HostileTexts.Of(seed: 9, count: 3000))
        {
            var assessment = ShippedModel.Classifier.Assess(text);
            assessment.Step.ShouldBe(assessment.Probabilities.Top);
            assessment.Why.Nl.ShouldNotBeEmpty();
            assessment.Language.ShouldBeOneOf("nl", "en", "und");
            assessment.Flags.ShouldBe(assessment.Flags.Distinct().Order());
            assessment.Grounds.ShouldBe(assessment.Grounds.Distinct().Order());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200B\u200D\uFE0F")]
    [InlineData("\uD83D")]
    public void Assess_NothingToRead_IsStep0WithoutLanguage(string text)
    {
        var assessment = ShippedModel.Classifier.Assess(text);
        assessment.Step.ShouldBe(Step.None);
        assessment.Language.ShouldBe("und");
        assessment.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public void Assess_Megabyte_IsBounded()
    {
        foreach (var text in (string[])[new string('a', 1_000_000), string.Concat(Enumerable.Repeat("x ", 500_000)), string.Concat(Enumerable.Repeat("😂", 300_000)), new string('*', 1_000_000), string.Concat(Enumerable.Repeat("1*", 500_000))])
        {
            ShippedModel.Classifier.Assess(text).Probabilities.ToArray().Sum().ShouldBe(1, 1e-9);
        }
    }

    [Fact]
    public void Assess_AttackInALongHarmlessText_IsFound()
    {
        var harmless = string.Concat(Enumerable.Repeat("vanavond eten we samen in het buurthuis. ", 120));
        ShippedModel.Classifier.Assess(harmless).Step.ShouldBe(Step.None);
        ((int)ShippedModel.Classifier.Assess(harmless + "alle moskeeën moeten in de fik " + harmless).Step).ShouldBeGreaterThanOrEqualTo((int)Step.Discrimination);
    }

    [Fact]
    public void Assess_ManyThreads_SayTheSame()
    {
        var texts = HostileTexts.Of(seed: 10, count: 400).ToArray();
        var alone = texts.Select(Summary).ToArray();
        var together = new string[texts.Length];
        Parallel.For(0, texts.Length * 4, index => together[index % texts.Length] = Summary(texts[index % texts.Length]));
        together.ShouldBe(alone);
    }

    [Theory]
    [InlineData("ik kom morgen niet want ik ben ziek", "nl")]
    [InlineData("i cannot come tomorrow because i am ill", "en")]
    [InlineData("przepraszam, jutro niestety pracuję cały dzień", "und")]
    [InlineData("مرحبا كيف حالك", "und")]
    [InlineData("😂😂", "und")]
    public void Assess_Language_IsTold(string text, string expected) => ShippedModel.Classifier.Assess(text).Language.ShouldBe(expected);

    [Fact]
    public void Assess_Null_IsMisuse() => Should.Throw<ArgumentNullException>(() => ShippedModel.Classifier.Assess(null!));

    private static string Summary(string text)
    {
        var assessment = ShippedModel.Classifier.Assess(text);
        return string.Join(' ', assessment.Probabilities.ToArray()) + string.Join(' ', assessment.Reasons) + assessment.Why.Nl;
    }
}
