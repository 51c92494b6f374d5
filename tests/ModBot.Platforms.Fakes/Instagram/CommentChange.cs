using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>What a webhook tells of one comment.</summary>
/// <param name="Field">The webhook field: comments, or live_comments for a broadcast.</param>
/// <param name="Comment">The comment.</param>
/// <param name="ScopedId">The id of the account for this app only, which stands with its own comments.</param>
internal sealed record CommentChange(string Field, CommentState Comment, string ScopedId)
{
    /// <summary>That a comment was written.</summary>
    public static CommentChange Of(CommentState comment, string scopedId) => new(FieldOf(comment.Post), comment, scopedId);

    /// <summary>The field under which comments on a post come.</summary>
    public static string FieldOf(PostState post) => post.IsLive ? "live_comments" : "comments";

    /// <summary>The value as it is sent.</summary>
    /// <param name="namesCommentId">Whether the id is called <c>comment_id</c>, as older examples have it.</param>
    public JsonObject Value(bool namesCommentId)
    {
        var from = new JsonObject { ["id"] = Comment.UserId, ["username"] = Comment.Username };
        // Seen in payloads of the account's own comments; the reference has the field and says nothing of it.
        if (Comment.IsOwn) from["self_ig_scoped_id"] = ScopedId;
        var media = new JsonObject { ["id"] = Comment.Post.Id, ["media_product_type"] = Comment.Post.ProductType };
        if (Comment.Post.Post.Kind is PostKind.Ad)
        {
            media["ad_id"] = $"12{Comment.Post.Id[2..]}";
            media["ad_title"] = Comment.Post.Post.Caption;
            media["original_media_id"] = $"17{Comment.Post.Id[2..]}9";
        }

        var value = new JsonObject { ["from"] = from, ["media"] = media, [namesCommentId ? "comment_id" : "id"] = Comment.Id };
        if (Comment.Parent is { } parent) value["parent_id"] = parent.Id;
        value["text"] = Comment.Text;
        return value;
    }
}
