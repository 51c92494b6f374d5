namespace ModBot.Adapters.Instagram;

/// <summary>What is known of a post.</summary>
/// <param name="Post">The post; null when Meta does not show it.</param>
/// <param name="IsSure">Whether it said so; otherwise it could not be asked.</param>
internal sealed record InstagramKnownPost(InstagramPost? Post, bool IsSure);

/// <summary>What is known of posts, so that each is asked about once. Advertisements and broadcasts are in no list.</summary>
internal sealed class InstagramPosts(InstagramClient client, TimeProvider time)
{
    private const int Most = 500;

    // What is said of a post is only context: nothing waits for it for long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, InstagramPost?> known = new(StringComparer.Ordinal);

    /// <summary>Notes a post that was listed.</summary>
    public void Note(InstagramPost post)
    {
        if (known.Count >= Most) known.Clear();
        known[post.Id] = post;
    }

    /// <summary>A post.</summary>
    public async Task<InstagramKnownPost> FindAsync(string id, CancellationToken cancellation)
    {
        if (known.TryGetValue(id, out var post)) return new InstagramKnownPost(post, IsSure: true);
        using var brief = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(brief.Token, cancellation);
        try
        {
            Note(post = await client.PostAsync(id, either.Token));
            return new InstagramKnownPost(post, IsSure: true);
        }
        catch (InstagramException fault) when (InstagramErrors.IsGone(fault))
        {
            known[id] = null;
            return new InstagramKnownPost(null, IsSure: true);
        }
        catch (Exception fault) when (fault is InstagramException || ResilientHandler.IsNetwork(fault) || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new InstagramKnownPost(null, IsSure: false);
        }
    }
}
