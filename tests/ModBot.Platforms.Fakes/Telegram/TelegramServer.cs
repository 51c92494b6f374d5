using ModBot.Platforms.Fakes.Serving;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>
/// A stand-in for the Telegram Bot API server, on the loopback address: it keeps chats and their members, and holds every call of the bot to the official description.
/// What people do is said through this class and <see cref="TelegramChat"/>. Thread-safe.
/// </summary>
public sealed partial class TelegramServer : IAsyncDisposable
{
    private readonly World world;
    private readonly ApiMethods methods;
    private readonly LoopbackServer server;

    private TelegramServer(TelegramOptions options, TimeProvider clock)
    {
        world = new World(options, clock);
        methods = new ApiMethods(world);
        var endpoint = new ApiEndpoint(world, methods, Faults);
        server = new LoopbackServer(options.Port);
        server.Application.Map("/bot{token}/{name}", endpoint.AnswerAsync);
        DemoPage.Map(server.Application, this);
    }

    /// <summary>Where the Bot API is, such as <c>http://127.0.0.1:8081</c>; no slash at its end.</summary>
    public string BaseUrl { get; private set; } = string.Empty;

    /// <summary>The token of the bot, also after it was revoked.</summary>
    public string Token => world.Options.Token;

    /// <summary>What goes wrong, by the name of the method.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>The bot under test.</summary>
    public TelegramUser Bot => world.Bot;

    /// <summary>Starts a server.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="clock">The clock; null for that of the machine.</param>
    public static async Task<TelegramServer> StartAsync(TelegramOptions? options = null, TimeProvider? clock = null)
    {
        var started = new TelegramServer(options ?? new TelegramOptions(), clock ?? TimeProvider.System);
        started.BaseUrl = await started.server.StartAsync();
        return started;
    }

    /// <summary>Ends when the server is stopped, also by Ctrl+C, or the token cancelled.</summary>
    public Task WaitAsync(CancellationToken cancellation) => server.Application.WaitForShutdownAsync(cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (server.IsStopping) return;
        await server.CutAsync();
        await methods.DisposeAsync();
        await server.DisposeAsync();
    }
}
