namespace ModBot.Classifiers.Text;

/// <summary>
/// Room for letters that stay until a whole text is read: repaired and joined words, without a string for each. Reused from text to text; not
/// safe to share.
/// </summary>
internal sealed class Letters
{
    private char[] block = new char[256];
    private int used;

    /// <summary>Forgets all letters; what was taken before is overwritten from now on.</summary>
    public void Clear() => used = 0;

    /// <summary>Takes room; its content is what was there before.</summary>
    public Memory<char> Take(int length)
    {
        if (length > block.Length - used)
        {
            // Words in the old block stay valid: they hold on to it.
            block = new char[Math.Max(block.Length * 2, length)];
            used = 0;
        }

        used += length;
        return block.AsMemory(used - length, length);
    }

    /// <summary>Keeps a copy of a word.</summary>
    public ReadOnlyMemory<char> Keep(ReadOnlySpan<char> word)
    {
        var kept = Take(word.Length);
        word.CopyTo(kept.Span);
        return kept;
    }
}
