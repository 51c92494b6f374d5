namespace ModBot.Adapters.Instagram;

/// <summary>What is known of posts, so that each is asked about once. Advertisements and broadcasts are in no list.</summary>
internal sealed class InstagramPosts(InstagramClient client)
{
    private const int Most = 500;

    private readonly Dictionary<string, InstagramPost?> known = new(StringComparer.Ordinal);

    /// <summary>Notes a post that was listed.</summary>
    public void Note(InstagramPost post)
    {
        if (known.Count >= Most) known.Clear();
        known[post.Id] = post;
    }

    /// <summary>A post; null when Meta does not show it to us. What is said of it is only context, so nothing waits for it for long.</summary>
    public async Task<InstagramPost?> FindAsync(string id, CancellationToken cancellation)
    {
        if (known.TryGetValue(id, out var post)) return post;
        try
        {
            Note(post = await client.PostAsync(id, cancellation));
            return post;
        }
        catch (InstagramException fault) when (fault.Wait is null && !InstagramErrors.IsToken(fault))
        {
            if (InstagramErrors.IsGone(fault)) known[id] = null;
            return null;
        }
        catch (Exception fault) when (fault is InstagramException || ResilientHandler.IsNetwork(fault))
        {
            return null;
        }
    }
}
