namespace ModBot.Classifiers.Text;

/// <summary>Reads one chunk into tokens: marks off its ends, separators out of its middle, words repaired.</summary>
internal sealed class ChunkReader(WordCounts words, WordRepair repair)
{
    // Letters without spaces: cut only long unknown words; short ones are names and slang.
    private const int CutFrom = 9;
    private const int ShortestPart = 3;

    /// <summary>Reads one chunk.</summary>
    public void Read(FoldedText folded, Chunk chunk, List<Token> tokens)
    {
        var text = folded.Chars[chunk.Start..chunk.End];
        if (chunk.IsEmoji)
        {
            Add(folded, tokens, text.ToString(), TokenKind.Emoji, chunk.Start, chunk.End);
            return;
        }

        if (Emoticons.TryRead(text, out var emoji))
        {
            Add(folded, tokens, emoji, TokenKind.Emoji, chunk.Start, chunk.End);
            return;
        }

        if (Emoticons.IsToneMark(text))
        {
            Add(folded, tokens, text.ToString(), TokenKind.Word, chunk.Start, chunk.End);
            return;
        }

        if (IsLink(text) || IsAddressed(text))
        {
            Add(folded, tokens, IsLink(text) ? "<url>" : "<user>", TokenKind.Reference, chunk.Start, chunk.End);
            return;
        }

        var (start, end) = Core(text);
        AddMarks(folded, tokens, chunk.Start, chunk.Start + start);
        if (end > start) ReadCore(folded, chunk.Start + start, chunk.Start + end, tokens);
        AddMarks(folded, tokens, chunk.Start + end, chunk.End);
    }

