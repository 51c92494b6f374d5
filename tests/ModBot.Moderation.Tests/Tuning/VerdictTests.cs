using ModBot.Moderation.Cases;
using ModBot.Moderation.Tuning;

namespace ModBot.Moderation.Tests.Tuning;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(ModerationAction.Ignore, "jjnn??", Verdict.NotNeeded)]
    [InlineData(ModerationAction.Ignore, "jnnn??", Verdict.NotNeeded)]
    [InlineData(ModerationAction.Monitor, "jnnn??", Verdict.NotNeeded)]
    [InlineData(ModerationAction.Monitor, "jjnn??", Verdict.Needed)]
    [InlineData(ModerationAction.Monitor, "j?nn??", Verdict.Needed)]
    [InlineData(ModerationAction.Delete, "jnnn??", Verdict.Needed)]
    [InlineData(ModerationAction.ReplyWithNorm, "jjnn??", Verdict.Needed)]
    [InlineData(ModerationAction.Escalate, "jjnj??", Verdict.Needed)]
    public void Of_OneAction(ModerationAction action, string answers, Verdict verdict) => Verdicts.Of([action], Make.Answers(answers)).ShouldBe(verdict);

    [Fact]
    public void Of_AFakeAccountLeftAlone_SaysNothingAboutTheText() => Verdicts.Of([ModerationAction.Ignore], Make.Answers("njnn??")).ShouldBeNull();

    [Fact]
    public void Of_SeveralActions_IsNeeded() => Verdicts.Of([ModerationAction.Report, ModerationAction.Delete], Make.Answers("jnnn??")).ShouldBe(Verdict.Needed);
}
