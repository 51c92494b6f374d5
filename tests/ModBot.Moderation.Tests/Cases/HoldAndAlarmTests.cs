using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests.Cases;

public sealed class HoldAndAlarmTests
{
    [Theory]
    [InlineData(0, AlarmStage.First)]
    [InlineData(599, AlarmStage.First)]
    [InlineData(600, AlarmStage.Second)]
    [InlineData(1199, AlarmStage.Second)]
    [InlineData(1200, AlarmStage.Lead)]
    [InlineData(86_400, AlarmStage.Lead)]
    public void Alarm_TenMinutesAStage_A54(int seconds, AlarmStage expected) => Alarm.StageAt(Make.Noon, Make.Noon.AddSeconds(seconds)).ShouldBe(expected);

    [Theory]
    [InlineData(0, HoldStage.Asked)]
    [InlineData(719, HoldStage.Asked)]
    [InlineData(720, HoldStage.AskedAgain)]
    [InlineData(1439, HoldStage.AskedAgain)]
    [InlineData(1440, HoldStage.Late)]
    public void Hold_APersonDecidesWithin24Hours_A22(int minutes, HoldStage expected) => Hold.StageAt(Make.Noon, Make.Noon.AddMinutes(minutes)).ShouldBe(expected);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void HidesUntilDecided_OneAloneCountsAsNobody_A49(int there, bool expected) =>
        Triage.HidesUntilDecided(Make.Assessment(Step.Discrimination), new TriagePolicy(HideWhenNobodyIsOnShift: true), there).ShouldBe(expected);

    [Fact]
    public void HidesUntilDecided_NeverWhenGreyQuotedOrNotChosen()
    {
        var chosen = new TriagePolicy(HideWhenNobodyIsOnShift: true);
        Triage.HidesUntilDecided(Make.Assessment(Step.Extremism, true), chosen, 0).ShouldBeFalse();
        Triage.HidesUntilDecided(Make.Assessment(Step.Extremism, false, Flag.Quote), chosen, 0).ShouldBeFalse();
        Triage.HidesUntilDecided(Make.Assessment(Step.Extremism, false, Flag.Threat), new TriagePolicy(), 0).ShouldBeFalse();
    }

    [Theory]
    [InlineData(ModerationAction.Ignore, true, true)]
    [InlineData(ModerationAction.Monitor, true, true)]
    [InlineData(ModerationAction.PrivateMessage, true, true)]
    [InlineData(ModerationAction.ReplyWithNorm, true, true)]
    [InlineData(ModerationAction.Hide, true, false)]
    [InlineData(ModerationAction.Delete, true, false)]
    [InlineData(ModerationAction.Report, true, false)]
    [InlineData(ModerationAction.Escalate, false, true)]
    public void Hold_EndsWithADecision_NotWithPassingOn(ModerationAction action, bool decided, bool shown)
    {
        Hold.IsDecidedBy([action]).ShouldBe(decided);
        Hold.ShowsFirst([action]).ShouldBe(shown);
    }

    [Fact]
    public void Hold_ReplyAndHide_IsShownForTheReplyFirst() => Hold.ShowsFirst([ModerationAction.ReplyWithNorm, ModerationAction.Hide]).ShouldBeTrue();

    [Theory]
    [InlineData(true, Advice.DecideHold)]
    [InlineData(false, Advice.StillVisible)]
    public void Card_OfWhatWasHeld_SaysSoFirst_AndHidingCanBeConfirmed(bool hidden, Advice expected)
    {
        var card = CaseCardBuilder.Build(
            new CaseSnapshot
            {
                CaseId = "c1",
                State = CaseState.Claimed,
                Platform = "p",
                Channel = "c",
                SentAt = Make.Noon,
                Assessment = Make.Assessment(Step.Discrimination),
                Hidden = hidden,
                DecideBefore = Make.Noon.AddDays(1),
            }, Make.Noon);

        card.Recommendation.Advice[0].ShouldBe(expected);
        card.DecideBefore.ShouldBe(Make.Noon.AddDays(1));
        card.Recommendation[ModerationAction.Hide].Availability.ShouldNotBe(Availability.Disabled);
    }
}
