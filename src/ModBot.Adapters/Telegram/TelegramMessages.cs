using System.Globalization;
using ModBot.Moderation.Cases;
using Telegram.Bot.Types.Enums;
using Update = Telegram.Bot.Types.Update;
using Wire = Telegram.Bot.Types.Message;

namespace ModBot.Adapters.Telegram;

/// <summary>Messages of Telegram as the rest of ModBot knows them.</summary>
internal static class TelegramMessages
{
    /// <summary>A message; null for what members do not say themselves: notes of the service, and what bots write.</summary>
    /// <param name="platform">The connection.</param>
    /// <param name="wire">The message.</param>
    /// <param name="revision">0 for a new one.</param>
    public static Message? Of(string platform, Wire wire, int revision)
    {
        if (IsService(wire) || AuthorOf(wire) is not var (id, name)) return null;
        var text = wire.Text ?? wire.Caption ?? PollOf(wire) ?? string.Empty;
        return new Message
        {
            Key = new MessageKey(platform, wire.Chat.Id.ToString(CultureInfo.InvariantCulture), wire.Id.ToString(CultureInfo.InvariantCulture)),
            ChannelName = wire.Chat.Title,
            Revision = revision,
            AuthorId = id,
            AuthorName = name,
            Text = text,
            Content = text.Length == 0 ? MessageContent.Unreadable : MessageContent.Text,
            SentAt = new DateTimeOffset(DateTime.SpecifyKind(wire.Date, DateTimeKind.Utc)),
        };
    }

    /// <summary>The messages of an answer, where an album is one message: its text stands under one of its pictures.</summary>
    public static IEnumerable<Update> WithoutAlbumParts(IReadOnlyList<Update> updates)
    {
        var albums = updates.Where(update => MessageOf(update)?.MediaGroupId is not null).GroupBy(update => MessageOf(update)!.MediaGroupId!, StringComparer.Ordinal)
            .ToDictionary(album => album.Key, album => (album.FirstOrDefault(update => MessageOf(update)!.Caption is not null) ?? album.First()).Id, StringComparer.Ordinal);
        return updates.Where(update => MessageOf(update)?.MediaGroupId is not { } album || albums[album] == update.Id);
    }

    /// <summary>The new message of an update, whichever kind of chat it comes from.</summary>
    public static Wire? MessageOf(Update update) => update.Message ?? update.ChannelPost;

    /// <summary>The edited message of an update.</summary>
    public static Wire? EditOf(Update update) => update.EditedMessage ?? update.EditedChannelPost;

    /// <summary>Whether somebody speaks as the group itself, so that nobody can tell who it is.</summary>
    public static bool IsAnonymous(Wire wire) => wire.SenderChat is { } sender && sender.Id == wire.Chat.Id && wire.Chat.Type != ChatType.Channel;

    private static (string Id, string Name)? AuthorOf(Wire wire)
    {
        if (wire.SenderChat is { } sender) return (sender.Id.ToString(CultureInfo.InvariantCulture), sender.Title ?? sender.Username ?? string.Empty);
        return wire.From is { IsBot: false } from ? (from.Id.ToString(CultureInfo.InvariantCulture), $"{from.FirstName} {from.LastName}".Trim()) : null;
    }

    // The options of a poll are texts of members too.
    private static string? PollOf(Wire wire) => wire.Poll is { } poll ? string.Join('\n', poll.Options.Select(option => option.Text).Prepend(poll.Question)) : null;

    private static bool IsService(Wire wire) => wire.Type is not (
        MessageType.Text or MessageType.Photo or MessageType.Audio or MessageType.Video or MessageType.Voice or MessageType.Document or MessageType.Sticker or MessageType.Location or MessageType.Contact
        or MessageType.Venue or MessageType.VideoNote or MessageType.Animation or MessageType.Poll or MessageType.Dice or MessageType.Story or MessageType.PaidMedia);
}
