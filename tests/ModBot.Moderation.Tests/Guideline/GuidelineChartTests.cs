using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;

namespace ModBot.Moderation.Tests.Guideline;

public sealed class GuidelineChartTests
{
    [Theory]
    [InlineData("n-----", new[] { Outcome.IgnoreDeleteOrReport })]
    [InlineData("jnn---", new[] { Outcome.KeepMonitoring })]
    [InlineData("jnj---", new[] { Outcome.CorrectOrReport })]
    [InlineData("jj-j--", new[] { Outcome.PassOn })]
    [InlineData("jj-nn-", new[] { Outcome.SetNorm })]
    [InlineData("jj-njn", new[] { Outcome.SetNorm })]
    [InlineData("jj-njj", new[] { Outcome.TalkPrivately, Outcome.EnsureChanged })]
    public void Walk_EachOfTheSevenPaths_HasItsOutcome_A13(string answers, Outcome[] expected)
    {
        var walk = GuidelineChart.Walk(Make.Answers(answers));
        walk.Next.ShouldBeNull();
        walk.Outcomes.ShouldBe(expected);
        walk.Steps.Select(step => step.Question).ShouldBe(Enum.GetValues<Question>().Where(question => Make.Answers(answers)[question] is not null));
    }

    [Fact]
    public void Decision_Stores_AnswersPersonTimeAndChart_A13()
    {
        var decision = new Decision { ModeratorId = "m1", At = Make.Noon, Answers = Make.Answers("jj-nn-"), Actions = [ModerationAction.Delete] };
        decision.ChartVersion.ShouldBe(GuidelineChart.Version);
        GuidelineAnswers.Parse(decision.Answers.ToString()).ShouldBe(decision.Answers);
        Guide.Recommend(decision.Answers, Make.Facts()).ChartVersion.ShouldBe(GuidelineChart.Version);
        GuidelineChart.Version.ShouldContain("reconstructie", Case.Sensitive, "the source had no arrows (DOMAIN §2)");
    }

    [Fact]
    public void Walk_EveryAnswerSet_EqualsReferenceInBothOrders_A14()
    {
        Make.CompleteAnswers.Count.ShouldBe(729);
        foreach (var answers in Make.CompleteAnswers)
        {
            var outcomes = GuidelineChart.Walk(answers).Outcomes;
            outcomes.ShouldBe(Reference(answers, influenceFirst: false), answers.ToString());
            outcomes.ShouldBe(Reference(answers, influenceFirst: true), answers.ToString());
        }
    }

    [Theory]
    [InlineData("jj-n?-")]
    [InlineData("jj-nj?")]
    public void Walk_KnownOrInfluenceUnknown_IsSetNorm_A15(string answers) => GuidelineChart.Walk(Make.Answers(answers)).Outcomes.ShouldBe([Outcome.SetNorm]);

    [Fact]
    public void Walk_EveryAnswerSetAlsoOpen_HasAnOutcomeOrANextQuestion()
    {
        Make.AllAnswers.Count.ShouldBe(4096);
        foreach (var answers in Make.AllAnswers)
        {
            var walk = GuidelineChart.Walk(answers);
            (walk.Next is null).ShouldBe(walk.Outcomes.Count > 0, answers.ToString());
            if (walk.Next is { } next) answers[next].ShouldBeNull();
            walk.Steps.ShouldAllBe(step => answers[step.Question] == step.Given && (step.Given == Answer.Unknown ? step.TakenAs != Answer.Unknown : step.TakenAs == step.Given));
            walk.Outcomes.Contains(Outcome.TalkPrivately).ShouldBe(walk.Outcomes.Contains(Outcome.EnsureChanged), "O7 completes O6");
        }
    }

    [Fact]
    public void Answers_WriteAndRead_AreTheSame()
    {
        foreach (var answers in Make.AllAnswers)
        {
            var read = GuidelineAnswers.Parse(answers.ToString());
            read.ShouldBe(answers);
            read.GetHashCode().ShouldBe(answers.GetHashCode());
        }

        Make.AllAnswers.Distinct().Count().ShouldBe(4096);
        GuidelineAnswers.Empty.ToString().ShouldBe("------");
    }

    [Theory]
    [InlineData("")]
    [InlineData("jjjjj")]
    [InlineData("jjjjjjj")]
    [InlineData("jjjjjJ")]
    [InlineData("jjjjjy")]
    public void Parse_OtherText_Throws(string text) => Should.Throw<FormatException>(() => GuidelineAnswers.Parse(text));

    // The chart once more, without a table and without walking: the reading of DOMAIN §2 in plain conditions.
    private static Outcome[] Reference(GuidelineAnswers answers, bool influenceFirst)
    {
        if (answers[Question.RealPerson] == Answer.No) return [Outcome.IgnoreDeleteOrReport];
        if (answers[Question.Content] == Answer.No) return answers[Question.Misinformation] == Answer.Yes ? [Outcome.CorrectOrReport] : [Outcome.KeepMonitoring];
        if (answers[Question.Danger] != Answer.No) return [Outcome.PassOn];
        var (first, second) = influenceFirst ? (Question.Influence, Question.KnownPerson) : (Question.KnownPerson, Question.Influence);
        if (answers[first] != Answer.Yes) return [Outcome.SetNorm];
        return answers[second] == Answer.Yes ? [Outcome.TalkPrivately, Outcome.EnsureChanged] : [Outcome.SetNorm];
    }
}
