using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Tests.Text;

public sealed class TextWindowsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(500, 1)]
    [InlineData(501, 2)]
    [InlineData(19_999, 40)]
    [InlineData(1_000_000, 40)]
    public void Of_Length_NumberOfWindowsIsBounded(int length, int expected) => TextWindows.Of(new string('a', length)).Count.ShouldBe(expected);

    [Fact]
    public void Of_LongText_FirstAndLastPartAreRead()
    {
        var windows = TextWindows.Of(string.Concat(Enumerable.Repeat("woord ", 100_000)));
        windows[0].Start.ShouldBe(0);
        (windows[^1].Start + windows[^1].Length).ShouldBe(600_000);
    }

    [Fact]
    public void Of_EmojiOnly_NoPairIsCut()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("😂", 5000));
        var windows = TextWindows.Of(text);
        for (var index = 0; index < windows.Count; index++)
        {
            var (start, length) = windows[index];
            (start > 0 && char.IsLowSurrogate(text[start])).ShouldBeFalse();
            char.IsHighSurrogate(text[start + length - 1]).ShouldBeFalse();
        }
    }
}
