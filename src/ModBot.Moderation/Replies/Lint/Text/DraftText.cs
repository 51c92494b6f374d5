using System.Text;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies.Lint.Text;

/// <summary>A text cut into words and sentences, with spelling tricks undone where a word of the lint's tables appears.</summary>
internal sealed class DraftText
{
    private const int ShortestSpaced = 3;

    private DraftText(FoldedText folded, List<LintToken> tokens)
    {
        Folded = folded;
        Tokens = tokens;
    }

    /// <summary>The folded characters.</summary>
    public FoldedText Folded { get; }

    /// <summary>The original.</summary>
    public string Source => Folded.Source;

    /// <summary>The words and emoji, in order.</summary>
    public IReadOnlyList<LintToken> Tokens { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="source">The text.</param>
    /// <param name="known">The words that a spelling may hide.</param>
    public static DraftText Of(string source, KnownWords known)
    {
        var folded = FoldedText.Of(source);
        var tokens = new List<LintToken>((source.Length / 5) + 4);
        var chars = folded.Chars;
        var sentence = 0;
        for (var index = 0; index < chars.Length;)
        {
            var end = WordEnd(chars, index);
            if (end > index)
            {
                tokens.Add(Word(folded, index, end, sentence, known));
                index = end;
                continue;
            }

            var length = SignLength(chars, index);
            if (length > 0) tokens.Add(Sign(folded, index, index + length, sentence));
            else if (EndsSentence(chars, index) && (tokens.Count == 0 || tokens[^1].Sentence == sentence)) sentence++;
            index += Math.Max(1, length);
        }

        JoinSpacedLetters(tokens, known);
        return new DraftText(folded, tokens);
    }

    /// <summary>The place of some tokens in the original.</summary>
    /// <param name="first">The first token.</param>
    /// <param name="end">One past the last.</param>
    public TextSpan Span(int first, int end) => new(Tokens[first].Start, Tokens[end - 1].End - Tokens[first].Start);

    /// <summary>Whether a token was typed with a capital first letter.</summary>
    public bool IsCapital(int token) => char.IsUpper(Source[Tokens[token].Start]);

    /// <summary>Whether a token is the first of its sentence.</summary>
    public bool StartsSentence(int token) => token == 0 || Tokens[token - 1].Sentence != Tokens[token].Sentence;

    /// <summary>Whether an <c>@</c> stands directly before a token.</summary>
    public bool IsMentioned(int token) => Tokens[token].Start > 0 && Source[Tokens[token].Start - 1] == '@';

    // A word runs over letters and digits; an apostrophe, or a sign that passes for a letter, is part of it between two letters.
    private static int WordEnd(ReadOnlySpan<char> chars, int start)
    {
        var end = start;
        if (chars[end] == '$' && end + 1 < chars.Length && char.IsLetter(chars[end + 1])) end++;
        while (end < chars.Length && (char.IsLetterOrDigit(chars[end]) || (end > start && IsInner(chars, end)))) end++;
        return end;
    }

    private static bool IsInner(ReadOnlySpan<char> chars, int index) =>
        chars[index] is '\'' or '@' or '$' or '!' && index + 1 < chars.Length && char.IsLetter(chars[index - 1]) && char.IsLetter(chars[index + 1]);

    private static int SignLength(ReadOnlySpan<char> chars, int index)
    {
        if (char.IsAscii(chars[index])) return 0;
        if (char.IsHighSurrogate(chars[index]) && index + 1 < chars.Length && char.IsLowSurrogate(chars[index + 1])) return 2;
        return char.GetUnicodeCategory(chars[index]) == System.Globalization.UnicodeCategory.OtherSymbol ? 1 : 0;
    }

    private static bool EndsSentence(ReadOnlySpan<char> chars, int index) => chars[index] switch
    {
        '\n' or '\r' or '…' => true,
        '.' or '!' or '?' => index + 1 == chars.Length || !char.IsLetterOrDigit(chars[index + 1]),
        _ => false,
    };

    private static LintToken Word(FoldedText folded, int start, int end, int sentence, KnownWords known)
    {
        var raw = WithoutApostrophes(folded.Chars[start..end], known);
        return new LintToken(folded.StartOf(start), folded.EndOf(end - 1), raw, known.Read(raw), sentence, IsEmoji: false);
    }

    private static LintToken Sign(FoldedText folded, int start, int end, int sentence)
    {
        var sign = folded.Chars[start..end].ToString();
        return new LintToken(folded.StartOf(start), folded.EndOf(end - 1), sign, sign, sentence, IsEmoji: true);
    }

    private static string WithoutApostrophes(ReadOnlySpan<char> word, KnownWords known)
    {
        if (!word.Contains('\'')) return known.Intern(word);
        Span<char> room = word.Length <= 64 ? stackalloc char[64] : new char[word.Length];
        var length = 0;
        foreach (var unit in word)
        {
            if (unit != '\'') room[length++] = unit;
        }

        return known.Intern(room[..length]);
    }

    // "s u k k e l" and "s.u.k.k.e.l": letters apart that make a word of the tables.
    private static void JoinSpacedLetters(List<LintToken> tokens, KnownWords known)
    {
        for (var first = 0; first < tokens.Count; first++)
        {
            var end = first;
            while (end < tokens.Count && tokens[end] is { IsEmoji: false, Raw.Length: 1 }) end++;
            if (end - first < ShortestSpaced) continue;
            var joined = new StringBuilder(end - first);
            for (var index = first; index < end; index++) joined.Append(tokens[index].Raw);
            var raw = joined.ToString();
            if (known.Contains(known.Read(raw)))
            {
                tokens[first] = tokens[first] with { End = tokens[end - 1].End, Raw = raw, Word = known.Read(raw) };
                tokens.RemoveRange(first + 1, end - first - 1);
            }
            else
            {
                first = end - 1;
            }
        }
    }
}
