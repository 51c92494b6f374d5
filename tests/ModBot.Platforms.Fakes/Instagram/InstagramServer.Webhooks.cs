namespace ModBot.Platforms.Fakes.Instagram;

/// <content>Webhooks.</content>
public sealed partial class InstagramServer
{
    /// <summary>The webhook fields that the account opted in to, through the API.</summary>
    public IReadOnlyList<string> SubscribedFields => Look<IReadOnlyList<string>>(() => [.. world.SubscribedFields]);

    /// <summary>Whether webhooks pile up. No longer holding sends them in order.</summary>
    public bool HoldWebhooks
    {
        get => world.Webhooks.Holds;
        set => world.Webhooks.Holds = value;
    }

    /// <summary>Whether field and value stand in the entry itself instead of in a list of changes, as an example for Instagram Login has it.</summary>
    public bool UsesFlatShape
    {
        get => world.Webhooks.UsesFlatShape;
        set => world.Webhooks.UsesFlatShape = value;
    }

    /// <summary>Whether the id of the comment is called <c>comment_id</c> instead of <c>id</c>.</summary>
    public bool NamesCommentId
    {
        get => world.Webhooks.NamesCommentId;
        set => world.Webhooks.NamesCommentId = value;
    }

    /// <summary>Where webhooks go; null while none was verified.</summary>
    public Uri? WebhookUrl => world.Webhooks.Callback;

    /// <summary>The webhook that was sent last; null for none.</summary>
    public GraphDelivery? LastDelivery => world.Webhooks.Last;

    /// <summary>The HTTP status of the answer to every webhook that was sent, also again; 0 when there was none. The last 10,000.</summary>
    public IReadOnlyList<int> WebhookAnswers => world.Webhooks.Answers;

    /// <summary>How many changes wait to be sent, and webhooks to be sent again.</summary>
    public int PendingWebhooks => world.Webhooks.Pending;

    /// <summary>How many webhooks were given up because they were too old.</summary>
    public int DroppedWebhooks => world.Webhooks.Dropped;

    /// <summary>
    /// Somebody enters an address in the dashboard and presses Verify. True when it answered as it should; from then on it gets what the account opted in to.
    /// </summary>
    /// <param name="callbackUrl">The address; plain HTTP will do here.</param>
    /// <param name="verifyToken">The token that the receiver expects.</param>
    public Task<bool> SubscribeApp(string callbackUrl, string verifyToken) => world.Webhooks.VerifyAsync(callbackUrl, verifyToken);

    /// <summary>Sends what <see cref="HoldWebhooks"/> held, and ends the holding.</summary>
    /// <param name="shuffled">Whether in another order.</param>
    /// <param name="doubled">Whether everything twice.</param>
    public Task ReleaseWebhooksAsync(bool shuffled, bool doubled) => world.Webhooks.ReleaseAsync(shuffled, doubled);

    /// <summary>Sends everything once more that was ever sent, of the last 10,000 changes.</summary>
    public Task RedeliverAllAsync() => world.Webhooks.RedeliverAsync();

    /// <summary>Ends when nothing is being sent. What waits for a pause to pass, or to be released, does not count.</summary>
    public Task WebhooksIdleAsync() => world.Webhooks.IdleAsync();
}
