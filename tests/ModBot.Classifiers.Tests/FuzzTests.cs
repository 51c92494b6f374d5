using ModBot.Classifiers.Scoring;
using ModBot.Classifiers.Tests.Support;
using ModBot.Classifiers.Train;
using ModBot.Harness;

namespace ModBot.Classifiers.Tests;

/// <summary>A small part of what <c>dotnet run -c Release --project bench/ModBot.Bench -- fuzz</c> does.</summary>
public sealed class FuzzTests
{
    private static readonly FuzzTexts Texts = new(seed: 3, [.. CorpusReader.Read(Repository.PathOf("models", "corpus")).Select(row => row.Text)]);

    [Fact]
    public void Assess_FuzzedText_KeepsItsPromisesAndSaysTheSameTwice()
    {
        foreach (var text in Enumerable.Range(0, 3000).Select(Texts.Make))
        {
            var assessment = ShippedModel.Classifier.Assess(text);
            assessment.Probabilities.ToArray().Sum().ShouldBe(1, 1e-9);
            foreach (var reason in assessment.Reasons) IsInside(reason.Start, reason.Length, text).ShouldBeTrue();
            foreach (var span in assessment.Harsh) IsInside(span.Start, span.Length, text).ShouldBeTrue();
            ScoreLine.Format(ScoreId.None, ShippedModel.Classifier.Assess(text)).ShouldBe(ScoreLine.Format(ScoreId.None, assessment));
        }
    }

    [Fact]
    public void Score_EveryUnicodeBlock_IsRead()
    {
        foreach (var start in Enumerable.Range(0, 0x110000 / 128).Select(block => block * 128).Where(start => start is < 0xD800 or > 0xDFFF))
        {
            var text = string.Concat(Enumerable.Range(start, 128).Select(char.ConvertFromUtf32));
            ShippedModel.Classifier.Score(text).Flags.IsImmediate.ShouldBe(ShippedModel.Classifier.Assess(text).IsImmediate);
        }
    }

    private static bool IsInside(int start, int length, string text) => start >= 0 && length > 0 && start + length <= text.Length;
}
