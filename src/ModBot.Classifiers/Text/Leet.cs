namespace ModBot.Classifiers.Text;

/// <summary>Reads digits and signs inside a word as letters: m0ng00l, k4nker, st*m.</summary>
internal static class Leet
{
    // A mask (*) may stand for any letter; more than two would match almost every word.
    private const int MaxMasks = 2;
    private const int MaxCandidates = 64;
    private const int LongestWord = 30;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>The letters a sign may stand for, likeliest first; empty when it is not a sign of this kind.</summary>
    public static string Readings(char sign) => sign switch
    {
        '0' => "o",
        '1' => "il",
        '2' => "z",
        '3' => "e",
        '4' => "a",
        '5' => "s",
        '6' => "g",
        '7' => "t",
        '8' => "b",
        '9' => "g",
        '@' => "a",
        '$' => "s",
        '!' => "i",
        '|' => "li",
        '+' => "t",
        '(' => "c",
        '#' => "h",
        '*' => Alphabet,
        _ => "",
    };

    /// <summary>Whether the character may stand for a letter inside a word.</summary>
    public static bool IsSign(char unit) => Readings(unit).Length > 0;

    /// <summary>
    /// The plain spelling of a word with signs: the known word that fits and occurs most; otherwise the likeliest reading of each
    /// sign when the word is clearly disguised (three letters or more after reading, a sign between letters).
    /// </summary>
    /// <returns>Whether it was read.</returns>
    public static bool TryRead(ReadOnlySpan<char> word, WordCounts words, Letters room, out ReadOnlyMemory<char> read)
    {
        read = default;
        var masks = word.Count('*');
        var letters = 0;
        foreach (var unit in word) letters += char.IsAsciiLetter(unit) ? 1 : 0;
        if (letters == 0 || word.Length > LongestWord || IsAmount(word)) return false;

        Span<char> best = stackalloc char[LongestWord];
        best = best[..word.Length];
        var bestCount = 0;
        if (masks <= MaxMasks)
        {
            Span<char> candidate = stackalloc char[LongestWord];
            var budget = masks == 0 ? MaxCandidates : MaxCandidates * Alphabet.Length;
            Search(word, 0, candidate[..word.Length], words, best, ref bestCount, ref budget);
        }

        if (bestCount == 0)
        {
            if (masks > 0 || !IsDisguised(word, letters)) return false;
            FirstReading(word, best);
        }

        read = room.Keep(best);
        return true;
    }

    // 20u, 3e, 10k, 5min: a number with its unit.
    private static bool IsAmount(ReadOnlySpan<char> word)
    {
        var digits = word.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && word.Length - digits <= (digits > 1 ? 3 : 1) && !word[digits..].ContainsAnyExceptInRange('a', 'z');
    }

    private static void Search(ReadOnlySpan<char> word, int index, Span<char> candidate, WordCounts words, Span<char> best, ref int bestCount, ref int budget)
    {
        if (index == word.Length)
        {
            budget--;
            var count = words.Count(candidate);
            if (count <= bestCount) return;
            bestCount = count;
            candidate.CopyTo(best);
            return;
        }

        var readings = Readings(word[index]);
        if (readings.Length == 0)
        {
            candidate[index] = word[index];
            Search(word, index + 1, candidate, words, best, ref bestCount, ref budget);
            return;
        }

        // Two masks make 676 candidates; where no word begins so, their part of the budget is spent without looking.
        if (readings.Length > 1 && !words.AnyBeginsWith(candidate[..index]))
        {
            budget = (int)Math.Max(0, budget - Candidates(word[index..], budget));
            return;
        }

        foreach (var letter in readings)
        {
            if (budget <= 0) return;
            candidate[index] = letter;
            Search(word, index + 1, candidate, words, best, ref bestCount, ref budget);
        }
    }

    // How many candidates the rest of a word makes, as far as it matters.
    private static long Candidates(ReadOnlySpan<char> rest, int most)
    {
        var count = 1L;
        foreach (var unit in rest)
        {
            count *= Math.Max(1, Readings(unit).Length);
            if (count >= most) break;
        }

        return count;
    }

    // 4havo and m8 are written so by everybody; h0m0s and st0m are not. A sign between two letters tells them apart.
    private static bool IsDisguised(ReadOnlySpan<char> word, int letters)
    {
        if (letters < 2 || word.Length < 4) return false;
        for (var index = 1; index < word.Length - 1; index++)
        {
            if (!char.IsAsciiLetter(word[index]) && char.IsAsciiLetter(word[index - 1])) return true;
        }

        return false;
    }

    private static void FirstReading(ReadOnlySpan<char> word, Span<char> read)
    {
        for (var index = 0; index < word.Length; index++)
        {
            var readings = Readings(word[index]);
            read[index] = readings.Length > 0 ? readings[0] : word[index];
        }
    }
}
