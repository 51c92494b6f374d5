using System.Text;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Cases;

/// <summary>
/// The text at layer <see cref="RevealLayer.HarmMasked"/>: the words that decided and those that hurt by themselves are dots
/// (DOMAIN §4). Private like the text itself: it still holds what the author wrote around them.
/// </summary>
/// <param name="Text">The text with masked words.</param>
/// <param name="Reasons">The reasons that lie outside the masked words, at their place in <paramref name="Text"/>.</param>
/// <param name="Masks">Where the dots stand in <paramref name="Text"/>, so that a surface can say "verborgen" to a screen reader.</param>
public sealed record MaskedText(string Text, IReadOnlyList<ReasonSpan> Reasons, IReadOnlyList<Range> Masks)
{
    /// <summary>What stands for a masked word, whatever its length.</summary>
    public const string Dots = "•••••";

    /// <summary>
    /// Masks the words that pulled towards the step and the harsh ones. A word runs from white space to white space, so that spelling tricks do
    /// not show a part of it; letters spaced apart count as one word. Without a usable reason the whole text is masked:
    /// better too much than too little.
    /// </summary>
    /// <param name="text">The text; hostile, perhaps with broken surrogates.</param>
    /// <param name="reasons">The reasons; parts outside the text are ignored.</param>
    /// <param name="harsh">The words that hurt by themselves; parts outside the text are ignored.</param>
    public static MaskedText Of(string text, IReadOnlyList<ReasonSpan> reasons, IReadOnlyList<TextSpan> harsh)
    {
        var words = Word.In(text);
        Mark(words, reasons, harsh);

        var result = new StringBuilder(text.Length);
        var masks = new List<Range>();
        var shown = new List<Shown>();
        var copied = 0;
        for (var index = 0; index < words.Count; index++)
        {
            if (!words[index].Masked) continue;
            var first = index;
            while (index + 1 < words.Count && words[index].IsShort && words[index + 1] is { IsShort: true, Masked: true }) index++;
            CopyUntil(words[first].Start);
            masks.Add(new Range(result.Length, result.Length + Dots.Length));
            result.Append(Dots);
            copied = words[index].End;
        }

        CopyUntil(text.Length);
        return new MaskedText(result.ToString(), [.. reasons.SelectMany(reason => Remap(reason, shown, text))], masks);

        void CopyUntil(int end)
        {
            if (end > copied) shown.Add(new Shown(copied, end, result.Length - copied));
            result.Append(text, copied, end - copied);
        }
    }

    private static void Mark(List<Word> words, IReadOnlyList<ReasonSpan> reasons, IReadOnlyList<TextSpan> harsh)
    {
        Mark(words, [.. reasons.Where(Decided).Select(SpanOf)]);
        if (words.Exists(word => word.Masked)) Mark(words, harsh);
        else words.ForEach(word => word.Masked = true);
    }

    private static void Mark(List<Word> words, IReadOnlyList<TextSpan> spans)
    {
        foreach (var word in words) word.Masked |= spans.Any(span => Overlap(span, word.Start, word.End) is not null);
        for (var index = 1; index < words.Count; index++) words[index].Masked |= words[index].IsLetter && words[index - 1] is { IsLetter: true, Masked: true };
        for (var index = words.Count - 2; index >= 0; index--) words[index].Masked |= words[index].IsLetter && words[index + 1] is { IsLetter: true, Masked: true };
    }

    // What pulled towards the step is masked; what pulled away from it and is still shown keeps its place.
    private static IEnumerable<ReasonSpan> Remap(ReasonSpan reason, List<Shown> shown, string text)
    {
        if (Decided(reason)) yield break;
        foreach (var part in shown)
        {
            if (Overlap(SpanOf(reason), part.Start, part.End) is not var (start, end)) continue;
            if (SplitsPair(text, start)) start--;
            if (SplitsPair(text, end)) end++;
            if (!text.AsSpan(start, end - start).IsWhiteSpace()) yield return new ReasonSpan(start + part.Shift, end - start, reason.Weight);
        }
    }

    // A weight that is no number is masked too.
    private static bool Decided(ReasonSpan reason) => !(reason.Weight <= 0);

    private static TextSpan SpanOf(ReasonSpan reason) => new(reason.Start, reason.Length);

    private static bool SplitsPair(string text, int index) => index > 0 && index < text.Length && char.IsSurrogatePair(text[index - 1], text[index]);

    private static (int Start, int End)? Overlap(TextSpan span, int start, int end)
    {
        var from = Math.Max(span.Start, start);
        var to = (int)Math.Min((long)span.Start + span.Length, end);
        return from < to ? (from, to) : null;
    }

    private readonly record struct Shown(int Start, int End, int Shift);

    private sealed record Word(int Start, int End, bool IsLetter)
    {
        public bool Masked { get; set; }

        // So that "k a n" and "k. a. n." do not tell how long the word is.
        public bool IsShort => End - Start <= 2;

        public static List<Word> In(string text)
        {
            var words = new List<Word>();
            var index = 0;
            while (index < text.Length)
            {
                var start = index;
                while (index < text.Length && !char.IsWhiteSpace(text[index])) index++;
                if (index > start) words.Add(new Word(start, index, index - start == 1 && char.IsLetterOrDigit(text[start])));
                index++;
            }

            return words;
        }
    }
}
