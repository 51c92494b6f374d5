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
    [InlineData("ik schiet je neer")]
    [InlineData("i will kill you, no joke")]
    [InlineData("i will kill you if you don't pay")]
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
    [InlineData("ik haat moslims")]
    [InlineData("ik haat al die turken")]
    [InlineData("ik heb een hekel aan homo's")]
    [InlineData("i hate jews")]
    [InlineData("i really despise those immigrants")]
    public void Assess_HateOfAGroup_IsStep3(string text) => ((int)ShippedModel.Classifier.Assess(text).Step).ShouldBeGreaterThanOrEqualTo((int)Step.Discrimination);

    [Theory]
    [InlineData("ik haat maandagen")]
    [InlineData("ik haat mensen die voordringen")]
    [InlineData("ik haat moslims niet, waarom zou ik")]
    [InlineData("i hate how people treat gays here")]
    public void Assess_HateOfSomethingElse_IsNotStep3(string text) => ((int)ShippedModel.Classifier.Assess(text).Step).ShouldBeLessThan((int)Step.Discrimination);

    [Theory]
    [InlineData("zeg nooit kys tegen iemand")]
    [InlineData("ik sterf van de honger, jij ook?")]
    [InlineData("i would never hurt you")]
    public void Assess_SomethingElse_IsStep0(string text) => ShippedModel.Classifier.Assess(text).Step.ShouldBe(Step.None);
}
