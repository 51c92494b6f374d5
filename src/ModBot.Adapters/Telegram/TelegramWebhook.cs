using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Telegram.Bot.Types;

namespace ModBot.Adapters.Telegram;

/// <summary>What Telegram brings to a public address: only what carries the secret is taken.</summary>
public static class TelegramWebhook
{
    /// <summary>The header that carries the secret.</summary>
    public const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>Largest body that is read, in bytes.</summary>
    public const int MaxBody = 1 << 20;

    /// <summary>Whether a call carries the secret; compared in constant time.</summary>
    public static bool IsGenuine(TelegramOptions options, string? secret) =>
        secret is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(SecretOf(options)));

    /// <summary>Reads a body; null when it is none of Telegram's. What is newer than this program comes with nothing but its number.</summary>
    public static Update? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return TelegramWire.UpdateOf(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Follows from the token, so that there is nothing more to keep, and says nothing about it.
    internal static string SecretOf(TelegramOptions options) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Token ?? string.Empty), "modbot-webhook"u8));
}
