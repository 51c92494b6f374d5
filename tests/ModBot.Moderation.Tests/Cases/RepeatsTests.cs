using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests.Cases;

public sealed class RepeatsTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData(Step.None, false)]
    [InlineData(Step.Negativity, true)]
    [InlineData(Step.Extremism, true)]
    public void Message_CountsFromStep1On(Step? step, bool counts) => Repeats.Counts(step).ShouldBe(counts);

    [Theory]
    [InlineData(Step.Negativity, Step.Bullying)]
    [InlineData(Step.Bullying, Step.Bullying)]
    [InlineData(Step.Discrimination, Step.Discrimination)]
    [InlineData(Step.Extremism, Step.Extremism)]
    public void Lift_MovesStep1Only_AndSaysWhy(Step step, Step lifted)
    {
        var before = Make.Assessment(step) with { Flags = [Flag.Threat] };

        var after = Repeats.Lift(before);

        after.Step.ShouldBe(lifted);
        after.Flags.ShouldBe([Flag.Threat, Flag.RepeatAuthor]);
        after.Probabilities.ShouldBe(before.Probabilities);
        Repeats.Lift(after).Flags.ShouldBe(after.Flags);
    }
}
