namespace ModBot.Classifiers.Text;

/// <summary>Brings one word back to its plain spelling: apostrophes out, signs read as letters, held letters let go.</summary>
internal sealed class WordRepair(WordCounts words)
{
    /// <summary>The cutter for letters without spaces.</summary>
    public Segmenter Segmenter { get; } = new(words);

    /// <summary>The plain spelling of a word; itself when there is nothing to repair.</summary>
    public ReadOnlyMemory<char> Read(ReadOnlyMemory<char> word, Letters letters)
    {
        var bare = WithoutApostrophes(word, letters);
        if (words.Knows(bare.Span)) return bare;
        var signs = HasSigns(bare.Span);
        if (signs && Leet.TryRead(bare.Span, words, letters, out var read))
        {
            if (words.Knows(read.Span)) return read;
            return Elongation.IsHeld(read.Span) ? Elongation.Collapse(read.Span, words, letters) : read;
        }

        if (!Elongation.IsHeld(bare.Span)) return bare;
        var collapsed = Elongation.Collapse(bare.Span, words, letters);
        return signs && Leet.TryRead(collapsed.Span, words, letters, out var again) ? again : collapsed;
    }

    private static ReadOnlyMemory<char> WithoutApostrophes(ReadOnlyMemory<char> word, Letters letters)
    {
        if (!word.Span.Contains('\'')) return word;
        var kept = letters.Take(word.Length);
        var length = 0;
        foreach (var unit in word.Span)
        {
            if (unit != '\'') kept.Span[length++] = unit;
        }

        return kept[..length];
    }

    private static bool HasSigns(ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
        {
            if (!char.IsLetter(unit)) return true;
        }

        return false;
    }
}
