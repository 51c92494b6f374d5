using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Moderation.Tests.Replies;

public sealed class RemovalNoticeTests
{
    private static readonly LocalizedText[] Rules =
    [
        new("We praten hier met respect, ook als we het niet eens zijn.", "We talk with respect here, also when we disagree."),
        new("Wat privé is blijft privé: geen adressen, nummers of foto's van een ander.", "What is private stays private: no addresses, numbers or photos of somebody else."),
    ];

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Notice_AtAnyTimeOfTheDay_OnAnyDay_IsNeverStoppedByTheLint(string language)
    {
        string[] months = ["nov"];
        var stopped = from month in months
                      from day in Enumerable.Range(1, 31)
                      from minute in Enumerable.Range(0, 24 * 60)
                      where (day == 28 && minute % 7 == 0) || minute % 181 == 0
                      from rule in Enumerable.Range(0, Rules.Length)
                      from route in Enum.GetValues<AppealRoute>()
                      let text = RemovalNotice.Write(ReplyLibrary.Find(RemovalNotice.TemplateId)!, language, $"{day} {month} {minute / 60:00}:{minute % 60:00}", rule + 1, Rules[rule].In(language), route)
                      let found = DraftLint.Check(new LintDraft { Text = text, Audience = ReplyAudience.Author, Step = Step.Bullying, Message = "jij bent echt een waardeloze loser, ga weg" })
                      where found.Any(finding => finding.Level == LintLevel.Block)
                      select $"{text} {string.Join(',', found.Where(finding => finding.Level == LintLevel.Block).Select(finding => finding.Check))}";
        stopped.Take(3).ShouldBeEmpty();
    }
}
