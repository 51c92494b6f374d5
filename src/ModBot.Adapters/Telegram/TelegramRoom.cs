using System.Globalization;
using Telegram.Bot.Types;

namespace ModBot.Adapters.Telegram;

/// <summary>A place to write: a chat, or a topic in it. Written <c>-100123</c> or <c>-100123/7</c>.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Topic">The topic; null outside topics.</param>
internal sealed record TelegramRoom(long Chat, int? Topic = null)
{
    /// <summary>Where a message stands.</summary>
    public static TelegramRoom Of(Message message) => new(message.Chat.Id, message.IsTopicMessage ? message.MessageThreadId : null);

    /// <summary>Reads a room; null when it is none.</summary>
    public static TelegramRoom? Parse(string room)
    {
        var parts = room.Split('/');
        if (!long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat)) return null;
        return parts.Length switch
        {
            1 => new TelegramRoom(chat),
            2 when int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var topic) => new TelegramRoom(chat, topic),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Topic is { } topic ? string.Create(CultureInfo.InvariantCulture, $"{Chat}/{topic}") : Chat.ToString(CultureInfo.InvariantCulture);
}