    private static bool IsLink(ReadOnlySpan<char> text) => text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.Ordinal);

    // @name is an address, @pen is "apen": the repaired word decides.
    private bool IsAddressed(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] != '@' || !char.IsAsciiLetter(text[1])) return false;
        var (_, end) = Core(text);
        return !words.Knows(repair.Read(text[..end]));
    }

    // The part between the outer marks. A sign that can be a letter stays when it stands at a letter, apart from closing ! and wrapping *.
    private static (int Start, int End) Core(ReadOnlySpan<char> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && !IsWordPart(text[start]) && !(text[start] is '$' or '@' or '|' or '(' && start + 1 < end && char.IsAsciiLetter(text[start + 1]) && text[start] != '(')) start++;
        var wrapped = start > 0 && text[..start].Contains('*');
        while (end > start && !IsWordPart(text[end - 1]) && !(text[end - 1] is '$' or '@' || (text[end - 1] == '*' && !wrapped && end - start > 2))) end--;
        return (start, end);
    }

    private static bool IsWordPart(char unit) => char.IsLetterOrDigit(unit) || char.IsSurrogate(unit);

    private static void AddMarks(FoldedText folded, List<Token> tokens, int start, int end)
    {
        for (var index = start; index < end;)
        {
            var run = index + 1;
            while (run < end && folded.Chars[run] == folded.Chars[index]) run++;
            // Three brackets around a name are a code of their own.
            var text = folded.Chars[index] == '(' && run - index >= 3 ? "(((" : folded.Chars[index].ToString();
            Add(folded, tokens, text, TokenKind.Punctuation, index, run);
            index = run;
        }
    }

    private void ReadCore(FoldedText folded, int start, int end, List<Token> tokens)
    {
        var pieces = Pieces(folded.Chars, start, end);
        if (pieces.Count == 1)
        {
            ReadWord(folded, pieces[0].Start, pieces[0].End, tokens);
            return;
        }

        if (pieces.Count == 0) return;
        if (ReadJoined(folded, pieces, tokens)) return;
        foreach (var piece in pieces) ReadWord(folded, piece.Start, piece.End, tokens);
    }

    // k.a.n.k.e.r and kan-ker: one word with separators in it. A real compound (noord-zuid) has known parts and stays two.
    private bool ReadJoined(FoldedText folded, List<Chunk> pieces, List<Token> tokens)
    {
        var single = pieces.Count >= 3 && pieces.TrueForAll(piece => piece.Length == 1);
        var letters = false;
        var joined = new List<char>();
        var unknown = false;
        foreach (var piece in pieces)
        {
            var part = folded.Chars[piece.Start..piece.End];
            letters |= part.ContainsAnyInRange('a', 'z');
            unknown |= part.Length == 1 || !words.Knows(part);
            foreach (var unit in part) joined.Add(unit);
        }

        if (!letters || joined.Count > 40 || !(single || unknown)) return false;
        var read = repair.Read(joined.ToArray());
        if (!single && !words.Knows(read)) return false;
        var start = pieces[0].Start;
        var end = pieces[^1].End;
        if (single && !words.Knows(read) && repair.Segmenter.Cut(read) is { } lengths && lengths.Count > 1)
        {
            var offset = 0;
            foreach (var length in lengths)
            {
                // Pieces of one character each, so the cut word covers whole pieces when no letter was dropped.
                var from = read.Length == pieces.Count ? pieces[offset].Start : start;
                var to = read.Length == pieces.Count ? pieces[offset + length - 1].End : end;
                Add(folded, tokens, read.Substring(offset, length), TokenKind.Word, from, to);
                offset += length;
            }

            return true;
        }

        Add(folded, tokens, read, TokenKind.Word, start, end);
        return true;
    }

    private static List<Chunk> Pieces(ReadOnlySpan<char> chars, int start, int end)
    {
        var spaced = IsStarSpaced(chars[start..end]);
        var pieces = new List<Chunk>(1);
        var from = start;
        for (var index = start; index <= end; index++)
        {
            if (index < end && IsInner(chars, index, start, end, spaced)) continue;
            if (index > from) pieces.Add(new Chunk(from, index, IsEmoji: false));
            from = index + 1;
        }

        return pieces;
    }

    private static bool IsInner(ReadOnlySpan<char> chars, int index, int start, int end, bool starSpaced)
    {
        var unit = chars[index];
        if (IsWordPart(unit) || unit == '\'') return true;
        if (unit == '*') return !starSpaced;
        if (unit is '$' or '@') return true;
        // Signs such as ! and | are letters only between letters.
        return Leet.IsSign(unit) && index > start && index + 1 < end && IsWordPart(chars[index - 1]) && IsWordPart(chars[index + 1]);
    }

    private static bool IsStarSpaced(ReadOnlySpan<char> core)
    {
        if (core.Length < 5) return false;
        for (var index = 0; index < core.Length; index++)
        {
            if (core[index] == '*' != (index % 2 == 1)) return false;
        }

        return true;
    }

    private void ReadWord(FoldedText folded, int start, int end, List<Token> tokens)
    {
        var raw = folded.Chars[start..end];
        if (!raw.ContainsAnyExceptInRange('0', '9'))
        {
            Add(folded, tokens, raw.Length <= 6 ? raw.ToString() : "<number>", TokenKind.Number, start, end);
            return;
        }

        var word = repair.Read(raw);
        if (word.Length == 0) return;
        if (word.Length >= CutFrom && word.Length == raw.Length && !words.Knows(word) && CutWord(word) is { } lengths)
        {
            var offset = 0;
            foreach (var length in lengths)
            {
                Add(folded, tokens, word.Substring(offset, length), TokenKind.Word, start + offset, start + offset + length);
                offset += length;
            }

            return;
        }

        Add(folded, tokens, word, TokenKind.Word, start, end);
    }

    private List<int>? CutWord(string word)
    {
        var lengths = repair.Segmenter.Cut(word);
        if (lengths is null || lengths.Count < 2) return null;
        // In a whole sentence without spaces short words belong; in a compound they are a wrong cut.
        var shortest = lengths.Count >= 4 ? 2 : ShortestPart;
        return lengths.TrueForAll(length => length >= shortest) ? lengths : null;
    }

    private static void Add(FoldedText folded, List<Token> tokens, string text, TokenKind kind, int start, int end) =>
        tokens.Add(new Token(text, kind, folded.StartOf(start), folded.EndOf(end - 1)));
}
