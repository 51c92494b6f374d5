using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Instagram;

/// <content>What the page shows.</content>
public sealed partial class InstagramServer
{
    private const int ShownComments = 100;

    /// <summary>Everything that one person sees: hidden comments only who wrote them and the account, and so for those of restricted people.</summary>
    internal JsonObject PageState(string? user) => Look(() =>
    {
        // The account comes last: who opens the page is a member first.
        string[] users = [.. world.Comments.Values.Where(each => !each.IsOwn).Select(each => each.Username).Distinct(StringComparer.Ordinal), AccountName];
        var viewer = users.Contains(user, StringComparer.Ordinal) ? user! : users[0];
        var isOwner = viewer == AccountName;
        return new JsonObject
        {
            ["account"] = AccountName,
            ["user"] = viewer,
            ["users"] = Array(users.Select(each => JsonValue.Create(each))),
            ["webhook"] = world.Webhooks.Callback?.ToString(),
            ["waiting"] = world.Webhooks.Pending,
            ["isHeld"] = world.Webhooks.Holds,
            ["isBlocked"] = world.Usage.IsBlocked,
            ["holds"] = world.Tokens.Holds(world.Tokens.Current),
            ["messages"] = Array(world.PrivateMessages.Where(each => isOwner || each.To == viewer)
                .Select(each => new JsonObject { ["to"] = each.To, ["text"] = each.Text, ["about"] = world.Comments[each.CommentId].Text })),
            ["posts"] = Array(Enumerable.Reverse(world.Posts).Where(each => !each.IsOver).Select(each => PagePost(each, viewer))),
        };
    });

    private static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    private JsonObject PagePost(PostState post, string viewer) => new()
    {
        ["id"] = post.Id,
        ["caption"] = post.Post.Caption,
        ["kind"] = post.Post.Kind switch { PostKind.Reels => "reels", PostKind.Ad => "ad", PostKind.Live => "live", _ => "feed" },
        ["isOpen"] = post.IsCommentEnabled,
        ["comments"] = Array(post.Comments.Where(each => each.Parent is null && IsShown(each, viewer)).TakeLast(ShownComments).Select(each =>
        {
            var comment = PageComment(each);
            comment["replies"] = Array(each.Replies.Where(reply => IsShown(reply, viewer)).Select(PageComment));
            return comment;
        })),
    };

    private JsonObject PageComment(CommentState comment) => new()
    {
        ["id"] = comment.Id,
        ["by"] = comment.Username,
        ["text"] = comment.Text,
        ["at"] = comment.At.ToUnixTimeMilliseconds(),
        ["isOwn"] = comment.IsOwn,
        ["isHidden"] = comment.Hidden,
        ["isRestricted"] = world.Restricted.Contains(comment.Username),
    };

    private bool IsShown(CommentState comment, string viewer) =>
        !comment.Deleted && (viewer == AccountName || viewer == comment.Username || (!comment.Hidden && !world.Restricted.Contains(comment.Username)));
}
