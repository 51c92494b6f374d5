namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>A comment as the stand-in keeps it.</summary>
internal sealed class CommentState
{
    public required string Id { get; init; }

    /// <summary>Its place in the row of everything written; ids are in no order.</summary>
    public required long Number { get; init; }

    public required PostState Post { get; init; }

    public CommentState? Parent { get; init; }

    public required string Text { get; init; }

    public required string Username { get; init; }

    public required string UserId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required bool IsOwn { get; init; }

    public bool Hidden { get; set; }

    public bool Deleted { get; set; }

    /// <summary>Whether its author got a private reply to it.</summary>
    public bool HasPrivateReply { get; set; }

    /// <summary>The answers to it, oldest first.</summary>
    public List<CommentState> Replies { get; } = [];

    /// <summary>As it is now.</summary>
    public GraphComment Snapshot() => new()
    {
        Id = Id,
        PostId = Post.Id,
        ParentId = Parent?.Id,
        Text = Text,
        Username = Username,
        UserId = UserId,
        At = At,
        Hidden = Hidden,
        Deleted = Deleted,
        IsOwn = IsOwn,
    };
}

/// <summary>A post as the stand-in keeps it.</summary>
internal sealed class PostState(GraphPost post, string shortcode)
{
    public GraphPost Post { get; } = post;

    public string Id => Post.Id;

    public string Shortcode { get; } = shortcode;

    public bool IsCommentEnabled { get; set; } = true;

    /// <summary>Whether a live broadcast is over.</summary>
    public bool IsOver { get; set; }

    public bool IsLive => Post.Kind is PostKind.Live;

    /// <summary>Every comment and answer, oldest first.</summary>
    public List<CommentState> Comments { get; } = [];

    /// <summary>The surface that it is shown on. FEED, REELS and AD are documented; LIVE stands in an example only.</summary>
    public string ProductType => Post.Kind switch { PostKind.Reels => "REELS", PostKind.Ad => "AD", PostKind.Live => "LIVE", _ => "FEED" };

    /// <summary>What it is made of.</summary>
    public string MediaType => Post.Kind switch { PostKind.Reels => "VIDEO", PostKind.Live => "BROADCAST", _ => "IMAGE" };
}
