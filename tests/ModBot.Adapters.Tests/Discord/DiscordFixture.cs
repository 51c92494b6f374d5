using System.Threading.Channels;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Discord;
using ModBot.Moderation.Cases;
using Fake = ModBot.Platforms.Fakes.Discord;

namespace ModBot.Adapters.Tests.Discord;

/// <summary>A stand-in for Discord with one server and one member, and an adapter that is connected to it.</summary>
internal sealed class DiscordFixture : IAsyncDisposable
{
    private DiscordFixture(Fake.DiscordServer server, TimeProvider time)
    {
        Server = server;
        Guild = server.AddGuild("Buurthuis");
        Channel = server.AddChannel(Guild, "algemeen");
        Desk = server.AddChannel(Guild, "moderatoren");
        Member = server.AddMember(Guild, "sam");
        Listener = new StubListener { DeskRoom = Desk };
        Adapter = Make(time);
    }

    public Fake.DiscordServer Server { get; }

    public string Guild { get; }

    public string Channel { get; }

    public string Desk { get; }

    public string Member { get; }

    public StubListener Listener { get; }

    public DiscordAdapter Adapter { get; }

    public static async Task<DiscordFixture> StartAsync(TimeProvider? time = null, Fake.DiscordServerOptions? options = null) =>
        new(await Fake.DiscordServer.StartAsync(options), time ?? TimeProvider.System);

    public DiscordAdapter Make(TimeProvider time)
    {
        var adapter = new DiscordAdapter(new DiscordOptions { ApiBase = Server.ApiBase, Token = Server.Token }, time, seed: 1);
        adapter.Attach(Listener);
        return adapter;
    }

    public DiscordReader Read(string? checkpoint = null) => new(Adapter, checkpoint);

    public PlatformRequest Request(PlatformRequestKind kind, string message, string? text = null, string key = "request-1") => new()
    {
        Key = key,
        Kind = kind,
        Message = new MessageKey("discord", Channel, message),
        AuthorId = Member,
        Text = text,
        CreatedAt = TimeProvider.System.GetUtcNow(),
    };

    public async ValueTask DisposeAsync()
    {
        await Adapter.DisposeAsync();
        await Server.DisposeAsync();
    }
}

/// <summary>Reads in the background and hands the batches over.</summary>
internal sealed class DiscordReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource stop = new();
    private readonly Channel<PlatformBatch> batches = System.Threading.Channels.Channel.CreateUnbounded<PlatformBatch>();
    private readonly Task reading;

    public DiscordReader(DiscordAdapter adapter, string? checkpoint) => reading = Task.Run(() => RunAsync(adapter, checkpoint));

    public PlatformBatch? Last { get; private set; }

    public async Task<PlatformBatch> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return Last = await batches.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The next event, whatever batches it takes.</summary>
    public async Task<(PlatformEvent Event, PlatformBatch Batch)> EventAsync()
    {
        while (true)
        {
            var batch = await NextAsync();
            if (batch.Events.Count > 0) return (batch.Events[0], batch);
        }
    }

    public async Task<Exception?> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await reading.WaitAsync(patience.Token);
            return null;
        }
        catch (PlatformTroubleException trouble)
        {
            return trouble;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task RunAsync(DiscordAdapter adapter, string? checkpoint)
    {
        try
        {
            await foreach (var batch in adapter.ReadAsync(checkpoint, stop.Token)) batches.Writer.TryWrite(batch);
            batches.Writer.TryComplete();
        }
        catch (Exception fault)
        {
            batches.Writer.TryComplete(fault);
            throw;
        }
    }
}

/// <summary>A team that answers as a test says.</summary>
internal sealed class StubListener : IDeskListener
{
    public string DeskRoom { get; init; } = "";

    public Func<DeskPress, Task<DeskAnswer>> OnPress { get; set; } = _ => Task.FromResult(DeskAnswer.Nothing);

    public Func<DeskEntry, Task<DeskAnswer>> OnEntry { get; set; } = _ => Task.FromResult(DeskAnswer.Nothing);

    public Func<PlatformCommand, Task<CommandAnswer>> OnCommand { get; set; } = _ => Task.FromResult(new CommandAnswer(null));

    public bool IsDesk(string platform, string room) => room == DeskRoom;

    public Task<DeskAnswer> PressedAsync(DeskPress press, CancellationToken cancellation) => OnPress(press);

    public Task<DeskAnswer> EnteredAsync(DeskEntry entry, CancellationToken cancellation) => OnEntry(entry);

    public Task AnsweredAsync(string platform, string room, string postedId, DeskView? view, CancellationToken cancellation) => Task.CompletedTask;

    public Task<CommandAnswer> CommandAsync(PlatformCommand command, CancellationToken cancellation) => OnCommand(command);
}
