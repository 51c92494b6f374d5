using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>The nodes that can be read, with the fields that the documentation gives them and that say something about comments.</summary>
internal sealed class GraphShapes
{
    private readonly InstagramWorld world;

    public GraphShapes(InstagramWorld world)
    {
        this.world = world;
        Author = AuthorShape();
        Surface = SurfaceShape();
        Owner = new NodeShape<string>("IGUser", "id") { Fields = { ["id"] = Plain<string>(id => id) } };
        Account = AccountShape();
        Page = PageShape();
        Comment = CommentShape();
        Post = PostShape();
    }

    /// <summary>The Instagram account. Its <c>id</c> is that for this app only with Instagram Login; there <c>user_id</c> is the one that webhooks and paths use.</summary>
    public NodeShape<InstagramWorld> Account { get; }

    /// <summary>The Page that the account is connected to, with Facebook Login.</summary>
    public NodeShape<InstagramWorld> Page { get; }

    /// <summary>A post.</summary>
    public NodeShape<PostState> Post { get; }

    /// <summary>A comment or an answer to one.</summary>
    public NodeShape<CommentState> Comment { get; }

    private NodeShape<CommentState> Author { get; }

    private NodeShape<PostState> Surface { get; }

    private NodeShape<string> Owner { get; }

    /// <summary>The comments under a post, newest first, without the answers to them.</summary>
    /// <param name="post">The post.</param>
    /// <param name="fields">What of each.</param>
    /// <param name="limit">How many.</param>
    /// <param name="after">The cursor to go on after; null to begin.</param>
    /// <param name="next">Makes the address of the next page; null for a list within something else, which gives only the cursor for it.</param>
    public JsonObject CommentsOf(PostState post, IReadOnlyList<GraphField>? fields, int limit, string? after, Func<string, string>? next)
    {
        Comment.Check(fields);
        var seen = NewestFirst(post.Comments).Where(each => each.Parent is null && world.IsSeen(each));
        return List(seen, fields, limit, after, next);
    }

    /// <summary>
    /// The answers to a comment, newest first, as the example in the documentation has them; its words do not say.
    /// </summary>
    public JsonObject RepliesTo(CommentState comment, IReadOnlyList<GraphField>? fields, int limit, string? after, Func<string, string>? next)
    {
        Comment.Check(fields);
        return List(NewestFirst(comment.Replies).Where(world.IsSeen), fields, limit, after, next);
    }

    private static FieldShape<T> Plain<T>(Func<T, JsonNode?> read) => read;

    /// <summary>Walks back without a copy: a list can be long and the first page is short.</summary>
    private static IEnumerable<CommentState> NewestFirst(List<CommentState> comments)
    {
        for (var index = comments.Count - 1; index >= 0; index--) yield return comments[index];
    }

    private JsonObject List(IEnumerable<CommentState> newest, IReadOnlyList<GraphField>? fields, int limit, string? after, Func<string, string>? next)
    {
        if (after is not null && !world.Options.OffersPaging) throw GraphRefusal.Parameter("Invalid cursors values");
        return GraphList.Write(newest.Select(each => (each.Number, each)), each => Comment.Write(each, fields), limit, after, world.Options.OffersPaging, next);
    }

    private NodeShape<CommentState> CommentShape()
    {
        var shape = new NodeShape<CommentState>("IGComment", "timestamp", "text", "id")
        {
            Fields =
            {
                ["id"] = Plain<CommentState>(each => each.Id),
                ["text"] = Plain<CommentState>(each => each.Text),
                ["timestamp"] = Plain<CommentState>(each => GraphJson.Time(each.At)),
                ["username"] = Plain<CommentState>(each => each.Username),
                ["hidden"] = Plain<CommentState>(each => each.Hidden),
                ["like_count"] = Plain<CommentState>(_ => 0),
                ["parent_id"] = Plain<CommentState>(each => each.Parent?.Id),
                ["legacy_instagram_comment_id"] = Plain<CommentState>(each => each.Id),
                ["from"] = new FieldShape<CommentState>((each, field) => Author.Write(each, field.Fields), field => Author.Check(field.Fields)),
                ["media"] = new FieldShape<CommentState>((each, field) => Surface.Write(each.Post, field.Fields), field => Surface.Check(field.Fields)),
                // Only with what the account wrote itself.
                ["user"] = new FieldShape<CommentState>((each, field) => each.IsOwn ? Owner.Write(each.UserId, field.Fields) : null, field => Owner.Check(field.Fields)),
            },
        };
        shape.Fields["replies"] = new FieldShape<CommentState>(
            (each, field) => each.Replies.Exists(world.IsSeen) ? RepliesTo(each, field.Fields, Limit(field), null, null) : null,
            field => shape.Check(field.Fields));
        return shape;
    }

