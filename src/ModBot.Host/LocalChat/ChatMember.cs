using System.Security.Cryptography;

namespace ModBot.Host.LocalChat;

/// <summary>How a member is known again: a secret and a name in cookies on their own device, nothing else.</summary>
internal static class ChatMember
{
    private const string TokenCookie = "mb_member";
    private const string NameCookie = "mb_name";
    private const int TokenBytes = 16;

    // A summer holiday away and still the same member.
    private static readonly TimeSpan Remember = TimeSpan.FromDays(180);

    /// <summary>The secret of whoever asks; null when they have none.</summary>
    public static string? Token(HttpRequest request) =>
        request.Cookies[TokenCookie] is { Length: TokenBytes * 2 } token && token.All(char.IsAsciiHexDigitLower) ? token : null;

    /// <summary>The name under which they wrote last.</summary>
    public static string? Name(HttpRequest request) => request.Cookies[NameCookie];

    /// <summary>The secret of whoever asks; a new one when they have none.</summary>
    public static string TokenOrNew(HttpContext context)
    {
        if (Token(context.Request) is { } known)
            return known;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        context.Response.Cookies.Append(TokenCookie, token, Cookie(context));
        return token;
    }

    /// <summary>Remembers the name for the next message.</summary>
    public static void RememberName(HttpContext context, string name) => context.Response.Cookies.Append(NameCookie, name, Cookie(context));

    /// <summary>
    /// Whether the browser may have kept the secret back because a link on another site led here (that is what Strict means). Giving a
    /// new secret then would make a stranger of the member.
    /// </summary>
    public static bool MayHaveKeptTokenBack(HttpRequest request) =>
        Token(request) is null && request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    private static CookieOptions Cookie(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        IsEssential = true,
        MaxAge = Remember,
        Path = "/",
    };
}
