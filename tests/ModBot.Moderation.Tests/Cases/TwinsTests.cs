using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests.Cases;

public sealed class TwinsTests
{
    [Theory]
    [InlineData(CaseState.Waiting, true)]
    [InlineData(CaseState.Claimed, true)]
    [InlineData(CaseState.SecondOpinion, true)]
    [InlineData(CaseState.PassedOn, true)]
    [InlineData(CaseState.Acting, false)]
    [InlineData(CaseState.NeedsAnswer, false)]
    [InlineData(CaseState.AwaitingAuthor, false)]
    [InlineData(CaseState.Monitoring, false)]
    [InlineData(CaseState.FollowUp, false)]
    [InlineData(CaseState.Closed, false)]
    public void Joins_OnlyWhileAPersonStillDecides(CaseState state, bool joins) => Twins.MayJoin(Make.Assessment(Step.Bullying), state, Make.Assessment(Step.Bullying)).ShouldBe(joins);

    [Fact]
    public void Joins_NothingThatIsWorse()
    {
        var judged = Make.Assessment(Step.Bullying);

        Twins.MayJoin(Make.Assessment(Step.Negativity), CaseState.Waiting, judged).ShouldBeTrue();
        Twins.MayJoin(Make.Assessment(Step.Discrimination), CaseState.Waiting, judged).ShouldBeFalse();
        Twins.MayJoin(judged with { Flags = [Flag.Threat] }, CaseState.Waiting, judged).ShouldBeFalse();
        Twins.MayJoin(judged with { Flags = [Flag.Quote] }, CaseState.Waiting, judged).ShouldBeTrue();
        Twins.MayJoin(judged with { Flags = [Flag.Threat] }, CaseState.Waiting, judged with { Flags = [Flag.Threat] }).ShouldBeTrue();
    }

    [Fact]
    public void Texts_GoOutOnce()
    {
        foreach (var action in Enum.GetValues<ModerationAction>()) (Twins.IsDoneForEach(action) && action.IsVisibleText()).ShouldBeFalse();
        Enum.GetValues<ModerationAction>().Where(Twins.IsDoneForEach).ShouldBe([ModerationAction.Delete, ModerationAction.Hide, ModerationAction.Report], ignoreOrder: true);
    }
}
