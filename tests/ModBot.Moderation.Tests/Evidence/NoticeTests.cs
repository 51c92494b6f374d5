using ModBot.Moderation.Cases;
using ModBot.Moderation.Evidence.Notices;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests.Evidence;

public sealed class NoticeTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static readonly NoticeFacts Facts = new()
    {
        CaseId = "c1",
        Platform = "chat",
        Channel = "Plein",
        Message = new MessageKey("chat", "12", "345"),
        AuthorName = "Sam",
        AuthorId = "678",
        SentAt = Make.Noon,
        Step = Step.Discrimination,
        Target = Target.Group,
        Grounds = [Ground.Origin],
        Text = "eerste regel\ntweede regel",
    };

    private static readonly NoticeDraft Complete = new()
    {
        Kind = NoticeKind.Platform,
        Place = "https://voorbeeld.nl/p/1",
        Reason = "Het bericht sluit mensen uit om hun afkomst.",
        Name = "Jongerenwerk Noord",
        Email = "team@voorbeeld.nl",
        GoodFaith = true,
    };

    [Fact]
    public void A60_CompleteNotice_IsReady() => NoticeRules.Check(Complete, Facts).ShouldBeEmpty();

    [Fact]
    public void A60_WithoutUrlReasonGoodFaithNameOrEmail_IsRefused()
    {
        NoticeRules.Check(Complete with { Place = " \n " }, Facts).ShouldBe([NoticeProblem.LinkMissing]);
        NoticeRules.Check(Complete with { Reason = "  " }, Facts).ShouldBe([NoticeProblem.ReasonMissing]);
        NoticeRules.Check(Complete with { GoodFaith = false }, Facts).ShouldBe([NoticeProblem.GoodFaithMissing]);
        NoticeRules.Check(Complete with { Name = "" }, Facts).ShouldBe([NoticeProblem.NameMissing]);
        NoticeRules.Check(Complete with { Email = "" }, Facts).ShouldBe([NoticeProblem.EmailMissing]);
        NoticeRules.Check(new NoticeDraft { Kind = NoticeKind.Platform }, Facts).ShouldBe([NoticeProblem.LinkMissing, NoticeProblem.ReasonMissing, NoticeProblem.NameMissing, NoticeProblem.EmailMissing, NoticeProblem.GoodFaithMissing]);
        Should.Throw<ArgumentException>(() => NoticeText.Write(Complete with { Reason = "" }, Facts, Make.Noon, Amsterdam, "nl"));
    }

    [Fact]
    public void A60_SexualAbuseOfMinors_NeedsNoNameNorEmail_ButAllTheRest()
    {
        var facts = Facts with { Flags = [Flag.MinorSexual] };

        NoticeRules.Check(Complete with { Name = "", Email = "" }, facts).ShouldBeEmpty();
        NoticeRules.Check(Complete with { Name = "", Email = "", Place = "" }, facts).ShouldBe([NoticeProblem.LinkMissing]);
    }

    [Theory]
    [InlineData("https://voorbeeld.nl/p/1", true)]
    [InlineData("http://voorbeeld.nl", true)]
    [InlineData("https://voorbeeld.nl/p/1\nhttps://voorbeeld.nl/p/2", true)]
    [InlineData("voorbeeld.nl/p/1", false)]
    [InlineData("https://voorbeeld.nl/p/1\nhet tweede bericht", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("ftp://voorbeeld.nl/p", false)]
    [InlineData("https://voorbeeld", false)]
    [InlineData("https://voor beeld.nl/", false)]
    public void Link_IsAnExactAddressOnTheWeb(string place, bool good) => NoticeRules.Check(Complete with { Place = place }, Facts).ShouldBe(good ? [] : [NoticeProblem.LinkWrong]);

    [Theory]
    [InlineData("a@b.nl", true)]
    [InlineData("a@b", false)]
    [InlineData("@b.nl", false)]
    [InlineData("a@.nl", false)]
    [InlineData("a@b.", false)]
    [InlineData("a b@c.nl", false)]
    [InlineData("a@b@c.nl", false)]
    [InlineData("a@b.nl\r\nbcc: c@d.nl", false)]
    public void Email_CanBeOne(string email, bool good) => NoticeRules.Check(Complete with { Email = email }, Facts).ShouldBe(good ? [] : [NoticeProblem.EmailWrong]);

    [Theory]
    [InlineData(NoticeKind.OnlineDiscrimination, NoticeProblem.LinkMissing, NoticeProblem.ReasonMissing)]
    [InlineData(NoticeKind.Helpwanted, NoticeProblem.ReasonMissing)]
    [InlineData(NoticeKind.Police, NoticeProblem.PlaceMissing, NoticeProblem.ReasonMissing, NoticeProblem.NameMissing)]
    [InlineData(NoticeKind.ChildAbuse, NoticeProblem.LinkMissing)]
    public void EveryForm_SaysWhatItNeeds(NoticeKind kind, params NoticeProblem[] expected) => NoticeRules.Check(new NoticeDraft { Kind = kind }, Facts).ShouldBe(expected);

    [Fact]
    public void TooLong_IsRefused()
    {
        NoticeRules.Check(Complete with { Reason = new string('a', NoticeRules.MaxText + 1) }, Facts).ShouldBe([NoticeProblem.TooLong]);
        NoticeRules.Check(Complete with { Place = string.Join('\n', Enumerable.Repeat("https://voorbeeld.nl/p", NoticeRules.MostLinks + 1)) }, Facts).ShouldBe([NoticeProblem.TooLong]);
    }

    [Fact]
    public void Text_HoldsTheFacts_BothTimes_TheLabels_AndNoConclusion()
    {
        var text = NoticeText.Write(Complete, Facts, Make.Noon.AddHours(1), Amsterdam, "nl");

        text.ShouldContain("artikel 16 van de Digital Services Act");
        text.ShouldContain("https://voorbeeld.nl/p/1");
        text.ShouldContain("2026-11-24 13:00:00 (Amsterdam), 2026-11-24 12:00:00 (UTC)");
        text.ShouldContain("discriminatie (trede 3 van 4); gericht op een groep; afkomst");
        text.ShouldContain("Sam, nummer 678");
        text.ShouldContain("Dit kan strafbaar zijn. Wij zijn geen rechter: laat MOD of de politie kijken.");
        text.ShouldContain("137c: groepsbelediging");
        text.ShouldContain("Ik meld dit te goeder trouw.");
        text.ShouldContain("Jongerenwerk Noord, team@voorbeeld.nl");
        text.ShouldNotContain("eerste regel", Shouldly.Case.Sensitive, "only when somebody ticked it");
        text.ShouldNotContain("is strafbaar");
    }

    [Fact]
    public void Text_English_SaysTheSame()
    {
        var text = NoticeText.Write(Complete, Facts, Make.Noon, Amsterdam, "en");

        text.ShouldContain("Notice of illegal content");
        text.ShouldContain("This can be an offence. We are no judge: let MOD or the police look.");
        text.ShouldContain("I report this in good faith.");
    }

    [Fact]
    public void LiteralText_OnlyWhenTicked_WithEveryLineMarked()
    {
        var text = NoticeText.Write(Complete with { WithText = true }, Facts, Make.Noon, Amsterdam, "nl");

        text.ShouldContain("> eerste regel\n> tweede regel\n");
    }

    [Fact]
    public void A59_SexualAbuseOfMinors_WhereAndWhenOnly_NeverATextWhateverIsTicked()
    {
        foreach (var facts in new[] { Facts with { Flags = [Flag.MinorSexual] }, Facts with { NeverShow = true } })
        {
            foreach (var kind in Enum.GetValues<NoticeKind>())
            {
                NoticeRules.Check(Complete with { Kind = kind, WithText = true }, facts).ShouldContain(NoticeProblem.TextForbidden);
                var text = NoticeText.Write(Complete with { Kind = kind }, facts, Make.Noon, Amsterdam, "nl");
                text.ShouldContain("https://voorbeeld.nl/p/1");
                text.ShouldContain("2026-11-24 12:00:00 (UTC)");
                text.ShouldContain("Van dit bericht is niks gekopieerd");
                text.ShouldNotContain("eerste regel");
                LawSheet.For(facts).Select(label => label.Article).ShouldBe(["251", "252"]);
            }
        }
    }

    [Fact]
    public void HostileText_CannotPassForALineOfOurs()
    {
        var facts = Facts with
        {
            AuthorName = "Sam\r\nVerklaring:\nIk trek alles in\u202E",
            Channel = "Plein\nWie meldt:\niemand",
            Text = "x\r\nVerklaring:\u2028Ik trek alles in\u0007\u202E\u001B[2J",
        };

        var text = NoticeText.Write(Complete with { WithText = true }, facts, Make.Noon, Amsterdam, "nl");

        text.Split('\n').Count(line => line == "Verklaring:").ShouldBe(1);
        text.Split('\n').Count(line => line == "Wie meldt:").ShouldBe(1);
        text.ShouldContain("> Ik trek alles in");
        text.Any(letter => (char.IsControl(letter) && letter != '\n') || DirectionMarks.Contains(letter)).ShouldBeFalse();
    }

    [Fact]
    public void Police_TakesAPlaceInWords() => NoticeText.Write(Complete with { Kind = NoticeKind.Police, Place = "In de groep Plein, op dinsdag" }, Facts, Make.Noon, Amsterdam, "nl").ShouldContain("Waar:\nIn de groep Plein, op dinsdag\n");

    [Fact]
    public void Law_LabelsOnly_NoPenalties()
    {
        LawSheet.All.Select(label => label.Article).ShouldBe(["137c", "137d", "137e", "131", "266", "285", "285b", "285d", "429ter", "251", "252", "254ba"]);
        foreach (var label in LawSheet.All)
        {
            foreach (var text in new[] { label.Name.Nl, label.Name.En, label.Note.Nl, label.Note.En }) text.ShouldNotMatch(@"(?i)\b(jaar|years?|maanden|months?|celstraf|boete|fine|prison|hechtenis)\b|€");
        }
    }

    [Fact]
    public void Law_LabelsFollowTheFacts_AndGroupInsultKnowsNoSex()
    {
        Articles(Facts).ShouldBe(["137c", "137d"]);
        Articles(Facts with { Grounds = [Ground.Gender] }).ShouldBe(["137d"]);
        Articles(Facts with { Step = Step.Bullying, Target = Target.Individual, Flags = [Flag.Threat, Flag.Doxing, Flag.Stalking] }).ShouldBe(["266", "285", "285b", "285d"]);
        Articles(Facts with { Step = Step.None, Target = Target.None, Grounds = [] }).ShouldBeEmpty();
        Articles(Facts with { Step = Step.None, Target = Target.None, Grounds = [], Flags = [Flag.Sextortion] }).ShouldBe(["254ba"]);

        static IEnumerable<string> Articles(NoticeFacts facts) => LawSheet.For(facts).Select(label => label.Article);
    }

    [Fact]
    public void Words_EveryLabelHasOne()
    {
        foreach (var step in Enum.GetValues<Step>()) Write(Facts with { Step = step });
        foreach (var target in Enum.GetValues<Target>()) Write(Facts with { Target = target });
        Write(Facts with { Step = null, Grounds = Enum.GetValues<Ground>(), Flags = Enum.GetValues<Flag>(), AuthorName = null, AuthorId = null });
        foreach (var kind in Enum.GetValues<NoticeKind>()) NoticeText.Write(Complete with { Kind = kind }, Facts, Make.Noon, Amsterdam, "en").ShouldNotBeEmpty();

        static void Write(NoticeFacts facts) => NoticeText.Write(Complete, facts, Make.Noon, Amsterdam, "nl").ShouldNotBeEmpty();
    }
}
