using ModBot.Classifiers.Tests.Support;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Model;

/// <summary>A bare threat or call to die reaches a person; the same words in a game, a quote or a denial are judged by what was learned (DOMAIN §1).</summary>
public sealed class DirectHarmRuleTests
{
    [Theory]
    [InlineData("ik ga je vermoorden")]
    [InlineData("Ik vermoord jou")]
    [InlineData("we gaan jullie neersteken")]
    [InlineData("i will kill you")]
    [InlineData("i'm gonna stab you")]
    [InlineData("we will murder you")]
    public void Assess_Threat_IsAtLeastStep2AndFlagged(string text)
    {
        var said = ShippedModel.Classifier.Assess(text);
        ((int)said.Step).ShouldBeGreaterThanOrEqualTo((int)Step.Bullying);
        said.Flags.ShouldContain(Flag.Threat);
    }

    [Theory]
    [InlineData("kill yourself")]
    [InlineData("kys")]
    [InlineData("sterf")]
    [InlineData("pleeg zelfmoord")]
    [InlineData("i hope you die")]
    public void Assess_CallToDie_IsAtLeastStep2AndFlagged(string text)
    {
        var said = ShippedModel.Classifier.Assess(text);
        ((int)said.Step).ShouldBeGreaterThanOrEqualTo((int)Step.Bullying);
        said.Flags.ShouldContain(Flag.SelfHarm);
    }

    [Theory]
    [InlineData("zeg nooit kys tegen iemand")]
    [InlineData("ik sterf van de honger, jij ook?")]
    [InlineData("i would never hurt you")]
    public void Assess_SomethingElse_IsStep0(string text) => ShippedModel.Classifier.Assess(text).Step.ShouldBe(Step.None);
}
