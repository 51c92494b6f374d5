using System.Text.RegularExpressions;
using ModBot.Adapters.Contract;
using ModBot.Harness;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Referrals;
using ModBot.Host.Members;
using ModBot.Host.Storage;
using ModBot.Host.Texts;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Evidence;
using ModBot.Moderation.Evidence.Notices;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;
using ModBot.Moderation.Reports;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Tests.Texts;

public sealed class WordsTests
{
    private static readonly Words[] Both = [Words.Dutch, Words.English];

    [Fact]
    public void Words_BothLanguages_HaveTheSameKeysAndPlaces()
    {
        Words.Dutch.Keys.Order(StringComparer.Ordinal).ShouldBe(Words.English.Keys.Order(StringComparer.Ordinal));
        foreach (var key in Words.Dutch.Keys)
        {
            Places(Words.Dutch[key]).ShouldBe(Places(Words.English[key]), key);
            Both.ShouldAllBe(words => words[key].Trim().Length > 0 && words[key] == words[key].Trim(), key);
        }
    }

    [Fact]
    public void Words_EveryEnumThatIsShown_HasAWordForEachMember()
    {
        Has<Step>("", ".Meaning");
        Has<Flag>("", ".Help");
        Has<Target>("");
        Has<Ground>("");
        Has<Form>("");
        Has<MessageContent>("");
        Has<RevealLayer>("");
        Has<CaseState>("", ".Help");
        Has<CardButtonKind>("", ".Hint", ".Do");
        Has<ModerationAction>("");
        Has<ActionReason>("");
        Has<Availability>("");
        Has<Question>("", ".Short");
        Has<Answer>("");
        Has<PrefillReason>("");
        Has<Outcome>("");
        Has<Advice>("");
        Has<DeskProblem>("");
        Has<DecisionProblem>("");
        Has<RefusalReason>("");
        Has<ModeratorRole>("", ".Help");
        Has<TeamProblem>("");
        Has<ThresholdFinding>("");
        Has<TuningProblem>("");
        Has<RememberProblem>("");
        Has<AlarmStage>("");
        Has<NoticeKind>("", ".Help");
        Has<NoticeField>("");
        Has<NoticeProblem>("");
        Has<LawCertainty>("");
        Has<ReferralState>("");
        Has<ReferralTrigger>("");
        Has<ReferralProblem>("");
        Has<LeadNoticeReason>("");
        Has<QueueView>("", ".Empty", ".EmptyMore");
        Has<ReplyStrategy>("");
        Has<ReplyAudience>("");
        Has<TemplateProblem>("");
        Has<LintCheck>("");
        Has<LintLevel>("");
        Has<ReportNews>("");
        Has<LocalHelpKind>("");
        Has<DataRequestKind>("");
    }

    [Theory]
    [InlineData("case.opened")]
    [InlineData("case.claimed")]
    [InlineData("case.released")]
    [InlineData("case.handed_over")]
    [InlineData("case.revealed")]
    [InlineData("case.decided")]
    [InlineData("case.undone")]
    [InlineData("case.passed_on")]
    [InlineData("case.watched")]
    [InlineData("case.dismissed")]
    [InlineData("case.edited_by_author")]
    [InlineData("case.deleted_by_author")]
    [InlineData("case.reopened")]
    [InlineData("case.closed")]
    [InlineData("case.held")]
    [InlineData("case.notice_made")]
    [InlineData("case.referred")]
    [InlineData("case.referral_moved")]
    [InlineData("case.still_visible")]
    [InlineData("case.hold_asked_again")]
    [InlineData("case.hold_late")]
    [InlineData("case.alarm")]
    [InlineData("case.lead_told")]
    [InlineData("case.second_opinion_asked")]
    [InlineData("case.second_opinion_given")]
    [InlineData("case.second_opinion_lapsed")]
    [InlineData("case.target_supported")]
    [InlineData("case.repeated_at_target")]
    [InlineData("case.rescored")]
    [InlineData("tuning.text_remembered")]
    [InlineData("tuning.text_revealed")]
    [InlineData("tuning.text_forgotten")]
    [InlineData("action.queued")]
    [InlineData("action.done")]
    [InlineData("action.refused")]
    [InlineData("action.in_doubt")]
    [InlineData("action.settled")]
    [InlineData("action.cancelled")]
    [InlineData("report.answered")]
    [InlineData("report.thanked")]
    public void Words_LedgerKind_HasASentence(string kind) => Both.ShouldAllBe(words => words.Has($"History.{kind}"));

