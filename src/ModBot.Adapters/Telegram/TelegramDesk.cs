using System.Collections.Concurrent;
using System.Globalization;
using ModBot.Adapters.Contract;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace ModBot.Adapters.Telegram;

/// <summary>Posts and changes cards in a desk room, and answers presses and commands.</summary>
internal sealed class TelegramDesk(ITelegramBotClient client, TelegramPace pace, bool isCloud) : IDisposable
{
    private const int LongestNotice = 200;
    private readonly TelegramBackground background = new();
    private readonly ConcurrentDictionary<(string Room, string Posted), DeskView> newest = new();

    /// <summary>Posts or changes a card.</summary>
    public async Task<PlatformResult> ShowAsync(DeskPost post, CancellationToken cancellation)
    {
        if (TelegramRoom.Parse(post.Room) is not { } room) return PlatformResult.Refused(RefusalReason.ChannelGone);
        if (post.PostedId is null) return await GuardAsync(room, once: true, () => PostAsync(room, post, cancellation), moved => PostAsync(new TelegramRoom(moved), post with { ReplyTo = null }, cancellation));
        if (Number(post.PostedId) is not { } posted) return PlatformResult.Refused(RefusalReason.MessageGone);

        // Posts do not move along with a group: the same number is another message there.
        return await GuardAsync(room, once: false, () => EditAsync(room, post, posted, cancellation), _ => Task.FromResult(PlatformResult.Refused(RefusalReason.MessageGone)));
    }

    /// <summary>Takes a post away.</summary>
    public async Task<PlatformResult> RemoveAsync(string room, string postedId, CancellationToken cancellation)
    {
        if (TelegramRoom.Parse(room) is not { } place) return PlatformResult.Refused(RefusalReason.ChannelGone);
        if (Number(postedId) is not { } posted) return PlatformResult.Done();
        var result = await GuardAsync(place, once: false, async () =>
        {
            await client.DeleteMessage(place.Chat, posted, cancellation);
            return PlatformResult.Done();
        }, _ => Task.FromResult(PlatformResult.Done()));
        return result.Outcome == PlatformOutcome.NothingToDo ? PlatformResult.Done() : result;
    }

    /// <summary>How somebody stands in a chat.</summary>
    public async Task<RoomRole> RoleAsync(string room, string userId, CancellationToken cancellation)
    {
        if (TelegramRoom.Parse(room) is not { } place || !long.TryParse(userId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var user)) return RoomRole.Unknown;
        try
        {
            return await client.GetChatMember(place.Chat, user, cancellation) switch
            {
                ChatMemberOwner or ChatMemberAdministrator { CanDeleteMessages: true } => RoomRole.Moderator,
                { IsInChat: true } => RoomRole.Member,
                _ => RoomRole.None,
            };
        }
        catch (Exception fault) when (fault is ApiRequestException || TelegramErrors.IsNetwork(fault))
        {
            return RoomRole.Unknown;
        }
    }

    /// <summary>Lets go of a press, with a sentence for the presser alone. Nothing waits for it: a press that is let go too late has taken effect all the same.</summary>
    public void Answer(string pressId, string? notice) => background.Run(stopping => client.AnswerCallbackQuery(
        pressId, notice is null ? null : TelegramText.Cut(notice, LongestNotice), showAlert: notice is not null, cancellationToken: stopping));

    /// <summary>Shows a card as it has become. What comes later for the same room is shown later; what came later for the same card is shown instead.</summary>
    /// <param name="room">Where.</param>
    /// <param name="posted">Which post.</param>
    /// <param name="view">How it looks.</param>
    /// <param name="answered">Hears what it shows now; null when it could not be shown.</param>
    public void Redraw(string room, string posted, DeskView view, Func<DeskView?, Task> answered)
    {
        newest[(room, posted)] = view;
        background.RunInTurn(room, async stopping =>
        {
            // Somebody pressed on meanwhile: only the last view is worth a call.
            if (!newest.TryRemove(new KeyValuePair<(string, string), DeskView>((room, posted), view))) return;
            var result = await ShowAsync(new DeskPost { Key = "redraw", Room = room, PostedId = posted, View = view }, stopping);
            await answered(result.Outcome is PlatformOutcome.Done or PlatformOutcome.NothingToDo ? view : null);
        });
    }

