using ModBot.Classifiers.Tests.Support;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Explain;

public sealed class FormRuleTests
{
    [Theory]
    [InlineData("vrouwen zijn minderwaardig, terug naar de keuken met die wijven", Form.MisogynisticHateSpeech)]
    [InlineData("ik zet je naaktfoto's online als je niet luistert, je staat zo op de bangalijst", Form.PublicShaming)]
    [InlineData("ik maak een deepfake van jou en iedereen gaat hem zien, kankerwijf", Form.Deception)]
    public void Assess_TextOfAForm_NamesIt(string text, Form expected) => ShippedModel.Classifier.Assess(text).Forms.ShouldContain(expected);

    [Theory]
    [InlineData("morgen gaat de les over deepfakes en hoe je ze herkent")]
    [InlineData("wie gaat er mee naar de film over grooming in het buurthuis")]
    public void Assess_TalkAboutAForm_NamesNone(string text) => ShippedModel.Classifier.Assess(text).Forms.ShouldBeEmpty();
}