    // Draupnir once showed a hate-speech report as spam (FEATURES §1.8); so each label is written out here a second time.
    [Theory]
    [InlineData("Step.None", "in orde", "in order")]
    [InlineData("Step.Negativity", "negativiteit", "negativity")]
    [InlineData("Step.Bullying", "pesten", "bullying")]
    [InlineData("Step.Discrimination", "discriminatie", "discrimination")]
    [InlineData("Step.Extremism", "extremisme", "extremism")]
    [InlineData("Flag.Threat", "bedreiging", "threat")]
    [InlineData("Flag.Doxing", "privégegevens verspreid", "private data spread")]
    [InlineData("Flag.SexualImage", "seksueel beeld", "sexual image")]
    [InlineData("Flag.MinorSexual", "seksueel, minderjarige", "sexual, minor")]
    [InlineData("Flag.Sextortion", "sextortion", "sextortion")]
    [InlineData("Flag.SelfHarm", "zelfbeschadiging of zelfdoding", "self-harm or suicide")]
    [InlineData("Flag.Stalking", "stalking", "stalking")]
    [InlineData("Flag.Raid", "georganiseerde aanval", "coordinated attack")]
    [InlineData("Flag.FakeOrTroll", "tekenen van een nepaccount", "signs of a fake account")]
    [InlineData("Target.Individual", "gericht op één persoon", "aimed at one person")]
    [InlineData("Target.Group", "gericht op een groep", "aimed at a group")]
    [InlineData("Ground.Origin", "afkomst", "origin")]
    [InlineData("Ground.Religion", "religie", "religion")]
    [InlineData("Ground.Gender", "gender", "gender")]
    [InlineData("Ground.GenderIdentity", "genderidentiteit", "gender identity")]
    [InlineData("Ground.Orientation", "seksuele oriëntatie", "sexual orientation")]
    [InlineData("Ground.Disability", "beperking of psychische gezondheid", "disability or mental health")]
    [InlineData("Ground.Age", "leeftijd", "age")]
    [InlineData("Ground.Appearance", "uiterlijk", "looks")]
    [InlineData("Answer.Yes", "ja", "yes")]
    [InlineData("Answer.No", "nee", "no")]
    [InlineData("Answer.Unknown", "weet ik niet", "I don't know")]
    [InlineData("CardButtonKind.Norm", "Stel de norm", "Set the norm")]
    [InlineData("CardButtonKind.Delete", "Verwijder", "Delete")]
    [InlineData("CardButtonKind.Report", "Meld", "Report")]
    [InlineData("CardButtonKind.Private", "Privébericht", "Private message")]
    [InlineData("CardButtonKind.Correct", "Corrigeer", "Correct")]
    [InlineData("CardButtonKind.Monitor", "Monitor", "Monitor")]
    [InlineData("CardButtonKind.PassOn", "Koppel door", "Pass on")]
    [InlineData("CardButtonKind.HandOver", "Neem jij over?", "Can you take over?")]
    [InlineData("CardButtonKind.NotHarmful", "Niet schadelijk", "Not harmful")]
    [InlineData("ModerationAction.Delete", "verwijderen", "delete")]
    [InlineData("ModerationAction.Report", "melden bij het platform", "report to the platform")]
    [InlineData("ModerationAction.Ignore", "niks doen", "do nothing")]
    public void Words_Label_SaysWhatItIs(string key, string nl, string en)
    {
        Words.Dutch[key].ShouldBe(nl);
        Words.English[key].ShouldBe(en);
    }

    [Fact]
    public void Words_MembersOfOneEnum_NeverShareALabel()
    {
        foreach (var words in Both)
        {
            foreach (var group in words.Keys.Where(key => key.Count(letter => letter == '.') == 1).GroupBy(key => key.Split('.')[0]).Where(group => group.Key is not ("App" or "Desk" or "Case" or "Compose" or "SignIn")))
            {
                group.Select(key => words[key]).GroupBy(text => text).Where(same => same.Count() > 1).ShouldBeEmpty($"{group.Key} in {words.Language}");
            }
        }
    }

    // The people are spreader, target and bystander (DESIGN §2); nobody is told to be strong; nobody is called "u".
    [Fact]
    public void Words_NoText_HoldsAForbiddenWord()
    {
        var forbidden = new Regex(@"\b(daders?|slachtoffers?|offenders?|perpetrators?|victims?|wees sterk|be strong|strafbaar|punishable|trollen|u|uw)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

        foreach (var words in Both) words.Keys.Where(key => forbidden.IsMatch(words[key])).ShouldBeEmpty(words.Language);
    }

    [Fact]
    public void Words_KeysInThePages_AllExist()
    {
        var root = Path.Combine(Repository.Root, "src", "ModBot.Host", "Console");
        var files = Directory.EnumerateFiles(root, "*.cs*", SearchOption.AllDirectories).ToArray();
        files.Length.ShouldBeGreaterThan(20);

        foreach (var file in files)
        {
            var source = File.ReadAllText(file);
            foreach (var key in Regex.Matches(source, "(?:\\bT|words)(?:\\[|\\.Format\\()\"([^\"{]+)\"[\\],)]").Select(match => match.Groups[1].Value))
            {
                Words.Dutch.Has(key).ShouldBeTrue($"{key} in {Path.GetFileName(file)}");
            }
        }
    }

    private static void Has<T>(params string[] parts) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            foreach (var part in parts) Both.ShouldAllBe(words => words.Has($"{typeof(T).Name}.{value}{part}"), $"{typeof(T).Name}.{value}{part}");
        }
    }

    private static string[] Places(string text) => [.. Regex.Matches(text, @"\{\d\}").Select(match => match.Value).Distinct().Order()];
}
