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
    public void AnswersOf_Step_IsFilledIn(Step step, string expected) => Answers(Make.Facts(step)).ToString().ShouldBe(expected);

    [Fact]
    public void AnswersOf_Flags_AreFilledIn()
    {
        Answers(Make.Facts(Step.None, Flag.Misinformation)).ToString().ShouldBe("jnjn??");
        Answers(Make.Facts(Step.Bullying, Flag.Threat)).ToString().ShouldBe("jjnj??");
        Answers(Make.Facts(Step.Bullying, Flag.Threat) with { Grey = true }).ToString().ShouldBe("jjn???");
        Answers(Make.Facts(Step.None) with { Grey = true }).ToString().ShouldBe("j?nn??");
        Answers(Make.Facts(Step.Negativity, Flag.Quote)).ToString().ShouldBe("j?nn??", "whoever quotes may be the target (A06)");
        Answers(Make.Facts(Step.None, Flag.Quote)).ToString().ShouldBe("jnnn??");
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
                    Guide.Recommend(Answers(facts), facts).Outcomes.ShouldNotBeEmpty();
                }
            }
        }
    }

    private static GuidelineAnswers Answers(CaseFacts facts) => Prefill.AnswersOf(Prefill.For(facts));
}
