namespace ModBot.Classifiers.Text;

/// <summary>Cuts letters without spaces into known words: the likeliest row of words by their counts.</summary>
internal sealed class Segmenter(WordCounts words)
{
    private const int LongestWord = 24;
    private const int LongestRun = 400;

    // A one-letter word is nearly always a wrong cut; u and k are said in chat but rarely.
    private const double ShortWordCost = 9;

    /// <summary>Cuts the letters.</summary>
    /// <param name="letters">The letters.</param>
    /// <param name="lengths">Receives the lengths of the words, in order.</param>
    /// <returns>False when no row of known words covers them.</returns>
    public bool TryCut(ReadOnlySpan<char> letters, List<int> lengths)
    {
        if (letters.Length is < 2 or > LongestRun || words.Total == 0) return false;
        Span<double> best = stackalloc double[letters.Length + 1];
        Span<int> back = stackalloc int[letters.Length + 1];
        best.Fill(double.NegativeInfinity);
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

        if (double.IsNegativeInfinity(best[^1])) return false;
        lengths.Clear();
        for (var end = letters.Length; end > 0; end = back[end]) lengths.Add(end - back[end]);
        lengths.Reverse();
        return true;
    }
}
