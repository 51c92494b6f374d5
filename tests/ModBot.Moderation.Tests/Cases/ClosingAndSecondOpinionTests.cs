using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;

namespace ModBot.Moderation.Tests.Cases;

public sealed class ClosingAndSecondOpinionTests
{
    [Fact]
    public void Check_PrivateTalk_ClosesWhenChangedOrWithAReason_A16()
    {
        Outcome[] talk = [Outcome.TalkPrivately, Outcome.EnsureChanged];
        ClosingRules.Check(talk, editedSinceDecision: false, gone: false, reason: null).ShouldBe(ClosingProblem.MessageUnchanged);
        ClosingRules.Check(talk, editedSinceDecision: false, gone: false, reason: " ").ShouldBe(ClosingProblem.MessageUnchanged);
        ClosingRules.Check(talk, editedSinceDecision: true, gone: false, reason: null).ShouldBeNull();
        ClosingRules.Check(talk, editedSinceDecision: false, gone: true, reason: null).ShouldBeNull();
        ClosingRules.Check(talk, editedSinceDecision: false, gone: false, reason: "uitgepraat").ShouldBeNull();
        ClosingRules.Check([Outcome.EnsureChanged], editedSinceDecision: false, gone: false, reason: null).ShouldBe(ClosingProblem.MessageUnchanged);
    }

    [Fact]
    public void Check_OtherOutcomes_Close()
    {
        foreach (var outcome in Enum.GetValues<Outcome>().Except([Outcome.TalkPrivately, Outcome.EnsureChanged]))
        {
            ClosingRules.Check([outcome], editedSinceDecision: false, gone: false, reason: null).ShouldBeNull();
        }

        ClosingRules.Check([], editedSinceDecision: false, gone: false, reason: null).ShouldBeNull();
    }

    [Theory]
    [InlineData(-1, SecondOpinionState.Pending)]
    [InlineData(0, SecondOpinionState.Pending)]
    [InlineData(29.99, SecondOpinionState.Pending)]
    [InlineData(30, SecondOpinionState.Lapsed)]
    [InlineData(600, SecondOpinionState.Lapsed)]
    public void Resolve_NobodyAnswered_IsYesThroughout_A18(double minutes, SecondOpinionState expected) =>
        new SecondOpinion(Make.Noon).Resolve(Make.Noon.AddMinutes(minutes)).ShouldBe(new SecondOpinionResult(expected, Answer.Yes));

    [Theory]
    [InlineData(Answer.Yes, Answer.Yes)]
    [InlineData(Answer.No, Answer.No)]
    [InlineData(Answer.Unknown, Answer.Yes)]
    public void Resolve_Answered_CountsEarlyAndLate_A18(Answer given, Answer expected)
    {
        var opinion = new SecondOpinion(Make.Noon, given);
        opinion.DueAt.ShouldBe(Make.Noon.AddMinutes(30));
        foreach (var minutes in new[] { 1, 90 })
        {
            opinion.Resolve(Make.Noon.AddMinutes(minutes)).ShouldBe(new SecondOpinionResult(SecondOpinionState.Given, expected));
        }
    }
}
