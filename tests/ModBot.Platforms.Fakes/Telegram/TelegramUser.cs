namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>Somebody on the stand-in Telegram, a person or a bot.</summary>
/// <param name="Id">The id; also that of the private chat with the bot.</param>
/// <param name="FirstName">The display name.</param>
/// <param name="UserName">The user name without @; null for none.</param>
public sealed record TelegramUser(long Id, string FirstName, string? UserName = null)
{
    /// <summary>Whether this is a bot.</summary>
    public bool IsBot { get; init; }

    /// <summary>The language of the person's app; null when it does not say.</summary>
    public string? LanguageCode { get; init; }
}
