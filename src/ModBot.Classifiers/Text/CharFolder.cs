using System.Globalization;
using System.Text;

namespace ModBot.Classifiers.Text;

/// <summary>Folds a text character by character. It never throws: a lone surrogate becomes a space.</summary>
internal static class CharFolder
{
    // U+FDFA becomes eighteen characters; no other character becomes more.
    private const int LongestDecomposition = 32;
    private const int LongestPlain = 64;

    // Asking for a decomposition takes a microsecond, and a text asks for the same few again and again. What is kept stays, so that no text can
    // make it grow or churn; a lost race costs one more look.
    private static readonly PlainRune?[] Kept = new PlainRune?[4096];

    /// <summary>Folds a text and keeps the way back to its original positions.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">Where it begins in the original.</param>
    /// <param name="folded">Receives the folded characters.</param>
    public static void Fold(ReadOnlySpan<char> text, int offset, FoldedText folded)
    {
        var position = 0;
        while (position < text.Length)
        {
            var unit = text[position];
            if (unit < 0x80)
            {
                folded.Add(FoldAscii(unit), offset + position, offset + position + 1);
                position++;
                continue;
            }

            var status = Rune.DecodeFromUtf16(text[position..], out var rune, out var length);
            if (status != System.Buffers.OperationStatus.Done) folded.Add(' ', offset + position, offset + position + length);
            else FoldRune(rune, offset + position, offset + position + length, folded);
            position += length;
        }
    }

    private static char FoldAscii(char unit) => char.IsAsciiLetterUpper(unit) ? (char)(unit | 0x20) : char.IsControl(unit) ? ' ' : unit;

    private static void FoldRune(Rune rune, int start, int end, FoldedText folded)
    {
        if (Invisible.Contains(rune))
        {
            folded.ExtendLast(end);
            return;
        }

        if (Homoglyphs.TryFold(rune, out var lookAlike))
        {
            foreach (var letter in lookAlike) folded.Add(letter, start, end);
            return;
        }

        if (Emoji.IsEmoji(rune))
        {
            AddRune(rune, start, end, folded);
            return;
        }

        if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || IsNoncharacter(rune))
        {
            folded.Add(' ', start, end);
            return;
        }

        AddPlain(rune, start, end, folded);
    }

    private static void AddPlain(Rune rune, int start, int end, FoldedText folded)
    {
        Span<char> room = stackalloc char[LongestPlain];
        scoped ReadOnlySpan<char> plain;
        ref var kept = ref Kept[rune.Value % Kept.Length];
        if (kept is { } known && known.Rune == rune) plain = known.Plain;
        else if (kept is null) plain = (kept = new PlainRune(rune, room[..Decompose(rune, room)].ToString())).Plain;
        else plain = room[..Decompose(rune, room)];

        foreach (var unit in plain) folded.Add(unit, start, end);
        if (plain.IsEmpty) folded.ExtendLast(end);
    }

    // Compatibility decomposition undoes styled letters (𝓪, ⓐ, ａ, ﬁ) and splits off the accents, which are then left out.
    private static int Decompose(Rune rune, Span<char> plain)
    {
        Span<char> whole = stackalloc char[2];
        Span<char> parts = stackalloc char[LongestDecomposition];
        whole = whole[..rune.EncodeToUtf16(whole)];
        if (!StringNormalizationExtensions.TryNormalize(whole, parts, out var count, NormalizationForm.FormKD)) whole.CopyTo(parts[..(count = whole.Length)]);
        var length = 0;
        foreach (var part in parts[..count].EnumerateRunes())
        {
            if (IsMark(part)) continue;
            if (Homoglyphs.TryFold(part, out var lookAlike))
            {
                lookAlike.CopyTo(plain[length..]);
                length += lookAlike.Length;
            }
            else if (part.IsAscii)
            {
                plain[length++] = FoldAscii((char)part.Value);
            }
            else
            {
                length += Rune.ToLowerInvariant(part).EncodeToUtf16(plain[length..]);
            }
        }

        return length;
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    // U+FDD0–U+FDEF and the last two of each plane mean nothing, and normalisation refuses them.
    private static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static void AddRune(Rune rune, int start, int end, FoldedText folded)
    {
        Span<char> units = stackalloc char[2];
        var count = rune.EncodeToUtf16(units);
        for (var index = 0; index < count; index++) folded.Add(units[index], start, end);
    }

    private sealed record PlainRune(Rune Rune, string Plain);
}
