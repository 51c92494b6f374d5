namespace ModBot.Classifiers.Text;

/// <summary>
/// Cuts a longer text into sentences. The model learned from messages of one or two sentences; in a longer one, small talk around an attack
/// would dilute it, so the sentences are read by themselves as well.
/// </summary>
internal static class Sentences
{
    /// <summary>Texts up to this length are read whole only: about the length the model learned from.</summary>
    public const int LongerThan = 200;

    // A shorter piece ("Echt niet.") means nothing without its neighbours.
    private const int Shortest = 12;

    // About eight words, read from every word on: a text beyond one window needs no full stops to hide an attack in small talk.
    private const int Piece = 45;

    // Without spaces a piece begins after this many characters.
    private const int LongestWord = 20;

    /// <summary>Overlapping pieces of a window, from word to word, as start and length in the text.</summary>
    public static IEnumerable<(int Start, int Length)> PiecesOf(string text, int start, int length)
    {
        var end = start + length;
        for (var from = start; from < end; from = AfterSpace(text, Math.Min(end, from + 1), end))
        {
            yield return (from, AfterSpace(text, Math.Min(end, from + Piece), end) - from);
        }
    }

    /// <summary>The sentences of a window, as start and length in the text; none when it is short or one sentence.</summary>
    public static List<(int Start, int Length)> Of(string text, int start, int length)
    {
        var sentences = new List<(int, int)>();
        if (length <= LongerThan) return sentences;
        var from = start;
        for (var index = start; index < start + length; index++)
        {
            if (!EndsAt(text, index, start + length)) continue;
            if (index + 1 - from >= Shortest) sentences.Add((from, index + 1 - from));
            from = index + 1;
        }

        return sentences.Count > 1 ? sentences : [];
    }

    private static int AfterSpace(string text, int index, int end)
    {
        var limit = Math.Min(end, index + LongestWord);
        while (index < limit && !char.IsWhiteSpace(text[index - 1])) index++;
        return index < end && char.IsLowSurrogate(text[index]) ? index + 1 : index;
    }

    private static bool EndsAt(string text, int index, int end) =>
        index + 1 == end || text[index] == '\n' || (text[index] is '.' or '!' or '?' && char.IsWhiteSpace(text[index + 1]));
}
