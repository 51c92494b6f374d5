namespace ModBot.Classifiers.Text;

/// <summary>
/// Puts words back together that are written letter by letter with spaces: "s u k k e l", "d o m  b e n  j e". Two spaces or more are
/// read as the border of a word; without such borders the letters are cut into known words.
/// </summary>
internal sealed class SpacedLetters(WordCounts words, WordRepair repair)
{
    // "a b c" names options; with three letters or fewer the join must be a known word.
    private const int AlwaysJoinFrom = 4;
    private const int LongestRun = 300;

    /// <summary>Reads a run of one-letter chunks that starts here.</summary>
    /// <returns>How many chunks were read; 0 when this is no such run.</returns>
    public int TryRead(int first, TextBuffer buffer)
    {
        var chunks = buffer.Chunks;
        var chars = buffer.Folded.Chars;
        var last = first;
        var letters = 0;
        var signs = 0;
        while (last < chunks.Count && last - first < LongestRun && IsSpaced(chars, chunks[last]))
        {
            if (char.IsAsciiLetter(chars[chunks[last].Start])) letters++;
            else signs++;
            last++;
        }

        // Closing marks are no letters of the word.
        while (last > first && chars[chunks[last - 1].Start] is '!' or '*' or '|' or '+' or '#' or '(')
        {
            last--;
            signs--;
        }

        var length = last - first;
        if (length < 3 || letters < 2 || signs > letters) return 0;
        if (length < AlwaysJoinFrom && !words.Knows(Join(first, last, buffer).Span)) return 0;
        ReadWords(first, last, buffer);
        return length;
    }

    private static bool IsSpaced(ReadOnlySpan<char> chars, Chunk chunk)
    {
        if (chunk.Length != 1 || chunk.IsEmoji) return false;
        var unit = chars[chunk.Start];
        return char.IsAsciiLetter(unit) || Leet.IsSign(unit);
    }

    // The letters as one word, repaired.
    private ReadOnlyMemory<char> Join(int first, int last, TextBuffer buffer)
    {
        var joined = buffer.Letters.Take(last - first);
        for (var index = first; index < last; index++) joined.Span[index - first] = buffer.Folded.Chars[buffer.Chunks[index].Start];
        return repair.Read(joined, buffer.Letters);
    }

    private void ReadWords(int first, int last, TextBuffer buffer)
    {
        var chunks = buffer.Chunks;
        var start = first;
        for (var index = first + 1; index <= last; index++)
        {
            if (index < last && chunks[index].Start - chunks[index - 1].End < 2) continue;
            ReadWord(start, index, buffer);
            start = index;
        }
    }

    private void ReadWord(int first, int last, TextBuffer buffer)
    {
        var read = Join(first, last, buffer);
        if (words.Knows(read.Span) || read.Length != last - first || !repair.Segmenter.TryCut(read.Span, buffer.Lengths))
        {
            Add(read, first, last, buffer);
            return;
        }

        var offset = 0;
        foreach (var length in buffer.Lengths)
        {
            Add(read.Slice(offset, length), first + offset, first + offset + length, buffer);
            offset += length;
        }
    }

    private static void Add(ReadOnlyMemory<char> text, int from, int to, TextBuffer buffer) =>
        buffer.Add(text, TokenKind.Word, buffer.Chunks[from].Start, buffer.Chunks[to - 1].End);
}
