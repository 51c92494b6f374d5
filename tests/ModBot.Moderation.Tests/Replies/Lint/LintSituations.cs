using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Moderation.Tests.Replies.Lint;

/// <summary>The checks that follow from the case or from other texts of it, with six situations that fire and six that do not.</summary>
internal static class LintSituations
{
    private const string Kind = "Hou het bij het onderwerp, dan blijft het fijn.";
    private const string KindEn = "Stick to the topic and it stays good.";

    public static IEnumerable<(LintCheck Check, bool Fires, LintDraft Draft)> All { get; } =
    [
        .. Rows(LintCheck.RepeatsHarm,
            [
                Said("Je schreef: niemand zit op jouw stomme verhalen te wachten."),
                Said("‘Ga lekker ergens anders zeuren’ zeggen we hier niet."),
                Said("NIEMAND ZIT OP JOUW STOMME VERHALEN te wachten, is niet oké."),
                Said("Dat hoort niet: n i e m a n d, nee: niemand zit op jouw stomme verhalen."),
                Said("Dus: lekker ergens anders zeuren."),
                Said("Iemand een mongool noemen doen we hier niet."),
                Said("We don't say retard here."),
                Draft("Achterlijke opmerking."),
                Draft("Het woord ‘slome’ hoort hier niet.") with { HarshWords = ["slome"] },
                Draft("Het woord sl0me hoort hier niet.") with { HarshWords = ["slome"] },
                Draft("Words like ‘loser’ have no place here.") with { HarshWords = ["loser"] },
                Draft("Zeg niet ga weg hier.") with { HarshWords = ["ga weg"] },
            ],
            [
                Said("Iedereen mag hier een verhaal vertellen."),
                Said("Verhalen zijn welkom, ook als je er niet op zit te wachten."),
                Said("Niemand zit hier alleen."),
                Said("Everybody may tell a story here."),
                Draft("Autisme is voor leden geen grap. Sam is autist en trots."),
                Draft("Neem gerust loempia's mee naar het feest."),
                Draft("Je bent welkom.") with { HarshWords = ["je", "niet"] },
                Draft("Hé, tandje zachter. In deze groep praten we met respect over en met elkaar.") with { HarshWords = ["groep"] },
                Draft(Kind) with { HarshWords = ["slome"] },
                Draft(Kind) with { Message = null },
                Draft(KindEn) with { Message = "stick" },
            ]),
        .. Rows(LintCheck.Arguing,
            [
                Draft(Kind) with { EarlierPublicReplies = 1 },
                Draft(Kind) with { EarlierPublicReplies = 2 },
                Draft(KindEn) with { EarlierPublicReplies = 5 },
                Draft(string.Join(' ', Enumerable.Repeat("Rustig.", 61))),
                Draft("Wat? Hoe?"),
                Draft("Why? How?"),
            ],
            [
                Draft(Kind) with { EarlierPublicReplies = 0 },
                Draft(Kind) with { EarlierPublicReplies = 2, Audience = ReplyAudience.Author },
                Draft(Kind) with { EarlierPublicReplies = 2, Audience = ReplyAudience.TargetPerson },
                Draft(KindEn) with { EarlierPublicReplies = 1, Audience = ReplyAudience.Bystander },
                Draft(string.Join(' ', Enumerable.Repeat("Rustig.", 60))),
                Draft("Wat bedoel je?"),
            ]),
        .. Rows(LintCheck.AnswersFake,
            [.. Both(text => Draft(text) with { RealPerson = Answer.No }), .. Both(text => Draft(text) with { RealPerson = Answer.No, Step = Step.Discrimination }), .. Both(text => Draft(text) with { RealPerson = Answer.No, Flags = [Flag.FakeOrTroll] })],
            [.. Both(text => Draft(text) with { RealPerson = Answer.Yes }), .. Both(text => Draft(text) with { RealPerson = Answer.Unknown }), .. Both(text => Draft(text) with { RealPerson = Answer.No, Audience = ReplyAudience.Author })]),
        .. Rows(LintCheck.AnswersOld,
            [.. Both(text => Aged(text, 26, 2)), .. Both(text => Aged(text, 24.1, 1.1)), .. Both(text => Aged(text, 900, 400))],
            [.. Both(text => Aged(text, 3, 0.1)), .. Both(text => Aged(text, 26, 0.5)), .. Both(text => Aged(text, 26, 2) with { Audience = ReplyAudience.Author })]),
        .. Rows(LintCheck.Amplifies,
            [.. Links("https://chat.example/p/123", "Zie https://chat.example/p/123", "Hier staat het: chat.example/p/123.", "See www.chat.example/p/123", "Lees http://CHAT.example/p/123?x=1", "It is at https://chat.example/p/123/", "https://chat.example/p/123")],
            [.. Links("https://chat.example/p/123", "Uitleg: https://nieuws.example/uitleg", "Zie chat.example/p/124", "Zie chat.example/p/1234", "See https://other.example/p/9", Kind, KindEn, "chat.example is open tot tien uur")]),
        .. Rows(LintCheck.PersonalData,
            [
                Named("Laat Sam met rust."), Named("@Sam, fijn dat je er bent."), Named("We staan achter sam de vries."), Named("Leave Sam alone."),
                Named("Fijn dat Wil er is, hè Wil?", "Wil"), Named("s\u0101m hoort erbij."),
            ],
            [
                Named("Samen houden we het fijn."), Named("Laat Sam met rust.") with { TargetConsents = true }, Named("Sam, wat heb je nodig?") with { Audience = ReplyAudience.TargetPerson },
                Named("Wil je dit aanpassen?", "Wil"), Named("Will you edit this?", "Will"), Named("May I ask why?", "May"), Named(KindEn),
            ]),
        .. Rows(LintCheck.RevealsReporter,
            [
                Reported("Robin zag het ook."), Reported("robin van dijk vertelde het."), Reported("@Robin, dank je."), Reported("Thanks to Robin we saw it."),
                Reported("Robin told us.") with { Audience = ReplyAudience.Author }, Reported("R0bin, of Robin, zei het."),
            ],
            [
                Reported("Dank je, Robin.") with { Audience = ReplyAudience.Bystander }, Reported("Iedereen kan dit melden."), Reported("Thanks for all the kind words."),
                Reported("Robin, wat heb je nodig?") with { TargetNames = ["Robin Bos"], TargetConsents = true }, Reported(Kind), Reported(KindEn),
            ]),
        .. Rows(LintCheck.LegalClaim,
            [.. Both(_ => Draft("Dit is strafbaar.") with { Outcomes = [Outcome.SetNorm] }), .. Both(_ => Draft("This is illegal.")), .. Both(_ => Draft("Dan volgt aangifte.") with { Outcomes = [Outcome.TalkPrivately, Outcome.EnsureChanged] })],
            [.. Both(_ => Draft("Dit is strafbaar.") with { Outcomes = [Outcome.PassOn] }), .. Both(_ => Draft("This is illegal.") with { Outcomes = [Outcome.PassOn] }), .. Both(Draft)]),
        .. Rows(LintCheck.TouchesModerator,
            [.. Both(text => Draft(text) with { TouchesModerator = true }), .. Both(text => Draft(text) with { Flags = [Flag.ModeratorIsTarget] }), .. Both(text => Draft(text) with { TouchesModerator = true, Audience = ReplyAudience.Author })],
            [.. Both(Draft), .. Both(text => Draft(text) with { Flags = [Flag.RepeatAuthor] }), .. Both(text => Draft(text) with { Step = Step.Discrimination })]),
        .. Rows(LintCheck.TooFast,
            [
                .. Both(text => Hasty(text, Step.Bullying, 14.9)), .. Both(text => Hasty(text, Step.Discrimination, 0)),
                Draft("Ik ben het zat en het is belachelijk."), Draft("Dit is walgelijk en schandalig."), Draft("I am fed up and this is ridiculous."), Draft("Disgusting. Outrageous."),
            ],
            [
                .. Both(text => Hasty(text, Step.Bullying, 15)), .. Both(text => Hasty(text, Step.Negativity, 3)), Draft("Ik snap dat je boos bent."), Draft("You may be angry, and that is fine."),
                Draft("Dat is schandalig."), Draft("Is er iets gebeurd waardoor je zo boos bent?"),
            ]),
        .. Rows(LintCheck.DoublesUp,
            [.. Both(text => Draft(text) with { TemplateUses = 3 }), .. Both(text => Draft(text) with { AnsweredByColleague = true }), .. Both(text => Draft(text) with { AnsweredByColleague = true, Audience = ReplyAudience.Author })],
            [.. Both(text => Draft(text) with { TemplateUses = 2 }), .. Both(Draft), .. Both(text => Draft(text) with { AnsweredByColleague = true, Audience = ReplyAudience.TargetPerson })]),
        .. Rows(LintCheck.AnswersExtremism,
            [.. Both(text => Draft(text) with { Step = Step.Extremism }), .. Both(text => Draft(text) with { Outcomes = [Outcome.PassOn] }), .. Both(text => Draft(text) with { Flags = [Flag.Threat] })],
            [.. Both(text => Draft(text) with { Step = Step.Discrimination, Outcomes = [Outcome.SetNorm] }), .. Both(text => Draft(text) with { Flags = [Flag.RepeatAuthor] }), .. Both(text => Draft(text) with { Step = Step.Extremism, Audience = ReplyAudience.Author })]),
        .. Rows(LintCheck.ScoresItself,
            [.. Both(text => Scored(text, Step.Bullying)), .. Both(text => Scored(text, Step.Negativity)), .. Both(text => Draft(text) with { OwnScore = Make.Assessment(Step.None, false, Flag.Threat) })],
            [.. Both(text => Scored(text, Step.None)), .. Both(Draft), .. Both(text => Draft(text) with { OwnScore = Make.Assessment(Step.None, true, Flag.Quote) })]),
    ];

