namespace ModBot.Platforms.Fakes.Instagram;

/// <content>What people do in the app, and what came of it.</content>
public sealed partial class InstagramServer
{
    /// <summary>Every post, oldest first.</summary>
    public IReadOnlyList<GraphPost> Posts => Look<IReadOnlyList<GraphPost>>(() => [.. world.Posts.Select(each => each.Post)]);

    /// <summary>The private replies that were sent, in order.</summary>
    public IReadOnlyList<GraphPrivateMessage> PrivateMessages => Look<IReadOnlyList<GraphPrivateMessage>>(() => [.. world.PrivateMessages]);

    /// <summary>The account posts something.</summary>
    public GraphPost AddPost(string caption, PostKind kind = PostKind.Feed) => Look(() => world.AddPost(caption, kind).Post);

    /// <summary>A broadcast ends. From then on the API knows nothing of it any more, nor of the comments under it.</summary>
    public void EndLive(GraphPost post) => Change(() =>
    {
        var found = Find(post);
        if (!found.IsLive) throw new InvalidOperationException("Only a broadcast can end.");
        found.IsOver = true;
    });

    /// <summary>Somebody comments on a post.</summary>
    /// <param name="post">The post.</param>
    /// <param name="username">Who; need not have been there before. The same name has the same id in every run.</param>
    /// <param name="text">What.</param>
    /// <param name="under">The comment that it answers; null for none. An answer to an answer lands under the comment on the first level.</param>
    public GraphComment Comment(GraphPost post, string username, string text, GraphComment? under = null)
    {
        if (username == AccountName) throw new InvalidOperationException("The account itself comments with CommentAsOwner.");
        if (!InstagramWorld.IsUserName(username)) throw new InvalidOperationException($"{username} cannot be a user name.");
        return Write(post, username, text, under);
    }

    /// <summary>The account itself comments, in the app.</summary>
    /// <param name="post">The post.</param>
    /// <param name="text">What.</param>
    /// <param name="under">The comment that it answers; null for none.</param>
    public GraphComment CommentAsOwner(GraphPost post, string text, GraphComment? under = null) => Write(post, AccountName, text, under);

    /// <summary>Somebody takes their own comment away.</summary>
    public void DeleteAsAuthor(GraphComment comment) => Change(() => world.Delete(Find(comment)));

    /// <summary>The account takes a comment away, in the app.</summary>
    public void DeleteInApp(GraphComment comment) => Change(() => world.Delete(Find(comment)));

    /// <summary>The account hides a comment, in the app, or shows it again. What it wrote itself stays visible.</summary>
    public void HideInApp(GraphComment comment, bool hidden) => Change(() => world.Hide(Find(comment), hidden));

    /// <summary>The account restricts somebody, in the app: what they wrote and write is left out of every list and webhook, without a word.</summary>
    public void Restrict(string username) => Change(() => world.Restricted.Add(username));

    /// <summary>The account opens or closes a post for comments, in the app. Those that stand there stay.</summary>
    public void SetCommentsEnabled(GraphPost post, bool isEnabled) => Change(() => Find(post).IsCommentEnabled = isEnabled);

    /// <summary>Whether comments are possible.</summary>
    public bool AreCommentsEnabled(GraphPost post) => Look(() => Find(post).IsCommentEnabled);

    /// <summary>Every comment on a post and every answer, oldest first, also those that are gone.</summary>
    public IReadOnlyList<GraphComment> CommentsOf(GraphPost post) => Look<IReadOnlyList<GraphComment>>(() => [.. Find(post).Comments.Select(each => each.Snapshot())]);

    /// <summary>A comment as it is now.</summary>
    public GraphComment Read(string commentId) => Look(() => world.Comments.TryGetValue(commentId, out var comment) ? comment.Snapshot() : throw new InvalidOperationException("There is no such comment."));

    private GraphComment Write(GraphPost post, string username, string text, GraphComment? under) => Look(() =>
    {
        var found = Find(post);
        if (found.IsOver) throw new InvalidOperationException("The broadcast is over.");
        if (!found.IsCommentEnabled) throw new InvalidOperationException("Comments are turned off for this post.");
        var answered = under is null ? null : Find(under);
        if (answered is { Deleted: true }) throw new InvalidOperationException("The comment is gone.");
        if (answered is not null && answered.Post != found) throw new InvalidOperationException("The comment stands under another post.");
        return world.AddComment(found, username, text, answered).Snapshot();
    });

    private PostState Find(GraphPost post) => world.Posts.Find(each => each.Id == post.Id) ?? throw new InvalidOperationException("There is no such post.");

    private CommentState Find(GraphComment comment) => world.Comments.TryGetValue(comment.Id, out var found) ? found : throw new InvalidOperationException("There is no such comment.");
}
