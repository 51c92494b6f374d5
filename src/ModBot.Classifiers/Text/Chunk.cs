namespace ModBot.Classifiers.Text;

/// <summary>A run of folded characters without a space or emoji in it, or one emoji.</summary>
/// <param name="Start">First folded character.</param>
/// <param name="End">One past the last.</param>
/// <param name="IsEmoji">Whether it is one emoji.</param>
internal readonly record struct Chunk(int Start, int End, bool IsEmoji)
{
    public int Length => End - Start;
}

/// <summary>Cuts a folded text into chunks.</summary>
internal static class Chunker
{
    public static void Cut(ReadOnlySpan<char> chars, List<Chunk> chunks)
    {
        var start = -1;
        for (var index = 0; index < chars.Length; index++)
        {
            var size = EmojiLength(chars, index);
            if (size == 0 && !char.IsWhiteSpace(chars[index]))
            {
                if (start < 0) start = index;
                continue;
            }

            if (start >= 0) chunks.Add(new Chunk(start, index, IsEmoji: false));
            start = -1;
            if (size == 0) continue;
            chunks.Add(new Chunk(index, index + size, IsEmoji: true));
            index += size - 1;
        }

        if (start >= 0) chunks.Add(new Chunk(start, chars.Length, IsEmoji: false));
    }

    private static int EmojiLength(ReadOnlySpan<char> chars, int index)
    {
        if (chars[index] < 0x203C) return 0;
        if (System.Text.Rune.DecodeFromUtf16(chars[index..], out var rune, out var length) != System.Buffers.OperationStatus.Done) return 0;
        return Emoji.IsEmoji(rune) ? length : 0;
    }
}
