using System.Net;
using System.Net.WebSockets;
using System.Text;
using ModBot.Platforms.Fakes.Discord.Gateway;
using ModBot.Platforms.Fakes.Discord.Page;
using ModBot.Platforms.Fakes.Discord.Rest;
using ModBot.Platforms.Fakes.Discord.World;
using ModBot.Platforms.Fakes.Serving;

namespace ModBot.Platforms.Fakes.Discord;

/// <summary>
/// Stands in for Discord: REST v10 and the gateway for one bot, with guilds, channels and members that a test moves. It keeps Discord's rules and refuses what Discord's description does not know.
/// Listens on this machine only. Thread-safe. Ids are texts, as in Discord's JSON.
/// </summary>
public sealed partial class DiscordServer : IAsyncDisposable
{
    private readonly DiscordWorld world;
    private readonly DiscordServerOptions options;
    private readonly DiscordAccess access;
    private readonly GatewayHub hub;
    private readonly GatewayProtocol protocol;
    private readonly MessageWriter writer;
    private readonly RateLimits limits;
    private readonly DiscordPipeline pipeline;
    private readonly WebApplication app;

    private DiscordServer(DiscordServerOptions options, TimeProvider clock)
    {
        this.options = options;
        world = new DiscordWorld(clock, options.BotName);
        access = new DiscordAccess(world, options.Token ?? $"{Convert.ToBase64String(Encoding.ASCII.GetBytes(BotId))}.stand-in.token");
        hub = new GatewayHub(world, options);
        protocol = new GatewayProtocol(world, hub, options, access);
        writer = new MessageWriter(world, hub);
        limits = new RateLimits(clock, options);
        pipeline = new DiscordPipeline(world, access, limits, Faults, options.PassesOverUnknownFields);
        app = Build();
    }

    /// <summary>Where the REST interface is, such as <c>http://127.0.0.1:5000/api</c>; the version follows.</summary>
    public string ApiBase { get; private set; } = string.Empty;

    /// <summary>The page for a person who tries it by hand.</summary>
    public string PageUrl { get; private set; } = string.Empty;

    /// <summary>The token of the bot.</summary>
    public string Token => access.Token;

    /// <summary>The id of the bot, its user and its application.</summary>
    public string BotId => Snowflake.Text(world.Bot.Id);

    /// <summary>What goes wrong with calls. A call is named by method and template, such as <c>POST /channels/{channel_id}/messages</c>.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>How often each route was called, by method and template.</summary>
    public IReadOnlyDictionary<string, int> Calls => pipeline.Calls;

    /// <summary>How many calls were answered with 429.</summary>
    public int RefusedAsTooMany => limits.Refused;

    /// <summary>How many calls came with no token or a wrong one.</summary>
    public int UnauthorizedCalls => pipeline.Unauthorized;

    /// <summary>Starts a stand-in.</summary>
    /// <param name="options">How it behaves; the usual way when null.</param>
    /// <param name="clock">Its clock; the machine's when null.</param>
    public static async Task<DiscordServer> StartAsync(DiscordServerOptions? options = null, TimeProvider? clock = null)
    {
        var server = new DiscordServer(options ?? new DiscordServerOptions(), clock ?? TimeProvider.System);
        await server.app.StartAsync();
        var address = server.app.Urls.First();
        server.PageUrl = $"{address}/";
        server.ApiBase = $"{address}/api";
        var sockets = address.Replace("http://", "ws://", StringComparison.Ordinal);
        server.access.GatewayUrl = $"{sockets}/gateway";
        server.access.ResumeUrl = $"{sockets}/resume";
        return server;
    }

    /// <summary>Stops it; connections are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        Cut();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        var made = builder.Build();
        made.UseWebSockets();
        made.UseRouting();
        new ApplicationRoutes(world, access, hub, options).Map(pipeline, made);
        new GuildRoutes(world, hub).Map(pipeline, made);
        new MessageRoutes(world, writer, options).Map(pipeline, made);
        new InteractionRoutes(world, writer, options).Map(pipeline, made);
        made.Map("/gateway", context => ConnectAsync(context, atResumeUrl: false));
        made.Map("/resume", context => ConnectAsync(context, atResumeUrl: true));
        made.Map("/api/{**rest}", DiscordPipeline.MissingAsync);
        new DiscordPage(this).Map(made);
        return made;
    }

    private async Task ConnectAsync(HttpContext context, bool atResumeUrl)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var query = context.Request.Query;
        var compress = query["compress"].ToString();
        using var connection = new GatewayConnection(socket, context, world.Clock, compress == "zlib-stream");
        var sending = connection.SendAllAsync(context.RequestAborted);
        if (query["v"] != "10") connection.Close(4012);
        else if (query["encoding"] != "json" || compress is not ("" or "zlib-stream")) connection.Close(4002);
        try
        {
            await ServeAsync(connection, atResumeUrl, context.RequestAborted);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // Cut, by either side.
        }
        finally
        {
            lock (world.Gate) hub.Leave(connection);
            world.Touch();
        }

        connection.Close(connection.ClosedWith ?? 1000);
        await sending;

        // A half-open line does not even say goodbye.
        if (connection.IsSilent) await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ServeAsync(GatewayConnection connection, bool atResumeUrl, CancellationToken cancellation)
    {
        lock (world.Gate)
        {
            hub.Connections.Add(connection);
            if (!connection.IsClosing) protocol.Greet(connection);
        }

        while (await connection.ReceiveAsync(cancellation) is { } bytes)
        {
            lock (world.Gate)
            {
                if (!connection.IsClosing && !connection.IsSilent) protocol.Take(connection, bytes, atResumeUrl);
            }

            world.Touch();
        }
    }
}
