using ModBot.Moderation.Cases;

namespace ModBot.Adapters.Instagram;

/// <summary>The account that is read: what is its own, and how its comments look as messages.</summary>
/// <param name="platform">Name of the connection.</param>
/// <param name="me">The owner of the token.</param>
internal sealed class InstagramAccount(string platform, InstagramMe me)
{
    private const int LongestName = 60;

    private readonly InstagramMe account = me.InstagramBusinessAccount ?? me;

    /// <summary>The account, as lists and webhooks name it.</summary>
    public string Id => account.UserId ?? account.Id;

    /// <summary>Whose events are brought: the account, or the Page it is linked to.</summary>
    public string Owner => me.InstagramBusinessAccount is null ? Id : me.Id;

    /// <summary>Whether an id is one of this account.</summary>
    public bool Is(string? id) => id is not null && (id == Id || id == account.Id || id == me.Id);

    /// <summary>Whether the account itself wrote it, in the app or by ModBot.</summary>
    public bool Wrote(InstagramAuthor? author, string? name) =>
        Is(author?.Id) || (account.Username is { } own && string.Equals(author?.Username ?? name, own, StringComparison.OrdinalIgnoreCase));

    /// <summary>A comment as a message.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="postId">The post it stands under.</param>
    /// <param name="post">What is known of the post; null for nothing.</param>
    /// <param name="isLive">Whether it was written during a broadcast.</param>
    /// <param name="answered">The comment under which it stands; null for none, and when only its id is known.</param>
    public Message MessageOf(InstagramComment comment, string postId, InstagramPost? post, bool isLive = false, InstagramComment? answered = null)
    {
        var text = comment.Text ?? string.Empty;
        return new Message
        {
            Key = new MessageKey(platform, postId, comment.Id),
            AuthorId = comment.AuthorId,
            AuthorName = comment.AuthorName,
            Target = TargetOf(comment, text, answered),
            ChannelName = post is null ? null : NameOf(post),
            ChannelLink = post?.Permalink is { } link && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address.AbsoluteUri : null,
            IsLive = isLive,
            Text = text,
            Content = string.IsNullOrWhiteSpace(text) ? MessageContent.Unreadable : MessageContent.Text,
            SentAt = comment.Timestamp,
        };
    }

    // A reply to a reply stands under the comment that both belong to; the name with which the app lets it begin says who is answered. By name, because ids are not given for it.
    private TargetPerson? TargetOf(InstagramComment comment, string text, InstagramComment? answered)
    {
        var called = InstagramNames.In(text).Where(name => !string.Equals(name, account.Username, StringComparison.OrdinalIgnoreCase)).Select(PersonOf).ToList();
        if (called.Count > 0) return TargetPerson.Of(IdOf(comment.AuthorName), null, called);
        return answered is null || Wrote(answered.From, answered.Username) || answered.AuthorName == InstagramComment.NoName ? null : TargetPerson.Of(IdOf(comment.AuthorName), PersonOf(answered.AuthorName), []);
    }

    private static TargetPerson PersonOf(string name) => new(IdOf(name), name);

#pragma warning disable CA1308 // Names there are lower case.
    private static string IdOf(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308

    // How the caption begins: that is by what people know a post again.
    private static string NameOf(InstagramPost post)
    {
        var caption = string.Join(' ', (post.Caption ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (caption.Length == 0) return FormattableString.Invariant($"{post.Timestamp:yyyy-MM-dd}");
        if (caption.Length <= LongestName) return caption;
        var end = LongestName - 1;
        if (char.IsHighSurrogate(caption[end - 1])) end--;
        return caption[..end].TrimEnd() + "…";
    }
}
