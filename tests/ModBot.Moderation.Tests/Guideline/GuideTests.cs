using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests.Guideline;

public sealed class GuideTests
{
    private const string O5 = "jj-nn-";

    [Fact]
    public void Recommend_FakeAccountWithHomeAddress_IsPassOnAndReport_A17()
    {
        var advice = Guide.Recommend(Make.Answers("n-----"), Make.Facts(Step.Negativity, Flag.Doxing));
        advice.Outcomes.ShouldBe([Outcome.PassOn]);
        advice.Walk.Outcomes.ShouldBe([Outcome.IgnoreDeleteOrReport], "without the flag N1 would have decided");
        advice.Advice.ShouldContain(Advice.ReportToo);
        Primary(advice).ShouldBe([ModerationAction.Report, ModerationAction.Escalate]);
        advice[ModerationAction.ReplyWithNorm].ShouldBe(new ActionAdvice(ModerationAction.ReplyWithNorm, Availability.Disabled, ActionReason.ImmediateDanger));
        advice[ModerationAction.PrivateMessage].Availability.ShouldBe(Availability.Disabled);
    }

    [Fact]
    public void Recommend_DangerUnknown_IsYesMeanwhileAndAsksSecondOpinion_A18()
    {
        var advice = Guide.Recommend(Make.Answers("jj-?--"), Make.Facts());
        advice.Outcomes.ShouldBe([Outcome.PassOn]);
        advice.Advice.ShouldContain(Advice.SecondOpinion);
        advice[ModerationAction.ReplyWithNorm].Reason.ShouldBe(ActionReason.PassOnInstead);
    }

    [Fact]
    public void Recommend_NotARealPerson_NoPublicReplyAndTheReasonShows_A19()
    {
        var advice = Guide.Recommend(Make.Answers("n-----"), Make.Facts());
        advice[ModerationAction.ReplyWithNorm].ShouldBe(new ActionAdvice(ModerationAction.ReplyWithNorm, Availability.Disabled, ActionReason.NotARealPerson));
        advice[ModerationAction.Correct].Reason.ShouldBe(ActionReason.NotARealPerson);
        Primary(advice).ShouldBe([ModerationAction.Delete, ModerationAction.Report]);
    }

    [Fact]
    public void Recommend_PostOf26HoursInIdleThread_PublicReplyNeedsReason_A20()
    {
        var facts = Make.Facts() with { Age = TimeSpan.FromHours(26), ThreadIdle = TimeSpan.FromHours(2) };
        var advice = Guide.Recommend(Make.Answers(O5), facts);
        advice[ModerationAction.ReplyWithNorm].ShouldBe(new ActionAdvice(ModerationAction.ReplyWithNorm, Availability.NeedsReason, ActionReason.TooOld));
        foreach (var action in new[] { ModerationAction.Delete, ModerationAction.Report, ModerationAction.PrivateMessage })
        {
            advice[action].Availability.ShouldBe(Availability.Available);
        }

        var reply = Decide(ModerationAction.ReplyWithNorm) with { Text = "Hou het fijn voor iedereen." };
        DecisionRules.Check(reply, advice).ShouldBe(DecisionProblem.ReasonMissing);
        DecisionRules.Check(reply with { Reason = "De groep vroeg erom." }, advice).ShouldBeNull();
    }

