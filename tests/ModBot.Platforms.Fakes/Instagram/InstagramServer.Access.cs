namespace ModBot.Platforms.Fakes.Instagram;

/// <content>Tokens, limits and calls.</content>
public sealed partial class InstagramServer
{
    private TokenState? shortLived;

    /// <summary>The long-lived token that was given out last, also after it was taken back.</summary>
    public string Token => Look(() => world.Tokens.Current.Value);

    /// <summary>The secret of the app, with which webhooks are signed.</summary>
    public string AppSecret => world.Options.AppSecret;

    /// <summary>When <see cref="Token"/> ends; null for never, as with Facebook Login.</summary>
    public DateTimeOffset? TokenExpiresAt => Look(() => world.Tokens.Current.ExpiresAt);

    /// <summary>A token that holds for an hour, as of somebody who just logged in. A new one when the last is over.</summary>
    public string ShortLivedToken => Look(() =>
    {
        if (shortLived is null || !world.Tokens.Holds(shortLived)) shortLived = world.Tokens.IssueShort();
        return shortLived.Value;
    });

    /// <summary>Every call that was answered or cut off, in order; the last 10,000.</summary>
    public IReadOnlyList<GraphCall> Calls => Look<IReadOnlyList<GraphCall>>(() => [.. world.Calls]);

    /// <summary>How many calls were refused because of the limit of the account.</summary>
    public int CallsWhileBlocked => Look(() => world.Usage.CallsWhileBlocked);

    /// <summary>Whether every call about comments is refused now.</summary>
    public bool IsBlocked => Look(() => world.Usage.IsBlocked);

    /// <summary>Somebody makes a new long-lived token in the dashboard. Those before it go on to hold until their own end.</summary>
    public string IssueToken() => Look(() => world.Tokens.Issue().Value);

    /// <summary>Every token is taken back: refused with 190 and a subcode.</summary>
    /// <param name="subcode">460 when the password changed, 458 when the user removed the app.</param>
    public void RevokeToken(int subcode = 460) => Change(() => world.Tokens.RevokeAll(subcode));

    /// <summary>Every token is over now: refused with 190 and subcode 463, also when it is to be refreshed.</summary>
    public void ExpireToken() => Change(world.Tokens.ExpireAll);

    /// <summary>The limit of the account is used up for a while. Private replies and tokens have none to do with it.</summary>
    public void Block(TimeSpan length) => Change(() => world.Usage.Block(length));
}
