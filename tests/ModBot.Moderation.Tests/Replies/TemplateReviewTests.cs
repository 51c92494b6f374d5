using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Moderation.Tests.Replies;

/// <summary>What a community can make of the templates.</summary>
public sealed class TemplateReviewTests
{
    private static readonly LocalizedText Kind = new("Hier houden we het fijn met elkaar.", "We keep it kind here.");

    [Fact]
    public void Of_EveryTemplateOfTheLibrary_CanBeKept_WithoutAWarning()
    {
        foreach (var template in ReplyLibrary.All)
        {
            var review = Of(template);
            review.Problem.ShouldBe(TemplateProblem.None, template.Id);
            review.Findings.Where(found => found.Finding.Level > LintLevel.Hint).ShouldBeEmpty(template.Id);
        }
    }

    [Theory]
    [InlineData("Niet alle Turken zijn zo.", "We keep it kind here.", "nl", LintCheck.RepeatsStereotype)]
    [InlineData("Hier houden we het fijn.", "You are an idiot.", "en", LintCheck.LabelsPerson)]
    [InlineData("Bel me op 06-12345678, dan praten we.", "We keep it kind here.", "nl", LintCheck.PersonalData)]
    public void Of_WhatTheLintBlocks_IsNotKept_InEitherLanguage(string nl, string en, string language, LintCheck check)
    {
        var review = Of(Rewrite("T02", nl, en));
        (review.Problem, review.Language).ShouldBe((TemplateProblem.Blocked, language));
        review.Findings.ShouldContain(found => found.Language == language && found.Finding.Check == check && found.Finding.Level == LintLevel.Block);
    }

    [Fact]
    public void Of_WarningsHintsAndAScore_AreShown_AndKept()
    {
        var review = Of(Rewrite("T02", "JULLIE SNAPPEN HET NIET!!", "Stop."), _ => Make.Assessment(Step.Bullying));
        review.Problem.ShouldBe(TemplateProblem.None);
        review.Findings.Select(found => (found.Language, found.Finding.Check)).ShouldContain(("nl", LintCheck.Shouting));
        review.Findings.Select(found => (found.Language, found.Finding.Check)).ShouldContain(("en", LintCheck.ScoresItself), "advice, and asked about again when somebody sends it");
        review.Findings.Select(found => (found.Language, found.Finding.Check)).ShouldBeUnique();
    }

    [Fact]
    public void Of_ReadsForEveryReader()
    {
        // To the author it may be said, to the target it may not.
        var text = new LocalizedText("Waarom heb je dat dan gepost?", "How can I help?");
        Of(Own(ReplyAudience.TargetPerson) with { Text = text }).Problem.ShouldBe(TemplateProblem.Blocked);
        Of(Own(ReplyAudience.Author) with { Text = text }).Problem.ShouldBe(TemplateProblem.None);
    }

    [Theory]
    [InlineData("T04", "Samen voor {onderwerp}.", "All for {topic}.", TemplateProblem.None)]
    [InlineData("T01", "Samen voor {onderwerp}, {naam}.", "All for {topic}, {name}.", TemplateProblem.None)]
    [InlineData("T01", "Samen voor {voetbal}.", "All for football.", TemplateProblem.SlotUnknown)]
    [InlineData("T01", "Hoi {Naam}.", "Hi there.", TemplateProblem.SlotUnknown)]
    [InlineData("T01", "Hoi {naam.", "Hi there.", TemplateProblem.SlotUnknown)]
    [InlineData("T01", "Hoi allemaal.", "Hi {naam}.", TemplateProblem.SlotUnknown)]
    [InlineData("T01", "Niet mee eens? {bezwaar}.", "Disagree?", TemplateProblem.SlotUnknown)]
    [InlineData("T24", "Dank je, {naam}.", "Thanks.", TemplateProblem.SlotUnknown)]
    [InlineData("T24", "Dank je, dit helpt ons echt.", "Thanks, this helps us.", TemplateProblem.None)]
    [InlineData("T19", "Weg om {regel}. {bezwaar}.", "Gone because of {rule}. {appeal}.", TemplateProblem.None)]
    [InlineData("T19", "Weg om {regel}.", "Gone because of {rule}. {appeal}.", TemplateProblem.SlotMissing)]
    [InlineData("T19", "Hoi {naam}, weg om {regel}. {bezwaar}.", "Gone because of {rule}. {appeal}.", TemplateProblem.SlotUnknown)]
    [InlineData("T31", "Hou je taai.", "Call 113.", TemplateProblem.CareMissing)]
    [InlineData("T31", "Wil je praten? Bel 113.", "Do you want to talk? Call 113.", TemplateProblem.None)]
    [InlineData("T01", "", "Hi.", TemplateProblem.TextMissing)]
    [InlineData("T01", "Hoi.", " 1 ! ", TemplateProblem.TextMissing)]
    public void Of_Slots_AreThoseThatTheTemplateCanHold(string id, string nl, string en, TemplateProblem problem)
    {
        var review = Of(Rewrite(id, nl, en));
        review.Problem.ShouldBe(problem);
        (review.Slots.Count > 0).ShouldBe(problem is TemplateProblem.SlotMissing || (problem == TemplateProblem.SlotUnknown && id != "T24"));
    }

