using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Moderation.Tests.Replies.Lint;

public sealed class LintRulesTests
{
    [Fact]
    public void EmpathyQuestions_OnlyTheAuthorInPrivate_A34()
    {
        EmpathyQuestions.All.Select(question => question.Id).ShouldBe(Enumerable.Range(1, 10).Select(number => $"Q{number}"));
        EmpathyQuestions.For(ReplyAudience.Author).ShouldBe(EmpathyQuestions.All);
        foreach (var audience in Enum.GetValues<ReplyAudience>().Where(audience => audience != ReplyAudience.Author))
        {
            EmpathyQuestions.For(audience).ShouldBeEmpty();
            EmpathyQuestions.Next(audience, []).ShouldBeNull();
        }
    }

    [Fact]
    public void EmpathyQuestions_OneAtATime_EachOnce()
    {
        var asked = new List<string>();
        while (EmpathyQuestions.Next(ReplyAudience.Author, asked) is { } question) asked.Add(question.Id);
        asked.ShouldBe(EmpathyQuestions.All.Select(question => question.Id));
        EmpathyQuestions.Next(ReplyAudience.Author, ["Q1", "Q3"])!.Id.ShouldBe("Q2");
    }

    [Fact]
    public void EmpathyQuestions_AsDrafts_PassTheLint()
    {
        foreach (var question in EmpathyQuestions.All)
        {
            foreach (var text in new[] { question.Text.Nl, question.Text.En })
            {
                DraftLint.Check(new LintDraft { Text = text, Audience = ReplyAudience.Author, Step = Step.Bullying, SinceReveal = TimeSpan.FromMinutes(1) }).ShouldBeEmpty(text);
            }
        }
    }

    [Fact]
    public void EmpathyQuestions_DamagedTable_SaysWhere()
    {
        Should.Throw<FormatException>(() => EmpathyQuestions.Parse("id\tnl\ten\nQ2\ta\tb\n")).Message.ShouldBe("empathy-questions.tsv, line 2: expected Q1; got Q2.");
    }

    [Fact]
    public void VariationRule_FourthUse_IsOneTooMany() => Enumerable.Range(0, 5).Select(VariationRule.Allows).ShouldBe([true, true, true, false, false]);

    [Fact]
    public void LintOffer_WordsThatHurt_AreAnsweredWithANorm()
    {
        var query = new ReplyQuery { Step = Step.Discrimination, Audience = ReplyAudience.Public, Grounds = [Ground.Religion] };
        Offer(LintCheck.RepeatsHarm, query)!.Id.ShouldBe("T09");
        Offer(LintCheck.BlamesTarget, query with { Audience = ReplyAudience.TargetPerson })!.Id.ShouldBe("T06");
        Offer(LintCheck.LabelsPerson, query with { Step = Step.Extremism }).ShouldBeNull("nothing public is said at step 4");
        Offer(LintCheck.AnswersOld, query).ShouldBeNull();

        ReplyTemplate? Offer(LintCheck check, ReplyQuery asked) => LintOffer.For(check, asked, ReplyLibrary.All);
    }
}