    [Fact]
    public void Recommend_PostOf3HoursInLiveThread_AsksOneQuestion_A21()
    {
        var facts = Make.Facts() with { Age = TimeSpan.FromHours(3), ThreadIdle = TimeSpan.FromMinutes(10) };
        var advice = Guide.Recommend(Make.Answers(O5), facts);
        advice[ModerationAction.ReplyWithNorm].ShouldBe(new ActionAdvice(ModerationAction.ReplyWithNorm, Availability.NeedsConfirmation, ActionReason.IsConversationAlive));
        var reply = Decide(ModerationAction.ReplyWithNorm) with { Text = "Hou het fijn voor iedereen." };
        DecisionRules.Check(reply, advice).ShouldBe(DecisionProblem.ConfirmationMissing);
        DecisionRules.Check(reply with { Confirmed = true }, advice).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 0, Availability.Available)]
    [InlineData(60, 60, Availability.Available)]
    [InlineData(60.01, 0, Availability.NeedsConfirmation)]
    [InlineData(1440, 1440, Availability.NeedsConfirmation)]
    [InlineData(1440.01, 60, Availability.NeedsConfirmation)]
    [InlineData(1440.01, 60.01, Availability.NeedsReason)]
    public void ReplyClock_Borders(double ageMinutes, double idleMinutes, Availability expected) =>
        ReplyClock.Judge(TimeSpan.FromMinutes(ageMinutes), TimeSpan.FromMinutes(idleMinutes)).Availability.ShouldBe(expected);

    [Fact]
    public void Recommend_Extremism_PassOnIsPrimaryAndNoPublicReply_A11()
    {
        foreach (var answers in Make.AllAnswers.Where((_, index) => index % 5 == 0))
        {
            var advice = Guide.Recommend(answers, Make.Facts(Step.Extremism));
            advice.Outcomes.ShouldBe([Outcome.PassOn]);
            Primary(advice).ShouldBe([ModerationAction.Escalate]);
            advice.Advice.ShouldContain(Advice.NotifyLead);
            advice[ModerationAction.ReplyWithNorm].Availability.ShouldBe(Availability.Disabled);
        }
    }

    [Theory]
    [InlineData("jnn---", ModerationAction.Monitor)]
    [InlineData("jnj---", ModerationAction.Correct)]
    [InlineData("jj-j--", ModerationAction.Escalate)]
    [InlineData("jj-nn-", ModerationAction.ReplyWithNorm)]
    [InlineData("jj-njj", ModerationAction.PrivateMessage)]
    public void Recommend_Outcome_DecidesThePrimaryButton(string answers, ModerationAction expected) =>
        Primary(Guide.Recommend(Make.Answers(answers), Make.Facts())).ShouldBe([expected]);

    [Fact]
    public void Recommend_Advice_FollowsTheOverrides()
    {
        AdviceOf("jj-nn-", Make.Facts(Step.Bullying, Flag.MinorSexual)).ShouldContain(Advice.LocationOnly); // V2
        AdviceOf("jj-nn-", Make.Facts(Step.Bullying, Flag.SelfHarm)).ShouldContain(Advice.CareRoute); // V3
        AdviceOf("jj-nn-", Make.Facts(Step.Bullying, Flag.ModeratorIsTarget))[0].ShouldBe(Advice.HandOver); // V4
        AdviceOf("jj-nn-", Make.Facts() with { TouchesModerator = true })[0].ShouldBe(Advice.HandOver);
        AdviceOf("?j-nn-", Make.Facts()).ShouldContain(Advice.NoPublicDebate); // V5
        AdviceOf("jj-njn", Make.Facts()).ShouldContain(Advice.AskWhoCanSteer); // ambiguity (c)
        AdviceOf("jj-nj?", Make.Facts()).ShouldContain(Advice.AskWhoCanSteer);
        AdviceOf("jj-nn-", Make.Facts()).ShouldNotContain(Advice.AskWhoCanSteer);
        AdviceOf("jj-njj", Make.Facts()).ShouldContain(Advice.StaysOpenUntilChanged); // ambiguity (e)
        AdviceOf("jj-j--", Make.Facts()).ShouldContain(Advice.KeepWatching); // ambiguity (d)
        AdviceOf("jj-nn-", Make.Facts() with { TargetKnown = true }).ShouldContain(Advice.SupportTargetFirst); // A33
        AdviceOf("jj-nn-", Make.Facts(Step.Negativity) with { TargetKnown = true }).ShouldNotContain(Advice.SupportTargetFirst);
        AdviceOf("jj-nn-", Make.Facts(Step.Negativity, Flag.Quote)).ShouldContain(Advice.OfferSupport); // A06
        AdviceOf("jj-nn-", Make.Facts() with { Grey = true }).ShouldContain(Advice.AskContext); // A07
    }

    [Fact]
    public void Recommend_SelfHarm_OnlyACaringPrivateMessageIsLeft_V3()
    {
        Guide.Recommend(Make.Answers(O5), Make.Facts(Step.None, Flag.SelfHarm))[ModerationAction.PrivateMessage].Availability.ShouldBe(Availability.Available);
        Guide.Recommend(Make.Answers(O5), Make.Facts(Step.None, Flag.Threat, Flag.SelfHarm))[ModerationAction.PrivateMessage].Availability.ShouldBe(Availability.Disabled);
    }

    [Fact]
    public void Recommend_EveryCase_KeepsTheRules()
    {
        Flag[][] flagSets = [[], [Flag.Threat], [Flag.SelfHarm], [Flag.FakeOrTroll, Flag.Misinformation, Flag.Quote], .. Enum.GetValues<Flag>().Where(flag => flag.IsImmediate()).Select(flag => new[] { flag })];
        (TimeSpan Age, TimeSpan Idle)[] ages = [(TimeSpan.Zero, TimeSpan.Zero), (TimeSpan.FromHours(3), TimeSpan.Zero), (TimeSpan.FromHours(30), TimeSpan.FromHours(30))];
        foreach (var step in Enum.GetValues<Step>())
        {
            foreach (var flags in flagSets)
            {
                foreach (var (age, idle) in ages)
                {
                    var facts = new CaseFacts { Step = step, Flags = flags, Age = age, ThreadIdle = idle };
                    foreach (var answers in Make.AllAnswers) HoldsFor(answers, facts);
                }
            }
        }
    }

    // Plain conditions, not assertions with messages: this runs half a million times.
    private static void HoldsFor(GuidelineAnswers answers, CaseFacts facts)
    {
        var advice = Guide.Recommend(answers, facts);
        var forbidden = facts.IsImmediate || facts.Step == Step.Extremism || answers[Question.RealPerson] == Answer.No || advice.Outcomes.Contains(Outcome.PassOn);
        var holds =
            (advice.Next is null) == (advice.Outcomes.Count > 0)
            && advice.Actions[0].Action == ModerationAction.ReplyWithNorm && advice.Actions[1].Action == ModerationAction.Delete && advice.Actions[2].Action == ModerationAction.Report
            && advice.Actions.All(action => (action.Availability is Availability.Primary or Availability.Available) == (action.Reason == ActionReason.None))
            && advice.Actions.All(action => !action.Action.IsPublicReply() || (action.Availability == Availability.Disabled) == forbidden)
            && advice[ModerationAction.Delete].Reason == ActionReason.None && advice[ModerationAction.Report].Reason == ActionReason.None
            && advice[ModerationAction.Escalate].Reason == ActionReason.None
            && (!facts.IsImmediate || (advice.Outcomes is [Outcome.PassOn] && advice[ModerationAction.Report].Availability == Availability.Primary && advice.Advice.Contains(Advice.ReportToo)))
            && (!advice.Outcomes.Contains(Outcome.PassOn) || advice[ModerationAction.Escalate].Availability == Availability.Primary)
            && (advice.Outcomes.Count > 0 || advice.Actions.All(action => action.Availability != Availability.Primary));
        if (!holds) Assert.Fail($"{answers} step {facts.Step} flags {string.Join(',', facts.Flags)} age {facts.Age}");
    }

    private static IEnumerable<ModerationAction> Primary(Recommendation advice) =>
        advice.Actions.Where(action => action.Availability == Availability.Primary).Select(action => action.Action);

    private static IReadOnlyList<Advice> AdviceOf(string answers, CaseFacts facts) => Guide.Recommend(Make.Answers(answers), facts).Advice;

    private static Decision Decide(params ModerationAction[] actions) => new() { ModeratorId = "m1", At = Make.Noon, Answers = Make.Answers(O5), Actions = actions };
}
