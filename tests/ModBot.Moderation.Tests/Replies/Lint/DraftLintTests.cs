using FsCheck;
using FsCheck.Fluent;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Moderation.Tests.Replies.Lint;

public sealed class DraftLintTests
{
    private static readonly IReadOnlyList<(LintCheck Check, bool Fires, LintDraft Draft)> Examples = [.. LintExamples.All, .. LintSituations.All];

    public static TheoryData<LintCheck> Checks => [.. Enum.GetValues<LintCheck>()];

    [Theory]
    [MemberData(nameof(Checks))]
    public void Check_ItsExamples_FireAndNearMissesDoNot(LintCheck check)
    {
        var own = Examples.Where(example => example.Check == check).ToList();
        own.Count(example => example.Fires).ShouldBeGreaterThanOrEqualTo(6);
        own.Count(example => !example.Fires).ShouldBeGreaterThanOrEqualTo(6);
        own.Where(example => DraftLint.Check(example.Draft).Any(finding => finding.Check == check) != example.Fires)
            .Select(example => $"{(example.Fires ? "must" : "may not")} fire: {example.Draft.Text}").ShouldBeEmpty();
    }

    [Fact]
    public void Check_AllTemplates_NoBlockAndNoWarning_A25()
    {
        foreach (var (template, language, draft) in FriendlyDrafts.Templates())
        {
            DraftLint.Check(draft).Where(finding => finding.Level > LintLevel.Hint).ShouldBeEmpty($"{template} {language}: {draft.Text}");
        }
    }

    [Fact]
    public void Check_FiveWordsOfTheMessage_Blocks_A26()
    {
        var draft = LintSituations.Draft("Dus: zit op jouw stomme verhalen. Nee.") with { Message = LintExamples.Message };
        var finding = Only(draft, LintCheck.RepeatsHarm);
        finding.Level.ShouldBe(LintLevel.Block);
        finding.CanOverride.ShouldBeFalse();
        Parts(draft, finding).ShouldBe(["zit op jouw stomme verhalen"]);
        Find(draft with { Text = "Dus: op jouw stomme verhalen wacht ik graag." }, LintCheck.RepeatsHarm).ShouldBeNull();
    }

