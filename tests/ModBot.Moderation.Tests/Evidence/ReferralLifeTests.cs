using ModBot.Moderation.Evidence;

namespace ModBot.Moderation.Tests.Evidence;

public sealed class ReferralLifeTests
{
    [Theory]
    [InlineData(ReferralState.Sent, ReferralTrigger.Receive, ReferralState.Received)]
    [InlineData(ReferralState.Sent, ReferralTrigger.Answer, ReferralState.Answered)]
    [InlineData(ReferralState.Received, ReferralTrigger.Answer, ReferralState.Answered)]
    [InlineData(ReferralState.Answered, ReferralTrigger.Complain, ReferralState.Complained)]
    [InlineData(ReferralState.Complained, ReferralTrigger.Answer, ReferralState.Answered)]
    [InlineData(ReferralState.Received, ReferralTrigger.Drop, ReferralState.Dropped)]
    [InlineData(ReferralState.Dropped, ReferralTrigger.Answer, ReferralState.Answered)]
    public void Table_LeadsThere(ReferralState from, ReferralTrigger trigger, ReferralState to)
    {
        ReferralLife.TryNext(from, trigger, out var next).ShouldBeTrue();
        next.ShouldBe(to);
    }

    [Theory]
    [InlineData(ReferralState.Answered, ReferralTrigger.Answer)]
    [InlineData(ReferralState.Answered, ReferralTrigger.Drop)]
    [InlineData(ReferralState.Sent, ReferralTrigger.Complain)]
    [InlineData(ReferralState.Received, ReferralTrigger.Receive)]
    [InlineData(ReferralState.Dropped, ReferralTrigger.Receive)]
    public void Table_WhatIsNotInIt_CannotHappen(ReferralState from, ReferralTrigger trigger) => ReferralLife.TryNext(from, trigger, out _).ShouldBeFalse();

    [Fact]
    public void EveryState_EndsWithAnAnswerOrIsOne()
    {
        foreach (var state in Enum.GetValues<ReferralState>().Where(state => state != ReferralState.Answered)) ReferralLife.TryNext(state, ReferralTrigger.Answer, out _).ShouldBeTrue(state.ToString());
        foreach (var state in Enum.GetValues<ReferralState>()) state.WaitsForAnswer().ShouldBe(state is not (ReferralState.Answered or ReferralState.Dropped));
    }

    [Theory]
    [InlineData(ReferralState.Sent, 6, false)]
    [InlineData(ReferralState.Sent, 7, true)]
    [InlineData(ReferralState.Complained, 7, true)]
    [InlineData(ReferralState.Answered, 70, false)]
    public void Reminder_IsDue_WhileTheTeamWaits(ReferralState state, int days, bool due) =>
        ReferralLife.IsReminderDue(state, Make.Noon, Make.Noon.AddDays(days), TimeSpan.FromDays(7)).ShouldBe(due);
}
