using ModBot.Classifiers.Tests.Support;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Model;

public sealed class SelfHarmRuleTests
{
    [Theory]
    [InlineData("ik wil dood")]
    [InlineData("Ik wil gewoon dood..")]
    [InlineData("kweet het niet meer, ik wil er niet meer zijn")]
    [InlineData("soms denk ik erover zelfmoord te plegen, ik kan niet meer, ik wil niet meer leven")]
    [InlineData("ik ben suïcidaal")]
    [InlineData("zonder mij is iedereen beter af")]
    [InlineData("i want to die")]
    [InlineData("I don't want to be here anymore")]
    [InlineData("honestly thinking about how to end my life")]
    public void Assess_SaidOfOneself_IsFlagged(string text) => ShippedModel.Classifier.Assess(text).Flags.ShouldContain(Flag.SelfHarm);

    [Theory]
    [InlineData("deze les duurt lang, we moeten nog een uur")]
    [InlineData("the battery died and my phone is dead")]
    [InlineData("we moeten het dode hout opruimen voor zaterdag")]
    public void Assess_SomethingElse_IsNot(string text) => ShippedModel.Classifier.Assess(text).Flags.ShouldNotContain(Flag.SelfHarm);
}
