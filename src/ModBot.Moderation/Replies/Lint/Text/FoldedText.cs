using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies.Lint.Text;

/// <summary>
/// A text in lower case, without accents, invisible characters and letters that only look like others, with the way back to
/// where each character stands in the original. It never throws: what is broken becomes a space.
/// </summary>
internal sealed class FoldedText
{
    private readonly List<char> chars;
    private readonly List<TextRange> places;

    private FoldedText(string source)
    {
        Source = source;
        chars = new List<char>(source.Length);
        places = new List<TextRange>(source.Length);
    }

    // Some characters stand for many (U+FDFA for eighteen). What such a one hides is no word of ours, so it is one sign.
    private const int Longest = 4;

    // Cyrillic and Greek letters that pass for Latin ones, each at the place of the one it looks like.
    private const string LookAlikes = "аеорсухіѕԁһԛԝјкмтαεορυικντ";
    private const string LooksLike = "aeopcyxisdhqwjkmtaeopuiknt";

    private static readonly string?[] Plain = new string?[0x600];

    /// <summary>The original.</summary>
    public string Source { get; }

    /// <summary>How many folded characters there are.</summary>
    public int Length => chars.Count;

    /// <summary>The folded characters.</summary>
    public ReadOnlySpan<char> Chars => CollectionsMarshal.AsSpan(chars);

    /// <summary>Where a folded character starts in the original.</summary>
    public int StartOf(int index) => places[index].Start;

    /// <summary>Where a folded character ends in the original.</summary>
    public int EndOf(int index) => places[index].End;

    /// <summary>The place of some folded characters in the original.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">One past the last.</param>
    public TextSpan Span(int start, int end) => new(StartOf(start), EndOf(end - 1) - StartOf(start));

    /// <summary>Folds a text.</summary>
    public static FoldedText Of(string text)
    {
        var folded = new FoldedText(text);
        var position = 0;
        while (position < text.Length)
        {
            var unit = text[position];
            if (char.IsAscii(unit))
            {
                folded.Add(char.IsAsciiLetterUpper(unit) ? (char)(unit | 0x20) : unit, position, position + 1);
                position++;
                continue;
            }

            var status = Rune.DecodeFromUtf16(text.AsSpan(position), out var rune, out var length);
            if (status != OperationStatus.Done) folded.Add(' ', position, position + length);
            else folded.Add(rune, position, position + length);
            position += length;
        }

        return folded;
    }

    private void Add(Rune rune, int start, int end)
    {
        if (IsInvisible(rune))
        {
            if (Length > 0 && places[^1].End == start) places[^1] = places[^1] with { End = end };
            return;
        }

        if (rune.Value is 0x2019 or 0x2018 or 0xB4)
        {
            Add('\'', start, end);
            return;
        }

        if (!Rune.IsLetterOrDigit(rune))
        {
            if (Rune.IsWhiteSpace(rune)) Add(' ', start, end);
            else AddWhole(rune, start, end);
            return;
        }

        foreach (var letter in PlainOf(rune)) Add(letter, start, end);
    }

    private void AddWhole(Rune rune, int start, int end)
    {
        Span<char> units = stackalloc char[2];
        var count = rune.EncodeToUtf16(units);
        for (var index = 0; index < count; index++) Add(units[index], start, end);
    }

    private void Add(char unit, int start, int end)
    {
        chars.Add(unit);
        places.Add(new TextRange(start, end));
    }

    // Marks that sit on a letter, joiners, soft hyphens, variation selectors, skin tones.
    private static bool IsInvisible(Rune rune) => rune.Value is >= 0x1F3FB and <= 0x1F3FF || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static string PlainOf(Rune rune)
    {
        if (rune.Value >= Plain.Length) return Decompose(rune);
        return Plain[rune.Value] ??= Decompose(rune);
    }

    private static string Decompose(Rune rune)
    {
        var letters = new StringBuilder(Longest);
        foreach (var part in Normalize(rune).EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(part);
            if (IsInvisible(lower) || !lower.IsBmp) continue;
            var unit = (char)lower.Value;
            var alike = LookAlikes.IndexOf(unit, StringComparison.Ordinal);
            letters.Append(alike < 0 ? unit : LooksLike[alike]);
        }

        return letters.Length is > 0 and <= Longest ? letters.ToString() : "\uFFFC";
    }

    // Compatibility forms undo styled letters (𝓪, ⓐ, ａ) and split the accents off.
    private static string Normalize(Rune rune)
    {
        Span<char> whole = stackalloc char[2];
        Span<char> parts = stackalloc char[32];
        whole = whole[..rune.EncodeToUtf16(whole)];
        return StringNormalizationExtensions.TryNormalize(whole, parts, out var count, NormalizationForm.FormKD) ? parts[..count].ToString() : whole.ToString();
    }

    private readonly record struct TextRange(int Start, int End);
}
