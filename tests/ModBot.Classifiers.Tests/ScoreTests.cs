using ModBot.Classifiers.Tests.Support;
using ModBot.Classifiers.Train;
using ModBot.Harness;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests;

public sealed class ScoreTests
{
    // Chat, every disguise, noise of any UTF-16, and texts of several windows.
    private static readonly string[] Texts =
    [
        .. CorpusReader.Read(Repository.PathOf("models", "corpus")).Where((_, index) => index % 40 == 0).Select(row => row.Text),
        .. HostileTexts.Of(seed: 21, count: 600),
        string.Concat(Enumerable.Repeat("jij bent een v r e s e l i j k e sukkel! ", 60)),
        string.Concat(Enumerable.Repeat("ﷺ", 700)),
        string.Concat(Enumerable.Repeat("k4nk3r-kut*tenk0p", 200)),
        new string('a', 5000),
        "",
    ];

    [Fact]
    public void Score_EveryText_SaysWhatTheAssessmentSays()
    {
        foreach (var text in Texts)
        {
            var score = ShippedModel.Classifier.Score(text);
            var assessment = ShippedModel.Classifier.Assess(text);
            score.Step.ShouldBe(assessment.Step);
            score.Grey.ShouldBe(assessment.Grey);
            score.Target.ShouldBe(assessment.Target);
            score.Flags.ToList().ShouldBe(assessment.Flags);
            foreach (var step in Enum.GetValues<Step>()) score[step].ShouldBe(assessment.Probabilities[step]);
        }
    }

    [Fact]
    public void Score_WarmThread_AllocatesNothing()
    {
        AllocatedOnceWarm(() =>
        {
            foreach (var text in Texts) ShippedModel.Classifier.Score(text);
        }).ShouldBe(0);
    }

    [Fact]
    public void ScoreBatch_WarmThread_AllocatesNothingAndSaysTheSame()
    {
        var scores = new Score[Texts.Length];
        IReadOnlyList<string> list = Texts;
        AllocatedOnceWarm(() =>
        {
            ShippedModel.Classifier.ScoreBatch(Texts.AsSpan(), scores);
            ShippedModel.Classifier.ScoreBatch(list, scores);
        }).ShouldBe(0);
        for (var index = 0; index < Texts.Length; index++) scores[index][Step.None].ShouldBe(ShippedModel.Classifier.Score(Texts[index])[Step.None]);
    }

    [Fact]
    public void ScoreBatch_TooLittleRoom_IsMisuse() =>
        Should.Throw<ArgumentException>(() => ShippedModel.Classifier.ScoreBatch(["a", "b"], new Score[1])).Message.ShouldContain("room for 1");

    // The buffers of a thread take turns and each grows to its longest text, which can take a few rounds; what is allocated per text never ends.
    private static long AllocatedOnceWarm(Action round)
    {
        var allocated = 0L;
        for (var number = 0; number < 8; number++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            round();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated == 0) break;
        }

        return allocated;
    }
}
