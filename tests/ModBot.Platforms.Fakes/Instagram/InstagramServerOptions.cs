namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>The two ways in which an app gets at an Instagram account.</summary>
public enum GraphLogin
{
    /// <summary>Instagram Login, as on graph.instagram.com: a token of the Instagram user, which ends after 60 days unless it is refreshed.</summary>
    Instagram = 0,

    /// <summary>Facebook Login, as on graph.facebook.com: a token of the Page that the account is connected to, which does not end by itself.</summary>
    Facebook,
}

/// <summary>How the stand-in Instagram Graph API server behaves. The defaults are those of the real one, as far as they are known.</summary>
public sealed record InstagramServerOptions
{
    /// <summary>Port on the loopback address; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Which of the two ways in it is.</summary>
    public GraphLogin Login { get; init; }

    /// <summary>The version that holds for a path without one. Calls may name any version from v20.0 up to this one, or to v26.0.</summary>
    public string Version { get; init; } = "v25.0";

    /// <summary>The token that is valid at the start.</summary>
    public string Token { get; init; } = "IGstandin-token";

    /// <summary>The secret of the app: signs webhooks, and changes a short-lived token into a long-lived one.</summary>
    public string AppSecret { get; init; } = "stand-in-app-secret";

    /// <summary>The id of the app.</summary>
    public string AppId { get; init; } = "820000000000001";

    /// <summary>User name of the account, without @.</summary>
    public string Account { get; init; } = "socialcleanup";

    /// <summary>How many comments one answer lists at most, also when more are asked for.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>
    /// Whether lists of comments lead on to older ones. The documentation promises the newest 50 and does not say whether there is a next page,
    /// so that a client does well to get by without.
    /// </summary>
    public bool OffersPaging { get; init; }

    /// <summary>How long a long-lived token holds.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromDays(60);

    /// <summary>How old a long-lived token must be before it can be refreshed.</summary>
    public TimeSpan RefreshAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Calls in a rolling hour; null for no limit. The real limit hangs on how often the account was seen in a day.</summary>
    public int? CallsPerHour { get; init; }

    /// <summary>Whether a call while blocked makes the block begin anew. The documentation says that it prolongs the block, not by how much.</summary>
    public bool ProlongsBlock { get; init; } = true;

    /// <summary>The HTTP status with which a call above the limit is refused: 400, as most refusals, or 403.</summary>
    public int ThrottleStatus { get; init; } = 400;

    /// <summary>Whether the token bears the permission for messages. Without it a private reply is refused with 10; that code is an assumption, as are all for missing permissions.</summary>
    public bool MayMessage { get; init; } = true;

    /// <summary>Private replies to comments on posts and reels in an hour.</summary>
    public int PrivateRepliesPerHour { get; init; } = 750;

    /// <summary>
    /// Whether replies must keep the rules of the retired API: at most 300 characters, 4 hashtags and 1 link, and not all capitals.
    /// The documentation of today does not repeat them and names no other; without them a reply may have 2,200 characters, as in the app.
    /// </summary>
    public bool KeepsOldCommentRules { get; init; }

    /// <summary>Whether subscribing to <c>live_comments</c> is answered with success and dropped without a word.</summary>
    public bool DropsLiveField { get; init; }

    /// <summary>The pauses before a webhook is sent again; the last one is repeated. The documentation says only that they grow.</summary>
    public IReadOnlyList<TimeSpan> WebhookRetries { get; init; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6),
    ];

    /// <summary>How long after the first try a webhook is sent again; then it is dropped.</summary>
    public TimeSpan WebhookRetention { get; init; } = TimeSpan.FromHours(36);

    /// <summary>How many changes one webhook carries at most.</summary>
    public int WebhookBatch { get; init; } = 1000;

    /// <summary>How long, by the clock on the wall, an answer to a webhook may take.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
