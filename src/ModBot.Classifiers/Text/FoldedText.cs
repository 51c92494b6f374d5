namespace ModBot.Classifiers.Text;

/// <summary>
/// A text after folding: lower case, no marks, no look-alikes, no invisible characters. Every folded character remembers which
/// UTF-16 units of the original it came from, so that what is found in the folded text can be shown in the original.
/// </summary>
internal sealed class FoldedText
{
    private char[] chars = new char[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    /// <summary>Number of folded characters.</summary>
    public int Length { get; private set; }

    /// <summary>The folded characters.</summary>
    public ReadOnlySpan<char> Chars => chars.AsSpan(0, Length);

    /// <summary>A part of the folded characters; holds until the next text is folded.</summary>
    public ReadOnlyMemory<char> Slice(int start, int end) => chars.AsMemory(start, end - start);

    /// <summary>Forgets the text.</summary>
    public void Clear() => Length = 0;

    /// <summary>First original unit behind a folded character.</summary>
    public int StartOf(int index) => starts[index];

    /// <summary>One past the last original unit behind a folded character.</summary>
    public int EndOf(int index) => ends[index];

    /// <summary>Appends one folded character that stands for the original units from start to end.</summary>
    public void Add(char folded, int start, int end)
    {
        if (Length == chars.Length) Grow();
        chars[Length] = folded;
        starts[Length] = start;
        ends[Length] = end;
        Length++;
    }

    /// <summary>Lets the last folded character also stand for following units that fold to nothing (a combining mark, a joiner).</summary>
    public void ExtendLast(int end)
    {
        if (Length > 0 && !char.IsWhiteSpace(chars[Length - 1])) ends[Length - 1] = end;
    }

    private void Grow()
    {
        var size = chars.Length * 2;
        Array.Resize(ref chars, size);
        Array.Resize(ref starts, size);
        Array.Resize(ref ends, size);
    }
}
