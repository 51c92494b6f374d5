using System.Diagnostics;
using System.Globalization;
using ModBot.Classifiers;

namespace ModBot.Bench.Fuzz;

/// <summary>Reports the time per UTF-16 unit from a thousand to a million units: a text twice as long may take no more than twice as long.</summary>
internal static class FuzzLengths
{
    private const int Rounds = 5;
    private static readonly int[] Lengths = [1_000, 10_000, 100_000, 1_000_000];

    private static readonly (string Name, string Unit)[] Kinds =
    [
        ("chat", "wie gaat er vanavond mee naar het veld? "), ("one letter", "a"), ("letters with spaces", "a b "), ("letters with dots", "a."), ("disguised", "k4nk3r "), ("one disguised word", "k4nk3r"),
        ("masks", "s*kk*l "), ("emoji", "😂"), ("marks", "e\u0301\u0336"), ("invisible", "\u200B"), ("Arabic ligature", "ﷺ"), ("brackets", "((( "),
    ];

    public static void Report(LadderClassifier classifier)
    {
        Console.WriteLine($"{"ns per unit",-20}{string.Concat(Lengths.Select(length => $"{length,11}"))}");
        foreach (var (name, unit) in Kinds)
        {
            var times = Lengths.Select(length => Best(classifier, string.Concat(Enumerable.Repeat(unit, length / unit.Length))) / length);
            Console.WriteLine($"{name,-20}{string.Concat(times.Select(time => time.ToString("F1", CultureInfo.InvariantCulture).PadLeft(11)))}");
        }
    }

    private static double Best(LadderClassifier classifier, string text)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.GetTimestamp();
            classifier.Assess(text);
            best = Math.Min(best, Stopwatch.GetElapsedTime(clock).TotalNanoseconds);
        }

        return best;
    }
}
