using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Explain;

/// <summary>
/// Where the words of tokens stand in the original text. A word that was cut in two (a compound, letters without spaces) is taken whole. The
/// last word is remembered: a text of one endless word is not walked along for each of its tokens.
/// </summary>
internal ref struct WholeWord(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int runStart;
    private int runEnd;

    /// <summary>The word around a token.</summary>
    public (int Start, int End) Around(Token token)
    {
        var (start, end) = (token.Start, token.End);
        if (IsWordUnit(text[start]))
        {
            FindRun(start);
            start = runStart;
        }

        if (IsWordUnit(text[end - 1]))
        {
            FindRun(end - 1);
            end = runEnd;
        }

        return (start, end);
    }

    private static bool IsWordUnit(char unit) => char.IsLetterOrDigit(unit) || unit == '\'';

    private void FindRun(int position)
    {
        if (position >= runStart && position < runEnd) return;
        (runStart, runEnd) = (position, position + 1);
        while (runStart > 0 && IsWordUnit(text[runStart - 1])) runStart--;
        while (runEnd < text.Length && IsWordUnit(text[runEnd])) runEnd++;
    }
}
