using ModBot.Classifiers.Tests.Support;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Model;

public sealed class MinorRuleTests
{
    [Theory]
    [InlineData("stuur nudes van haar, ze is 14 jaar", true)]
    [InlineData("wie heeft naaktfoto's van dat 15jarige meisje", true)]
    [InlineData("send nudes, i like 13 yo girls", true)]
    [InlineData("stuur nudes van dat meisje van veertien jaar", true)]
    [InlineData("13f hier, stuur nudes", true)]
    [InlineData("ik ben 14, wil je nudes ruilen", true)]
    [InlineData("ze is 14, stuur haar nudes door", true)]
    [InlineData("wie heeft naaktfoto's van dat meisje van 15", true)]
    [InlineData("she is only 13, send nudes", true)]
    [InlineData("just 7 porn bots joined today, mods please ban them", false)]
    [InlineData("stuur nudes, ze is 24 jaar", false)]
    [InlineData("ik ben 14 min te laat, geen nudes in de chat sturen alsjeblieft", false)]
    [InlineData("de training is voor 14 jaar en ouder", false)]
    [InlineData("les over seks is er vanaf 12 jaar", false)]
    public void Assess_SexualWordsWithTheAgeOfAMinor_AreFlagged(string text, bool expected) =>
        ShippedModel.Classifier.Assess(text).Flags.Contains(Flag.MinorSexual).ShouldBe(expected);
}
