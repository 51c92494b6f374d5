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
        // Twice: a thread has two sets of buffers that take turns, and each grows to its longest text.
        for (var round = 0; round < 2; round++)
        {
            foreach (var text in Texts) ShippedModel.Classifier.Score(text);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var text in Texts) ShippedModel.Classifier.Score(text);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void ScoreBatch_WarmThread_AllocatesNothingAndSaysTheSame()
    {
        var scores = new Score[Texts.Length];
        IReadOnlyList<string> list = Texts;
        ShippedModel.Classifier.ScoreBatch(Texts, scores);
        ShippedModel.Classifier.ScoreBatch(list, scores);
        ShippedModel.Classifier.ScoreBatch(list, scores);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ShippedModel.Classifier.ScoreBatch(Texts.AsSpan(), scores);
        ShippedModel.Classifier.ScoreBatch(list, scores);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        for (var index = 0; index < Texts.Length; index++) scores[index][Step.None].ShouldBe(ShippedModel.Classifier.Score(Texts[index])[Step.None]);
    }

    [Fact]
    public void ScoreBatch_TooLittleRoom_IsMisuse() =>
        Should.Throw<ArgumentException>(() => ShippedModel.Classifier.ScoreBatch(["a", "b"], new Score[1])).Message.ShouldContain("room for 1");
}
