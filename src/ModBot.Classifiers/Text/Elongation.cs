namespace ModBot.Classifiers.Text;

/// <summary>Undoes letters that are held: kaaaaanker, stooooom, haaaa.</summary>
internal static class Elongation
{
    /// <summary>Whether a letter is held: three or more times the same.</summary>
    public static bool IsHeld(ReadOnlySpan<char> word)
    {
        for (var index = 2; index < word.Length; index++)
        {
            if (word[index] == word[index - 1] && word[index] == word[index - 2]) return true;
        }

        return false;
    }

    /// <summary>The known word with runs of two or of one; when neither is known, runs of one.</summary>
    public static string Collapse(ReadOnlySpan<char> word, WordCounts words)
    {
        var two = Limit(word, 2);
        var one = Limit(word, 1);
        var mixed = LimitHeld(word);
        string? best = null;
        var bestCount = 0;
        foreach (var candidate in (string[])[two, mixed, one])
        {
            var count = words.Count(candidate);
            if (count <= bestCount) continue;
            best = candidate;
            bestCount = count;
        }

        return best ?? mixed;
    }

    private static string Limit(ReadOnlySpan<char> word, int most)
    {
        var kept = new char[word.Length];
        var length = 0;
        var run = 0;
        for (var index = 0; index < word.Length; index++)
        {
            run = index > 0 && word[index] == word[index - 1] ? run + 1 : 1;
            if (run <= most) kept[length++] = word[index];
        }

        return new string(kept, 0, length);
    }

    // Only the held runs go to one letter; a proper double (aapje, kutje) stays.
    private static string LimitHeld(ReadOnlySpan<char> word)
    {
        var kept = new char[word.Length];
        var length = 0;
        for (var index = 0; index < word.Length;)
        {
            var end = index;
            while (end < word.Length && word[end] == word[index]) end++;
            var keep = end - index >= 3 ? 1 : end - index;
            for (var copy = 0; copy < keep; copy++) kept[length++] = word[index];
            index = end;
        }

        return new string(kept, 0, length);
    }
}
