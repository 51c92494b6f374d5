using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Discord;

namespace ModBot.Adapters.Tests.Discord;

public sealed class DiscordGatewayTests : IDisposable
{
    private static readonly DiscordSession Known = new("s1", "wss://resume.test", 41);

    private readonly FakeTimeProvider time = new();
    private readonly Channel<StubSocket> sockets = System.Threading.Channels.Channel.CreateUnbounded<StubSocket>();
    private readonly Channel<DiscordEvent> events = System.Threading.Channels.Channel.CreateUnbounded<DiscordEvent>();
    private readonly CancellationTokenSource stop = new();
    private DiscordStartLimit? limit;

    public void Dispose() => stop.Dispose();

    [Fact]
    public async Task NoSession_Identifies_AndBeatsWithItsLastNumber()
    {
        var run = RunAsync(null);
        var socket = await sockets.Reader.ReadAsync(stop.Token);
        socket.Address.ShouldBe("wss://gateway.test/?v=10&encoding=json");
        socket.Tell("""{"op":10,"d":{"heartbeat_interval":40000}}""");

        var identify = await socket.SentAsync();
        identify.GetProperty("op").GetInt32().ShouldBe(2);
        identify.GetProperty("d").GetProperty("intents").GetInt32().ShouldBe(2134529);
        identify.GetProperty("d").GetProperty("shard").EnumerateArray().Select(each => each.GetInt32()).ShouldBe([0, 1]);
        socket.Tell("""{"op":0,"t":"READY","s":7,"d":{"session_id":"s9","resume_gateway_url":"wss://resume.test"}}""");
        (await events.Reader.ReadAsync(stop.Token)).Session.ShouldBe(new DiscordSession("s9", "wss://resume.test", 7));

        (await BeatAsync(socket)).GetProperty("d").GetInt64().ShouldBe(7);
        await StopAsync(run);
        socket.ClosedWith.ShouldBe(4000);
    }

    [Fact]
    public async Task AskedForAHeartbeat_BeatsAtOnce()
    {
        var run = RunAsync(null);
        var socket = await GreetAsync();
        socket.Tell("""{"op":1,"d":null}""");

        (await socket.SentAsync()).GetProperty("d").ValueKind.ShouldBe(JsonValueKind.Null);
        await StopAsync(run);
    }

    [Fact]
    public async Task Session_IsGoneOnWith_AtItsOwnAddress()
    {
        var run = RunAsync(Known);
        var socket = await sockets.Reader.ReadAsync(stop.Token);
        socket.Address.ShouldBe("wss://resume.test/?v=10&encoding=json");
        socket.Tell("""{"op":10,"d":{"heartbeat_interval":40000}}""");
        var resume = (await socket.SentAsync()).GetProperty("d");
        (resume.GetProperty("session_id").GetString(), resume.GetProperty("seq").GetInt64()).ShouldBe(("s1", 41));
        socket.Tell("""{"op":0,"t":"MESSAGE_CREATE","s":42,"d":{}}""");
        socket.Tell("""{"op":0,"t":"RESUMED","s":43,"d":{}}""");
        socket.Tell("""{"op":0,"t":"MESSAGE_CREATE","s":44,"d":{}}""");

        var told = new[] { await events.Reader.ReadAsync(stop.Token), await events.Reader.ReadAsync(stop.Token), await events.Reader.ReadAsync(stop.Token) };
        told.Select(each => each.Replayed).ShouldBe([true, false, false]);
        told[2].Session!.Seq.ShouldBe(44);
        await StopAsync(run);
    }

