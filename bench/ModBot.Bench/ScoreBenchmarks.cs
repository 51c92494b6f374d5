using BenchmarkDotNet.Attributes;
using ModBot.Classifiers;
using ModBot.Classifiers.Model;
using ModBot.Moderation.Ladder;

namespace ModBot.Bench;

/// <summary>How long one message takes to score. Watch the ratio and the allocation; the absolute time is of one machine.</summary>
[MemoryDiagnoser]
public class ScoreBenchmarks
{
    private LadderClassifier classifier = null!;
    private string text = "";

    [Params("short", "chat", "long")]
    public string Length { get; set; } = "chat";

    [GlobalSetup]
    public void Load()
    {
        classifier = ModelFile.Load(Path.Combine(AppContext.BaseDirectory, "models", "ladder.model"));
        text = TextOf(Length);
    }

    [Benchmark(Baseline = true)]
    public Step Score() => classifier.Score(text).Step;

    [Benchmark]
    public Assessment Assess() => classifier.Assess(text);

    private static string TextOf(string length) => length switch
    {
        "short" => "hoi allemaal",
        "long" => string.Join(' ', Enumerable.Repeat("ik vond de wedstrijd van gisteren echt heel spannend om te zien", 40)),
        _ => "wie gaat er vanavond mee naar het veld, we hebben nog twee spelers nodig",
    };
}
