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

    /// <summary>The windows, as start and length in UTF-16 units.</summary>
    public static List<(int Start, int Length)> Of(string text)
    {
        if (text.Length <= Length) return [(0, text.Length)];
        var all = (text.Length - Overlap + Length - Overlap - 1) / (Length - Overlap);
        var count = Math.Min(all, Most);
        var windows = new List<(int, int)>(count);
        for (var index = 0; index < count; index++)
        {
            var start = (int)((long)(text.Length - Length) * index / (count - 1));
            windows.Add(Fit(text, start));
        }

        return windows;
    }

    // Windows are moved back to a space and may overlap a little; a word or surrogate pair is not cut where that can be helped.
    private static (int Start, int Length) Fit(string text, int start)
    {
        var from = start;
        while (from > 0 && start - from < Slack && !char.IsWhiteSpace(text[from - 1])) from--;
        if (from > 0 && start - from == Slack) from = start;
        if (from > 0 && char.IsLowSurrogate(text[from]) && char.IsHighSurrogate(text[from - 1])) from--;
        var end = Math.Min(text.Length, start + Length);
        if (end < text.Length && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1])) end++;
        return (from, end - from);
    }
}
