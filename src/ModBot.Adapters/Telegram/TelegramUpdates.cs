using System.Globalization;
using ModBot.Adapters.Contract;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Wire = Telegram.Bot.Types.Message;

namespace ModBot.Adapters.Telegram;

/// <summary>Sorts what Telegram tells: members' messages become events; presses, replies in the desk room and commands go to the desk, and have taken effect when this returns.</summary>
internal sealed class TelegramUpdates(string platform, User me, ITelegramBotClient client, TelegramDesk desk, TelegramTroubles troubles, IDeskListener listener)
{
    private readonly TelegramAlbums albums = new();

    /// <summary>Takes a number of updates, in order.</summary>
    /// <returns>What happened in the channels.</returns>
    public async Task<List<PlatformEvent>> TakeAsync(IReadOnlyList<Update> updates, CancellationToken cancellation)
    {
        var events = new List<PlatformEvent>();
        foreach (var update in albums.WithoutParts(updates))
        {
            if (update.CallbackQuery is { } press) await PressedAsync(press, cancellation);
            else if (update.MyChatMember is { } mine) Noted(mine);
            else if (TelegramMessages.MessageOf(update) is { } message && await PostedAsync(message, cancellation) is { } posted) events.Add(posted);
            else if (TelegramMessages.EditOf(update) is { } edit && EditedAs(edit, update.Id) is { } edited) events.Add(edited);
        }

        return events;
    }

    // Who blocks the bot in private has not removed it from anywhere.
    private void Noted(ChatMemberUpdated mine)
    {
        if (mine.Chat.Type != ChatType.Private) troubles.SetRoom(mine.Chat.Id.ToString(CultureInfo.InvariantCulture), mine.NewChatMember.IsInChat);
    }

    // A place that is shared live is "edited" every few seconds, and holds no text. The number of the update grows with every edit, also with two in one second.
    private MessageEdited? EditedAs(Wire edit, int revision) =>
        edit.Chat.Type == ChatType.Private || edit.Location is not null || listener.IsDesk(platform, TelegramRoom.Of(edit).ToString()) || TelegramMessages.Of(platform, edit, Math.Max(1, revision)) is not { } message ? null : new MessageEdited(message);

    private async Task<PlatformEvent?> PostedAsync(Wire message, CancellationToken cancellation)
    {
        if (message.MigrateToChatId is { } moved) return new ChannelMoved(platform, message.Chat.Id.ToString(CultureInfo.InvariantCulture), moved.ToString(CultureInfo.InvariantCulture));
        if (TelegramCommands.Read(platform, message, me.Username ?? string.Empty) is { } command)
        {
            await CommandAsync(message, command, cancellation);
            return null;
        }

        // Nobody of the team reads here, except what answers the explanation of a removal; whoever writes to the bot in need must hear at once where help is.
        if (message is { Chat.Type: ChatType.Private, From: { IsBot: false } writer })
        {
            await CommandAsync(message, new PlatformCommand { Kind = CommandKind.Say, By = UserOf(writer), Channel = TelegramRoom.Of(message).ToString(), IsPrivate = true, Argument = message.Text?.Trim() ?? string.Empty }, cancellation);
            return null;
        }

        var room = TelegramRoom.Of(message).ToString();
        if (listener.IsDesk(platform, room))
        {
            await TypedAsync(message, room, cancellation);
            return null;
        }

        if (message.Chat.Type == ChatType.Private || TelegramMessages.Of(platform, message, 0) is not { } posted) return null;
        if (message.Chat.Type != ChatType.Channel && message.ReplyToMessage?.From?.Id != me.Id) troubles.HeardOrdinary();
        return new MessagePosted(posted);
    }

    private async Task TypedAsync(Wire message, string room, CancellationToken cancellation)
    {
        if (message is not { SenderChat: null, From: { IsBot: false } from, Text: { } text }) return;
        var question = message.ReplyToMessage;

        // What the team says to each other is not for us.
        if (question is not null && question.From?.Id != me.Id) return;
        var answer = await listener.EnteredAsync(new DeskEntry
        {
            By = UserOf(from),
            Room = room,
            ReplyTo = question?.Id.ToString(CultureInfo.InvariantCulture),
            PostedId = message.Id.ToString(CultureInfo.InvariantCulture),
            Text = text,
        }, cancellation);
        if (answer.Notice is { } notice) desk.InBackground(stopping => TryAsync(() => desk.SayAsync(message, DeskText.Plain(notice), inPublic: true, isNobody: false, stopping)));
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
        if (answer.View is { } view) desk.Redraw(room, posted, view, shown => listener.AnsweredAsync(platform, room, posted, shown, CancellationToken.None));
    }

    // Whoever reports need not be seen doing it: the answer comes in private where it can, and the command goes away.
    private async Task CommandAsync(Wire message, PlatformCommand command, CancellationToken cancellation)
    {
        var wasDesk = listener.IsDesk(platform, command.Channel);
        var answer = await listener.CommandAsync(command, cancellation);

        // Only the team's own room hears answers aloud: whoever asks elsewhere for what he may not do is told alone.
        var team = wasDesk || listener.IsDesk(platform, command.Channel);

        // Nothing that was written meanwhile has to wait for it.
        desk.InBackground(async stopping =>
        {
            if (!command.IsPrivate && (!team || command.Kind == CommandKind.Link)) await TryAsync(() => client.DeleteMessage(message.Chat.Id, message.Id, stopping));
            if (answer.Text is { } text) await TryAsync(() => desk.SayAsync(message, text, inPublic: command.IsPrivate || team, isNobody: command.By.UserId.Length == 0, stopping));
        });
    }

    // The command took effect; only what was to be seen of it is missing.
    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception fault) when (fault is ApiRequestException || TelegramErrors.IsNetwork(fault))
        {
            // Nobody is left to tell it to.
        }
    }

    private PlatformUser UserOf(User user) => new(platform, user.Id.ToString(CultureInfo.InvariantCulture), user.FirstName) { Language = user.LanguageCode?.Split('-')[0] };
}
