using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests.Cases;

public sealed class PileOnTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, false)]
    [InlineData(Step.Negativity, false)]
    [InlineData(Step.Bullying, true)]
    [InlineData(Step.Extremism, true)]
    public void Message_CountsFromStep2On(Step? step, bool counts) => PileOn.Counts(step).ShouldBe(counts);

    [Fact]
    public void FiveMessagesOfThreePeopleWithinHalfAnHour_AreOne()
    {
        var found = PileOn.Around(Messages("a0 b5 a10 c20 b29"), Noon.AddMinutes(20));

        found.ShouldBe(new PileOn(5, 3, Noon));
    }

    [Theory]
    [InlineData("a0 b5 a10 b29")]
    [InlineData("a0 b5 a10 b20 b29")]
    [InlineData("a0 b5 a10 c20 b30")]
    [InlineData("a0 b20 c40 a60 b80")]
    public void FewerMessages_FewerPeople_OrMoreTime_AreNone(string messages) => PileOn.Around(Messages(messages), Noon.AddMinutes(20)).ShouldBeNull();

    [Fact]
    public void OneThatCameLongBefore_IsNoPartOfIt() => PileOn.Around(Messages("a0 a60 b61 c62 a63 b64"), Noon).ShouldBeNull();

    [Fact]
    public void Order_DoesNotMatter() => PileOn.Around(Messages("c20 b29 a0 a10 b5"), Noon.AddMinutes(29)).ShouldBe(new PileOn(5, 3, Noon));

    private static IEnumerable<(string Author, DateTimeOffset At)> Messages(string text) =>
        text.Split(' ').Select(word => (word[..1], Noon.AddMinutes(int.Parse(word[1..], System.Globalization.CultureInfo.InvariantCulture))));
}
