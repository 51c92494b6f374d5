using BenchmarkDotNet.Attributes;
using ModBot.Classifiers;
using ModBot.Classifiers.Model;
using ModBot.Classifiers.Train;
using ModBot.Harness;

namespace ModBot.Bench;

/// <summary>
/// A batch of different messages of the corpus. One message again and again finds all it needs in the cache; here scoring waits for memory,
/// as it does in a chat.
/// </summary>
[MemoryDiagnoser]
public class BatchBenchmarks
{
    private const int Messages = 1000;

    private readonly Score[] scores = new Score[Messages];
    private LadderClassifier classifier = null!;
    private string[] texts = [];

    [GlobalSetup]
    public void Load()
    {
        classifier = ModelFile.Load(Path.Combine(AppContext.BaseDirectory, "models", "ladder.model"));
        var all = CorpusReader.Read(Repository.PathOf("models", "corpus"));
        texts = [.. all.Where((_, index) => index % (all.Count / Messages) == 0).Take(Messages).Select(row => row.Text)];
    }

    [Benchmark(OperationsPerInvoke = Messages)]
    public void ScoreBatch() => classifier.ScoreBatch(texts, scores);

    [Benchmark(OperationsPerInvoke = Messages)]
    public void AssessEach()
    {
        foreach (var text in texts) classifier.Assess(text);
    }
}
