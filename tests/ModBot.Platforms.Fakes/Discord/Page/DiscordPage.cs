using System.Text.Json;
using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Serving;

namespace ModBot.Platforms.Fakes.Discord.Page;

/// <summary>A page on which a person can be a member: type, read what the bot posts, press its buttons, fill in its forms.</summary>
internal sealed class DiscordPage(DiscordServer server)
{
    /// <summary>Adds it.</summary>
    public void Map(WebApplication app)
    {
        PageFiles.Map(app, "Discord.page.js");
        app.MapGet("/page/state", context => JsonAsync(context, server.PageState(context.Request.Query["user"].ToString())));
        app.MapPost("/page/do", DoAsync);
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
            await JsonAsync(context, Done(wish));
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or FormatException or JsonException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await JsonAsync(context, new JsonObject { ["error"] = exception.Message });
        }
    }

    private JsonObject Done(JsonObject wish)
    {
        string Said(string name) => (string?)wish[name] ?? string.Empty;
        if (Said("action") == "answer") return server.PageAnswer(Said("interaction"));
        var id = Said("action") switch
        {
            "post" => server.Post(Said("channel"), Said("user"), Said("text"), wish["replyTo"] is { } reply ? (string?)reply : null),
            "edit" => server.PageEdit(Said("user"), Said("message"), Said("text")),
            "delete" => server.PageDelete(Said("user"), Said("message")),
            "press" => server.Press(Said("user"), Said("message"), Said("button")),
            "submit" => server.Submit(Said("interaction"), [.. ((JsonArray)wish["values"]!).Select(each => (string?)each ?? string.Empty)]),
            "command" => server.RunCommand(Said("user"), Said("channel"), Said("name"), Said("option") is { Length: > 0 } option ? [(option, Said("value"))] : []),
            "menu" => server.RunMessageCommand(Said("user"), Said("message"), Said("name")),
            _ => throw new InvalidOperationException("The page asks for something unknown."),
        };
        return new JsonObject { ["id"] = id };
    }
}