    [Fact]
    public void Of_Length_280InPublic_MoreInPrivate_AndAlwaysSendable()
    {
        var words = string.Concat(Enumerable.Repeat("Fijn zo. ", 80));
        Of(Rewrite("T01", words[..DecisionRules.MaxReplyLength], "Hi.")).Problem.ShouldBe(TemplateProblem.None);
        Of(Rewrite("T01", words[..(DecisionRules.MaxReplyLength + 1)], "Hi.")).Problem.ShouldBe(TemplateProblem.TextTooLong);
        Of(Rewrite("T03", "Hoi.", words[..(DecisionRules.MaxReplyLength + 1)])).Problem.ShouldBe(TemplateProblem.TextTooLong, "it is for both");
        Of(Rewrite("T15", words[..TemplateReview.MaxPrivateLength], "Hi.")).Problem.ShouldBe(TemplateProblem.None);
        Of(Rewrite("T15", words[..(TemplateReview.MaxPrivateLength + 1)], "Hi.")).Problem.ShouldBe(TemplateProblem.TextTooLong);

        var longest = Rewrite("T19", words[..560] + " {regel} {bezwaar} {tijd} {nr}", "Gone because of {rule}. {appeal}.");
        Of(longest).Problem.ShouldBe(TemplateProblem.None);
        RemovalNotice.Write(longest, "nl", "25 nov 13:00", 12, new string('a', 500), AppealRoute.Button).Length.ShouldBeLessThanOrEqualTo(DecisionRules.MaxPrivateLength);
    }

    [Theory]
    [InlineData(ReplyStrategy.Correction, ReplyAudience.Public, Step.Negativity, Step.Bullying)]
    [InlineData(ReplyStrategy.Thanks, ReplyAudience.Public, Step.Negativity, Step.Bullying)]
    [InlineData(ReplyStrategy.GroupNorm, ReplyAudience.Bystander, Step.Negativity, Step.Bullying)]
    [InlineData(ReplyStrategy.GroupNorm, ReplyAudience.Public, Step.Bullying, Step.Negativity)]
    [InlineData(ReplyStrategy.GroupNorm, ReplyAudience.Public, Step.None, Step.Negativity)]
    [InlineData((ReplyStrategy)99, ReplyAudience.Public, Step.Negativity, Step.Bullying)]
    [InlineData(ReplyStrategy.GroupNorm, ReplyAudience.Author, Step.Negativity, (Step)9)]
    public void Of_Own_WithAUseThatIsNone_IsNotKept(ReplyStrategy strategy, ReplyAudience audience, Step from, Step to) =>
        Of(CommunityTemplates.Make("O01", strategy, audience, from, to)).Problem.ShouldBe(TemplateProblem.UseUnfit);

    [Fact]
    public void Of_Own_ForStep4_OnlyInPrivate()
    {
        Of(CommunityTemplates.Make("O01", ReplyStrategy.Limit, ReplyAudience.Public, Step.Discrimination, Step.Extremism)).Problem.ShouldBe(TemplateProblem.PublicAtStep4);
        Of(CommunityTemplates.Make("O01", ReplyStrategy.Limit, ReplyAudience.Author, Step.Discrimination, Step.Extremism)).Problem.ShouldBe(TemplateProblem.None);
    }

    [Fact]
    public void Rewritten_AndOwn_AreReadLikeAnyDraft_L23()
    {
        var hard = Make.Assessment(Step.Bullying);
        foreach (var text in new[] { CommunityTemplates.Rewritten.Nl, CommunityTemplates.Rewritten.En, Kind.Nl })
            Scores(text).ShouldBeTrue(text);
        Scores(ReplyLibrary.Find("T02")!.Text.Nl).ShouldBeFalse("people read those words before");

        bool Scores(string text) => DraftLint.Check(new LintDraft { Text = text, Audience = ReplyAudience.Public, Step = Step.Bullying, OwnScore = hard }).Any(finding => finding.Check == LintCheck.ScoresItself);
    }

    [Fact]
    public void CanBeOff_NotWhatTheProgramLeadsTo() =>
        ReplyLibrary.All.Where(template => !ReplyLibrary.CanBeOff(template)).Select(template => template.Id).ShouldBe(["T06", "T19", "T24", "T28", "T31", "T32", "T33"]);

    private static ReplyTemplate Rewrite(string id, string nl, string en) => ReplyLibrary.Find(id)! with { Text = new LocalizedText(nl, en), Origin = TemplateOrigin.Rewritten };

    private static ReplyTemplate Own(ReplyAudience audience) => CommunityTemplates.Make("O01", ReplyStrategy.Support, audience, Step.Bullying, Step.Discrimination);

    private static TemplateReview Of(ReplyTemplate template, Func<string, Assessment?>? score = null) => TemplateReview.Of(template, score ?? (_ => null));
}
