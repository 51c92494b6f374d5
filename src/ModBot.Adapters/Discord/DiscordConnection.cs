using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ModBot.Adapters.Discord;

/// <summary>One gateway connection from its beginning to its end.</summary>
internal sealed class DiscordConnection(DiscordGatewaySetup setup, TimeProvider time, DiscordChance chance, DiscordSession? session) : IDisposable
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(20);

    private readonly IDiscordSocket socket = setup.Socket();
    private readonly DiscordSendWindow window = new(time);
    private readonly TaskCompletionSource<TimeSpan> hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource life = new();
    private volatile bool acknowledged = true;
    private bool resuming;
    private string connectedTo = "";
    private long seq = session?.Seq ?? -1;

    /// <summary>The session as it is now; null when there is none.</summary>
    public DiscordSession? Session { get; private set; } = session;

    /// <summary>Whether Discord took us.</summary>
    public bool WasReady { get; private set; }

    /// <summary>Whether Discord said that the session is not valid (any more).</summary>
    public bool WasInvalid { get; private set; }

    /// <summary>Why Discord closed; null when it did not say.</summary>
    public int? CloseCode { get; private set; }

    /// <summary>Reads until the connection ends, for whatever reason; never throws for a broken line.</summary>
    public async Task<DiscordEnd> RunAsync(string address, CancellationToken stop)
    {
        if (!await ConnectAsync(address, stop)) return DiscordEnd.NotConnected;
        connectedTo = address;
        var guard = GuardAsync(stop);
        try
        {
            return await ReadAsync();
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or InvalidDataException or JsonException or OperationCanceledException or ObjectDisposedException)
        {
            return DiscordEnd.Resume;
        }
        finally
        {
            await life.CancelAsync();
            await guard;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        socket.Dispose();
        life.Dispose();
    }

    private async Task<bool> ConnectAsync(string address, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(ConnectPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || target.Scheme is not ("ws" or "wss")) return false;
        try
        {
            await socket.ConnectAsync(new Uri($"{target.GetLeftPart(UriPartial.Path).TrimEnd('/')}/?v=10&encoding=json{socket.Query}"), either.Token);
            return true;
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or HttpRequestException || (fault is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }

    private async Task<DiscordEnd> ReadAsync()
    {
        while (true)
        {
            var frame = await socket.ReceiveAsync(life.Token);
            if (frame.Json is null)
            {
                CloseCode = frame.CloseCode;
                return DiscordClosePolicy.Of(CloseCode);
            }

            if (await TakeAsync(Parse(frame.Json)) is { } end) return end;
        }
    }

    private async Task<DiscordEnd?> TakeAsync(DiscordPayload? payload)
    {
        switch (payload?.Op)
        {
            case DiscordOp.Hello:
                var interval = DiscordJson.Read(payload.D, DiscordJson.Default.DiscordHello)?.HeartbeatInterval ?? 0;
                hello.TrySetResult(TimeSpan.FromMilliseconds(Math.Max(1_000, interval)));
                await GreetAsync();
                return null;
            case DiscordOp.Heartbeat:
                await BeatAsync(life.Token);
                return null;
            case DiscordOp.HeartbeatAck:
                acknowledged = true;
                return null;
            case DiscordOp.Reconnect:
                return DiscordEnd.Resume;
            case DiscordOp.InvalidSession:
                WasInvalid = true;
                return payload.D.ValueKind == JsonValueKind.True ? DiscordEnd.Resume : DiscordEnd.Identify;
            case DiscordOp.Dispatch:
                await DispatchAsync(payload);
                return null;
            case null:
                await setup.Deliver(new DiscordEvent(setup.Shard, DiscordEvent.Garbled, default, Session, resuming), life.Token);
                return null;
            default:
                return null;
        }
    }

    private async Task GreetAsync()
    {
        if (Session is { } known)
        {
            resuming = true;
            await SendAsync(JsonSerializer.SerializeToUtf8Bytes(new DiscordResumeFrame(DiscordOp.Resume, new DiscordResume(setup.Token, known.Id, known.Seq)), DiscordJson.Default.DiscordResumeFrame));
            return;
        }

        var identify = new DiscordIdentify(setup.Token, DiscordGateway.Intents, [setup.Shard, setup.Shards], new DiscordProperties(Environment.OSVersion.Platform.ToString(), "ModBot", "ModBot"));
        await SendAsync(JsonSerializer.SerializeToUtf8Bytes(new DiscordIdentifyFrame(DiscordOp.Identify, identify), DiscordJson.Default.DiscordIdentifyFrame));
    }

    private async Task DispatchAsync(DiscordPayload payload)
    {
        if (payload.S is { } number) Interlocked.Exchange(ref seq, Math.Max(Interlocked.Read(ref seq), number));
        if (payload.T == DiscordEvent.Ready && DiscordJson.Read(payload.D, DiscordJson.Default.DiscordReady) is { SessionId.Length: > 0 } ready)
            Session = new DiscordSession(ready.SessionId, ready.ResumeGatewayUrl is { Length: > 0 } url ? url : connectedTo, 0);
        Session = Session is { } known ? known with { Seq = Interlocked.Read(ref seq) } : null;
        WasReady |= payload.T is DiscordEvent.Ready or DiscordEvent.Resumed;
        if (payload.T == DiscordEvent.Resumed) resuming = false;
        await setup.Deliver(new DiscordEvent(setup.Shard, payload.T ?? "", payload.D, Session, resuming), life.Token);
    }

    /// <summary>Beats the heart, and ends the connection when nobody answers, when the first word does not come, or when we are stopped. Our own end leaves the session open.</summary>
    private async Task GuardAsync(CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, life.Token);
        try
        {
            var interval = await hello.Task.WaitAsync(ConnectPatience, time, either.Token);
            await Task.Delay(interval * chance.Next(), time, either.Token);
            while (acknowledged)
            {
                acknowledged = false;
                await BeatAsync(either.Token);
                await Task.Delay(interval, time, either.Token);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or TimeoutException or WebSocketException or IOException or ObjectDisposedException)
        {
            // Whatever ended it, the connection ends below.
        }

        await socket.CloseAsync(DiscordClosePolicy.OwnCode);
        await life.CancelAsync();
    }

    private async Task BeatAsync(CancellationToken cancellation)
    {
        var last = Interlocked.Read(ref seq);
        var beat = $$"""{"op":1,"d":{{(last < 0 ? "null" : last.ToString(CultureInfo.InvariantCulture))}}}""";
        await window.WaitAsync(isHeartbeat: true, cancellation);
        await socket.SendAsync(Encoding.UTF8.GetBytes(beat), cancellation);
    }

    private async Task SendAsync(byte[] json)
    {
        await window.WaitAsync(isHeartbeat: false, life.Token);
        await socket.SendAsync(json, life.Token);
    }

    private static DiscordPayload? Parse(byte[] json) => DiscordJson.Read(json, DiscordJson.Default.DiscordPayload);
}
