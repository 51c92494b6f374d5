using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ModBot.Adapters.Telegram;

/// <summary>Asks for updates and leaves them as they came, so that one that is newer than this program cannot hide the others.</summary>
internal sealed class TelegramUpdatesRequest() : RequestBase<JsonElement[]>("getUpdates")
{
    /// <summary>The first one that is wanted; all before it are stored.</summary>
    public required int Offset { get; init; }

    /// <summary>At most so many.</summary>
    public required int Limit { get; init; }

    /// <summary>How long to wait for one, in seconds.</summary>
    public required int Timeout { get; init; }

    /// <summary>The kinds that are wanted.</summary>
    public required IReadOnlyList<UpdateType> AllowedUpdates { get; init; }
}

/// <summary>Reads updates one by one.</summary>
internal static class TelegramWire
{
    /// <summary>An update; with nothing but its number when its content cannot be read; null when it has no number.</summary>
    public static Update? UpdateOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("update_id", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var id)) return null;
        try
        {
            return element.Deserialize<Update>(JsonBotAPI.Options);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or FormatException or OverflowException or InvalidOperationException or ArgumentException)
        {
            // Telegram would bring it again and again, and nothing after it.
            return new Update { Id = id };
        }
    }
}
