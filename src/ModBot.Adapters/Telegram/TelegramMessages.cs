using System.Globalization;
using ModBot.Moderation.Cases;
using Telegram.Bot.Types.Enums;
using Update = Telegram.Bot.Types.Update;
using User = Telegram.Bot.Types.User;
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
        var text = wire.Text ?? wire.Caption ?? PollOf(wire) ?? ListOf(wire) ?? string.Empty;
        return new Message
        {
            Key = new MessageKey(platform, wire.Chat.Id.ToString(CultureInfo.InvariantCulture), wire.Id.ToString(CultureInfo.InvariantCulture)),
            ChannelName = wire.Chat.Title,
            Revision = revision,
            AuthorId = id,
            AuthorName = name,
            Target = TargetOf(wire, id),
            Text = text,
            Content = text.Length == 0 ? MessageContent.Unreadable : MessageContent.Text,
            SentAt = At(wire.Date),
        };
    }

    /// <summary>The new message of an update, whichever kind of chat it comes from.</summary>
    public static Wire? MessageOf(Update update) => update.Message ?? update.ChannelPost;

    /// <summary>The edited message of an update.</summary>
    public static Wire? EditOf(Update update) => update.EditedMessage ?? update.EditedChannelPost;

    /// <summary>When what an update tells happened; null when it does not say.</summary>
    public static DateTimeOffset? TimeOf(Update update) =>
        MessageOf(update) is { } message ? At(message.Date) : EditOf(update) is { } edit ? At(edit.EditDate ?? edit.Date) : null;

    private static (string Id, string Name)? AuthorOf(Wire wire)
    {
        if (wire.SenderChat is { } sender) return (sender.Id.ToString(CultureInfo.InvariantCulture), sender.Title ?? sender.Username ?? string.Empty);
        return wire.From is { IsBot: false } from ? (from.Id.ToString(CultureInfo.InvariantCulture), NameOf(from)) : null;
    }

    // Somebody called by @name comes without an id, so that nobody could be written to or known again. In a topic every message "answers" the note of the service that opened it.
    private static TargetPerson? TargetOf(Wire wire, string author) => TargetPerson.Of(
        author,
        wire.ReplyToMessage is { SenderChat: null, From: { } answered } replied && !IsService(replied) ? PersonOf(answered) : null,
        (wire.Entities ?? wire.CaptionEntities ?? []).Select(entity => entity.User).OfType<User>().Select(PersonOf).OfType<TargetPerson>());

    private static TargetPerson? PersonOf(User user) => user.IsBot ? null : new TargetPerson(user.Id.ToString(CultureInfo.InvariantCulture), NameOf(user));

    private static string NameOf(User user) => $"{user.FirstName} {user.LastName}".Trim();

    // The options of a poll and the tasks of a list are texts of members too.
    private static string? PollOf(Wire wire) => wire.Poll is { } poll ? Lines([poll.Question, poll.Description, .. poll.Options.Select(option => option.Text)]) : null;

    private static string? ListOf(Wire wire) => wire.Checklist is { } list ? Lines([list.Title, .. list.Tasks.Select(task => task.Text)]) : null;

    private static string Lines(IEnumerable<string?> lines) => string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));

    private static DateTimeOffset At(DateTime date) => new(DateTime.SpecifyKind(date, DateTimeKind.Utc));

    // A kind that is newer than this program counts as something that could not be read, so that nobody thinks it was in order.
    private static bool IsService(Wire wire) => wire.Type is not (
        MessageType.Text or MessageType.Photo or MessageType.LivePhoto or MessageType.Audio or MessageType.Video or MessageType.Voice or MessageType.Document or MessageType.Sticker or MessageType.Location
        or MessageType.Contact or MessageType.Venue or MessageType.VideoNote or MessageType.Animation or MessageType.Poll or MessageType.Dice or MessageType.Story or MessageType.PaidMedia or MessageType.Game
        or MessageType.Checklist or MessageType.RichMessage or MessageType.Unknown);
}