    private NodeShape<PostState> PostShape() => new("IGMedia", "id")
    {
        Fields =
        {
            ["id"] = Plain<PostState>(each => each.Id),
            ["caption"] = Plain<PostState>(each => each.Post.Caption.Length > 0 ? each.Post.Caption : null),
            ["permalink"] = Plain<PostState>(each => each.Post.Permalink),
            ["shortcode"] = Plain<PostState>(each => each.Shortcode),
            ["timestamp"] = Plain<PostState>(each => GraphJson.Time(each.Post.At)),
            ["username"] = Plain<PostState>(_ => world.Options.Account),
            ["media_type"] = Plain<PostState>(each => each.MediaType),
            ["media_product_type"] = Plain<PostState>(each => each.ProductType),
            ["is_comment_enabled"] = Plain<PostState>(each => each.IsCommentEnabled),
            // Answers count too.
            ["comments_count"] = Plain<PostState>(each => world.CountOf(each)),
            ["like_count"] = Plain<PostState>(_ => 0),
            ["owner"] = new FieldShape<PostState>((_, field) => Owner.Write(world.AccountId, field.Fields), field => Owner.Check(field.Fields)),
            ["comments"] = new FieldShape<PostState>(
                (each, field) => CommentsOf(each, field.Fields, Limit(field), null, null),
                field => Comment.Check(field.Fields)),
        },
    };

    private NodeShape<InstagramWorld> AccountShape()
    {
        var isInstagram = world.Options.Login is GraphLogin.Instagram;
        var shape = new NodeShape<InstagramWorld>("IGUser", "id")
        {
            Fields =
            {
                ["id"] = Plain<InstagramWorld>(each => isInstagram ? each.ScopedId : each.AccountId),
                ["username"] = Plain<InstagramWorld>(each => each.Options.Account),
                ["name"] = Plain<InstagramWorld>(each => each.Options.Account),
                ["media_count"] = Plain<InstagramWorld>(each => each.Posts.Count(post => post.Post.Kind is PostKind.Feed or PostKind.Reels)),
            },
        };
        if (!isInstagram) return shape;
        shape.Fields["user_id"] = Plain<InstagramWorld>(each => each.AccountId);
        shape.Fields["account_type"] = Plain<InstagramWorld>(_ => "BUSINESS");
        return shape;
    }

    private NodeShape<InstagramWorld> PageShape() => new("Page", "name", "id")
    {
        Fields =
        {
            ["id"] = Plain<InstagramWorld>(each => each.PageId),
            ["name"] = Plain<InstagramWorld>(each => each.Options.Account),
            ["instagram_business_account"] = new FieldShape<InstagramWorld>((each, field) => Account.Write(each, field.Fields), field => Account.Check(field.Fields)),
        },
    };

    private static NodeShape<CommentState> AuthorShape() => new("IGUser", "id", "username")
    {
        Fields = { ["id"] = Plain<CommentState>(each => each.UserId), ["username"] = Plain<CommentState>(each => each.Username) },
    };

    private static NodeShape<PostState> SurfaceShape() => new("IGMedia", "id", "media_product_type")
    {
        Fields = { ["id"] = Plain<PostState>(each => each.Id), ["media_product_type"] = Plain<PostState>(each => each.ProductType) },
    };

    private int Limit(GraphField field) => Math.Min(field.Limit ?? world.Options.PageSize, world.Options.PageSize);
}
