using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>A token that was once given out.</summary>
/// <param name="Value">What a caller sends.</param>
/// <param name="IsShort">Whether it holds for an hour only, and can be changed into one that holds long.</param>
/// <param name="IssuedAt">When it was given out.</param>
internal sealed record TokenState(string Value, bool IsShort, DateTimeOffset IssuedAt)
{
    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The subcode with which it is refused since it was taken back; null when it was not.</summary>
    public int? RevokedWith { get; set; }
}

/// <summary>The tokens that were given out. Not thread-safe.</summary>
internal sealed class TokenBook
{
    private static readonly TimeSpan ShortLifetime = TimeSpan.FromHours(1);

    private readonly InstagramServerOptions options;
    private readonly TimeProvider clock;
    private readonly Dictionary<string, TokenState> tokens = new(StringComparer.Ordinal);
    private int count;

    public TokenBook(InstagramServerOptions options, TimeProvider clock)
    {
        (this.options, this.clock) = (options, clock);
        Current = Add(options.Token, isShort: false);
    }

    /// <summary>The long-lived token that was given out last.</summary>
    public TokenState Current { get; private set; }

    /// <summary>A new long-lived token. Those before it go on to hold until their own end: the documentation does not say that they do not.</summary>
    public TokenState Issue() => Current = Add($"{options.Token}-{++count + 1}", isShort: false);

    /// <summary>A short-lived token, as somebody gets who just logged in.</summary>
    public TokenState IssueShort() => Add($"{options.Token}-short-{++count}", isShort: true);

    /// <summary>Whether a token can be used.</summary>
    public bool Holds(TokenState token) => token.RevokedWith is null && !(token.ExpiresAt <= clock.GetUtcNow());

    /// <summary>Takes every token back.</summary>
    public void RevokeAll(int subcode)
    {
        foreach (var each in tokens.Values) each.RevokedWith ??= subcode;
    }

    /// <summary>Lets every token end now.</summary>
    public void ExpireAll()
    {
        var now = clock.GetUtcNow();
        foreach (var each in tokens.Values.Where(each => !(each.ExpiresAt <= now))) each.ExpiresAt = now;
    }

    /// <summary>The token that a caller sent.</summary>
    /// <exception cref="GraphRefusal">It is none, or does not hold.</exception>
    public TokenState Check(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw options.Login is GraphLogin.Instagram
                ? GraphRefusal.Token("Invalid OAuth 2.0 Access Token")
                : new GraphRefusal(104, "An access token is required to request this resource.");
        }

        if (!tokens.TryGetValue(value, out var token)) throw GraphRefusal.Token("Invalid OAuth access token - Cannot parse access token");
        if (token.RevokedWith is { } subcode)
        {
            throw GraphRefusal.Token(
                subcode == 458
                    ? $"Error validating access token: The user has not authorized application {options.AppId}."
                    : "Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.",
                subcode);
        }

        if (Holds(token)) return token;
        throw GraphRefusal.Token($"Error validating access token: Session has expired on {Day(token.ExpiresAt!.Value)}. The current time is {Day(clock.GetUtcNow())}.", 463);
    }

    /// <summary>Checks the proof that a caller who has a token also has the secret of the app.</summary>
    /// <exception cref="GraphRefusal">It proves nothing.</exception>
    public void CheckProof(string token, string proof)
    {
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.AppSecret), Encoding.UTF8.GetBytes(token)));
        if (!string.Equals(proof, expected, StringComparison.Ordinal)) throw GraphRefusal.Parameter("Invalid appsecret_proof provided in the API argument");
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("dddd, dd-MMM-yy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private TokenState Add(string value, bool isShort)
    {
        var now = clock.GetUtcNow();
        var lifetime = isShort ? ShortLifetime : options.TokenLifetime;
        // The token of a Page that comes from a long-lived token of its user has no end.
        return tokens[value] = new TokenState(value, isShort, now) { ExpiresAt = options.Login is GraphLogin.Facebook && !isShort ? null : now + lifetime };
    }
}