    [Fact]
    public async Task NoAck_IsADeadLine_ClosedSoThatItCanBeGoneOnWith()
    {
        var run = RunAsync(Known);
        var socket = await GreetAsync();
        await BeatAsync(socket);
        while (!socket.Closed.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        socket.ClosedWith.ShouldBe(4000);
        var next = await NextSocketAsync();
        next.Tell("""{"op":10,"d":{"heartbeat_interval":40000}}""");
        (await next.SentAsync()).GetProperty("op").GetInt32().ShouldBe(6);
        await StopAsync(run);
    }

    [Theory]
    [InlineData(4004, TroubleKind.TokenRefused)]
    [InlineData(4010, TroubleKind.ConnectionRefused)]
    [InlineData(4011, TroubleKind.ConnectionRefused)]
    [InlineData(4012, TroubleKind.ConnectionRefused)]
    [InlineData(4013, TroubleKind.ConnectionRefused)]
    [InlineData(4014, TroubleKind.ConnectionRefused)]
    public async Task FatalCode_EndsWithItsName(int code, TroubleKind kind)
    {
        var run = RunAsync(null);
        (await GreetAsync()).Close(code);

        (await Should.ThrowAsync<PlatformTroubleException>(run)).Trouble.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData(null, 6)]
    [InlineData(1000, 6)]
    [InlineData(4000, 6)]
    [InlineData(4001, 6)]
    [InlineData(4002, 6)]
    [InlineData(4008, 6)]
    [InlineData(4003, 2)]
    [InlineData(4005, 2)]
    [InlineData(4007, 2)]
    [InlineData(4009, 2)]
    public async Task OtherCode_ResumesOrIdentifies(int? code, int op)
    {
        var run = RunAsync(Known);
        (await GreetAsync()).Close(code);

        var next = await NextSocketAsync();
        next.Tell("""{"op":10,"d":{"heartbeat_interval":40000}}""");
        (await next.SentAsync()).GetProperty("op").GetInt32().ShouldBe(op);
        await StopAsync(run);
    }

    [Theory]
    [InlineData("""{"op":7,"d":null}""", 6)]
    [InlineData("""{"op":9,"d":true}""", 6)]
    [InlineData("""{"op":9,"d":false}""", 2)]
    public async Task Told_ResumesOrIdentifies(string json, int op)
    {
        var run = RunAsync(Known);
        var socket = await GreetAsync();
        socket.Tell(json);
        await socket.Closed;
        socket.ClosedWith.ShouldBe(4000);

        var next = await NextSocketAsync();
        next.Tell("""{"op":10,"d":{"heartbeat_interval":40000}}""");
        (await next.SentAsync()).GetProperty("op").GetInt32().ShouldBe(op);
        await StopAsync(run);
    }

    [Fact]
    public async Task NoSessionsLeftToday_SaysWhenToTryAgain()
    {
        limit = new DiscordStartLimit { Remaining = 0, ResetAfter = 3_600_000 };

        var trouble = await Should.ThrowAsync<PlatformTroubleException>(RunAsync(null));

        trouble.Trouble.Kind.ShouldBe(TroubleKind.SlowedDown);
        trouble.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Gate_LetsOneInInFiveSeconds()
    {
        var gate = new DiscordIdentifyGate(time);
        await gate.WaitAsync(0, 2, stop.Token);
        await gate.WaitAsync(1, 2, stop.Token);
        var third = gate.WaitAsync(2, 2, stop.Token);

        time.Advance(TimeSpan.FromSeconds(5));
        third.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        await third;
    }

    [Fact]
    public async Task SendWindow_KeepsRoomForHeartbeats()
    {
        var window = new DiscordSendWindow(time);
        for (var number = 0; number < 115; number++) await window.WaitAsync(isHeartbeat: false, stop.Token);
        var more = window.WaitAsync(isHeartbeat: false, stop.Token);
        more.IsCompleted.ShouldBeFalse();

        await window.WaitAsync(isHeartbeat: true, stop.Token);
        time.Advance(TimeSpan.FromMinutes(1));
        await more;
    }

    private Task RunAsync(DiscordSession? session)
    {
        var setup = new DiscordGatewaySetup
        {
            Token = "secret",
            Shard = 0,
            Shards = 1,
            Locate = _ => Task.FromResult(new DiscordGatewayInfo { Url = "wss://gateway.test", SessionStartLimit = limit }),
            Socket = () => new StubSocket(socket => sockets.Writer.TryWrite(socket)),
            Gate = new DiscordIdentifyGate(time),
            Deliver = events.Writer.WriteAsync,
        };
        return Task.Run(() => new DiscordGateway(setup, time, new DiscordChance(1)).RunAsync(session, stop.Token));
    }

    private async Task<StubSocket> GreetAsync()
    {
        var socket = await sockets.Reader.ReadAsync(TestContext.Current.CancellationToken);
        socket.Tell("""{"op":10,"d":{"heartbeat_interval":40000}}""");
        await socket.SentAsync();
        return socket;
    }

    /// <summary>Lets the pauses pass until there is a new connection.</summary>
    private async Task<StubSocket> NextSocketAsync()
    {
        StubSocket? socket;
        while (!sockets.Reader.TryRead(out socket))
        {
            time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        return socket;
    }

    /// <summary>Lets time pass until the heart beats.</summary>
    private async Task<JsonElement> BeatAsync(StubSocket socket)
    {
        JsonElement? beat;
        while ((beat = socket.TrySent()) is null)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return beat.Value;
    }

    private async Task StopAsync(Task run)
    {
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(run);
    }

    private sealed class StubSocket(Action<StubSocket> connected) : IDiscordSocket
    {
        private readonly Channel<DiscordFrame> incoming = System.Threading.Channels.Channel.CreateUnbounded<DiscordFrame>();
        private readonly Channel<string> sent = System.Threading.Channels.Channel.CreateUnbounded<string>();
        private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Query => "";

        public string Address { get; private set; } = "";

        public int? ClosedWith { get; private set; }

        public Task Closed => closed.Task;

        public void Tell(string json) => incoming.Writer.TryWrite(new DiscordFrame(Encoding.UTF8.GetBytes(json)));

        public void Close(int? code) => incoming.Writer.TryWrite(new DiscordFrame(null, code));

        public async Task<JsonElement> SentAsync() => JsonSerializer.Deserialize<JsonElement>(await sent.Reader.ReadAsync(TestContext.Current.CancellationToken));

        public JsonElement? TrySent() => sent.Reader.TryRead(out var json) ? JsonSerializer.Deserialize<JsonElement>(json) : null;

        public Task ConnectAsync(Uri address, CancellationToken cancellation)
        {
            Address = address.AbsoluteUri;
            connected(this);
            return Task.CompletedTask;
        }

        public Task SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellation) =>
            ClosedWith is null ? sent.Writer.WriteAsync(Encoding.UTF8.GetString(json.Span), cancellation).AsTask() : throw new WebSocketException();

        public async Task<DiscordFrame> ReceiveAsync(CancellationToken cancellation) => await incoming.Reader.ReadAsync(cancellation);

        public Task CloseAsync(int code)
        {
            ClosedWith ??= code;
            closed.TrySetResult();
            return Task.CompletedTask;
        }

        public void Dispose() => closed.TrySetResult();
    }
}
