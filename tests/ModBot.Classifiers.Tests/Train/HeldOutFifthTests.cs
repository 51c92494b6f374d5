using ModBot.Classifiers.Train;

namespace ModBot.Classifiers.Tests.Train;

public sealed class HeldOutFifthTests
{
    [Fact]
    public void Holds_ManyTexts_AboutOneInFive() =>
        Enumerable.Range(0, 10_000).Count(number => HeldOutFifth.Holds($"bericht {number}")).ShouldBeInRange(1_900, 2_100);

    // Another hash would move every published split.
    [Theory]
    [InlineData("bericht 2", true)]
    [InlineData("bericht 7", true)]
    [InlineData("bericht 0", false)]
    [InlineData("bericht 1", false)]
    public void Holds_KnownText_StaysWhereItIs(string text, bool expected) => HeldOutFifth.Holds(text).ShouldBe(expected);

    [Fact]
    public void Holds_OtherCapitals_TheSame()
    {
        foreach (var number in Enumerable.Range(0, 100)) HeldOutFifth.Holds($"Goede Morgen {number}").ShouldBe(HeldOutFifth.Holds($"goede morgen {number}"));
    }
}
