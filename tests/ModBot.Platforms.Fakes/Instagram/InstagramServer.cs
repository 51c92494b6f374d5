using ModBot.Platforms.Fakes.Serving;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>
/// A stand-in for the Instagram Graph API server, on the loopback address: it keeps the posts of one professional account and the comments under them, answers what the documentation describes,
/// refuses the rest, and sends signed webhooks. What people do is said through this class. Thread-safe.
/// </summary>
/// <remarks>
/// It follows the documentation of Meta as it was read in stored copies. What the documentation leaves open is chosen here, and said where it is chosen.
/// Posts, comments and answers themselves are served; publishing, insights, mentions, ordinary messages and comments on the first level by the account are not.
/// </remarks>
public sealed partial class InstagramServer : IAsyncDisposable
{
    private readonly InstagramWorld world;
    private readonly LoopbackServer server;

    private InstagramServer(InstagramServerOptions options, TimeProvider clock)
    {
        world = new InstagramWorld(options, clock);
        var endpoint = new GraphEndpoint(world, Faults);
        server = new LoopbackServer(options.Port);
        InstagramPage.Map(server.Application, this);
        server.Application.MapFallback("{**path}", endpoint.AnswerAsync);
    }

    /// <summary>Where the Graph API is, such as <c>http://127.0.0.1:8081</c>, without a version; no slash at its end.</summary>
    public string BaseUrl { get; private set; } = string.Empty;

    /// <summary>
    /// What goes wrong, by the name of the call: <c>GET me</c>, <c>GET account</c>, <c>GET page</c>, <c>GET media</c> (the posts), <c>GET live_media</c>, <c>GET post</c> (one post), <c>GET comments</c>,
    /// <c>GET comment</c>, <c>GET replies</c>, <c>POST replies</c>, <c>POST hide</c>, <c>DELETE comment</c>, <c>POST comment_enabled</c>, <c>POST messages</c>,
    /// <c>GET</c>, <c>POST</c> and <c>DELETE subscribed_apps</c>, <c>GET refresh_access_token</c>, <c>GET access_token</c>.
    /// Too many requests is the limit of the account (80002), globally that of the app (4), shared that of the user (17).
    /// </summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>The id of the account.</summary>
    public string AccountId => world.AccountId;

    /// <summary>The user name of the account, without @.</summary>
    public string AccountName => world.Options.Account;

    /// <summary>The id of the Page that the account is connected to; only of use with Facebook Login.</summary>
    public string PageId => world.PageId;

    /// <summary>Starts a server.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="clock">The clock; null for that of the machine.</param>
    public static async Task<InstagramServer> StartAsync(InstagramServerOptions? options = null, TimeProvider? clock = null)
    {
        var started = new InstagramServer(options ?? new InstagramServerOptions(), clock ?? TimeProvider.System);
        started.BaseUrl = await started.server.StartAsync();
        return started;
    }

    /// <summary>Ends when the server is stopped, also by Ctrl+C, or the token cancelled.</summary>
    public Task WaitAsync(CancellationToken cancellation) => server.Application.WaitForShutdownAsync(cancellation);

    /// <summary>Waits until something is so. Looks again after each change.</summary>
    public async Task UntilAsync(Func<InstagramServer, bool> isSo, CancellationToken cancellation)
    {
        while (true)
        {
            var change = world.NextChange();
            if (isSo(this)) return;
            await change.WaitAsync(cancellation);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (server.IsStopping) return;
        await server.CutAsync();
        await world.Webhooks.DisposeAsync();
        await server.DisposeAsync();
    }

    private T Look<T>(Func<T> look)
    {
        lock (world.Gate) return look();
    }

    private void Change(Action change)
    {
        lock (world.Gate) change();
        world.Touch();
    }
}
