using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests.Guideline;

public sealed class PrefillTests
{
    [Theory]
    [InlineData(Step.None, "jnnn??")]
    [InlineData(Step.Negativity, "jjnn??")]
    [InlineData(Step.Discrimination, "jjnn??")]
    [InlineData(Step.Extremism, "jjnj??")]
    public void AnswersFor_Step_IsFilledIn(Step step, string expected) => Prefill.AnswersFor(Make.Facts(step)).ToString().ShouldBe(expected);

    [Fact]
    public void AnswersFor_Flags_AreFilledIn()
    {
        Prefill.AnswersFor(Make.Facts(Step.None, Flag.Misinformation)).ToString().ShouldBe("jnjn??");
        Prefill.AnswersFor(Make.Facts(Step.Bullying, Flag.Threat)).ToString().ShouldBe("jjnj??");
        Prefill.AnswersFor(Make.Facts(Step.Bullying, Flag.Threat) with { Grey = true }).ToString().ShouldBe("jjn???");
        Prefill.AnswersFor(Make.Facts(Step.None) with { Grey = true }).ToString().ShouldBe("j?nn??");
        Prefill.AnswersFor(Make.Facts(Step.Negativity, Flag.Quote)).ToString().ShouldBe("j?nn??", "whoever quotes may be the target (A06)");
        Prefill.AnswersFor(Make.Facts(Step.None, Flag.Quote)).ToString().ShouldBe("jnnn??");
    }

    [Fact]
    public void For_SignsOfFakeAccount_NeverSaysItIsOne()
    {
        var filled = Prefill.For(Make.Facts(Step.Bullying, Flag.FakeOrTroll))[0];
        filled.ShouldBe(new PrefilledAnswer(Question.RealPerson, Answer.Unknown, PrefillReason.SignsOfFakeAccount));
    }

    [Fact]
    public void For_AnyCase_SuggestsEachQuestionOnce()
    {
        foreach (var step in Enum.GetValues<Step>())
        {
            foreach (var flag in Enum.GetValues<Flag>())
            {
                foreach (var grey in new[] { false, true })
                {
                    var facts = Make.Facts(step, flag) with { Grey = grey };
                    Prefill.For(facts).Select(filled => filled.Question).ShouldBe(Enum.GetValues<Question>());
                    Guide.Recommend(Prefill.AnswersFor(facts), facts).Outcomes.ShouldNotBeEmpty();
                }
            }
        }
    }
}
