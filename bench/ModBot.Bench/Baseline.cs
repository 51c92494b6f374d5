using ModBot.Classifiers.Evaluate;
using ModBot.Classifiers.Train;
using ModBot.Moderation.Ladder;

namespace ModBot.Bench;

/// <summary>What a plain n-gram model of the first passes of the corpus says of the passes that nothing is learned from: the ground the shipped model is measured against (models/README.md).</summary>
internal static class Baseline
{
    private const int Steps = 5;
    private const string LastPass = "16-threads-nl";

    /// <summary>Learns from passes 01–16 and prints a report per test pass.</summary>
    /// <param name="models">The folder with the corpus.</param>
    /// <param name="cancel">Stops it.</param>
    public static void Run(string models, CancellationToken cancel)
    {
        var corpus = Path.Combine(models, "corpus");
        var learn = CorpusReader.Read(corpus).Where(row => string.CompareOrdinal(row.Pass, LastPass) <= 0).ToList();
        Console.WriteLine($"plain n-gram model of {learn.Count} messages, up to pass {LastPass}");
        var step = PlainModel.FitClasses([.. learn.Select(row => row.Text)], [.. learn.Select(row => (int)row.Step)], Steps, cancel);
        foreach (var pass in CorpusReader.Read(Path.Combine(corpus, "test")).GroupBy(row => row.Pass))
        {
            Console.WriteLine($"{Environment.NewLine}{pass.Key}");
            Console.WriteLine(Evaluator.Report(pass.Select(row => new Judged(row.Step, (Step)step(row.Text), row.Language))).ToText());
        }
    }
}
