using System.Globalization;
using Telegram.Bot.Types;

namespace ModBot.Adapters.Telegram;

/// <summary>Makes an album one message, whichever way its pictures come: those with a text count, or else the first that came. Not thread-safe.</summary>
internal sealed class TelegramAlbums
{
    private readonly RecentIds seen = new(1000);

    /// <summary>The updates without the pictures that add nothing.</summary>
    public IReadOnlyList<Update> WithoutParts(IReadOnlyList<Update> updates)
    {
        var told = updates.Select(TelegramMessages.MessageOf).OfType<Message>().Where(message => message.Caption is not null).Select(AlbumOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. updates.Where(update => TelegramMessages.MessageOf(update) is not { } message || AlbumOf(message) is not { } album || Counts(message, album, told))];
    }

    private bool Counts(Message message, string album, HashSet<string> told)
    {
        if (message.Caption is null) return !told.Contains(album) && seen.Add(album);
        seen.Add(album);
        return true;
    }

    private static string? AlbumOf(Message message) => message.MediaGroupId is { } album ? string.Create(CultureInfo.InvariantCulture, $"{message.Chat.Id}/{album}") : null;
}
