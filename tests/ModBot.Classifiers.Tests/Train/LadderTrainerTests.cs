using ModBot.Classifiers.Evaluate;
using ModBot.Classifiers.Model;
using ModBot.Classifiers.Tests.Support;
using ModBot.Classifiers.Train;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Train;

public sealed class LadderTrainerTests
{
    [Fact]
    public void Train_Twice_SameBytes()
    {
        using var tiny = new TinyCorpus();
        var first = Bytes(Train(tiny));
        Bytes(Train(tiny)).ShouldBe(first);
    }

    [Fact]
    public void Train_Saved_LoadsWithTheSameNameAndScores()
    {
        using var tiny = new TinyCorpus();
        var result = Train(tiny);
        var path = Path.Combine(tiny.Root, "tiny.model");
        ModelFile.Save(result, path);
        var loaded = ModelFile.Load(path);
        loaded.ModelVersion.ShouldBe(result.Classifier.ModelVersion);
        loaded.Assess("alle turken stelen").Probabilities.ToArray().ShouldBe(result.Classifier.Assess("alle turken stelen").Probabilities.ToArray());
        File.Exists(path + ".new").ShouldBeFalse();
    }

    [Fact]
    public void Train_TinyCorpus_LearnsItAndHoldsItOut()
    {
        using var tiny = new TinyCorpus();
        var result = Train(tiny);
        result.Classifier.Assess("alle turken stelen op vrijdag").Step.ShouldBe(Step.Discrimination);
        result.Classifier.Assess("hoe laat begint de training").Step.ShouldBe(Step.None);
        result.HeldOut.Count.ShouldBe(120);
        result.HeldOut.Accuracy.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Train_Progress_EndsAtItsTotal()
    {
        using var tiny = new TinyCorpus();
        var seen = new List<TrainingProgress>();
        LadderTrainer.Train(Options(tiny), new Recorder(seen), TestContext.Current.CancellationToken);
        seen[^1].Done.ShouldBe(seen[^1].Total);
        seen.Select(progress => progress.Done).ShouldBe(Enumerable.Range(1, seen.Count));
    }

    [Fact]
    public void Train_Cancelled_Stops()
    {
        using var tiny = new TinyCorpus();
        using var cancel = new CancellationTokenSource();
        var stop = new Stopper(cancel, after: 3);
        Should.Throw<OperationCanceledException>(() => LadderTrainer.Train(Options(tiny), stop, cancel.Token));
    }

    [Fact]
    public void Train_ExtraFileWithoutHate_CountsItsOrdinaryRows()
    {
        using var tiny = new TinyCorpus();
        var extra = Extra(tiny, ("nice day", "ok"), ("good game", "none"), ("what an idiot", "none"), ("the turks won", "none"), ("you fool", "negativity"));
        var result = LadderTrainer.Train(Options(tiny) with { ExtraFiles = [extra] }, progress: null, TestContext.Current.CancellationToken);
        result.Classifier.ModelOrigin.ShouldContain("120 own messages; 1 borrowed (extra.tsv); 0 made");
    }

    [Fact]
    public void Train_ExtraFileWithHate_CountsWhatItCallsHatefulAndHarmlessToo()
    {
        using var tiny = new TinyCorpus();
        var extra = Extra(tiny, ("nice day", "ok"), ("good game", "none"), ("what an idiot", "none"), ("the turks won", "none"), ("you fool", "negativity"), ("you are all thieves", "discrimination"));
        var result = LadderTrainer.Train(Options(tiny) with { ExtraFiles = [extra] }, progress: null, TestContext.Current.CancellationToken);

        // One ordinary row, and five by the label of the set; negativity has no clear place.
        result.Classifier.ModelOrigin.ShouldContain("120 own messages; 6 borrowed (extra.tsv); 0 made");
    }

    [Fact]
    public void Train_SetThatCallsEverythingHateful_DoesNotChangeWhatItsWordsMean()
    {
        using var tiny = new TinyCorpus();
        var extra = Extra(tiny, [.. Enumerable.Range(0, 400).Select(number => ($"hoe laat begint de training op dag {number}", "discrimination"))]);
        var result = LadderTrainer.Train(Options(tiny) with { ExtraFiles = [extra] }, progress: null, TestContext.Current.CancellationToken);
        result.Classifier.Assess("hoe laat begint de training op vrijdag").Step.ShouldBe(Step.None);
    }

    [Fact]
    public void Train_TestPasses_AreReportedAndNotLearnedFrom()
    {
        using var tiny = new TinyCorpus();
        var without = Bytes(Train(tiny));
        var tests = Directory.CreateDirectory(Path.Combine(tiny.Corpus, "test")).FullName;
        File.WriteAllText(Path.Combine(tests, "51-other.tsv"), "lang\tlevel\ttext\nnl\t3\talle turken stelen op zondag\nnl\t0\twe zien elkaar zondag bij de ingang\nnl\t1\twe zien elkaar zaterdag bij de ingang\n");
        var result = Train(tiny);
        Bytes(result).ShouldBe(without);
        result.Tests["51-other"].Count.ShouldBe(3);
        result.Tests["51-other"].Accuracy.ShouldBe(2.0 / 3, 0.001);
        result.ToText().ShouldContain("Test only, never learned from: 51-other");
    }

    [Fact]
    public void Train_OnePass_StillTrains()
    {
        using var tiny = new TinyCorpus();
        foreach (var path in Directory.GetFiles(tiny.Corpus).Order(StringComparer.Ordinal).Skip(1)) File.Delete(path);
        var result = Train(tiny);
        result.HeldOut.Count.ShouldBe(0);
        result.Classifier.Assess("alle turken stelen op vrijdag").Step.ShouldBe(Step.Discrimination);
    }

    [Theory]
    [InlineData("lang\tlevel\ttext\nnl\t7\thoi", "level '7'")]
    [InlineData("lang\tlevel\ttext\nnl\t1", "2 fields")]
    [InlineData("lang\ttext\nnl\thoi", "misses the column level")]
    [InlineData("lang\tlevel\tgrounds\ttext\nnl\t3\tmaan\thoi", "unknown ground 'maan'")]
    public void Train_BrokenCorpus_SaysWhere(string content, string expected)
    {
        using var tiny = new TinyCorpus();
        File.WriteAllText(Path.Combine(tiny.Corpus, "99-broken.tsv"), content);
        var message = Should.Throw<InvalidDataException>(() => Train(tiny)).Message;
        message.ShouldContain("99-broken.tsv");
        message.ShouldContain(expected);
    }

    [Fact]
    public void Train_NoCorpus_SaysWhere()
    {
        using var tiny = new TinyCorpus();
        var options = Options(tiny) with { CorpusDirectory = Path.Combine(tiny.Root, "nowhere") };
        Should.Throw<InvalidDataException>(() => LadderTrainer.Train(options, progress: null, TestContext.Current.CancellationToken)).Message.ShouldContain("nowhere");
    }

    [Fact]
    public void Run_TinyCorpus_LeavesEveryPassOutOnce()
    {
        using var tiny = new TinyCorpus();
        CrossValidator.Run(Options(tiny), folds: 16, progress: null, TestContext.Current.CancellationToken).Count.ShouldBe(120);
    }

    private static TrainingOptions Options(TinyCorpus tiny) => new() { CorpusDirectory = tiny.Corpus };

    // Texts that are kept for testing are left out of a set, so a mark is added until one is not.
    private static string Extra(TinyCorpus tiny, params (string Text, string Label)[] rows)
    {
        var path = Path.Combine(tiny.Root, "extra.tsv");
        File.WriteAllLines(path, ["text\tlang\tlabel\toriginal_labels\tsplit", .. rows.Select(row => $"{Learned(row.Text)}\ten\t{row.Label}\tx\ttrain")]);
        return path;

        static string Learned(string text) => HeldOutFifth.Holds(text) ? Learned(text + "!") : text;
    }

    private static TrainingResult Train(TinyCorpus tiny) => LadderTrainer.Train(Options(tiny), progress: null, TestContext.Current.CancellationToken);

    private static byte[] Bytes(TrainingResult result)
    {
        using var stream = new MemoryStream();
        ModelFile.Save(result, stream);
        return stream.ToArray();
    }

    private sealed class Recorder(List<TrainingProgress> seen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => seen.Add(value);
    }

    private sealed class Stopper(CancellationTokenSource cancel, int after) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Done >= after) cancel.Cancel();
        }
    }
}
