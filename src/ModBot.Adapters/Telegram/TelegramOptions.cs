using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace ModBot.Adapters.Telegram;

/// <summary>A connection to Telegram. Section <c>Telegram</c>.</summary>
public sealed partial class TelegramOptions : IValidatableObject
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

    /// <summary>Whether bots speak to Telegram itself, and not to a server of one's own.</summary>
    internal bool IsCloud => Uri.TryCreate(BaseUrl, UriKind.Absolute, out var address) && string.Equals(address.Host, new Uri(Cloud).Host, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // What is wrong is said without the value: a token can stand in any of them.
        if (IsOn && !Shape().IsMatch(Token!)) yield return new ValidationResult("Token must look like 123456:ABC…, as @BotFather gives it.", [nameof(Token)]);
        if (Web(BaseUrl) is not { AbsolutePath: "/", Query: "", Fragment: "" } server) yield return new ValidationResult("BaseUrl must be an http or https address without a path, such as http://localhost:8081.", [nameof(BaseUrl)]);
        else if (IsCloud && server.Scheme != Uri.UriSchemeHttps) yield return new ValidationResult("BaseUrl must be https for Telegram itself.", [nameof(BaseUrl)]);

        // Only a server of one's own brings updates to a plain address.
        if (WebhookUrl is { } hook && !(Web(hook) is { } address && (address.Scheme == Uri.UriSchemeHttps || !IsCloud))) yield return new ValidationResult("WebhookUrl must be an https address.", [nameof(WebhookUrl)]);
    }

    private static Uri? Web(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttps || parsed.Scheme == Uri.UriSchemeHttp) && parsed.UserInfo.Length == 0 ? parsed : null;

    [GeneratedRegex(@"^[0-9]{1,18}:[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
