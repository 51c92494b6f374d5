namespace ModBot.Classifiers.Text;

/// <summary>
/// Cuts a longer text into sentences. The model learned from messages of one or two sentences; in a longer one, small talk around an attack
/// would dilute it, so the sentences are read by themselves as well.
/// </summary>
internal static class Sentences
{
    /// <summary>Texts up to this length, in UTF-16 units, are read whole only: most of what the model learned from is shorter.</summary>
    public const int LongerThan = 100;

    // A shorter piece ("Echt niet.") means nothing without its neighbours.
    private const int Shortest = 12;

    // About eight words, read from every word on: a text beyond one window needs no full stops to hide an attack in small talk.
    private const int Piece = 45;

    // Without spaces a piece begins after this many characters.
    private const int LongestWord = 20;

    /// <summary>Adds overlapping pieces of a window, from word to word, as start and length in the text.</summary>
    public static void AddPieces(ReadOnlySpan<char> text, int start, int length, List<(int Start, int Length)> parts)
    {
        var end = start + length;
        for (var from = start; from < end; from = AfterSpace(text, Math.Min(end, from + 1), end))
        {
            parts.Add((from, AfterSpace(text, Math.Min(end, from + Piece), end) - from));
        }
    }

    /// <summary>Adds the sentences of a window, as start and length in the text; none when it is short or one sentence.</summary>
    public static void Add(ReadOnlySpan<char> text, int start, int length, List<(int Start, int Length)> parts)
    {
        if (length <= LongerThan) return;
        var before = parts.Count;
        var from = start;
        for (var index = start; index < start + length; index++)
        {
            if (!EndsAt(text, index, start + length)) continue;
            if (index + 1 - from >= Shortest) parts.Add((from, index + 1 - from));
            from = index + 1;
        }

        if (parts.Count == before + 1) parts.RemoveAt(before);
    }

    private static int AfterSpace(ReadOnlySpan<char> text, int index, int end)
    {
        var limit = Math.Min(end, index + LongestWord);
        while (index < limit && !char.IsWhiteSpace(text[index - 1])) index++;
        return index < end && char.IsLowSurrogate(text[index]) ? index + 1 : index;
    }

    private static bool EndsAt(ReadOnlySpan<char> text, int index, int end) =>
        index + 1 == end || text[index] == '\n' || (text[index] is '.' or '!' or '?' && char.IsWhiteSpace(text[index + 1]));
}
