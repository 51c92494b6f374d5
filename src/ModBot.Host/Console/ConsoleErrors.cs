using Microsoft.AspNetCore.Diagnostics;

namespace ModBot.Host.ConsoleDesk;

/// <summary>Decides who gets an error page.</summary>
internal static class ConsoleErrors
{
    /// <summary>Only a browser that asks for a page gets one; an API keeps its bare status.</summary>
    public static Task OnlyForPages(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(context);
    }
}
