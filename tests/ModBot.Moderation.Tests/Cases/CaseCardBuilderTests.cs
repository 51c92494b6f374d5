using System.Reflection;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests.Cases;

public sealed class CaseCardBuilderTests
{
    [Fact]
    public void Build_WhereNothingCanBeHidden_HasNoButtonForIt() =>
        CaseCardBuilder.Build(Make.Snapshot(null) with { Unsupported = [ModerationAction.Hide] }, Make.Noon).Buttons.ShouldNotContain(button => button.Kind == CardButtonKind.Hide);

    [Fact]
    public void Build_HiddenMessage_TakesNoReplyWhereThatComesFirst()
    {
        var hidden = Make.Snapshot(null) with { Hidden = true };

        CaseCardBuilder.Build(hidden with { ReplyBeforeHide = true }, Make.Noon).Recommendation[ModerationAction.ReplyWithNorm].Reason.ShouldBe(ActionReason.NoReplyToHidden);
        CaseCardBuilder.Build(hidden, Make.Noon).Recommendation[ModerationAction.ReplyWithNorm].Reason.ShouldNotBe(ActionReason.NoReplyToHidden);
        CaseCardBuilder.Build(hidden, Make.Noon).Recommendation[ModerationAction.Hide].Reason.ShouldBe(ActionReason.AlreadyHidden);
    }

    [Fact]
    public void Build_AnyCase_StartsWithNormDeleteReport_A23()
    {
        foreach (var (snapshot, answers) in EveryKindOfCase())
        {
            var card = CaseCardBuilder.Build(snapshot, Make.Noon, answers);
            card.Buttons.Take(3).Select(button => button.Kind).ShouldBe([CardButtonKind.Norm, CardButtonKind.Delete, CardButtonKind.Report]);
            card.Buttons.Where(button => button.Kind != CardButtonKind.Correct).Skip(3).Select(button => button.Kind).ShouldBe(
                [CardButtonKind.Hide, CardButtonKind.Private, CardButtonKind.Monitor, CardButtonKind.PassOn, CardButtonKind.HandOver, CardButtonKind.NotHarmful]);
            foreach (var button in card.Buttons.Where(button => button.Availability is not (Availability.Primary or Availability.Available)))
            {
                button.Reason.ShouldNotBe(ActionReason.None);
            }
        }
    }

    [Fact]
    public void Build_AnyCase_ButtonsAgreeWithRecommendation()
    {
        foreach (var (snapshot, answers) in EveryKindOfCase())
        {
            var card = CaseCardBuilder.Build(snapshot, Make.Noon, answers);
            foreach (var button in card.Buttons)
            {
                if (button.Kind.Action() is not { } action) continue;
                card.Recommendation[action].ShouldBe(new ActionAdvice(action, button.Availability, button.Reason));
            }
        }
    }

    [Fact]
    public void Build_Misinformation_PutsCorrectAfterTheThree()
    {
        var byFlag = CaseCardBuilder.Build(Make.Snapshot(Make.Assessment(Step.Negativity), Flag.Misinformation), Make.Noon);
        byFlag.Buttons[3].Kind.ShouldBe(CardButtonKind.Correct);

        var byChart = CaseCardBuilder.Build(Make.Snapshot(Make.Assessment()), Make.Noon, Make.Answers("jnj---"));
        byChart.Buttons[3].ShouldBe(new CardButton(CardButtonKind.Correct, Availability.Primary));

        CaseCardBuilder.Build(Make.Snapshot(Make.Assessment()), Make.Noon).Buttons.ShouldNotContain(button => button.Kind == CardButtonKind.Correct);
    }

    [Fact]
    public void Build_MessageGone_DeleteIsOff()
    {
        var gone = Make.Snapshot(Make.Assessment()) with { Gone = true, Unsupported = [ModerationAction.Delete] };
        DeleteOf(gone).ShouldBe(new CardButton(CardButtonKind.Delete, Availability.Disabled, ActionReason.AlreadyGone));
    }

    [Fact]
    public void Build_DangerWherePlatformCannotReport_AdvisesToReportByHand()
    {
        var threat = Make.Snapshot(Make.Assessment(Step.Bullying), Flag.Threat);
        CaseCardBuilder.Build(threat, Make.Noon).Recommendation.Advice.ShouldContain(Advice.ReportToo);

        var here = CaseCardBuilder.Build(threat with { Unsupported = [ModerationAction.Report] }, Make.Noon).Recommendation.Advice;
        here.ShouldContain(Advice.ReportInApp);
        here.ShouldNotContain(Advice.ReportToo);
    }

    [Fact]
    public void Build_PassedOn_SaysWhatIsNext_AndPassingOnAgainIsOff()
    {
        var card = CaseCardBuilder.Build(Make.Snapshot(Make.Assessment(Step.Extremism)) with { State = CaseState.PassedOn }, Make.Noon);

        card.Buttons.Single(button => button.Kind == CardButtonKind.PassOn).ShouldBe(new CardButton(CardButtonKind.PassOn, Availability.Disabled, ActionReason.AlreadyPassedOn));
        card.Recommendation.Advice[0].ShouldBe(Advice.ArrangeHelp);
        card.Recommendation.Advice.ShouldNotContain(Advice.NotifyLead, "the lead has it");
        CaseCardBuilder.Build(Make.Snapshot(Make.Assessment(Step.Extremism)), Make.Noon).Recommendation.Advice.ShouldNotContain(Advice.ArrangeHelp);
    }

