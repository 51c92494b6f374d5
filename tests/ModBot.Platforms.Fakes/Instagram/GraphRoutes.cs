using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>Finds what a call is about. A node bears no kind in its path, so that what it is decides.</summary>
internal sealed class GraphRoutes(InstagramWorld world)
{
    private readonly GraphMethods methods = new(world);
    private readonly MessageMethods messages = new(world);
    private readonly TokenMethods tokens = new(world);

    private bool IsInstagram => world.Options.Login is GraphLogin.Instagram;

    /// <summary>The name of a call for faults, whether or not there is such a node: see <see cref="InstagramServer.Faults"/>.</summary>
    public string NameOf(GraphRequest call)
    {
        if (call.Edge is { } edge) return $"{call.Method} {edge}";
        if (call.Node is "me" or "refresh_access_token" or "access_token") return $"{call.Method} {call.Node}";
        lock (world.Gate)
        {
            var what = call.Node == world.AccountId ? "account" : call.Node == world.PageId ? "page" : world.Post(call.Node) is not null ? "post" : "comment";
            return call.Method == "POST" ? call.Has("comment_enabled") ? "POST comment_enabled" : "POST hide" : $"{call.Method} {what}";
        }
    }

    /// <summary>Whether a call is about tokens: it needs no version, and does not count for the limit of the account.</summary>
    public bool IsAboutTokens(GraphRequest call) => IsInstagram && call.Segments.Count == 1 && call.Node is "refresh_access_token" or "access_token";

    /// <summary>Does it.</summary>
    /// <exception cref="GraphRefusal">It is not possible.</exception>
    public JsonNode Run(GraphRequest call, TokenState token)
    {
        if (call.Segments.Count is 0 or > 2) throw GraphRefusal.Path(call.Path);
        lock (world.Gate)
        {
            if (IsAboutTokens(call)) return RunToken(call, token);
            var isMe = call.Node == "me";
            if (IsInstagram ? isMe || call.Node == world.AccountId : call.Node == world.AccountId) return RunAccount(call);
            if (!IsInstagram && (isMe || call.Node == world.PageId)) return RunPage(call);
            if (world.Post(call.Node) is { } post) return RunPost(call, post);
            return world.Comment(call.Node) is { } comment ? RunComment(call, comment) : throw GraphRefusal.Missing(call.Method, call.Node);
        }
    }

    private JsonNode RunToken(GraphRequest call, TokenState token) => (call.Method, call.Node) switch
    {
        ("GET", "refresh_access_token") => tokens.Refresh(call, token),
        ("GET", "access_token") => tokens.Exchange(call, token),
        _ => throw Unsupported(call, "IGUser"),
    };

    private JsonNode RunAccount(GraphRequest call) => (call.Method, call.Edge) switch
    {
        ("GET", null) => methods.Account(call),
        ("GET", "media") => methods.Posts(call),
        ("GET", "live_media") => methods.LivePosts(call),
        ("POST", "messages") => messages.Send(call),
        // With Facebook Login it is the Page that subscribes.
        ("GET", "subscribed_apps") when IsInstagram => messages.Subscriptions(call),
        ("POST", "subscribed_apps") when IsInstagram => messages.Subscribe(call),
        ("DELETE", "subscribed_apps") when IsInstagram => messages.Unsubscribe(call),
        _ => throw Unsupported(call, "IGUser"),
    };

    private JsonNode RunPage(GraphRequest call) => (call.Method, call.Edge) switch
    {
        ("GET", null) => methods.Page(call),
        ("POST", "messages") => messages.Send(call),
        ("GET", "subscribed_apps") => messages.Subscriptions(call),
        ("POST", "subscribed_apps") => messages.Subscribe(call),
        ("DELETE", "subscribed_apps") => messages.Unsubscribe(call),
        _ => throw Unsupported(call, "Page"),
    };

    private JsonNode RunPost(GraphRequest call, PostState post) => (call.Method, call.Edge) switch
    {
        ("GET", null) => methods.Post(call, post),
        ("GET", "comments") => methods.Comments(call, post),
        ("POST", null) => methods.EnableComments(call, post),
        _ => throw Unsupported(call, "IGMedia"),
    };

    private JsonNode RunComment(GraphRequest call, CommentState comment) => (call.Method, call.Edge) switch
    {
        ("GET", null) => methods.Comment(call, comment),
        ("GET", "replies") => methods.Replies(call, comment),
        ("POST", "replies") => methods.Reply(call, comment),
        ("POST", null) => methods.Hide(call, comment),
        ("DELETE", null) => methods.Delete(call, comment),
        _ => throw Unsupported(call, "IGComment"),
    };

    /// <summary>An edge that is read and not there is a field that is not there; for the rest graph.instagram.com has words of its own.</summary>
    private GraphRefusal Unsupported(GraphRequest call, string node)
    {
        if (call is { Method: "GET", Edge: { } edge }) return GraphRefusal.Parameter($"Tried accessing nonexisting field ({edge}) on node type ({node})");
        return IsInstagram ? new GraphRefusal(100, $"Unsupported request - method type: {call.Method.ToUpperInvariant() switch { "GET" => "get", "POST" => "post", "DELETE" => "delete", var other => other }}") : GraphRefusal.Missing(call.Method, call.Node);
    }
}
