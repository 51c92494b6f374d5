namespace ModBot.Classifiers.Scoring;

/// <summary>Reads lines as bytes, one at a time, with bounded memory: what is too long is skipped and reported as such.</summary>
internal sealed class LineReader(Stream input, Action beforeWaiting)
{
    /// <summary>Longest line that is kept, in bytes.</summary>
    public const int Longest = 16 * 1024 * 1024;

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool ended;

    /// <summary>Reads the next line, without its line end.</summary>
    /// <param name="line">The line; valid until the next call. Empty when it was too long.</param>
    /// <param name="tooLong">Whether it was longer than <see cref="Longest"/>.</param>
    /// <returns>False at the end of the input.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line, out bool tooLong)
    {
        tooLong = false;
        var searched = start;
        while (true)
        {
            var found = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                tooLong |= searched + found - start > Longest;
                line = tooLong ? [] : Trim(start, searched + found);
                start = searched + found + 1;
                return true;
            }

            if (ended)
            {
                tooLong |= end - start > Longest;
                line = tooLong ? [] : Trim(start, end);
                var any = end > start || tooLong;
                start = end;
                return any;
            }

            if (end - start > Longest)
            {
                tooLong = true;
                start = end = 0;
            }

            searched = Fill();
        }
    }

    private ReadOnlySpan<byte> Trim(int from, int to) => buffer.AsSpan(from, to > from && buffer[to - 1] == '\r' ? to - from - 1 : to - from);

    // Makes room and reads on; gives where the new bytes begin.
    private int Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        beforeWaiting();
        var read = input.Read(buffer, end, buffer.Length - end);
        ended = read == 0;
        var from = end;
        end += read;
        return from;
    }
}
