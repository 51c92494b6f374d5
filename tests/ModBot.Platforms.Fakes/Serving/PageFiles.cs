namespace ModBot.Platforms.Fakes.Serving;

/// <summary>Serves the page on which a person can be any member: the parts that every stand-in shares, and the script of one.</summary>
internal static class PageFiles
{
    /// <summary>Adds it at the root.</summary>
    /// <param name="app">The stand-in.</param>
    /// <param name="script">The name under which its own script is embedded.</param>
    /// <param name="page">The name under which its own page is embedded; the one with rooms and messages unless it looks otherwise.</param>
    /// <param name="style">The name under which the style of its own page is embedded; null for none.</param>
    public static void Map(IEndpointRouteBuilder app, string script, string page = "Page.page.html", string? style = null)
    {
        foreach (var (path, name, type) in ((string, string, string)[])[
            ("/", page, "text/html"), ("/page.css", "Page.page.css", "text/css"), ("/chat.js", "Page.chat.js", "text/javascript"), ("/page.js", script, "text/javascript")])
            app.MapGet(path, context => SendAsync(context, name, $"{type}; charset=utf-8"));
        if (style is not null) app.MapGet("/own.css", context => SendAsync(context, style, "text/css; charset=utf-8"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
    }

    private static async Task SendAsync(HttpContext context, string name, string type)
    {
        await using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException("The page is not embedded.");
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
        await stream.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
