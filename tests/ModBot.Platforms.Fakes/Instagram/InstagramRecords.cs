namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>What kind of post it is.</summary>
public enum PostKind
{
    /// <summary>A picture on the profile.</summary>
    Feed = 0,

    /// <summary>A short film.</summary>
    Reels,

    /// <summary>An advertisement; not in the list of posts, so that only webhooks tell of it.</summary>
    Ad,

    /// <summary>A live broadcast; in a list of its own while it lasts.</summary>
    Live,
}

/// <summary>A post.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Caption">What stands under it.</param>
/// <param name="Permalink">Its address.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="At">When it was posted.</param>
public sealed record GraphPost(string Id, string Caption, string Permalink, PostKind Kind, DateTimeOffset At);

/// <summary>A comment as it was at the moment of asking.</summary>
public sealed record GraphComment
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The post that it stands under.</summary>
    public required string PostId { get; init; }

    /// <summary>The comment that it answers; null for one of the first level. Never an answer itself: there are two levels.</summary>
    public string? ParentId { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Username { get; init; }

    /// <summary>The id of who wrote it.</summary>
    public required string UserId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the account hid it.</summary>
    public required bool Hidden { get; init; }

    /// <summary>Whether it is gone.</summary>
    public required bool Deleted { get; init; }

    /// <summary>Whether the account itself wrote it, in the app or through the API.</summary>
    public required bool IsOwn { get; init; }
}

/// <summary>A private reply to a comment.</summary>
/// <param name="CommentId">The comment.</param>
/// <param name="To">User name of who wrote the comment.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">When it was sent.</param>
public sealed record GraphPrivateMessage(string CommentId, string To, string Text, DateTimeOffset At);

/// <summary>A call that was answered.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query, without tokens and secrets.</param>
/// <param name="At">When.</param>
/// <param name="Status">The HTTP status of the answer; 0 when it got none.</param>
/// <param name="Code">The error code; 0 for none.</param>
public sealed record GraphCall(string Method, string Path, DateTimeOffset At, int Status, int Code);

/// <summary>A webhook as it was sent.</summary>
/// <param name="Url">Where to.</param>
/// <param name="Body">The body, byte for byte; this is what is signed.</param>
/// <param name="Headers">The headers, with both signatures.</param>
/// <param name="At">When it was first sent.</param>
public sealed record GraphDelivery(Uri Url, ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, string> Headers, DateTimeOffset At);
