using System.ComponentModel.DataAnnotations;

namespace ModBot.Adapters.Telegram;

/// <summary>A connection to Telegram. Section <c>Telegram</c>.</summary>
public sealed class TelegramOptions : IValidatableObject
{
    /// <summary>Where bots speak to Telegram.</summary>
    public const string Cloud = "https://api.telegram.org";

    /// <summary>The token that @BotFather gave. Default: none, and then there is no connection. Keep it out of files that others read: <c>MODBOT_Telegram__Token</c>.</summary>
    public string? Token { get; set; }

    /// <summary>Address of the Bot API: another than the default for a Bot API server of your own. Default: https://api.telegram.org.</summary>
    [Required]
    public string BaseUrl { get; set; } = Cloud;

    /// <summary>Public https address at which Telegram brings what happens, such as <c>https://modbot.example.org/telegram</c>. Default: none; ModBot asks by itself then, which works everywhere.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>How long one question for news may wait, in seconds, 1–50. Default 25.</summary>
    [Range(1, 50)]
    public int PollSeconds { get; set; } = 25;

    /// <summary>Whether there is a connection.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Token);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && !(Token!.Split(':') is [var id, { Length: > 0 }] && long.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _))) yield return new ValidationResult("Token must look like 123456:ABC…, as @BotFather gives it.");
        if (!IsWeb(BaseUrl)) yield return new ValidationResult("BaseUrl must be an http or https address.");
        if (WebhookUrl is { } hook && !(IsWeb(hook) && (hook.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || BaseUrl != Cloud))) yield return new ValidationResult("WebhookUrl must be an https address; http only with a Bot API server of your own.");
    }

    private static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttps || parsed.Scheme == Uri.UriSchemeHttp);
}
