using BenchmarkDotNet.Attributes;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Bench;

/// <summary>What the reply lint costs with every key press, at the lengths of a full public reply and a full private message.</summary>
[MemoryDiagnoser]
public class LintBenchmarks
{
    private const string Sentence = "We praten hier met respect met elkaar, ook als je het niet eens bent met het plan. ";

    private LintDraft draft = null!;

    [Params(280, 1000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Write() => draft = new LintDraft
    {
        Text = string.Concat(Enumerable.Repeat(Sentence, 20))[..Length],
        Audience = Length > 280 ? ReplyAudience.Author : ReplyAudience.Public,
        Message = string.Concat(Enumerable.Repeat("niemand zit op jouw verhalen te wachten dus ga maar ergens anders zeuren ", 6)),
        HarshWords = ["zeuren"],
        TargetNames = ["Sam de Vries", "sam2008"],
        ReporterNames = ["Robin van Dijk"],
        MessageLink = "https://chat.example/p/123",
    };

    [Benchmark]
    public int Check() => DraftLint.Check(draft).Count;
}