    [Fact]
    public void Check_NotAllOfAGroup_BlocksAndOffersTheNorm_A27()
    {
        foreach (var text in new[] { "Niet alle Turken zijn zo.", "Niet alle vrouwen zijn zo", "niet alle X zijn zo", "Not all Christians are like that." })
        {
            var draft = LintSituations.Draft(text) with { Step = Step.Discrimination };
            Only(draft, LintCheck.RepeatsStereotype).Level.ShouldBe(LintLevel.Block);
            var offer = LintOffer.For(LintCheck.RepeatsStereotype, new ReplyQuery { Step = Step.Discrimination, Audience = ReplyAudience.Public, Grounds = [Ground.Origin] }, ReplyLibrary.All);
            offer.ShouldNotBeNull();
            DraftLint.Check(draft with { Text = offer.Text.Nl }).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Check_ShoutingAndPeopleLikeYou_Warn_A28()
    {
        var loud = LintSituations.Draft("JULLIE SNAPPEN HET NIET!!");
        var finding = Only(loud, LintCheck.Shouting);
        finding.Level.ShouldBe(LintLevel.Warning);
        Parts(loud, finding).ShouldBe(["JULLIE", "SNAPPEN", "NIET", "!!"]);
        Only(LintSituations.Draft("mensen zoals jij"), LintCheck.UsAgainstThem).Level.ShouldBe(LintLevel.Warning);
    }

    [Fact]
    public void Check_ThirdPublicReply_Blocks_A29()
    {
        var draft = LintSituations.Draft("Hou het bij het onderwerp.") with { EarlierPublicReplies = 2 };
        Only(draft, LintCheck.Arguing).Level.ShouldBe(LintLevel.Block);
        Only(draft with { EarlierPublicReplies = 1 }, LintCheck.Arguing).Level.ShouldBe(LintLevel.Warning);
        Find(draft with { Audience = ReplyAudience.Author }, LintCheck.Arguing).ShouldBeNull();
    }

    [Fact]
    public void Check_PhoneNumberOrTarget_BlocksOrWarns_A30()
    {
        var phone = LintSituations.Draft("Bel 06-12345678, dan praten we.");
        var finding = Only(phone, LintCheck.PersonalData);
        finding.Level.ShouldBe(LintLevel.Block);
        Parts(phone, finding).ShouldBe(["06-12345678"]);

        var name = LintSituations.Draft("We staan achter Sam.") with { TargetNames = ["Sam"] };
        Only(name, LintCheck.PersonalData).Level.ShouldBe(LintLevel.Warning);
        Find(name with { TargetConsents = true }, LintCheck.PersonalData).ShouldBeNull();
    }

    [Fact]
    public void Check_OldPost_IsTheBlockOfDomainThatAReasonOverrides()
    {
        var situation = LintSituations.Draft("Hou het fijn.") with
        {
            Age = TimeSpan.FromHours(26),
            ThreadIdle = TimeSpan.FromHours(2),
            RealPerson = Answer.No,
            Step = Step.Extremism,
            EarlierPublicReplies = 3,
        };
        var findings = DraftLint.Check(situation);
        findings.Where(finding => finding.Level == LintLevel.Block).Select(finding => (finding.Check, finding.CanOverride)).ShouldBe(
            [(LintCheck.Arguing, false), (LintCheck.AnswersFake, false), (LintCheck.AnswersOld, true), (LintCheck.AnswersExtremism, false)]);
        DraftLint.Blocks(findings).ShouldBeTrue();
        DraftLint.Blocks(findings.Where(finding => finding.Check == LintCheck.AnswersOld)).ShouldBeFalse();
    }

    [Fact]
    public void Check_OwnScore_HintsAtOneBlocksAtTwoHintsWhenGrey()
    {
        LintLevel? LevelOf(Assessment score) => Find(LintSituations.Draft("iets") with { OwnScore = score }, LintCheck.ScoresItself)?.Level;
        LevelOf(Make.Assessment(Step.None)).ShouldBeNull();
        LevelOf(Make.Assessment(Step.Negativity)).ShouldBe(LintLevel.Hint, "friendly words are sometimes taken for a light sting");
        LevelOf(Make.Assessment(Step.Negativity, grey: true)).ShouldBeNull();
        LevelOf(Make.Assessment(Step.Bullying)).ShouldBe(LintLevel.Block);
        LevelOf(Make.Assessment(Step.Extremism)).ShouldBe(LintLevel.Block);
        LevelOf(Make.Assessment(Step.Discrimination, grey: true)).ShouldBe(LintLevel.Hint);
        LevelOf(Make.Assessment(Step.None, false, Flag.Threat)).ShouldBe(LintLevel.Warning);
        LevelOf(Make.Assessment(Step.None, false, Flag.SelfHarm, Flag.Quote)).ShouldBeNull("a reply that names 113 is care");
        Only(LintSituations.Draft("iets") with { OwnScore = Make.Assessment(Step.Bullying) }, LintCheck.ScoresItself).CanOverride.ShouldBeTrue("a score is advice");
        var stale = Make.Assessment(Step.Bullying) with { Reasons = [new ReasonSpan(0, 4, 1), new ReasonSpan(3, 9, 1), new ReasonSpan(0, 2, -1)] };
        Only(LintSituations.Draft("iets") with { OwnScore = stale }, LintCheck.ScoresItself).Spans.ShouldBe([new TextSpan(0, 4)], "the score may be of an older draft");
    }

    [Fact]
    public void Check_OwnScoreOfATemplate_CountsOnlyWhenItIsRewritten()
    {
        var hard = Make.Assessment(Step.Bullying);
        foreach (var (template, language, draft) in FriendlyDrafts.Templates().Where(row => row.Template is not ("T19" or "T21" or "T26")))
        {
            Find(draft with { OwnScore = hard }, LintCheck.ScoresItself).ShouldBeNull($"{template} {language}");
            Find(draft with { OwnScore = hard, Text = draft.Text + " Sukkel." }, LintCheck.ScoresItself).ShouldNotBeNull($"{template} {language}");
        }

        var story = ReplyLibrary.Find("T26")!.Fill("nl", new Dictionary<string, string> { ["verhaal"] = new string('x', 170) }).Text;
        Find(LintSituations.Draft(story) with { OwnScore = hard }, LintCheck.ScoresItself).ShouldNotBeNull("most of it was written by hand");
    }

    [Theory]
    [InlineData("Je bent een sukkel")]
    [InlineData("JE BENT EEN SÚKKEL")]
    [InlineData("je b\u200Bent een suk\u00ADkel")]
    [InlineData("je bent een 5ukk3l")]
    [InlineData("je bent een suuuukkel")]
    [InlineData("je bent een s u k k e l")]
    [InlineData("je bent een s.u.k.k.e.l")]
    [InlineData("je bent een ѕukkеl")]
    [InlineData("je bent een 𝓼𝓾𝓴𝓴𝓮𝓵")]
    [InlineData("je bent een $ukkel")]
    public void Check_SpellingTricks_AreReadAndTheSpanCoversThem(string text)
    {
        var draft = LintSituations.Draft("Hé, " + text + ", hoor.");
        Parts(draft, Only(draft, LintCheck.LabelsPerson)).ShouldBe([text]);
    }

    [Fact]
    public void Check_AnyText_NeverThrowsAndSpansLieInTheDraft()
    {
        string[] pieces =
        [
            "je bent", "een", "sukkel", "niet alle", "moslims", "zijn", "JULLIE", "!!", "?", ".", " ", "\n", "> ", "06", "-", "12345678", "+31", "@", "sam", ".nl", "NL91ABNA0417164300",
            "straat 12", "1234 AB", "klas 3b", "school", "\uD83D", "\uDD95", "🖕🏽", "\u200B", "\u0301", "ﷺ", "ﬁ", "𝓼", "\u0000", "$", "haha", "…", "wij", "zij", "'", "s u k", "000", "eee", "\uFFFE", "４",
        ];
        var texts = Gen.Elements(pieces).ArrayOf().Resize(80).Select(parts => string.Concat(parts));
        var drafts = from text in texts
                     from message in texts
                     from name in texts
                     from audience in Gen.Elements(Enum.GetValues<ReplyAudience>())
                     from step in Gen.Elements(Enum.GetValues<Step>())
                     from seconds in Gen.Choose(-5, 60)
                     select new LintDraft
                     {
                         Text = text,
                         Message = message,
                         HarshWords = [name],
                         TargetNames = [name, "sam"],
                         ReporterNames = [name],
                         MessageLink = message,
                         Audience = audience,
                         Step = step,
                         SinceReveal = TimeSpan.FromSeconds(seconds),
                     };
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(20261128, 11), Prop.ForAll(drafts.ToArbitrary(), Holds));
    }

    [Fact]
    public void Check_HugeText_ReadsItsHead()
    {
        foreach (var piece in new[] { "je ", "0 ", "niet alle ", "a.", "NL91 ", "@", "wij zij ", "> ", "!", "eeee", "haha leuk ", "\uD83D" })
        {
            var draft = LintSituations.Draft(string.Concat(Enumerable.Repeat(piece, 40_000))) with { Message = string.Concat(Enumerable.Repeat(piece, 40_000)) };
            foreach (var span in DraftLint.Check(draft).SelectMany(finding => finding.Spans)) (span.Start + span.Length).ShouldBeLessThanOrEqualTo(draft.Text.Length);
        }
    }

    [Fact]
    public void Id_AllChecks_RunOn()
    {
        Enum.GetValues<LintCheck>().Select(check => check.Id()).ShouldBe(Enumerable.Range(1, 23).Select(number => $"L{number:00}"));
        LintCheck.AnswersExtremism.Id().ShouldBe("L22");
    }

    private static bool Holds(LintDraft draft)
    {
        var findings = DraftLint.Check(draft);
        var again = DraftLint.Check(draft);
        return findings.Select(finding => finding.Check).SequenceEqual(again.Select(finding => finding.Check).Order())
            && findings.Zip(again).All(pair => pair.First.Level == pair.Second.Level && pair.First.Spans.SequenceEqual(pair.Second.Spans))
            && findings.All(finding => InDraft(draft.Text, finding.Spans))
            && StopAndThink.Asks(findings, draft) == StopAndThink.Asks(again, draft);
    }

    private static bool InDraft(string text, IReadOnlyList<TextSpan> spans)
    {
        var end = 0;
        foreach (var span in spans)
        {
            if (span.Length < 1 || span.Start < end || span.Start + span.Length > text.Length) return false;
            end = span.Start + span.Length;
        }

        return true;
    }

    private static LintFinding? Find(LintDraft draft, LintCheck check) => DraftLint.Check(draft).SingleOrDefault(finding => finding.Check == check);

    private static LintFinding Only(LintDraft draft, LintCheck check) => Find(draft, check).ShouldNotBeNull(draft.Text);

    private static IEnumerable<string> Parts(LintDraft draft, LintFinding finding) => finding.Spans.Select(span => draft.Text.Substring(span.Start, span.Length));
}