    [Fact]
    public void Build_PlatformCannot_ButtonIsOff()
    {
        var card = CaseCardBuilder.Build(Make.Snapshot(Make.Assessment()) with { Unsupported = [ModerationAction.PrivateMessage, ModerationAction.Report] }, Make.Noon);
        card.Buttons.Where(button => button.Reason == ActionReason.NotOnThisPlatform).ShouldBe(
        [
            new(CardButtonKind.Report, Availability.Disabled, ActionReason.NotOnThisPlatform),
            new(CardButtonKind.Private, Availability.Disabled, ActionReason.NotOnThisPlatform),
        ]);
    }

    [Fact]
    public void Build_ForbiddenAndUnsupported_ShowsTheSafetyReason()
    {
        var snapshot = Make.Snapshot(Make.Assessment(Step.Bullying, false, Flag.Threat), Flag.Threat) with { Unsupported = [ModerationAction.ReplyWithNorm] };
        CaseCardBuilder.Build(snapshot, Make.Noon).Buttons[0].Reason.ShouldBe(ActionReason.ImmediateDanger);
    }

    [Theory]
    [InlineData(-1, ActionReason.DeleteTooLate)]
    [InlineData(0, ActionReason.DeleteTooLate)]
    [InlineData(1, ActionReason.None)]
    public void Build_DeleteClock_IsKept(int secondsLeft, ActionReason expected)
    {
        var snapshot = Make.Snapshot(Make.Assessment()) with { DeleteBefore = Make.Noon.AddSeconds(secondsLeft) };
        DeleteOf(snapshot).Reason.ShouldBe(expected);
    }

    [Fact]
    public void Build_MinorSexual_ShowsLabelOnly_A59()
    {
        var snapshot = Make.Snapshot(Make.Assessment(Step.Bullying, false, Flag.MinorSexual), Flag.MinorSexual);
        CaseCardBuilder.Build(snapshot, Make.Noon).MaxLayer.ShouldBe(RevealLayer.Label);
        CaseCardBuilder.Build(snapshot, Make.Noon, flags: []).MaxLayer.ShouldBe(RevealLayer.Label, "whoever unticks it cannot have looked");
        CaseCardBuilder.Build(Make.Snapshot(null, Flag.MinorSexual), Make.Noon, flags: []).MaxLayer.ShouldBe(RevealLayer.Label, "a person flagged it");
        CaseCardBuilder.Build(Make.Snapshot(Make.Assessment()), Make.Noon, flags: [Flag.MinorSexual]).MaxLayer.ShouldBe(RevealLayer.Label);
        CaseCardBuilder.Build(Make.Snapshot(Make.Assessment()), Make.Noon).MaxLayer.ShouldBe(RevealLayer.Full);
    }

    [Fact]
    public void Build_Unscored_IsGreyAndLeavesDangerOpen_A10()
    {
        var card = CaseCardBuilder.Build(Make.Snapshot(null) with { Content = MessageContent.Unreadable }, Make.Noon);
        card.Assessment.ShouldBeNull();
        card.Questions.Single(filled => filled.Question == Question.Content).ShouldBe(new PrefilledAnswer(Question.Content, Answer.Unknown, PrefillReason.GreyArea));
        card.Questions.Single(filled => filled.Question == Question.Danger).ShouldBe(new PrefilledAnswer(Question.Danger, Answer.Unknown, PrefillReason.OnlyYouKnow));
        card.Recommendation.Next.ShouldBe(Question.Danger);
        card.Recommendation.Outcomes.ShouldBeEmpty();
        card.Recommendation.Advice.ShouldContain(Advice.AskContext);
        card.Buttons.Take(3).ShouldAllBe(button => button.Availability == Availability.Available);
    }

    [Fact]
    public void Build_UnscoredWithDangerSignOfAPerson_IsPassedOn()
    {
        var card = CaseCardBuilder.Build(Make.Snapshot(null, Flag.Threat), Make.Noon);
        card.Recommendation.Outcomes.ShouldBe([Outcome.PassOn]);
        card.Questions.Single(filled => filled.Question == Question.Danger).Reason.ShouldBe(PrefillReason.DangerFlag);
    }

    [Fact]
    public void Build_Answers_GivenBeforeStoredBeforeSuggested()
    {
        var snapshot = Make.Snapshot(Make.Assessment());
        CaseCardBuilder.Build(snapshot, Make.Noon).Answers.ShouldBe(Prefill.AnswersOf(Prefill.For(Make.Facts())));
        var stored = snapshot with { Answers = Make.Answers("jjnnj-") };
        CaseCardBuilder.Build(stored, Make.Noon).Answers.ToString().ShouldBe("jjnnj-");
        CaseCardBuilder.Build(stored, Make.Noon, Make.Answers("n-----")).Answers.ToString().ShouldBe("n-----");
    }

