using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests.Ladder;

public sealed class StepProbabilitiesTests
{
    [Theory]
    [InlineData(0.55, 0.30, false)] // the border itself is not grey
    [InlineData(0.5499, 0.30, true)]
    [InlineData(0.575, 0.425, false)] // margin exactly 0.15
    [InlineData(0.57, 0.43, true)]
    [InlineData(0.9, 0.1, false)]
    public void IsGrey_Borders_A07(double first, double second, bool expected) =>
        new StepProbabilities(first, second, 1 - first - second > 1e-9 ? 1 - first - second : 0, 0, 0).IsGrey.ShouldBe(expected);

    [Fact]
    public void Constructor_OtherNumbers_Throws()
    {
        Should.Throw<ArgumentException>(() => new StepProbabilities(1, 0, 0, 0)).Message.ShouldContain("got 4");
        Should.Throw<ArgumentException>(() => new StepProbabilities(1.1, -0.1, 0, 0, 0));
        Should.Throw<ArgumentException>(() => new StepProbabilities(double.NaN, 0, 0, 0, 1));
        Should.Throw<ArgumentException>(() => new StepProbabilities(0.99, 0, 0, 0, 0.02));
        Should.NotThrow(() => new StepProbabilities(0.9995, 0, 0, 0, 0));
    }

    [Fact]
    public void Top_OfEquals_IsTheLower() => new StepProbabilities(0.1, 0.4, 0.4, 0.1, 0).Top.ShouldBe(Step.Negativity);

    [Fact]
    public void AtLeast_CountsUpwards()
    {
        var probabilities = new StepProbabilities(0.1, 0.2, 0.3, 0.25, 0.15);
        probabilities.AtLeast(Step.None).ShouldBe(1, 1e-9);
        probabilities.AtLeast(Step.Bullying).ShouldBe(0.7, 1e-9);
        probabilities.AtLeast(Step.Extremism).ShouldBe(probabilities[Step.Extremism]);
    }

    [Fact]
    public void ToArray_IsACopy()
    {
        var probabilities = new StepProbabilities(1, 0, 0, 0, 0);
        probabilities.ToArray()[0] = 0;
        probabilities[Step.None].ShouldBe(1);
    }
}
