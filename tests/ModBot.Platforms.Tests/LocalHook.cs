using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ModBot.Platforms.Tests;

/// <summary>An address on this machine to which a platform brings what happens.</summary>
internal abstract class LocalHook : IAsyncDisposable
{
    protected const string Path = "/hook";

    private int failures;

    protected LocalHook()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        Application = builder.Build();
        Application.MapPost(Path, (Delegate)AnswerAsync);
    }

    public string Url => $"{Application.Urls.First()}{Path}";

    /// <summary>How many of the next are answered as if they could not be taken in.</summary>
    public int Failures
    {
        set => failures = value;
    }

    protected WebApplication Application { get; }

    public ValueTask DisposeAsync() => Application.DisposeAsync();

    /// <summary>Notes what came.</summary>
    protected abstract Task TakeAsync(HttpContext context);

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        await TakeAsync(context);
        return Interlocked.Decrement(ref failures) >= 0 ? Results.StatusCode(500) : Results.Ok();
    }
}
