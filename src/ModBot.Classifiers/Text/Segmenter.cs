namespace ModBot.Classifiers.Text;

/// <summary>Cuts letters without spaces into known words: the likeliest row of words by their counts.</summary>
internal sealed class Segmenter(WordCounts words)
{
    private const int LongestWord = 24;
    private const int LongestRun = 400;

    // A one-letter word is nearly always a wrong cut; u and k are said in chat but rarely.
    private const double ShortWordCost = 9;

    /// <summary>Cuts the letters; null when no row of known words covers them.</summary>
    /// <returns>The lengths of the words, in order.</returns>
    public List<int>? Cut(ReadOnlySpan<char> letters)
    {
        if (letters.Length is < 2 or > LongestRun || words.Total == 0) return null;
        var best = new double[letters.Length + 1];
        var back = new int[letters.Length + 1];
        Array.Fill(best, double.NegativeInfinity);
        best[0] = 0;
        for (var end = 1; end <= letters.Length; end++)
        {
            for (var start = Math.Max(0, end - LongestWord); start < end; start++)
            {
                if (double.IsNegativeInfinity(best[start])) continue;
                var count = words.Count(letters[start..end]);
                if (count == 0) continue;
                var score = best[start] + Math.Log((double)count / words.Total) - (end - start == 1 ? ShortWordCost : 0);
                if (score <= best[end]) continue;
                best[end] = score;
                back[end] = start;
            }
        }

        return double.IsNegativeInfinity(best[^1]) ? null : Lengths(back);
    }

    private static List<int> Lengths(int[] back)
    {
        var lengths = new List<int>();
        for (var end = back.Length - 1; end > 0; end = back[end]) lengths.Add(end - back[end]);
        lengths.Reverse();
        return lengths;
    }
}
