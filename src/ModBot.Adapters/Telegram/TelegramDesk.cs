using System.Globalization;
using ModBot.Adapters.Contract;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace ModBot.Adapters.Telegram;

/// <summary>Posts and changes cards in a desk room, and answers presses and commands.</summary>
internal sealed class TelegramDesk(ITelegramBotClient client, TelegramPace pace, bool isCloud) : IDisposable
{
    private const int LongestNotice = 200;
    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    private readonly CancellationTokenSource stopping = new();
    private bool disposed;

    /// <summary>Posts or changes a card.</summary>
    public Task<PlatformResult> ShowAsync(DeskPost post, CancellationToken cancellation) => GuardAsync(async () =>
    {
        if (TelegramRoom.Parse(post.Room) is not { } room) return PlatformResult.Refused(RefusalReason.ChannelGone);
        var text = TelegramText.Fit(post.View.Text);
        if (post.PostedId is { } posted)
        {
            // The keyboard goes along: left out, Telegram takes it away.
            await client.EditMessageText(room.Chat, Number(posted), text.Text, replyMarkup: TelegramText.Keyboard(post.View), entities: TelegramText.Entities(text), linkPreviewOptions: NoPreview, cancellationToken: cancellation);
            return PlatformResult.Done(posted);
        }

        if (pace.Take(room.Chat) is { Ticks: > 0 } wait) return new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: wait);
        var sent = await client.SendMessage(
            room.Chat,
            text.Text,
            replyParameters: post.ReplyTo is { } to ? new ReplyParameters { MessageId = Number(to), AllowSendingWithoutReply = true } : null,
            replyMarkup: post.AsksReply ? new ForceReplyMarkup { Selective = false } : TelegramText.Keyboard(post.View),
            linkPreviewOptions: NoPreview,
            messageThreadId: room.Topic,
            entities: TelegramText.Entities(text),
            disableNotification: post.Silent,
            cancellationToken: cancellation);
        return PlatformResult.Done(sent.Id.ToString(CultureInfo.InvariantCulture));
    }, post.Room);

    /// <summary>Takes a post away.</summary>
    public Task<PlatformResult> RemoveAsync(string room, string postedId, CancellationToken cancellation) => GuardAsync(async () =>
    {
        if (TelegramRoom.Parse(room) is not { } place) return PlatformResult.Refused(RefusalReason.ChannelGone);
        await client.DeleteMessage(place.Chat, Number(postedId), cancellation);
        return PlatformResult.Done();
    }, room);

    /// <summary>How somebody stands in a chat.</summary>
    public async Task<RoomRole> RoleAsync(string room, string userId, CancellationToken cancellation)
    {
        if (TelegramRoom.Parse(room) is not { } place || !long.TryParse(userId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var user)) return RoomRole.Unknown;
        try
        {
            return await client.GetChatMember(place.Chat, user, cancellation) switch
            {
                ChatMemberOwner or ChatMemberAdministrator { CanDeleteMessages: true } => RoomRole.Moderator,
                { Status: ChatMemberStatus.Left or ChatMemberStatus.Kicked } => RoomRole.None,
                _ => RoomRole.Member,
            };
        }
        catch (Exception fault) when (fault is ApiRequestException || TelegramActions.IsNetwork(fault))
        {
            return RoomRole.Unknown;
        }
    }

    /// <summary>Lets go of a press, with a sentence for the presser alone. Nothing waits for it: a press that is let go too late has taken effect all the same.</summary>
    public void Answer(string pressId, string? notice) => InBackground(
        () => client.AnswerCallbackQuery(pressId, notice is { Length: > LongestNotice } ? notice[..LongestNotice] : notice, showAlert: notice is not null, cancellationToken: stopping.Token), null);

    /// <summary>Shows a card as it has become.</summary>
    /// <param name="room">Where.</param>
    /// <param name="posted">Which post.</param>
    /// <param name="view">How it looks.</param>
    /// <param name="failed">Called when it could not be shown.</param>
    public void Redraw(string room, string posted, DeskView view, Func<Task> failed) => InBackground(async () =>
    {
        var result = await ShowAsync(new DeskPost { Key = "redraw", Room = room, PostedId = posted, View = view }, stopping.Token);
        if (result.Outcome is not (PlatformOutcome.Done or PlatformOutcome.NothingToDo)) await failed();
    }, failed);

    /// <summary>Answers a command: in the chat, or to its giver alone.</summary>
    public async Task SayAsync(Message command, DeskText text, bool inPublic, CancellationToken cancellation)
    {
        if (inPublic)
        {
            await client.SendMessage(command.Chat.Id, text.Text, entities: TelegramText.Entities(text), linkPreviewOptions: NoPreview, messageThreadId: TelegramRoom.Of(command).Topic, cancellationToken: cancellation);
            return;
        }

        if (command.From is not { } from) return;
        try
        {
            await client.SendMessage(from.Id, text.Text, entities: TelegramText.Entities(text), linkPreviewOptions: NoPreview, cancellationToken: cancellation);
        }
        catch (ApiRequestException) when (isCloud)
        {
            // Who never spoke to the bot can still be answered unseen; a server of one's own may be too old for that and would say it in public.
            await client.SendMessage(command.Chat.Id, text.Text, entities: TelegramText.Entities(text), linkPreviewOptions: NoPreview, ephemeralMessageParameters: new EphemeralMessageParameters { ReceiverUserId = from.Id }, cancellationToken: cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        stopping.Cancel();
        stopping.Dispose();
    }

    private async Task<PlatformResult> GuardAsync(Func<Task<PlatformResult>> act, string room)
    {
        try
        {
            return await act();
        }
        catch (ApiRequestException fault)
        {
            if (TelegramErrors.IsTooMany(fault) && TelegramRoom.Parse(room) is { } place) pace.Pause(place.Chat, TelegramErrors.RetryAfter(fault));
            return TelegramErrors.ResultOf(fault);
        }
        catch (Exception fault) when (TelegramActions.IsNetwork(fault))
        {
            return new PlatformResult(PlatformOutcome.TryAgain);
        }
    }

    private void InBackground(Func<Task> act, Func<Task>? failed) => _ = Task.Run(async () =>
    {
        try
        {
            await act();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program stops.
        }
        catch (Exception fault) when (fault is ApiRequestException || TelegramActions.IsNetwork(fault))
        {
            if (failed is not null) await failed();
        }
    });

    private static int Number(string postedId) => int.Parse(postedId, NumberStyles.None, CultureInfo.InvariantCulture);
}
