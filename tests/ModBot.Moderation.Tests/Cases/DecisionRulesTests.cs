using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests.Cases;

public sealed class DecisionRulesTests
{
    private const string Text = "Hou het bij het onderwerp, dan blijft het voor iedereen fijn.";

    private static readonly Recommendation SetNorm = Guide.Recommend(Make.Answers("jj-nn-"), Make.Facts() with { TargetKnown = true });

    [Fact]
    public void Check_NoAction_IsRefused() => Check([]).ShouldBe(DecisionProblem.NoAction);

    [Theory]
    [InlineData(ModerationAction.Delete, ModerationAction.Delete)]
    [InlineData(ModerationAction.ReplyWithNorm, ModerationAction.PrivateMessage)]
    [InlineData(ModerationAction.ReplyWithNorm, ModerationAction.Correct)]
    [InlineData(ModerationAction.Ignore, ModerationAction.Delete)]
    [InlineData(ModerationAction.Hide, ModerationAction.Delete)]
    public void Check_ActionsThatExcludeEachOther_AreRefused(ModerationAction first, ModerationAction second) =>
        Check([first, second], Text).ShouldBe(DecisionProblem.ConflictingActions);

    [Theory]
    [InlineData(ModerationAction.ReplyWithNorm, ModerationAction.Delete, ModerationAction.Report)]
    [InlineData(ModerationAction.PrivateMessage, ModerationAction.Hide, ModerationAction.Monitor)]
    [InlineData(ModerationAction.Delete, ModerationAction.Report, ModerationAction.Escalate)]
    public void Check_ActionsThatGoTogether_AreAllowed(params ModerationAction[] actions) => Check(actions, Text).ShouldBeNull();

    [Fact]
    public void Check_DisabledAction_IsRefusedWhateverIsGiven()
    {
        var passOn = Guide.Recommend(Make.Answers("jj-j--"), Make.Facts());
        var decision = Decide([ModerationAction.Delete, ModerationAction.ReplyWithNorm]) with { Text = Text, Confirmed = true, Reason = "toch" };
        DecisionRules.Check(decision, passOn).ShouldBe(DecisionProblem.ActionDisabled);
    }

    [Fact]
    public void Check_ActionWithText_PostsOnlyWhatAPersonWrote_A31()
    {
        foreach (var action in Enum.GetValues<ModerationAction>().Where(action => action.IsVisibleText()))
        {
            Check([action]).ShouldBe(DecisionProblem.TextMissing);
            Check([action], "  \n ").ShouldBe(DecisionProblem.TextMissing);
            Check([action], Text).ShouldBeNull();
        }

        // Nothing in a recommendation, a card or a suggestion is sent: the only text that goes out is in the decision.
        typeof(ModerationAction).GetEnumNames().ShouldNotContain(name => name.Contains("Auto", StringComparison.Ordinal));
        Check([ModerationAction.Delete, ModerationAction.Report, ModerationAction.Escalate]).ShouldBeNull();
    }

    [Fact]
    public void Check_TextLength_HasALimitForEachAudience()
    {
        Check([ModerationAction.ReplyWithNorm], new string('a', 280)).ShouldBeNull();
        Check([ModerationAction.ReplyWithNorm], new string('a', 281)).ShouldBe(DecisionProblem.TextTooLong);
        Check([ModerationAction.PrivateMessage], new string('a', 1000)).ShouldBeNull();
        Check([ModerationAction.PrivateMessage], new string('a', 1001)).ShouldBe(DecisionProblem.TextTooLong);
    }

    [Fact]
    public void Check_OpenSlot_IsRefused()
    {
        Check([ModerationAction.ReplyWithNorm], "We zijn hier allemaal voor {onderwerp}.").ShouldBe(DecisionProblem.SlotOpen);
        Check([ModerationAction.ReplyWithNorm], "We zijn hier allemaal voor {lol}.").ShouldBeNull();
    }

    [Fact]
    public void Check_Confirmation_CannotBeReplacedByAReason()
    {
        var alive = Guide.Recommend(Make.Answers("jj-nn-"), Make.Facts() with { Age = TimeSpan.FromHours(2) });
        var decision = Decide([ModerationAction.ReplyWithNorm]) with { Text = Text };
        DecisionRules.Check(decision with { Reason = "kan nog" }, alive).ShouldBe(DecisionProblem.ConfirmationMissing);
        DecisionRules.Check(decision with { Confirmed = true }, alive).ShouldBeNull();
        DecisionRules.Check(decision with { Confirmed = true, Text = null }, alive).ShouldBe(DecisionProblem.TextMissing);
    }

    [Fact]
    public void Check_Reason_CannotBeReplacedByAConfirmation()
    {
        var old = Guide.Recommend(Make.Answers("jj-nn-"), Make.Facts() with { Age = TimeSpan.FromHours(26), ThreadIdle = TimeSpan.FromHours(26) });
        var decision = Decide([ModerationAction.ReplyWithNorm]) with { Text = Text, Confirmed = true };
        DecisionRules.Check(decision, old).ShouldBe(DecisionProblem.ReasonMissing);
        DecisionRules.Check(decision with { Reason = "  " }, old).ShouldBe(DecisionProblem.ReasonMissing);
        DecisionRules.Check(decision with { Reason = "het gesprek komt terug" }, old).ShouldBeNull();
    }

    [Fact]
    public void Check_PlatformLimitOfTheCard_IsKept()
    {
        var card = CaseCardBuilder.Build(Make.Snapshot(Make.Assessment(Step.Bullying)) with { Gone = true }, Make.Noon);
        DecisionRules.Check(Decide([ModerationAction.Delete]), card.Recommendation).ShouldBe(DecisionProblem.ActionDisabled);
    }

    private static DecisionProblem? Check(ModerationAction[] actions, string? text = null) => DecisionRules.Check(Decide(actions) with { Text = text }, SetNorm);

    private static Decision Decide(ModerationAction[] actions) => new() { ModeratorId = "m1", At = Make.Noon, Answers = Make.Answers("jj-nn-"), Actions = actions };
}
