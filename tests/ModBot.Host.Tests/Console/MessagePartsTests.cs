using ModBot.Host.ConsoleDesk.View;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class MessagePartsTests
{
    [Theory]
    [InlineData("abcdef", 2, 2, "ab[cd]ef")]
    [InlineData("abcdef", 0, 6, "[abcdef]")]
    [InlineData("abcdef", 4, 9, "abcdef")]
    [InlineData("abcdef", -3, 5, "abcdef")]
    [InlineData("abcdef", 2, int.MaxValue, "abcdef")]
    [InlineData("a😀b", 2, 1, "a[😀]b")]
    [InlineData("a😀b", 1, 1, "a[😀]b")]
    [InlineData("", 0, 1, "")]
    public void Of_AnySpan_KeepsTheTextWhole(string text, int start, int length, string expected) =>
        string.Concat(MessageParts.Of(text, [new ReasonSpan(start, length, 1)]).Select(part => part.Counted ? $"[{part.Text}]" : part.Text)).ShouldBe(expected);

    [Fact]
    public void Of_OverlappingAndOpposingReasons_MarksEachLetterOnceAndOnlyWhatCounted()
    {
        ReasonSpan[] reasons = [new(3, 3, 0.9), new(1, 4, 0.5), new(0, 1, -0.7)];

        string.Concat(MessageParts.Of("abcdefg", reasons).Select(part => part.Counted ? $"[{part.Text}]" : part.Text)).ShouldBe("a[bcde]fg");
    }
}
