using ModBot.Classifiers.Tests.Functional;
using ModBot.Classifiers.Tests.Support;

namespace ModBot.Classifiers.Tests.Acceptance;

/// <summary>The same sentence about another group (DOMAIN §1, A04).</summary>
public sealed class FairnessTests
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void A04_OtherGroupInManySentences_SameStep(string language)
    {
        var pairs = Counterfactuals.Of(ShippedModel.Classifier, language);
        pairs.Pairs.ShouldBeGreaterThan(300);
        pairs.SameStep.ShouldBeGreaterThanOrEqualTo(0.95);
        pairs.CloseProbability.ShouldBeGreaterThanOrEqualTo(0.95);
    }
}
