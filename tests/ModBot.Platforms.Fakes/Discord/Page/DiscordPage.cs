using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Discord.Page;

/// <summary>A page on which a person can be a member: type, read what the bot posts, press its buttons, fill in its forms.</summary>
internal sealed class DiscordPage(DiscordServer server)
{
    /// <summary>Adds it.</summary>
    public void Map(WebApplication app)
    {
        app.MapGet("/", context => FileAsync(context, "page.html", "text/html; charset=utf-8"));
        app.MapGet("/page.js", context => FileAsync(context, "page.js", "text/javascript; charset=utf-8"));
        app.MapGet("/page/state", context => JsonAsync(context, server.PageState(context.Request.Query["user"].ToString())));
        app.MapPost("/page/do", DoAsync);
    }

    private static async Task FileAsync(HttpContext context, string name, string type)
    {
        context.Response.ContentType = type;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'";
        await using var file = typeof(DiscordPage).Assembly.GetManifestResourceStream($"ModBot.Platforms.Fakes.Discord.Page.{name}") ?? throw new InvalidOperationException("The page is not in the assembly.");
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static Task JsonAsync(HttpContext context, JsonNode json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json.ToJsonString());
    }

    private async Task DoAsync(HttpContext context)
    {
        // Only the page itself sends JSON here without being asked first.
        if (!context.Request.HasJsonContentType())
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        try
        {
            var wish = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject ?? [];
            string Said(string name) => (string?)wish[name] ?? string.Empty;
            var id = Said("action") switch
            {
                "post" => server.Post(Said("channel"), Said("user"), Said("text"), wish["replyTo"] is { } reply ? (string?)reply : null),
                "press" => server.Press(Said("user"), Said("message"), Said("button")),
                "submit" => server.Submit(Said("interaction"), [.. ((JsonArray)wish["values"]!).Select(each => (string?)each ?? string.Empty)]),
                "command" => server.RunCommand(Said("user"), Said("channel"), Said("name"), Said("option") is { Length: > 0 } option ? [(option, Said("value"))] : []),
                "menu" => server.RunMessageCommand(Said("user"), Said("message"), Said("name")),
                "answer" => server.PageAnswer(Said("interaction")),
                _ => throw new InvalidOperationException("The page asks for something unknown."),
            };
            await JsonAsync(context, new JsonObject { ["id"] = id });
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or FormatException or JsonException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await JsonAsync(context, new JsonObject { ["error"] = exception.Message });
        }
    }
}