    public static LintDraft Draft(string text) => new() { Text = text, Audience = ReplyAudience.Public };

    private static IEnumerable<(LintCheck, bool, LintDraft)> Rows(LintCheck check, IEnumerable<LintDraft> fire, IEnumerable<LintDraft> not) =>
        fire.Select(draft => (check, true, draft)).Concat(not.Select(draft => (check, false, draft)));

    private static IEnumerable<LintDraft> Both(Func<string, LintDraft> draft) => [draft(Kind), draft(KindEn)];

    private static IEnumerable<LintDraft> Links(string link, params string[] texts) => texts.Select(text => Draft(text) with { MessageLink = link });

    private static LintDraft Said(string text) => Draft(text) with { Message = LintExamples.Message };

    private static LintDraft Aged(string text, double hours, double idle) => Draft(text) with { Age = TimeSpan.FromHours(hours), ThreadIdle = TimeSpan.FromHours(idle) };

    private static LintDraft Named(string text, string name = "Sam de Vries") => Draft(text) with { TargetNames = [name] };

    private static LintDraft Reported(string text) => Draft(text) with { ReporterNames = ["Robin van Dijk"] };

    private static LintDraft Hasty(string text, Step step, double seconds) => Draft(text) with { Step = step, SinceReveal = TimeSpan.FromSeconds(seconds) };

    private static LintDraft Scored(string text, Step step) => Draft(text) with { OwnScore = Make.Assessment(step) };
}
