using System.Diagnostics;
using System.Globalization;
using ModBot.Classifiers;
using ModBot.Classifiers.Model;
using ModBot.Classifiers.Train;
using ModBot.Harness;

namespace ModBot.Bench.Fuzz;

/// <summary>
/// Reads very many hostile texts: no exception, probabilities that add up to 1, spans inside the text, the same answer on two threads and in
/// another order, and time linear in length. Prints the number of every text that breaks a promise.
/// </summary>
internal static class FuzzRun
{
    private const int Block = 2000;
    private const int MostShown = 20;

    public static int Run(string[] args)
    {
        var count = NumberOf(args, "--count", 1_000_000);
        var seed = NumberOf(args, "--seed", 1);
        var classifier = ModelFile.Load(Repository.PathOf("models", "ladder.model"));
        var sentences = CorpusReader.Read(Repository.PathOf("models", "corpus")).Select(row => row.Text).ToList();
        var clock = Stopwatch.StartNew();
        var faults = new List<string>();
        var slowest = Texts(classifier, new FuzzTexts(seed, sentences), count, faults);
        Say($"{count} texts, seed {seed}: {faults.Count} faults, {clock.Elapsed.TotalSeconds:F0} s on two threads");
        Say($"slowest: text {slowest.Number}, {slowest.Length} units, {slowest.Milliseconds:F1} ms");
        var before = faults.Count;
        var lines = FuzzBytes.Run(classifier, seed, Math.Max(1, count / 2000), sentences, faults);
        Say($"{lines} lines of bytes: {faults.Count - before} faults");
        FuzzLengths.Report(classifier);
        foreach (var fault in faults.Take(MostShown)) Say(fault);
        return faults.Count == 0 ? 0 : 1;
    }

    private static (int Number, int Length, double Milliseconds) Texts(LadderClassifier classifier, FuzzTexts texts, int count, List<string> faults)
    {
        var slowest = (Number: 0, Length: 0, Milliseconds: 0.0);
        for (var first = 0; first < count; first += Block)
        {
            var block = Enumerable.Range(first, Math.Min(Block, count - first)).Select(texts.Make).ToArray();
            var forth = new string[block.Length];
            var back = new string[block.Length];
            var times = new double[block.Length];
            Parallel.Invoke(
                () =>
                {
                    for (var index = 0; index < block.Length; index++) forth[index] = FuzzCheck.Of(classifier, block[index], out times[index]);
                },
                () =>
                {
                    for (var index = block.Length - 1; index >= 0; index--) back[index] = FuzzCheck.Of(classifier, block[index], out _);
                });
            for (var index = 0; index < block.Length; index++)
            {
                if (forth[index].StartsWith(FuzzCheck.Broken, StringComparison.Ordinal)) faults.Add($"text {first + index}: {forth[index]}");
                else if (forth[index] != back[index]) faults.Add($"text {first + index}: two threads say different things");
                if (times[index] > slowest.Milliseconds) slowest = (first + index, block[index].Length, times[index]);
            }
        }

        return slowest;
    }

    private static int NumberOf(string[] args, string name, int otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }

    private static void Say(FormattableString line) => Say(FormattableString.Invariant(line));

    private static void Say(string line) => Console.WriteLine(line);
}
