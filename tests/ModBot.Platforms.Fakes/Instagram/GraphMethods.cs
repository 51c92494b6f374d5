using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>What can be read and done about posts and comments. Called with the gate of the world held.</summary>
internal sealed class GraphMethods(InstagramWorld world)
{
    private const int MostPosts = 100;
    private const int UsualPosts = 25;

    private readonly GraphShapes shapes = new(world);

    public JsonNode Me(GraphRequest call) => world.Options.Login is GraphLogin.Instagram ? Account(call) : Page(call);

    public JsonNode Account(GraphRequest call)
    {
        call.Allow("fields");
        return shapes.Account.Write(world, call.Fields());
    }

    public JsonNode Page(GraphRequest call)
    {
        call.Allow("fields");
        return shapes.Page.Write(world, call.Fields());
    }

    /// <summary>The posts; advertisements and broadcasts are not among them.</summary>
    public JsonNode Posts(GraphRequest call) => Posts(call, each => each.Post.Kind is PostKind.Feed or PostKind.Reels);

    /// <summary>The broadcasts that are on.</summary>
    public JsonNode LivePosts(GraphRequest call) => Posts(call, each => each is { IsLive: true, IsOver: false });

    public JsonNode Post(GraphRequest call, PostState post)
    {
        call.Allow("fields");
        return shapes.Post.Write(post, call.Fields());
    }

    public JsonNode Comments(GraphRequest call, PostState post)
    {
        // There is no filter by time: since and until are as unknown as any other.
        call.Allow("fields", "limit", "after");
        return shapes.CommentsOf(post, call.Fields(), call.Limit(world.Options.PageSize, world.Options.PageSize), call.Text("after"), Next(call));
    }

    public JsonNode Comment(GraphRequest call, CommentState comment)
    {
        call.Allow("fields");
        return shapes.Comment.Write(comment, call.Fields());
    }

    public JsonNode Replies(GraphRequest call, CommentState comment)
    {
        call.Allow("fields", "limit", "after");
        return shapes.RepliesTo(comment, call.Fields(), call.Limit(world.Options.PageSize, world.Options.PageSize), call.Text("after"), Next(call));
    }

    /// <summary>
    /// Answers a comment. That it cannot be hidden or under a broadcast is documented; with which code that is refused is not, nor what happens when comments are off.
    /// </summary>
    public JsonNode Reply(GraphRequest call, CommentState comment)
    {
        call.Allow("message");
        var text = call.Needed("message");
        RefuseLive(comment.Post, "replied to");
        if (comment.Hidden || comment.Parent is { Hidden: true }) throw GraphRefusal.Parameter("You cannot reply to a hidden comment");
        if (!comment.Post.IsCommentEnabled) throw GraphRefusal.Parameter("Comments are turned off for this media");
        CommentRules.Check(text, world.Options.KeepsOldCommentRules);
        return new JsonObject { ["id"] = world.AddComment(comment.Post, world.Options.Account, text, comment).Id };
    }

    public JsonNode Hide(GraphRequest call, CommentState comment)
    {
        call.Allow("hide");
        var hidden = call.NeededTruth("hide");
        RefuseLive(comment.Post, "hidden");
        world.Hide(comment, hidden);
        return Success();
    }

    public JsonNode Delete(GraphRequest call, CommentState comment)
    {
        call.Allow();
        RefuseLive(comment.Post, "deleted");
        world.Delete(comment);
        return Success();
    }

    public JsonNode EnableComments(GraphRequest call, PostState post)
    {
        call.Allow("comment_enabled");
        var isEnabled = call.NeededTruth("comment_enabled");
        if (post.IsLive) throw GraphRefusal.Parameter("Comments on live video cannot be turned off");
        post.IsCommentEnabled = isEnabled;
        world.Touch();
        return Success();
    }

    private static JsonObject Success() => new() { ["success"] = true };

    /// <summary>Comments under a broadcast can be read, and answered in private, and no more.</summary>
    private static void RefuseLive(PostState post, string what)
    {
        if (post.IsLive) throw GraphRefusal.Parameter($"Comments on live video cannot be {what}");
    }

    private JsonObject Posts(GraphRequest call, Func<PostState, bool> isMeant)
    {
        call.Allow("fields", "limit", "after");
        var fields = call.Fields();
        shapes.Post.Check(fields);
        var newest = world.Posts.Select((post, index) => ((long)index, post)).Reverse().Where(each => isMeant(each.post));
        return GraphList.Write(newest, each => shapes.Post.Write(each, fields), call.Limit(MostPosts, UsualPosts), call.Text("after"), leadsOn: true, Next(call));
    }

    /// <summary>The address of the next page. As with the real one the token stands in it, so that it must not end up in a log.</summary>
    private static Func<string, string> Next(GraphRequest call) => cursor =>
    {
        var fields = call.Text("fields") is { } text ? $"fields={Uri.EscapeDataString(text)}&" : string.Empty;
        var limit = call.Text("limit") is { } number ? $"limit={number}&" : string.Empty;
        return $"{call.Origin}/{call.Path}?{fields}{limit}after={cursor}&access_token={Uri.EscapeDataString(call.Token ?? string.Empty)}";
    };
}
