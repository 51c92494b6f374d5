using System.IO.Compression;

namespace ModBot.Adapters.Discord;

/// <summary>Unpacks a connection that is one long zlib stream: every message goes on with the dictionary of those before it. Not thread-safe.</summary>
internal sealed class DiscordInflater : IDisposable
{
    private readonly Feed feed = new();
    private readonly ZLibStream stream;

    public DiscordInflater() => stream = new ZLibStream(feed, CompressionMode.Decompress);

    /// <summary>Whether a piece ends a message.</summary>
    public static bool EndsMessage(ReadOnlySpan<byte> piece) => piece.EndsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0xff, 0xff]);

    /// <summary>Unpacks a whole message.</summary>
    /// <exception cref="InvalidDataException">It is not packed as it should be, or larger than <paramref name="maxBytes"/>.</exception>
    public byte[] Inflate(byte[] packed, int maxBytes)
    {
        feed.Fill(packed);
        using var unpacked = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            unpacked.Write(buffer, 0, read);
            if (unpacked.Length > maxBytes) throw new InvalidDataException($"A gateway message has more than {maxBytes} bytes.");
        }

        return unpacked.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        feed.Dispose();
    }

    /// <summary>Gives what is there, and then says "nothing more now" without ending.</summary>
    private sealed class Feed : Stream
    {
        private byte[] piece = [];
        private int at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public void Fill(byte[] next) => (piece, at) = (next, 0);

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, piece.Length - at);
            piece.AsSpan(at, count).CopyTo(buffer);
            at += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
