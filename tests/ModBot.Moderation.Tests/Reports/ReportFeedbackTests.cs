using ModBot.Moderation.Cases;
using ModBot.Moderation.Reports;
using ModBot.Moderation.Tuning;

namespace ModBot.Moderation.Tests.Reports;

public sealed class ReportFeedbackTests
{
    private static readonly DateTimeOffset Reported = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(CaseState.Closed, true, ReportNews.Handled)]
    [InlineData(CaseState.FollowUp, true, ReportNews.Handled)]
    [InlineData(CaseState.AwaitingAuthor, true, ReportNews.Handled)]
    [InlineData(CaseState.Closed, false, ReportNews.Left)]
    [InlineData(CaseState.Monitoring, false, ReportNews.Left)]
    [InlineData(CaseState.PassedOn, false, ReportNews.PassedOn)]
    public void A57_Decided_IsToldOnceTheDecisionStands(CaseState state, bool acted, ReportNews news)
    {
        var decided = Reported.AddHours(1);

        ReportFeedback.Next(null, state, acted, Reported, decided, decided.AddMinutes(9)).ShouldBeNull();
        ReportFeedback.Next(null, state, acted, Reported, decided, decided.AddMinutes(10)).ShouldBe(news);
        ReportFeedback.Next(news, state, acted, Reported, decided, decided.AddDays(3)).ShouldBeNull();
    }

    [Fact]
    public void A57_EveryUndecidedState_SaysSoBefore48Hours()
    {
        foreach (var state in new[] { CaseState.Waiting, CaseState.Claimed, CaseState.SecondOpinion, CaseState.Acting, CaseState.NeedsAnswer })
        {
            ReportFeedback.Next(null, state, acted: false, Reported, Reported, Reported.AddHours(43.9)).ShouldBeNull(state.ToString());
            ReportFeedback.Next(null, state, acted: false, Reported, Reported, Reported.AddHours(44)).ShouldBe(ReportNews.StillLooking, state.ToString());
            ReportFeedback.Next(ReportNews.StillLooking, state, acted: false, Reported, Reported, Reported.AddDays(9)).ShouldBeNull(state.ToString());
        }

        ReportFeedback.StillLookingAfter.ShouldBeLessThan(ReportFeedback.Promise);
    }

    [Fact]
    public void DecidedJustBefore48Hours_StillGetsAWordInTime() =>
        ReportFeedback.Next(null, CaseState.Closed, acted: true, Reported, Reported.AddHours(43.95), Reported.AddHours(44)).ShouldBe(ReportNews.StillLooking);

    [Fact]
    public void PassedOn_IsFollowedByHowItEnded() =>
        ReportFeedback.Next(ReportNews.PassedOn, CaseState.FollowUp, acted: true, Reported, Reported, Reported.AddHours(5)).ShouldBe(ReportNews.Handled);

    [Theory]
    [InlineData("nnnn", false)]
    [InlineData("nnnnn", true)]
    [InlineData("nnnny", false)]
    [InlineData("ynnnn", false)]
    [InlineData("nnnnnyyy", true)]
    public void Slowed_OnlyWhenTheLastFiveWereHarmless(string newest, bool slowed) =>
        ReportFeedback.IsSlowed([.. newest.Select(letter => letter == 'n' ? Verdict.NotNeeded : Verdict.Needed)]).ShouldBe(slowed);
}
