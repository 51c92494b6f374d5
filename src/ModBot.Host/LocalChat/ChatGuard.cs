using System.Net;
using Microsoft.Net.Http.Headers;
using ModBot.Adapters.Local;

namespace ModBot.Host.LocalChat;

/// <summary>Who may use the chat at all. Two doors are shut: other machines, and other websites in a browser on this machine.</summary>
internal static class ChatGuard
{
    private static readonly string[] ForwardedHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"];

    /// <summary>Why this request is refused; null when it is not.</summary>
    public static ChatProblem? Refuse(HttpContext context, LocalOptions options)
    {
        if (!options.AllowRemote && !IsFromThisMachine(context))
            return new ChatProblem(StatusCodes.Status403Forbidden, "OnlyHere");
        if (!HttpMethods.IsGet(context.Request.Method) && IsFromOtherSite(context.Request))
            return new ChatProblem(StatusCodes.Status403Forbidden, "CrossSite");
        return null;
    }

    // The name in Host guards against DNS rebinding, where a website makes its own name mean this machine. A proxy on this machine makes
    // everybody look near; it shows by the headers that proxies add.
    private static bool IsFromThisMachine(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        var isNear = address is null || IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
        return isNear
            && context.Request.Host.Host.ToUpperInvariant() is "LOCALHOST" or "127.0.0.1" or "[::1]"
            && !ForwardedHeaders.Any(context.Request.Headers.ContainsKey);
    }

    // Browsers say where a request comes from; programs say nothing.
    private static bool IsFromOtherSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is not ("same-origin" or "none");
        var origin = request.Headers[HeaderNames.Origin].ToString();
        return origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
