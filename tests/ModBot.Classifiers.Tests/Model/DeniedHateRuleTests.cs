using ModBot.Classifiers.Model;
using ModBot.Classifiers.Tests.Support;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Model;

public sealed class DeniedHateRuleTests
{
    [Theory]
    [InlineData("ik haat moslims niet")]
    [InlineData("ik haat moslims niet, waarom zou ik")]
    [InlineData("niemand hier haat joden")]
    [InlineData("wij haten homo's helemaal niet")]
    [InlineData("i don't hate immigrants at all")]
    [InlineData("i never hated black people")]
    public void Assess_HateDenied_IsStep0(string text) => ShippedModel.Classifier.Assess(text).Step.ShouldBe(Step.None);

    // What is learned decides of these; the rule must not take the writer at a word he did not give.
    [Theory]
    [InlineData("ik haat moslims niet, maar ze moeten het land uit")]
    [InlineData("ik haat joden niet alleen, ik veracht ze")]
    [InlineData("ik haat moslims en ik wil niet met ze eten")]
    [InlineData("ik haat joden, ze zijn niet te vertrouwen")]
    [InlineData("ik haat marokkanen, kan er niks aan doen")]
    [InlineData("ik ga nooit stoppen met polen haten")]
    [InlineData("niemand haat joden zo erg als ik")]
    [InlineData("niets haat ik zo diep als turken")]
    [InlineData("haat moslims niet? ik wel")]
    [InlineData("i don't hate gays but they are disgusting")]
    [InlineData("i hate gays and i'm not sorry")]
    [InlineData("i hate muslims, don't you?")]
    [InlineData("i hate trans people, can't help it")]
    [InlineData("i will never stop hating jews")]
    [InlineData("no one hates muslims more than i do")]
    [InlineData("who doesn't hate jews")]
    [InlineData("tell me one reason not to hate poles")]
    public void Applies_NegatorOfSomethingElse_No(string text)
    {
        var extractor = ShippedModel.Classifier.Model.Extractor;
        DeniedHateRule.Applies(extractor, extractor.Read(text)).ShouldBeFalse();
    }
}
