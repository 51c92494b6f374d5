using System.Collections.Concurrent;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Instagram;
using ModBot.Moderation.Cases;
using ModBot.Platforms.Fakes.Instagram;

namespace ModBot.Adapters.Tests.Instagram;

/// <summary>A stand-in for Instagram with one post, and an adapter that is connected to it. Both go by one clock.</summary>
internal sealed class InstagramFixture : IAsyncDisposable
{
    public const string VerifyToken = "een-woord-van-ons-zelf";

    private readonly List<IDisposable> more = [];

    private InstagramFixture(InstagramServer server, WatchedTime clock)
    {
        (Server, Clock) = (server, clock);
        Post = server.AddPost("Samen ruimen we het park op! Zaterdag om tien uur bij de fontein, neem je vrienden mee.");
        Adapter = Make();
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public InstagramServer Server { get; }

    public WatchedTime Clock { get; }

    public GraphPost Post { get; }

    public InstagramAdapter Adapter { get; }

    /// <summary>What was kept in place of the token in the settings.</summary>
    public MemoryTokens Tokens { get; } = new();

    public static async Task<InstagramFixture> StartAsync(InstagramServerOptions? options = null)
    {
        var clock = new WatchedTime();
        return new InstagramFixture(await InstagramServer.StartAsync(options, clock), clock);
    }

    public InstagramOptions Options(Action<InstagramOptions>? change = null)
    {
        var options = new InstagramOptions { Token = Server.Token, BaseUrl = Server.BaseUrl };
        change?.Invoke(options);
        return options;
    }

    /// <summary>One more adapter for the same account.</summary>
    public InstagramAdapter Make(Action<InstagramOptions>? change = null, HttpMessageHandler? network = null)
    {
        var adapter = new InstagramAdapter(Options(change), Tokens, Clock, network);
        more.Add(adapter);
        return adapter;
    }

    /// <summary>An adapter to which Meta brings comments.</summary>
    public InstagramAdapter MakeHooked() => Make(options => (options.AppSecret, options.VerifyToken) = (Server.AppSecret, VerifyToken));

    public BatchReader Read(string? checkpoint = null) => new(Adapter, checkpoint);

    /// <summary>Reads until all was caught up with.</summary>
    public static async Task<(IReadOnlyList<PlatformEvent> Events, string Checkpoint)> CatchUpAsync(BatchReader reader)
    {
        List<PlatformEvent> events = [];
        while (true)
        {
            var batch = await reader.NextAsync();
            events.AddRange(batch.Events);
            if (batch.Events.Count == 0) return (events, batch.Checkpoint);
        }
    }

    /// <summary>Lets look after look pass until there is something new, and reads it.</summary>
    public async Task<PlatformBatch> NextLookAsync(BatchReader reader)
    {
        var events = reader.EventsAsync();
        await Clock.PassUntilAsync(events, TimeSpan.FromHours(2), TimeSpan.FromSeconds(30));
        return await events;
    }

    public PlatformRequest Request(PlatformRequestKind kind, GraphComment comment, string? text = null) => new()
    {
        Key = "request-1",
        Kind = kind,
        Message = new MessageKey(InstagramAdapter.PlatformName, comment.PostId, comment.Id),
        AuthorId = comment.UserId,
        Text = text,
        CreatedAt = Clock.GetUtcNow(),
    };

    public Task<PlatformResult> ActAsync(PlatformRequest request) => Adapter.CarryOutAsync(request, Token);

    /// <summary>What a webhook brought last, as the adapter reads it.</summary>
    public async Task<InstagramDelivery> BroughtAsync()
    {
        await Server.UntilAsync(server => server.LastDelivery is not null, Token);
        return InstagramWebhook.Read(Server.LastDelivery!.Body).ShouldNotBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var adapter in more) adapter.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>Keeps tokens as long as the test lasts.</summary>
internal sealed class MemoryTokens : ITokenStore
{
    public ConcurrentDictionary<string, string> Kept { get; } = new(StringComparer.Ordinal);

    public Task<string?> ReadAsync(string name, CancellationToken cancellation) => Task.FromResult(Kept.GetValueOrDefault(name));

    public Task WriteAsync(string name, string value, CancellationToken cancellation)
    {
        Kept[name] = value;
        return Task.CompletedTask;
    }
}
