namespace ModBot.Classifiers.Text;

/// <summary>Brings one word back to its plain spelling: apostrophes out, signs read as letters, held letters let go.</summary>
internal sealed class WordRepair(WordCounts words)
{
    /// <summary>The cutter for letters without spaces.</summary>
    public Segmenter Segmenter { get; } = new(words);

    /// <summary>The plain spelling of a word; itself when there is nothing to repair.</summary>
    public string Read(ReadOnlySpan<char> word)
    {
        Span<char> buffer = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        var length = 0;
        var signs = false;
        foreach (var unit in word)
        {
            if (unit == '\'') continue;
            signs |= !char.IsLetter(unit);
            buffer[length++] = unit;
        }

        ReadOnlySpan<char> bare = buffer[..length];
        if (words.Knows(bare)) return bare.ToString();
        if (signs && Leet.Read(bare, words) is { } read)
        {
            if (words.Knows(read)) return read;
            return Elongation.IsHeld(read) ? Elongation.Collapse(read, words) : read;
        }

        if (!Elongation.IsHeld(bare)) return bare.ToString();
        var collapsed = Elongation.Collapse(bare, words);
        return signs && Leet.Read(collapsed, words) is { } again ? again : collapsed;
    }
}
