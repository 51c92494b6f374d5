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
    public int TryRead(FoldedText folded, List<Chunk> chunks, int first, List<Token> tokens)
    {
        var last = first;
        var letters = 0;
        var signs = 0;
        while (last < chunks.Count && last - first < LongestRun && IsSpaced(folded, chunks[last]))
        {
            if (char.IsAsciiLetter(folded.Chars[chunks[last].Start])) letters++;
            else signs++;
            last++;
        }

        // Closing marks are no letters of the word.
        while (last > first && folded.Chars[chunks[last - 1].Start] is '!' or '*' or '|' or '+' or '#' or '(')
        {
            last--;
            signs--;
        }

        var length = last - first;
        if (length < 3 || letters < 2 || signs > letters) return 0;
        if (length < AlwaysJoinFrom && !words.Knows(repair.Read(Join(folded, chunks, first, last)))) return 0;
        ReadWords(folded, chunks, first, last, tokens);
        return length;
    }

    private static bool IsSpaced(FoldedText folded, Chunk chunk)
    {
        if (chunk.Length != 1 || chunk.IsEmoji) return false;
        var unit = folded.Chars[chunk.Start];
        return char.IsAsciiLetter(unit) || Leet.IsSign(unit);
    }

    private static string Join(FoldedText folded, List<Chunk> chunks, int first, int last)
    {
        var joined = new char[last - first];
        for (var index = first; index < last; index++) joined[index - first] = folded.Chars[chunks[index].Start];
        return new string(joined);
    }

    private void ReadWords(FoldedText folded, List<Chunk> chunks, int first, int last, List<Token> tokens)
    {
        var start = first;
        for (var index = first + 1; index <= last; index++)
        {
            if (index < last && chunks[index].Start - chunks[index - 1].End < 2) continue;
            ReadWord(folded, chunks, start, index, tokens);
            start = index;
        }
    }

    private void ReadWord(FoldedText folded, List<Chunk> chunks, int first, int last, List<Token> tokens)
    {
        var read = repair.Read(Join(folded, chunks, first, last));
        var lengths = words.Knows(read) || read.Length != last - first ? null : repair.Segmenter.Cut(read);
        if (lengths is null)
        {
            Add(read, first, last);
            return;
        }

        var offset = 0;
        foreach (var length in lengths)
        {
            Add(read.Substring(offset, length), first + offset, first + offset + length);
            offset += length;
        }

        void Add(string text, int from, int to) =>
            tokens.Add(new Token(text, TokenKind.Word, folded.StartOf(chunks[from].Start), folded.EndOf(chunks[to - 1].End - 1)));
    }
}
