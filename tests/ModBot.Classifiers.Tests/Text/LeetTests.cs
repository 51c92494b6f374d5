using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Tests.Text;

public sealed class LeetTests
{
    [Theory]
    [InlineData("s*kk*l", "sukkel")]
    [InlineData("*ukke*", "sukkel")]
    [InlineData("su*k*l", "sukkel")]
    [InlineData("s1kk3l", "sikkel")]
    [InlineData("*ikke*", "sikkel")]
    [InlineData("q*kk*l", null)]
    [InlineData("s**k*l", null)]
    public void TryRead_Masks_MostFrequentKnownWordThatFits(string masked, string? expected)
    {
        var words = new WordCounts(new Dictionary<string, int> { ["sukkel"] = 30, ["sikkel"] = 2, ["sukkels"] = 5, ["kanker"] = 9 });
        Leet.TryRead(masked, words, new Letters(), out var read).ShouldBe(expected is not null);
        read.ToString().ShouldBe(expected ?? "");
    }
}
