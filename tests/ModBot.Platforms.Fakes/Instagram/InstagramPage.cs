using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Serving;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>A page on which a person can be any member, or the account, under its posts.</summary>
internal static class InstagramPage
{
    private static readonly TimeSpan BlockLength = TimeSpan.FromMinutes(5);

    /// <summary>Adds the page, its script, and what the script asks.</summary>
    public static void Map(WebApplication application, InstagramServer server)
    {
        PageFiles.Map(application, "Instagram.page.js", "Instagram.page.html", "Instagram.own.css");
        application.MapGet("/page/state", (string? user) => Results.Text(server.PageState(user).ToJsonString(), "application/json"));
        Add(application, "comment", body => Comment(server, body));
        Add(application, "delete", body => Delete(server, body));
        Add(application, "hide", body => Done(() => server.HideInApp(AsOwner(server, body), Truth(body, "hidden"))));
        Add(application, "restrict", body => Done(() => server.Restrict(Text(body, "name"))));
        Add(application, "open", body => Done(() => server.SetCommentsEnabled(Post(server, body), Truth(body, "isOpen"))));
        Add(application, "end", body => Done(() => server.EndLive(Post(server, body))));
        Add(application, "token", body => Token(server, body));
        Add(application, "block", _ => Done(() => server.Block(BlockLength)));
        Add(application, "hold", body => Done(() => server.HoldWebhooks = Truth(body, "isHeld")));
        application.MapPost("/page/webhook", async (JsonObject body) => await server.SubscribeApp(Text(body, "url"), Text(body, "verify"))
            ? Results.Json(new { })
            : Results.Text("Dit adres gaf niet het juiste antwoord. Draait ModBot, en klopt het geheime woord?", statusCode: StatusCodes.Status409Conflict));
    }

    private static void Add(WebApplication application, string what, Func<JsonObject, object> act) => application.MapPost($"/page/{what}", (JsonObject body) =>
    {
        try
        {
            return Results.Json(act(body));
        }
        catch (InvalidOperationException fault)
        {
            return Results.Text(fault.Message, statusCode: StatusCodes.Status409Conflict);
        }
    });

    private static object Done(Action act)
    {
        act();
        return new { };
    }

    private static object Comment(InstagramServer server, JsonObject body)
    {
        var (post, user, text) = (Post(server, body), Text(body, "user"), Text(body, "text"));
        var under = body["under"] is null ? null : server.Read(Text(body, "under"));
        var written = user == server.AccountName ? server.CommentAsOwner(post, text, under) : server.Comment(post, user, text, under);
        return new { id = written.Id };
    }

    private static object Delete(InstagramServer server, JsonObject body)
    {
        var comment = server.Read(Text(body, "comment"));
        var user = Text(body, "user");
        if (user == server.AccountName) server.DeleteInApp(comment);
        else if (user == comment.Username) server.DeleteAsAuthor(comment);
        else throw new InvalidOperationException("Only the author and the account can delete a comment.");
        return new { };
    }

    private static object Token(InstagramServer server, JsonObject body)
    {
        if (!Truth(body, "isRevoked")) return new { token = server.IssueToken() };
        server.RevokeToken();
        return new { };
    }

    private static GraphComment AsOwner(InstagramServer server, JsonObject body) =>
        Text(body, "user") == server.AccountName ? server.Read(Text(body, "comment")) : throw new InvalidOperationException("Only the account can hide a comment.");

    private static GraphPost Post(InstagramServer server, JsonObject body) =>
        server.Posts.FirstOrDefault(each => each.Id == Text(body, "post")) ?? throw new InvalidOperationException("There is no such post.");

    private static string Text(JsonObject body, string name) => body[name]?.ToString() ?? string.Empty;

    private static bool Truth(JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<bool>(out var truth) && truth;
}
