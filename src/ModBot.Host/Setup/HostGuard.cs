using ModBot.Host.Texts;

namespace ModBot.Host.Setup;

/// <summary>
/// Answers only to names that are ours. A website can make its own name mean this machine (DNS rebinding), and a browser would then
/// let it read the console and the chat.
/// </summary>
internal sealed class HostGuard(RequestDelegate next, HostSettings settings)
{
    /// <summary>Every name.</summary>
    public const string Any = "*";

    private readonly HashSet<string> names = new(["localhost", "127.0.0.1", "[::1]", new Uri(settings.Url).Host, .. settings.AllowedHosts], StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        // A browser always sends a name; a program that sends none is no website.
        if (names.Contains(Any) || !context.Request.Host.HasValue || names.Contains(context.Request.Host.Host)) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(OperatorTexts.Current["HostRefused"], context.RequestAborted);
    }
}
