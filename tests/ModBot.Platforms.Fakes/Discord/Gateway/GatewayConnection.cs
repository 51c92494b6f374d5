using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace ModBot.Platforms.Fakes.Discord.Gateway;

/// <summary>One connection to the gateway: it sends in order, compressed when that was asked, and can be made to fail.</summary>
internal sealed class GatewayConnection : IDisposable
{
    // Discord: 120 events in 60 seconds.
    private const int MaxEvents = 120;

    private static readonly TimeSpan EventWindow = TimeSpan.FromSeconds(60);

    private readonly WebSocket socket;
    private readonly HttpContext context;
    private readonly TimeProvider clock;
    private readonly Channel<(string? Json, int Close)> outgoing = System.Threading.Channels.Channel.CreateUnbounded<(string?, int)>();
    private readonly Queue<DateTimeOffset> received = [];
    private readonly MemoryStream? packed;
    private readonly ZLibStream? packer;

    public GatewayConnection(WebSocket socket, HttpContext context, TimeProvider clock, bool compresses)
    {
        (this.socket, this.context, this.clock) = (socket, context, clock);
        if (!compresses) return;
        packed = new MemoryStream();
        packer = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true);
    }

    /// <summary>The session, once it identified or resumed.</summary>
    public GatewaySession? Session { get; set; }

    /// <summary>Whether it is half open: it takes everything and says nothing.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether it was made to close, so that nothing more is read.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>Whether one more event is too many.</summary>
    public bool IsFlooding()
    {
        var now = clock.GetUtcNow();
        while (received.TryPeek(out var oldest) && now - oldest >= EventWindow) received.Dequeue();
        received.Enqueue(now);
        return received.Count > MaxEvents;
    }

    /// <summary>Sends a payload after everything that was sent before.</summary>
    public void Send(string json)
    {
        if (!IsClosing) outgoing.Writer.TryWrite((json, 0));
    }

    /// <summary>Closes with a code after everything that was sent before.</summary>
    public void Close(int code)
    {
        if (IsClosing) return;
        IsClosing = true;
        outgoing.Writer.TryWrite((null, code));
        outgoing.Writer.TryComplete();
    }

    /// <summary>Cuts the line without a word.</summary>
    public void Cut()
    {
        IsClosing = true;
        outgoing.Writer.TryComplete();
        socket.Abort();
        context.Abort();
    }

    /// <summary>Sends until closed.</summary>
    public async Task SendAllAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var (json, close) in outgoing.Reader.ReadAllAsync(cancellation))
            {
                if (IsSilent) continue;
                if (json is null) await socket.CloseOutputAsync((WebSocketCloseStatus)close, "Closed by the stand-in.", cancellation);
                else await SendAsync(json, cancellation);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // The other side is gone; reading ends by itself.
            outgoing.Writer.TryComplete();
        }
    }

    /// <summary>Reads one payload; null when the other side closed.</summary>
    public async Task<byte[]?> ReceiveAsync(CancellationToken cancellation)
    {
        var buffer = new byte[8192];
        using var whole = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return whole.ToArray();
        }
    }

    /// <summary>The code with which the other side closed; null for a cut, and for a half-open line, over which no goodbye comes.</summary>
    public int? ClosedWith => IsSilent ? null : (int?)socket.CloseStatus;

    /// <inheritdoc/>
    public void Dispose()
    {
        packer?.Dispose();
        packed?.Dispose();
    }

    private async Task SendAsync(string json, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        if (packer is null || packed is null)
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancellation);
            return;
        }

        packed.SetLength(0);
        await packer.WriteAsync(bytes, cancellation);
        await packer.FlushAsync(cancellation);
        await socket.SendAsync(packed.ToArray(), WebSocketMessageType.Binary, endOfMessage: true, cancellation);
    }
}
