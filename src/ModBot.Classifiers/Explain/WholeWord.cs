using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Explain;

/// <summary>Where the word of a token stands in the original text. A word that was cut in two (a compound, letters without spaces) is taken whole.</summary>
internal static class WholeWord
{
    public static (int Start, int End) Around(ReadOnlySpan<char> text, Token token)
    {
        var (start, end) = (token.Start, token.End);
        while (start > 0 && IsWordUnit(text[start - 1]) && IsWordUnit(text[start])) start--;
        while (end < text.Length && IsWordUnit(text[end]) && IsWordUnit(text[end - 1])) end++;
        return (start, end);
    }

    private static bool IsWordUnit(char unit) => char.IsLetterOrDigit(unit) || unit == '\'';
}
