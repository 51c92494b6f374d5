namespace ModBot.Classifiers.Text;

/// <summary>Reads one chunk into tokens: marks off its ends, separators out of its middle, words repaired.</summary>
internal sealed class ChunkReader(WordCounts words, WordRepair repair)
{
    // Letters without spaces: cut only long unknown words; short ones are names and slang.
    private const int CutFrom = 9;
    private const int ShortestPart = 3;
    private const int LongestJoined = 40;

    /// <summary>Reads one chunk.</summary>
    public void Read(Chunk chunk, TextBuffer buffer)
    {
        var whole = buffer.Folded.Slice(chunk.Start, chunk.End);
        var text = whole.Span;
        if (chunk.IsEmoji)
        {
            buffer.Add(whole, TokenKind.Emoji, chunk.Start, chunk.End);
            return;
        }

        if (Emoticons.TryRead(text, out var emoji))
        {
            buffer.Add(emoji.AsMemory(), TokenKind.Emoji, chunk.Start, chunk.End);
            return;
        }

        if (Emoticons.IsToneMark(text))
        {
            buffer.Add(whole, TokenKind.Word, chunk.Start, chunk.End);
            return;
        }

        if (IsLink(text) || IsAddressed(whole, buffer.Letters))
        {
            buffer.Add((IsLink(text) ? "<url>" : "<user>").AsMemory(), TokenKind.Reference, chunk.Start, chunk.End);
            return;
        }

        var (start, end) = Core(text);
        AddMarks(chunk.Start, chunk.Start + start, buffer);
        if (end > start) ReadCore(chunk.Start + start, chunk.Start + end, buffer);
        AddMarks(chunk.Start + end, chunk.End, buffer);
    }

    private static bool IsLink(ReadOnlySpan<char> text) => text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.Ordinal);

    // @name is an address, @pen is "apen": the repaired word decides.
    private bool IsAddressed(ReadOnlyMemory<char> chunk, Letters letters)
    {
        var text = chunk.Span;
        if (text.Length < 3 || text[0] != '@' || !char.IsAsciiLetter(text[1])) return false;
        var (_, end) = Core(text);
        return !words.Knows(repair.Read(chunk[..end], letters).Span);
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

    private static void AddMarks(int start, int end, TextBuffer buffer)
    {
        var chars = buffer.Folded.Chars;
        for (var index = start; index < end;)
        {
            var run = index + 1;
            while (run < end && chars[run] == chars[index]) run++;
            // Three brackets around a name are a code of their own.
            var length = chars[index] == '(' && run - index >= 3 ? 3 : 1;
            buffer.Add(buffer.Folded.Slice(index, index + length), TokenKind.Punctuation, index, run);
            index = run;
        }
    }

    private void ReadCore(int start, int end, TextBuffer buffer)
    {
        var pieces = buffer.Pieces;
        Cut(buffer.Folded.Chars, start, end, pieces);
        if (pieces.Count > 1 && ReadJoined(buffer)) return;
        foreach (var piece in pieces) ReadWord(piece.Start, piece.End, buffer);
    }

    // k.a.n.k.e.r and kan-ker: one word with separators in it. A real compound (noord-zuid) has known parts and stays two.
    private bool ReadJoined(TextBuffer buffer)
    {
        var pieces = buffer.Pieces;
        var single = pieces.Count >= 3;
        var letters = false;
        var unknown = false;
        var total = 0;
        foreach (var piece in pieces)
        {
            var part = buffer.Folded.Chars[piece.Start..piece.End];
            single &= part.Length == 1;
            letters |= part.ContainsAnyInRange('a', 'z');
            unknown |= part.Length == 1 || !words.Knows(part);
            total += part.Length;
        }

        if (!letters || total > LongestJoined || !(single || unknown)) return false;
        var read = repair.Read(Join(total, buffer), buffer.Letters);
        var known = words.Knows(read.Span);
        if (!single && !known) return false;
        var start = pieces[0].Start;
        var end = pieces[^1].End;
        if (!known && repair.Segmenter.TryCut(read.Span, buffer.Lengths) && buffer.Lengths.Count > 1)
        {
            var offset = 0;
            foreach (var length in buffer.Lengths)
            {
                // Pieces of one character each, so the cut word covers whole pieces when no letter was dropped.
                var from = read.Length == pieces.Count ? pieces[offset].Start : start;
                var to = read.Length == pieces.Count ? pieces[offset + length - 1].End : end;
                buffer.Add(read.Slice(offset, length), TokenKind.Word, from, to);
                offset += length;
            }

            return true;
        }

        buffer.Add(read, TokenKind.Word, start, end);
        return true;
    }

    private static Memory<char> Join(int total, TextBuffer buffer)
    {
        var joined = buffer.Letters.Take(total);
        var length = 0;
        foreach (var piece in buffer.Pieces)
        {
            buffer.Folded.Chars[piece.Start..piece.End].CopyTo(joined.Span[length..]);
            length += piece.Length;
        }

        return joined;
    }

    private static void Cut(ReadOnlySpan<char> chars, int start, int end, List<Chunk> pieces)
    {
        pieces.Clear();
        var spaced = IsStarSpaced(chars[start..end]);
        var from = start;
        for (var index = start; index <= end; index++)
        {
            if (index < end && IsInner(chars, index, start, end, spaced)) continue;
            if (index > from) pieces.Add(new Chunk(from, index, IsEmoji: false));
            from = index + 1;
        }
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

    private void ReadWord(int start, int end, TextBuffer buffer)
    {
        var raw = buffer.Folded.Slice(start, end);
        if (!raw.Span.ContainsAnyExceptInRange('0', '9'))
        {
            buffer.Add(raw.Length <= 6 ? raw : "<number>".AsMemory(), TokenKind.Number, start, end);
            return;
        }

        var word = repair.Read(raw, buffer.Letters);
        if (word.Length == 0) return;
        if (word.Length >= CutFrom && word.Length == raw.Length && !words.Knows(word.Span) && TryCut(word.Span, buffer.Lengths))
        {
            var offset = start;
            foreach (var length in buffer.Lengths)
            {
                buffer.Add(word.Slice(offset - start, length), TokenKind.Word, offset, offset + length);
                offset += length;
            }

            return;
        }

        buffer.Add(word, TokenKind.Word, start, end);
    }

    private bool TryCut(ReadOnlySpan<char> word, List<int> lengths)
    {
        if (!repair.Segmenter.TryCut(word, lengths) || lengths.Count < 2) return false;
        // In a whole sentence without spaces short words belong; in a compound they are a wrong cut.
        var shortest = lengths.Count >= 4 ? 2 : ShortestPart;
        foreach (var length in lengths)
        {
            if (length < shortest) return false;
        }

        return true;
    }
}
