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
    public static ReadOnlyMemory<char> Collapse(ReadOnlySpan<char> word, WordCounts words, Letters letters)
    {
        var two = Limit(word, 2, letters.Take(word.Length));
        var mixed = LimitHeld(word, letters.Take(word.Length));
        var one = Limit(word, 1, letters.Take(word.Length));
        var (ofTwo, ofMixed, ofOne) = (words.Count(two.Span), words.Count(mixed.Span), words.Count(one.Span));
        if (ofTwo > 0 && ofTwo >= ofMixed && ofTwo >= ofOne) return two;
        return ofOne > ofMixed ? one : mixed;
    }

    private static ReadOnlyMemory<char> Limit(ReadOnlySpan<char> word, int most, Memory<char> room)
    {
        var kept = room.Span;
        var length = 0;
        var run = 0;
        for (var index = 0; index < word.Length; index++)
        {
            run = index > 0 && word[index] == word[index - 1] ? run + 1 : 1;
            if (run <= most) kept[length++] = word[index];
        }

        return room[..length];
    }

    // Only the held runs go to one letter; a proper double (aapje, kutje) stays.
    private static ReadOnlyMemory<char> LimitHeld(ReadOnlySpan<char> word, Memory<char> room)
    {
        var kept = room.Span;
        var length = 0;
        for (var index = 0; index < word.Length;)
        {
            var end = index;
            while (end < word.Length && word[end] == word[index]) end++;
            var keep = end - index >= 3 ? 1 : end - index;
            for (var copy = 0; copy < keep; copy++) kept[length++] = word[index];
            index = end;
        }

        return room[..length];
    }
}
