using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Moderation.Tests.Tuning;

public sealed class RememberRuleTests
{
    private static readonly SplitWords Words = new();

    [Fact]
    public void Check_HarmlessTextOfThreeWords_CanBeRemembered() => Check("wat een sukkel").ShouldBeNull();

    [Theory]
    [InlineData("sukkel")]
    [InlineData("ik haat")]
    [InlineData("")]
    public void Check_FewerThanThreeWords_IsTooShort(string text) => Check(text).ShouldBe(RememberProblem.TooShort);

    [Fact]
    public void Check_Essay_IsTooLong() => Check(string.Concat(Enumerable.Repeat("woord ", 700))).ShouldBe(RememberProblem.TooLong);

    [Theory]
    [InlineData(Verdict.Needed)]
    [InlineData(null)]
    public void Check_NotFoundHarmless_IsRefused(Verdict? verdict) => Check("wat een sukkel", verdict: verdict).ShouldBe(RememberProblem.NotFoundHarmless);

    [Fact]
    public void Check_EveryDangerSign_OfClassifierOrPerson_IsRefused()
    {
        foreach (var flag in Enum.GetValues<Flag>())
        {
            var expected = flag.IsImmediate() ? RememberProblem.Danger : (RememberProblem?)null;
            Check("wat een sukkel", Make.Assessment(Step.Negativity, false, flag)).ShouldBe(expected, flag.ToString());
            Check("wat een sukkel", standing: flag).ShouldBe(expected, flag.ToString());
        }
    }

    [Theory]
    [InlineData(Step.Discrimination, null)]
    [InlineData(Step.Extremism, RememberProblem.Extremism)]
    public void Check_Step4_IsRefused(Step step, RememberProblem? problem) => Check("wat een sukkel", Make.Assessment(step)).ShouldBe(problem);

    [Fact]
    public void Check_ErasedOrUnscored_IsRefused()
    {
        RememberRule.Check(Make.Assessment(), [], Verdict.NotNeeded, text: null, Words).ShouldBe(RememberProblem.TextGone);
        RememberRule.Check(assessment: null, [], Verdict.NotNeeded, "wat een sukkel", Words).ShouldBe(RememberProblem.TextGone);
    }

    [Theory]
    [InlineData(Step.Negativity, Step.Bullying, true)]
    [InlineData(Step.Bullying, Step.None, true)]
    [InlineData(Step.Discrimination, Step.Discrimination, true)]
    [InlineData(Step.Discrimination, Step.Bullying, false)]
    [InlineData(Step.Extremism, Step.Discrimination, false)]
    [InlineData(Step.Extremism, Step.Extremism, false)]
    public void LeavesAlone_NeverStep3WhenLessWasJudged_NeverStep4(Step now, Step remembered, bool leaves) => RememberRule.LeavesAlone(Make.Assessment(now), remembered).ShouldBe(leaves);

    [Fact]
    public void LeavesAlone_NeverADangerSign()
    {
        foreach (var flag in Enum.GetValues<Flag>())
        {
            var assessment = Make.Assessment(Step.Negativity, false, flag);
            RememberRule.LeavesAlone(assessment, Step.Discrimination).ShouldBe(!flag.IsImmediate(), flag.ToString());
            RememberRule.MayBeKnown(assessment, "wat een sukkel").ShouldBe(!flag.IsImmediate(), flag.ToString());
        }
    }

    private static RememberProblem? Check(string text, Assessment? assessment = null, Verdict? verdict = Verdict.NotNeeded, params Flag[] standing) =>
        RememberRule.Check(assessment ?? Make.Assessment(), standing, verdict, text, Words);

    private sealed class SplitWords : IPlainWords
    {
        public IReadOnlyList<string> WordsOf(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
