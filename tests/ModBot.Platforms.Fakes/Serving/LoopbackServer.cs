using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ModBot.Platforms.Fakes.Serving;

/// <summary>The web server of a stand-in, on the loopback address. Calls that get no answer do not hold up its end.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Serves nothing yet.</summary>
    /// <param name="port">The port; 0 takes a free one.</param>
    public LoopbackServer(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        Application = builder.Build();
        Application.Use(AbortWhenStopping);
    }

    /// <summary>What is served.</summary>
    public WebApplication Application { get; }

    /// <summary>Whether its end has begun.</summary>
    public bool IsStopping => stopping.IsCancellationRequested;

    /// <summary>Starts it.</summary>
    /// <returns>Where it is; no slash at its end.</returns>
    public async Task<string> StartAsync()
    {
        await Application.StartAsync();
        return Application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
    }

    /// <summary>Begins its end: calls that still wait are cut.</summary>
    public Task CutAsync() => stopping.CancelAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Application.StopAsync();
        await Application.DisposeAsync();
        stopping.Dispose();
    }

    private async Task AbortWhenStopping(HttpContext context, RequestDelegate next)
    {
        await using var registration = stopping.Token.Register(context.Abort);
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away.
        }
    }
}
