using ModBot.Classifiers.Tests.Support;

namespace ModBot.Classifiers.Tests;

public sealed class PlainWordsTests
{
    private const string Plain = "wat ben jij een sukkel";

    private static readonly PlainWords Words = new(ShippedModel.Classifier);

    [Theory]
    [InlineData("Wat ben JIJ een sukkel!!!")]
    [InlineData("wat ben jij een sukkel 😂😂")]
    [InlineData("wat ben jij een suuuuukkel")]
    [InlineData("wat ben jij een s u k k e l")]
    [InlineData("wat ben jij een s.u.k.k.e.l")]
    [InlineData("w4t ben jij een sukk3l")]
    [InlineData("@sam wat ben jij een sukkel")]
    [InlineData("wat ben jij een sukkel https://voorbeeld.example/pad?x=1")]
    [InlineData("wat ben jij een sukkel, 1234")]
    [InlineData("  wat\tben\u200B jij een… sukkel\n")]
    [InlineData("wаt ben jij een sukkel")]
    public void Noise_IsTheSameText(string text) => Words.WordsOf(text).ShouldBe(Words.WordsOf(Plain));

    [Theory]
    [InlineData("wat ben jij een held")]
    [InlineData("wat ben jij toch een sukkel")]
    [InlineData("wat ben jij sukkel")]
    [InlineData("jij ben wat een sukkel")]
    [InlineData("wat ben jij geen sukkel")]
    [InlineData("wat ben jij een sukkel /s")]
    [InlineData("wat ben jij een sukkel grapje")]
    public void AWordExchangedAddedOrMissing_IsAnotherText(string text) => Words.WordsOf(text).ShouldNotBe(Words.WordsOf(Plain));

    [Fact]
    public void WhomItIsAbout_IsAWord()
    {
        string[] groups = ["homo's", "moslims", "vrouwen", "joden", "belgen", "wiskundigen", "sam"];

        groups.Select(group => string.Join(' ', Words.WordsOf($"ik haat {group}"))).Distinct().Count().ShouldBe(groups.Length);
    }

    [Theory]
    [InlineData("mooi man 1488")]
    [InlineData("mooi man 88")]
    public void ANumberThatIsACode_IsAWord(string text) => Words.WordsOf(text).Count.ShouldBe(3);

    [Theory]
    [InlineData("ik haat")]
    [InlineData("😂😂 @sam 123 !!!")]
    [InlineData("")]
    public void ShortText_HasFewerThanThreeWords(string text) => Words.WordsOf(text).Count.ShouldBeLessThan(3);

    [Fact]
    public void HostileText_IsRead() => HostileTexts.Of(seed: 7, count: 500).ShouldAllBe(text => Words.WordsOf(text).Count < 1000);
}
