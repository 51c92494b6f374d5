using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Moderation.Tests.Replies.Lint;

public sealed class StopAndThinkTests
{
    [Fact]
    public void Asks_FriendlyDrafts_SeldomAndNothingIsBlocked()
    {
        var own = FriendlyDrafts.Own.ToList();
        own.Count.ShouldBeGreaterThanOrEqualTo(150);
        var drafts = own.Concat(FriendlyDrafts.Templates().Select(template => template.Draft)).ToList();

        drafts.Where(draft => DraftLint.Check(draft).Any(finding => finding.Level == LintLevel.Block)).Select(draft => draft.Text).ShouldBeEmpty();
        var asked = drafts.Where(Asks).Select(draft => draft.Text).ToList();
        asked.Count.ShouldBeLessThanOrEqualTo(drafts.Count / 20, string.Join('\n', asked));
        var warned = own.Where(draft => DraftLint.Check(draft).Any(finding => finding.Level == LintLevel.Warning)).Select(draft => draft.Text).ToList();
        warned.Count.ShouldBeLessThanOrEqualTo(own.Count / 20, string.Join('\n', warned));
    }

    [Fact]
    public void Asks_AngryOrHastyDrafts_Always()
    {
        var drafts = AngryDrafts.All.ToList();
        drafts.Count.ShouldBeGreaterThanOrEqualTo(60);
        drafts.Where(draft => !Asks(draft)).Select(draft => draft.Text).ShouldBeEmpty();
    }

    [Fact]
    public void Asks_WhatIsNotAnger_DoesNot()
    {
        LintDraft[] drafts =
        [
            LintSituations.Draft("Gefeliciteerd!!"),
            LintSituations.Draft("Haha, tot vrijdag."),
            LintSituations.Draft("Niet alle Turken zijn zo."),
            LintSituations.Draft("Bel 06-12345678."),
            LintSituations.Draft("Hou het fijn.") with { EarlierPublicReplies = 2, Age = TimeSpan.FromDays(3), ThreadIdle = TimeSpan.FromDays(2) },
        ];
        foreach (var draft in drafts)
        {
            DraftLint.Check(draft).ShouldContain(finding => finding.Level >= LintLevel.Warning, draft.Text);
            Asks(draft).ShouldBeFalse(draft.Text);
        }

        Asks(LintSituations.Draft("Iets") with { OwnScore = Make.Assessment(Step.Bullying) }).ShouldBeTrue();
    }

    private static bool Asks(LintDraft draft) => StopAndThink.Asks(DraftLint.Check(draft), draft);
}
