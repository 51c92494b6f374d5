using System.Globalization;
using ModBot.Host.Desk;

namespace ModBot.Host.ConsoleDesk;

/// <summary>
/// Server-sent events that say only "something changed"; the page then fetches itself again, with its own rights. No label
/// and no text goes this way.
/// </summary>
internal static class DeskStream
{
    public const string Path = "/desk/stream";

    /// <summary>A line now and then keeps proxies from closing the stream and shows the browser that we are there.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    /// <summary>The browser connects again after this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static void MapDeskStream(this WebApplication app) => app.MapGet(Path, StreamAsync).RequireAuthorization();

    private static async Task StreamAsync(HttpContext context, IDesk desk, TimeProvider time, IHostApplicationLifetime host)
    {
        using var longest = new CancellationTokenSource(Longest, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping, longest.Token);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await SendTicksAsync(context, desk, time, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The browser left, the host stops or the time is up: a stream has no other end.
        }
    }

    private static async Task SendTicksAsync(HttpContext context, IDesk desk, TimeProvider time, CancellationTokenSource stop)
    {
        await using var ticks = desk.WatchAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        var next = ticks.MoveNextAsync().AsTask();
        try
        {
            // Only now: the page looks once when it hears from us, and whatever changes after that look is a tick.
            await WriteAsync(context, "retry: 3000\n\n", stop.Token);
            while (true)
            {
                using var pause = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
                var came = await Task.WhenAny(next, Task.Delay(Heartbeat, time, pause.Token));
                stop.Token.ThrowIfCancellationRequested();
                await pause.CancelAsync();

                // Whoever left the team hears nothing more, also on a stream that was open.
                if (!await ConsoleSignIn.IsCurrentAsync(context)) return;
                if (came != next)
                {
                    await WriteAsync(context, ": here\n\n", stop.Token);
                    continue;
                }

                if (!await next) return;
                await WriteAsync(context, string.Create(CultureInfo.InvariantCulture, $"event: tick\ndata: {ticks.Current}\n\n"), stop.Token);
                next = ticks.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // An enumerator may not be put away while it still looks for its next value.
            await stop.CancelAsync();
            await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static async Task WriteAsync(HttpContext context, string lines, CancellationToken cancellation)
    {
        await context.Response.WriteAsync(lines, cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }
}
