namespace ModBot.Host.ConsoleDesk;

/// <summary>The console's cookies: none is readable by script, none travels from another site.</summary>
internal static class ConsoleCookies
{
    /// <summary>Keeps who is signed in.</summary>
    public const string SignInName = "modbot-desk";

    /// <summary>Keeps the chosen language.</summary>
    public const string LanguageName = "modbot-language";

    /// <summary>A cookie for this site only. Over plain HTTP on loopback it cannot be marked secure; behind HTTPS it is.</summary>
    public static CookieBuilder Strict(string name) => new()
    {
        Name = name,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        SecurePolicy = CookieSecurePolicy.SameAsRequest,
        IsEssential = true,
        Path = "/",
    };
}
