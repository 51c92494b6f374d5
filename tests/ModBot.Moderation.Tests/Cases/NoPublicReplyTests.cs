using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;
using ModBot.Moderation.Tests.Replies;

namespace ModBot.Moderation.Tests.Cases;

/// <summary>Ten thousand situations by chance: no public reply gets through where there must be none, whatever somebody presses, ticks or writes (A11, A19, A20).</summary>
public sealed class NoPublicReplyTests
{
    private const int Situations = 10_000;
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Texts = ["Hier houden we het fijn.", "We praten met respect over elkaar.", "Dit past niet bij onze afspraken. Zullen we verder praten over het spel?"];

    [Fact]
    public void A11_A19_A20_TenThousandSituations_NoReplyAtStep4_ToAFakeAccount_OrToAnOldPost()
    {
        var random = new Random(20261128);
        var (sent, step4, fake, old) = (0, 0, 0, 0);
        for (var number = 0; number < Situations; number++)
        {
            var (snapshot, answers) = Situation(random);
            var card = CaseCardBuilder.Build(snapshot, Now, answers, snapshot.Flags);
            var action = random.Next(2) == 0 ? ModerationAction.ReplyWithNorm : ModerationAction.Correct;
            var decision = new Decision
            {
                ModeratorId = "noor",
                At = Now,
                Answers = answers,
                ConfirmedFlags = snapshot.Flags,
                Actions = random.Next(3) == 0 ? [action, ModerationAction.Delete] : [action],
                Text = Texts[random.Next(Texts.Length)],
                Confirmed = random.Next(2) == 0,

                // An old post can be answered with a reason (A20); here nobody gives one.
                Reason = null,
            };
            var passed = DecisionRules.Check(decision, card.Recommendation) is null;
            var isStep4 = snapshot.Assessment?.Step == Step.Extremism || card.Recommendation.Outcomes.Contains(Outcome.PassOn);
            var isFake = answers[Question.RealPerson] == Answer.No;
            var isOld = card.Age > TimeSpan.FromHours(24) && Now - (snapshot.LastActivityAt ?? snapshot.SentAt) > TimeSpan.FromMinutes(60);
            (step4, fake, old) = (step4 + (isStep4 ? 1 : 0), fake + (isFake ? 1 : 0), old + (isOld ? 1 : 0));
            if (isStep4 || isFake || isOld)
            {
                passed.ShouldBeFalse($"situation {number}");
                card.Recommendation[action].Availability.ShouldBeOneOf(Availability.Disabled, Availability.NeedsReason);
            }

            // The lint is a second lock of its own.
            if (isStep4 || isFake || isOld) DraftLint.Check(Draft(card, snapshot, answers, decision.Text)).ShouldContain(finding => finding.Level == LintLevel.Block, $"situation {number}");

            // And nothing public is even suggested where the message is dangerous.
            if (snapshot.Assessment?.Step == Step.Extremism || card.Flags.Any(flag => flag.IsImmediate()))
                ReplyLibrary.Suggest(new ReplyQuery { Step = snapshot.Assessment?.Step ?? Step.None, Audience = ReplyAudience.Public, Flags = card.Flags }, CommunityTemplates.All).ShouldBeEmpty();
            if (passed) sent++;
        }

        // The check means something only when each of these happened often, and when other replies do go out.
        (step4, fake, old, sent).ShouldSatisfyAllConditions(seen => seen.step4.ShouldBeGreaterThan(1000), seen => seen.fake.ShouldBeGreaterThan(1000), seen => seen.old.ShouldBeGreaterThan(1000), seen => seen.sent.ShouldBeGreaterThan(500));
    }

    private static LintDraft Draft(CaseCard card, CaseSnapshot snapshot, GuidelineAnswers answers, string text) => new()
    {
        Text = text,
        Audience = ReplyAudience.Public,
        Step = snapshot.Assessment?.Step ?? Step.None,
        Flags = card.Flags,
        Outcomes = card.Recommendation.Outcomes,
        RealPerson = answers[Question.RealPerson],
        Age = card.Age,
        ThreadIdle = Now - (snapshot.LastActivityAt ?? snapshot.SentAt),
    };

    private static (CaseSnapshot Snapshot, GuidelineAnswers Answers) Situation(Random random)
    {
        var answers = Enum.GetValues<Question>().Aggregate(GuidelineAnswers.Empty, (given, question) => given.With(question, random.Next(8) switch
        {
            0 => null,
            1 => Answer.Unknown,
            2 or 3 => Answer.No,
            _ => question == Question.Danger ? Answer.No : Answer.Yes,
        }));
        var sentAt = Now - TimeSpan.FromMinutes(random.Next(4) == 0 ? random.Next(60) : random.Next(72 * 60));
        var probabilities = new double[5];
        var step = random.Next(5);
        probabilities[step] = 1;
        return (new CaseSnapshot
        {
            CaseId = "c",
            State = CaseState.Claimed,
            Platform = "x",
            Channel = "plein",
            SentAt = sentAt,
            LastActivityAt = random.Next(3) == 0 ? null : sentAt + ((Now - sentAt) * random.NextDouble()),
            Assessment = random.Next(12) == 0 ? null : new Assessment
            {
                Step = (Step)step,
                Probabilities = new StepProbabilities(probabilities),
                Grey = random.Next(4) == 0,
                Target = Target.Individual,
                Reasons = [],
                Why = new LocalizedText("uitleg", "explanation"),
                Language = "nl",
                ModelVersion = "chance",
            },
            Flags = random.Next(6) == 0 ? [Enum.GetValues<Flag>()[random.Next(Enum.GetValues<Flag>().Length)]] : [],
            TargetKnown = random.Next(2) == 0,
        }, answers);
    }
}