    /// <summary>Answers a command: in the chat, or to its giver alone. Without a giver nobody is told alone.</summary>
    public async Task SayAsync(Message command, DeskText text, bool inPublic, bool isNobody, CancellationToken cancellation)
    {
        var fit = TelegramText.Fit(text);
        if (inPublic)
        {
            await SayAsync(command.Chat.Id, fit, TelegramRoom.Of(command).Topic, null, cancellation);
            return;
        }

        if (isNobody || command.From is not { } from) return;
        try
        {
            await SayAsync(from.Id, fit, null, null, cancellation);
        }
        catch (ApiRequestException fault) when (isCloud && !TelegramErrors.IsTooMany(fault))
        {
            // Who never spoke to the bot can still be answered unseen; a server of one's own may be too old for that and would say it in public.
            await SayAsync(command.Chat.Id, fit, TelegramRoom.Of(command).Topic, new EphemeralMessageParameters { ReceiverUserId = from.Id }, cancellation);
        }
    }

    /// <summary>Does what nothing waits for.</summary>
    public void InBackground(Func<CancellationToken, Task> act) => background.Run(act);

    /// <summary>Ends once nothing is under way that nothing waits for.</summary>
    public Task IdleAsync() => background.IdleAsync();

    /// <inheritdoc/>
    public void Dispose() => background.Dispose();

    private async Task SayAsync(long chat, DeskText text, int? topic, EphemeralMessageParameters? unseen, CancellationToken cancellation)
    {
        // An answer that would have to wait is not worth the limit that the cards need.
        if (pace.Take(chat) > TimeSpan.Zero) return;
        await client.SendMessage(chat, text.Text, entities: TelegramText.Entities(text), linkPreviewOptions: TelegramText.NoPreview, messageThreadId: topic, ephemeralMessageParameters: unseen, cancellationToken: cancellation);
    }

    private async Task<PlatformResult> PostAsync(TelegramRoom room, DeskPost post, CancellationToken cancellation)
    {
        if (pace.Take(room.Chat) is { Ticks: > 0 } wait) return new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: wait);
        var text = TelegramText.Fit(post.View.Text);
        var sent = await client.SendMessage(
            room.Chat,
            text.Text,
            replyParameters: post.ReplyTo is { } to && Number(to) is { } answered ? new ReplyParameters { MessageId = answered, AllowSendingWithoutReply = true } : null,
            replyMarkup: post.AsksReply ? new ForceReplyMarkup { Selective = false } : TelegramText.Keyboard(post.View),
            linkPreviewOptions: TelegramText.NoPreview,
            messageThreadId: room.Topic,
            entities: TelegramText.Entities(text),
            disableNotification: post.Silent,
            cancellationToken: cancellation);
        return PlatformResult.Done(sent.Id.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<PlatformResult> EditAsync(TelegramRoom room, DeskPost post, int posted, CancellationToken cancellation)
    {
        if (pace.Paused(room.Chat) is { Ticks: > 0 } wait) return new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: wait);
        var text = TelegramText.Fit(post.View.Text);

        // The keyboard goes along: left out, Telegram takes it away.
        await client.EditMessageText(room.Chat, posted, text.Text, replyMarkup: TelegramText.Keyboard(post.View), entities: TelegramText.Entities(text), linkPreviewOptions: TelegramText.NoPreview, cancellationToken: cancellation);
        return PlatformResult.Done(post.PostedId);
    }

    private async Task<PlatformResult> GuardAsync(TelegramRoom room, bool once, Func<Task<PlatformResult>> act, Func<long, Task<PlatformResult>> elsewhere)
    {
        try
        {
            return await act();
        }
        catch (ApiRequestException fault) when (TelegramErrors.MovedTo(fault) is { } moved)
        {
            return await GuardAsync(new TelegramRoom(moved), once, () => elsewhere(moved), _ => Task.FromResult(PlatformResult.Refused(RefusalReason.ChannelGone)));
        }
        catch (ApiRequestException fault)
        {
            if (TelegramErrors.IsTooMany(fault)) pace.Pause(room.Chat, TelegramErrors.RetryAfter(fault));
            return TelegramErrors.ResultOf(fault, once);
        }
        catch (Exception fault) when (TelegramErrors.IsNetwork(fault))
        {
            return TelegramErrors.ResultOf(fault, once);
        }
    }

    private static int? Number(string postedId) => int.TryParse(postedId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
