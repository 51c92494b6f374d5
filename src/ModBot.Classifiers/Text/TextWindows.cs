namespace ModBot.Classifiers.Text;

/// <summary>
/// Bounds the work for a long text: it is read in windows, and no more than forty of them, spread evenly from the first to the last. Each
/// window is scored by itself, so that a long harmless text around an attack does not dilute it.
/// </summary>
internal static class TextWindows
{
    /// <summary>Longest text that is read in one piece: the longest messages the model learned from are about this long.</summary>
    public const int Length = 500;

    /// <summary>Most windows of one text.</summary>
    public const int Most = 40;

    // As long as a piece of Sentences: what lies across the edge of one window lies whole in the next.
    private const int Overlap = 80;

    // A window ends at a space when there is one in its last part.
    private const int Slack = 60;

    /// <summary>The windows of a text.</summary>
    public static Windows Of(ReadOnlySpan<char> text) => new(text);

    // Windows are moved back to a space and may overlap a little; a word or surrogate pair is not cut where that can be helped.
    private static (int Start, int Length) Fit(ReadOnlySpan<char> text, int start)
    {
        var from = start;
        while (from > 0 && start - from < Slack && !char.IsWhiteSpace(text[from - 1])) from--;
        if (from > 0 && start - from == Slack) from = start;
        if (from > 0 && char.IsLowSurrogate(text[from]) && char.IsHighSurrogate(text[from - 1])) from--;
        var end = Math.Min(text.Length, start + Length);
        if (end < text.Length && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1])) end++;
        return (from, end - from);
    }

    /// <summary>The windows of one text, each as start and length in UTF-16 units.</summary>
    internal readonly ref struct Windows
    {
        private readonly ReadOnlySpan<char> text;

        public Windows(ReadOnlySpan<char> text)
        {
            this.text = text;
            var all = (text.Length - Overlap + Length - Overlap - 1) / (Length - Overlap);
            Count = text.Length <= Length ? 1 : Math.Min(all, Most);
        }

        /// <summary>Number of windows, at least one.</summary>
        public int Count { get; }

        /// <summary>One window, from 0.</summary>
        public (int Start, int Length) this[int index] =>
            Count == 1 ? (0, text.Length) : Fit(text, (int)((long)(text.Length - TextWindows.Length) * index / (Count - 1)));
    }
}
