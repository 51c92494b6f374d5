using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Model;

public sealed class StepPriorTests
{
    private static readonly float[] Even = new float[HeadLayout.Steps];

    [Fact]
    public void Probabilities_AnyText_AddUpToOne()
    {
        foreach (var classes in new[] { 0UL, TagClasses.Groups, TagClasses.Hostile, ulong.MaxValue }) Of([3, -40, 900, 1, 0.5f], classes).Sum().ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Probabilities_NamedGroupAndUnkindWord_DoublesTheOddsOfHate()
    {
        var said = Of(Even, TagClasses.Groups | TagClasses.Unkind);
        (said[(int)Step.Discrimination] / said[(int)Step.Bullying]).ShouldBe(2, 1e-9);
        (said[(int)Step.None] / said[(int)Step.Bullying]).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Probabilities_GroupOnlyMentioned_LowersEveryAttack_MoreBesideKindWords()
    {
        var mentioned = Of(Even, TagClasses.Groups);
        var kindly = Of(Even, TagClasses.Groups | TagClasses.Kindly);
        foreach (var step in new[] { Step.Bullying, Step.Discrimination, Step.Extremism })
        {
            (mentioned[(int)step] / mentioned[(int)Step.None]).ShouldBe(0.35, 1e-9);
            (kindly[(int)step] / kindly[(int)Step.None]).ShouldBe(0.2, 1e-9);
        }
    }

    [Fact]
    public void Probabilities_GroupAndNegatorAlone_LeaveTheOdds() => Of(Even, TagClasses.Groups | TagClasses.Negators | TagClasses.Kindly).ShouldAllBe(probability => Math.Abs(probability - 0.2) < 1e-9);

    [Fact]
    public void Probabilities_NamedGroupAndNegator_LeaveTheOdds() => Of(Even, TagClasses.Groups | TagClasses.Unkind | TagClasses.Negators).ShouldAllBe(probability => Math.Abs(probability - 0.2) < 1e-9);

    [Fact]
    public void Probabilities_NothingThatHurts_LeansToInOrder()
    {
        Of(Even, 0)[(int)Step.None].ShouldBeGreaterThan(Of(Even, TagClasses.Violence)[(int)Step.None]);
        Of(Even, TagClasses.Violence)[(int)Step.None].ShouldBe(0.2, 1e-9);
    }

    private static double[] Of(float[] scores, ulong classes)
    {
        var probabilities = new double[HeadLayout.Steps];
        StepPrior.Probabilities(scores, 1, classes, probabilities);
        return probabilities;
    }
}
