using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;

namespace ModBot.Moderation.Tests.Cases;

public sealed class ClosingRulesTests
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
}
