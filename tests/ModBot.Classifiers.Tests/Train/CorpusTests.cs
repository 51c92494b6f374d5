using ModBot.Classifiers.Train;
using ModBot.Harness;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Train;

public sealed class CorpusTests
{
    [Fact]
    public void Read_ShippedCorpus_IsWellFormed()
    {
        var rows = CorpusReader.Read(Repository.PathOf("models", "corpus"));
        rows.Count(row => row.Language == "nl").ShouldBeGreaterThanOrEqualTo(8_000);
        rows.Count(row => row.Language == "en").ShouldBeGreaterThanOrEqualTo(4_000);
        rows.Select(row => row.Pass).Distinct().Count().ShouldBeGreaterThanOrEqualTo(23);
        rows.Count(row => row.Step == Step.None).ShouldBeGreaterThanOrEqualTo(rows.Count * 45 / 100);
        rows.Where(row => row.Step == Step.None).ShouldAllBe(row => row.Grounds.Count == 0);
    }

    [Fact]
    public void Of_Folds_NeverSplitAPass()
    {
        var rows = CorpusReader.Read(Repository.PathOf("models", "corpus"));
        var folds = Folds.Of(rows, 4);
        var byPass = rows.Select((row, index) => (row.Pass, Fold: folds[index])).Distinct().ToList();
        byPass.Count.ShouldBe(rows.Select(row => row.Pass).Distinct().Count());
        byPass.Select(pair => pair.Fold).Distinct().Count().ShouldBe(4);
    }
}
