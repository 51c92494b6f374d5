using System.Text;
using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>A part of a text in Discord's markup.</summary>
/// <param name="Markdown">The part.</param>
/// <param name="IsSpoiler">Whether the whole part is hidden until it is pressed.</param>
internal sealed record DiscordBlock(string Markdown, bool IsSpoiler);

/// <summary>Writes a <see cref="DeskText"/> in Discord's markup, line by line, so that no style runs on where it should end.</summary>
internal static class DiscordMarkup
{
    // Markup around nothing shows its own marks, and a line of nothing would not be shown.
    private const string Invisible = "\u200b";

    /// <summary>The whole text in one piece, hidden parts between bars.</summary>
    public static string Inline(DeskText text) => string.Join('\n', Lines(text).Select(line => Line(text, line.Start, line.Length, hidden: false)));

    /// <summary>The text in pieces: lines that are hidden as a whole stand by themselves, for a box that hides all of it.</summary>
    public static IReadOnlyList<DiscordBlock> Blocks(DeskText text)
    {
        var blocks = new List<(StringBuilder Markdown, bool IsSpoiler)>();
        foreach (var (start, length) in Lines(text))
        {
            var hidden = length > 0 ? IsCovered(text, start, length) : blocks.Count > 0 && blocks[^1].IsSpoiler && IsCovered(text, start, 1);
            if (blocks.Count == 0 || blocks[^1].IsSpoiler != hidden) blocks.Add((new StringBuilder(), hidden));
            else blocks[^1].Markdown.Append('\n');
            blocks[^1].Markdown.Append(Line(text, start, length, hidden));
        }

        return [.. blocks.Select(block => new DiscordBlock(block.Markdown.ToString(), block.IsSpoiler)).Where(block => block.Markdown.Trim().Length > 0)];
    }

    /// <summary>Cuts a text into pages, at line ends where there are any.</summary>
    /// <param name="text">The text.</param>
    /// <param name="max">UTF-16 units of plain text in a page, at most.</param>
    public static IEnumerable<DeskText> Pages(DeskText text, int max)
    {
        for (var start = 0; start < text.Text.Length;)
        {
            var length = Math.Min(max, text.Text.Length - start);
            if (start + length < text.Text.Length)
            {
                var lineEnd = text.Text.LastIndexOf('\n', start + length - 1, length);
                if (lineEnd > start) length = lineEnd - start + 1;
                else if (char.IsHighSurrogate(text.Text[start + length - 1])) length--;
            }

            yield return Part(text, start, length);
            start += length;
        }
    }

    private static DeskText Part(DeskText text, int start, int length) => new(
        text.Text.Substring(start, length),
        [
            .. text.Spans
                .Select(span => (Start: Math.Max(span.Start, start), End: Math.Min(span.Start + span.Length, start + length), span.Style))
                .Where(span => span.End > span.Start)
                .Select(span => new DeskSpan(span.Start - start, span.End - span.Start, span.Style)),
        ]);

    private static IEnumerable<(int Start, int Length)> Lines(DeskText text)
    {
        for (var start = 0; start <= text.Text.Length;)
        {
            var end = text.Text.IndexOf('\n', start);
            if (end < 0) end = text.Text.Length;
            yield return (start, end - start);
            start = end + 1;
        }
    }

    private static bool Has(DeskText text, int at, DeskStyle style) => text.Spans.Any(span => span.Style == style && span.Start <= at && at < span.Start + span.Length);

    private static bool IsCovered(DeskText text, int start, int length) =>
        text.Spans.Any(span => span.Style == DeskStyle.Spoiler && span.Start <= start && start + length <= span.Start + span.Length);

    private static string Line(DeskText text, int start, int length, bool hidden)
    {
        var line = new StringBuilder();
        if (length > 0 && Has(text, start, DeskStyle.Quote)) line.Append("> ");
        for (var at = start; at < start + length;)
        {
            var (spoiler, bold) = (!hidden && Has(text, at, DeskStyle.Spoiler), Has(text, at, DeskStyle.Bold));
            var end = at + 1;
            while (end < start + length && (!hidden && Has(text, end, DeskStyle.Spoiler), Has(text, end, DeskStyle.Bold)) == (spoiler, bold)) end++;
            line.Append(Piece(text.Text[at..end], spoiler, bold));
            at = end;
        }

        return line.ToString();
    }

    // Discord ends a spoiler at the first two bars, escaped or not. Escaped bars never stand side by side, and the invisible character keeps the last one away from ours.
    private static string Piece(string plain, bool spoiler, bool bold)
    {
        var piece = DiscordText.Escape(plain.Replace("\r", "", StringComparison.Ordinal));
        if (bold && !string.IsNullOrWhiteSpace(plain)) piece = $"**{piece}**";
        return spoiler ? $"||{Invisible}{piece}{Invisible}||" : piece;
    }
}