    [Fact]
    public void Build_FalseDangerSignUnticked_LiftsV1()
    {
        var snapshot = Make.Snapshot(Make.Assessment(Step.Bullying, false, Flag.Threat), Flag.Threat);
        var answers = Make.Answers("jj-nn-");
        CaseCardBuilder.Build(snapshot, Make.Noon, answers).Buttons[0].Availability.ShouldBe(Availability.Disabled);
        CaseCardBuilder.Build(snapshot, Make.Noon, answers, []).Buttons[0].Availability.ShouldBe(Availability.Primary);
    }

    [Fact]
    public void Build_Flags_AreSortedWithoutDoubles() =>
        CaseCardBuilder.Build(Make.Snapshot(Make.Assessment(), Flag.Quote, Flag.Threat, Flag.Quote), Make.Noon).Flags.ShouldBe([Flag.Threat, Flag.Quote]);

    [Fact]
    public void Build_ModeratorIsTarget_HandOverIsPrimary()
    {
        HandOverOf(Make.Snapshot(Make.Assessment())).ShouldBe(Availability.Available);
        HandOverOf(Make.Snapshot(Make.Assessment(), Flag.ModeratorIsTarget)).ShouldBe(Availability.Primary);
        HandOverOf(Make.Snapshot(Make.Assessment()) with { TouchesModerator = true }).ShouldBe(Availability.Primary);
    }

    [Fact]
    public void Build_PlatformClockAhead_AgeIsZero()
    {
        var snapshot = Make.Snapshot(Make.Assessment()) with { SentAt = Make.Noon.AddSeconds(3), LastActivityAt = null };
        CaseCardBuilder.Build(snapshot, Make.Noon).Age.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void FactsOf_ThreadIdle_CountsFromTheLastPost()
    {
        var snapshot = Make.Snapshot(Make.Assessment()) with { SentAt = Make.Noon.AddHours(-3) };
        Idle(snapshot with { LastActivityAt = Make.Noon.AddMinutes(-10) }).ShouldBe(TimeSpan.FromMinutes(10));
        Idle(snapshot with { LastActivityAt = null }).ShouldBe(TimeSpan.FromHours(3));
        Idle(snapshot with { LastActivityAt = Make.Noon.AddHours(-9) }).ShouldBe(TimeSpan.FromHours(3), "the message itself is a post");

        static TimeSpan Idle(CaseSnapshot snapshot) => CaseCardBuilder.FactsOf(snapshot, [], Make.Noon).ThreadIdle;
    }

    [Fact]
    public void CardAndSnapshot_HaveNoTextMember_A38()
    {
        foreach (var type in new[] { typeof(CaseCard), typeof(CaseSnapshot), typeof(CardButton), typeof(Recommendation), typeof(ActionAdvice), typeof(PrefilledAnswer) })
        {
            string[] allowed = ["CaseId", "OwnerId", "Platform", "Channel", "Id", "ChartVersion"];
            var texts = type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Where(property => property.PropertyType == typeof(string) || property.PropertyType == typeof(MaskedText) || property.PropertyType == typeof(Message) || property.PropertyType == typeof(object))
                .Select(property => property.Name)
                .Except(allowed);
            texts.ShouldBeEmpty(type.Name);
        }

        // The assessment is on the card: its only texts are the plain reason and two names, and its spans are positions.
        typeof(Assessment).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => property.Name)
            .ShouldBe(["Language", "ModelVersion"], ignoreOrder: true);
    }

    private static CardButton DeleteOf(CaseSnapshot snapshot) => CaseCardBuilder.Build(snapshot, Make.Noon).Buttons.Single(button => button.Kind == CardButtonKind.Delete);

    private static Availability HandOverOf(CaseSnapshot snapshot) =>
        CaseCardBuilder.Build(snapshot, Make.Noon).Buttons.Single(button => button.Kind == CardButtonKind.HandOver).Availability;

    private static IEnumerable<(CaseSnapshot Snapshot, GuidelineAnswers? Answers)> EveryKindOfCase()
    {
        GuidelineAnswers?[] answerSets = [null, GuidelineAnswers.Empty, .. Make.CompleteAnswers.Where((_, index) => index % 7 == 0)];
        Assessment?[] assessments = [null, .. Enum.GetValues<Step>().Select(step => Make.Assessment(step))];
        return
            from assessment in assessments
            from flags in (Flag[][])[[], [Flag.Threat], [Flag.Misinformation, Flag.FakeOrTroll], [Flag.SelfHarm, Flag.ModeratorIsTarget]]
            from gone in (bool[])[false, true]
            from age in (TimeSpan[])[TimeSpan.FromMinutes(2), TimeSpan.FromHours(30)]
            from unsupported in (ModerationAction[][])[[], [ModerationAction.Delete, ModerationAction.Report, ModerationAction.ReplyWithNorm]]
            from answers in answerSets
            select (Make.Snapshot(assessment, flags) with { Gone = gone, SentAt = Make.Noon - age, LastActivityAt = null, Unsupported = unsupported }, answers);
    }
}
