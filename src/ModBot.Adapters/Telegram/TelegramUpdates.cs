using System.Globalization;
using ModBot.Adapters.Contract;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Wire = Telegram.Bot.Types.Message;

namespace ModBot.Adapters.Telegram;

/// <summary>Sorts what Telegram tells: members' messages become events; presses, replies in the desk room and commands go to the desk, and have taken effect when this returns.</summary>
internal sealed class TelegramUpdates(string platform, string botName, ITelegramBotClient client, TelegramDesk desk, TelegramTroubles troubles, IDeskListener listener)
{
    /// <summary>Takes a number of updates, in order.</summary>
    /// <returns>What happened in the channels.</returns>
    public async Task<List<PlatformEvent>> TakeAsync(IReadOnlyList<Update> updates, CancellationToken cancellation)
    {
        var events = new List<PlatformEvent>();
        foreach (var update in TelegramMessages.WithoutAlbumParts(updates))
        {
            if (update.CallbackQuery is { } press) await PressedAsync(press, cancellation);
            else if (update.MyChatMember is { } mine) troubles.SetRoom(mine.Chat.Id.ToString(CultureInfo.InvariantCulture), mine.NewChatMember.Status is not (ChatMemberStatus.Left or ChatMemberStatus.Kicked));
            else if (TelegramMessages.MessageOf(update) is { } message && await PostedAsync(message, cancellation) is { } posted) events.Add(posted);
            else if (TelegramMessages.EditOf(update) is { } edit && EditedAs(edit, update.Id) is { } edited) events.Add(edited);
        }

        return events;
    }

    // The number of the update grows with every edit, also with two in one second.
    private MessageEdited? EditedAs(Wire edit, int revision) =>
        edit.Chat.Type == ChatType.Private || listener.IsDesk(platform, TelegramRoom.Of(edit).ToString()) || TelegramMessages.Of(platform, edit, Math.Max(1, revision)) is not { } message ? null : new MessageEdited(message);

    private async Task<PlatformEvent?> PostedAsync(Wire message, CancellationToken cancellation)
    {
        if (message.MigrateToChatId is { } moved) return new ChannelMoved(platform, message.Chat.Id.ToString(CultureInfo.InvariantCulture), moved.ToString(CultureInfo.InvariantCulture));
        if (TelegramCommands.Read(platform, message, botName) is { } command)
        {
            await CommandAsync(message, command, cancellation);
            return null;
        }

        var room = TelegramRoom.Of(message).ToString();
        if (listener.IsDesk(platform, room))
        {
            await TypedAsync(message, room, cancellation);
            return null;
        }

        return message.Chat.Type != ChatType.Private && TelegramMessages.Of(platform, message, 0) is { } posted ? new MessagePosted(posted) : null;
    }

    private async Task TypedAsync(Wire message, string room, CancellationToken cancellation)
    {
        if (message is not { From: { IsBot: false } from, ReplyToMessage: { From.IsBot: true } question, Text: { } text }) return;
        await listener.EnteredAsync(new DeskEntry
        {
            By = UserOf(from),
            Room = room,
            ReplyTo = question.Id.ToString(CultureInfo.InvariantCulture),
            PostedId = message.Id.ToString(CultureInfo.InvariantCulture),
            Text = text,
        }, cancellation);
    }

    private async Task PressedAsync(CallbackQuery press, CancellationToken cancellation)
    {
        // A message that is too old to be told apart has date 0, but its chat and number still stand.
        if (press.Message is not { } message || press.Data is not { } data)
        {
            desk.Answer(press.Id, null);
            return;
        }

        var room = TelegramRoom.Of(message).ToString();
        var posted = message.Id.ToString(CultureInfo.InvariantCulture);
        var answer = await listener.PressedAsync(new DeskPress { Id = press.Id, By = UserOf(press.From), Room = room, PostedId = posted, Data = data }, cancellation);
        desk.Answer(press.Id, answer.Notice);
        if (answer.View is { } view) desk.Redraw(room, posted, view, () => listener.NotShownAsync(platform, room, posted, CancellationToken.None));
    }

    // Whoever reports need not be seen doing it: the answer comes in private where it can, and the command goes away.
    private async Task CommandAsync(Wire message, PlatformCommand command, CancellationToken cancellation)
    {
        var answer = await listener.CommandAsync(command, cancellation);
        var team = command.Kind is CommandKind.OpenDesk or CommandKind.CloseDesk || listener.IsDesk(platform, command.Channel);
        try
        {
            if (answer.Text is { } text) await desk.SayAsync(message, text, inPublic: command.IsPrivate || team, cancellation);
            if (!command.IsPrivate && (!team || command.Kind == CommandKind.Link)) await client.DeleteMessage(message.Chat.Id, message.Id, cancellation);
        }
        catch (Exception fault) when (fault is ApiRequestException || TelegramActions.IsNetwork(fault))
        {
            // The command took effect; only its answer is missing.
        }
    }

    private PlatformUser UserOf(User user) => new(platform, user.Id.ToString(CultureInfo.InvariantCulture), user.FirstName);
}
