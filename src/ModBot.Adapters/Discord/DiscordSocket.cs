using System.Net.WebSockets;

namespace ModBot.Adapters.Discord;

/// <summary>What came over a gateway connection.</summary>
/// <param name="Json">A whole message; null when the connection ended.</param>
/// <param name="CloseCode">Why the other side closed; null when it did not say.</param>
internal readonly record struct DiscordFrame(byte[]? Json, int? CloseCode = null);

/// <summary>A gateway connection. One reads and others write at the same time; writers take turns.</summary>
internal interface IDiscordSocket : IDisposable
{
    /// <summary>What the address asks for besides version and encoding, such as <c>compress=zlib-stream</c>; empty for nothing.</summary>
    string Query { get; }

    Task ConnectAsync(Uri address, CancellationToken cancellation);

    Task SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellation);

    Task<DiscordFrame> ReceiveAsync(CancellationToken cancellation);

    /// <summary>Says that we go, as far as the line still works. Never waits for an answer.</summary>
    Task CloseAsync(int code);
}

/// <summary>A gateway connection over the network, packed as one zlib stream.</summary>
internal sealed class DiscordSocket : IDiscordSocket
{
    private const int MaxMessageBytes = 64 << 20;
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket socket = new();
    private readonly DiscordInflater inflater = new();
    private readonly SemaphoreSlim writing = new(1);
    private readonly byte[] buffer = new byte[16 << 10];

    // Discord's own heartbeats say more than WebSocket pings.
    public DiscordSocket() => socket.Options.KeepAliveInterval = TimeSpan.Zero;

    /// <inheritdoc/>
    public string Query => "&compress=zlib-stream";

    /// <inheritdoc/>
    public Task ConnectAsync(Uri address, CancellationToken cancellation) => socket.ConnectAsync(address, cancellation);

    /// <inheritdoc/>
    public async Task SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            await socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, cancellation);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<DiscordFrame> ReceiveAsync(CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        while (true)
        {
            var piece = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (piece.MessageType == WebSocketMessageType.Close) return new DiscordFrame(null, (int?)socket.CloseStatus);
            message.Write(buffer, 0, piece.Count);
            if (message.Length > MaxMessageBytes) throw new InvalidDataException($"A gateway message has more than {MaxMessageBytes} bytes.");
            if (!piece.EndOfMessage) continue;
            var bytes = message.ToArray();
            if (piece.MessageType == WebSocketMessageType.Text) return new DiscordFrame(bytes);
            if (DiscordInflater.EndsMessage(bytes)) return new DiscordFrame(inflater.Inflate(bytes, MaxMessageBytes));
        }
    }

    /// <inheritdoc/>
    public async Task CloseAsync(int code)
    {
        using var patience = new CancellationTokenSource(ClosePatience);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await socket.CloseOutputAsync((WebSocketCloseStatus)code, null, patience.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The line is gone; that says the same.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        socket.Dispose();
        inflater.Dispose();
        writing.Dispose();
    }
}
