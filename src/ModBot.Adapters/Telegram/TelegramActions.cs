using System.Globalization;
using ModBot.Adapters.Contract;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace ModBot.Adapters.Telegram;

/// <summary>Carries out what the team decided. A text that people read is sent at most once: whether it went out is left open rather than guessed.</summary>
internal sealed class TelegramActions(ITelegramBotClient client, TelegramPace pace, TimeProvider time)
{
    // Under half a minute or over a year Telegram silences for ever.
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(365);

    /// <summary>Carries out one request.</summary>
    public async Task<PlatformResult> CarryOutAsync(PlatformRequest request, CancellationToken cancellation)
    {
        if (!long.TryParse(request.Message.Channel, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat)
            || !int.TryParse(request.Message.MessageId, NumberStyles.None, CultureInfo.InvariantCulture, out var message))
            return PlatformResult.Refused(RefusalReason.MessageGone);
        try
        {
            return await CarryOutAsync(request, chat, message, cancellation);
        }
        catch (ApiRequestException fault) when (TelegramErrors.MovedTo(fault) is { } moved)
        {
            return await CarryOutMovedAsync(request, moved, message, cancellation);
        }
        catch (ApiRequestException fault)
        {
            return Refused(request, fault, chat);
        }
        catch (Exception fault) when (TelegramErrors.IsNetwork(fault))
        {
            return TelegramErrors.ResultOf(fault, IsSend(request));
        }
    }

    // Members moved along with the group. Its messages did not: the same number is another message there.
    private async Task<PlatformResult> CarryOutMovedAsync(PlatformRequest request, long chat, int message, CancellationToken cancellation)
    {
        if (request.Kind is not (PlatformRequestKind.Timeout or PlatformRequestKind.EndTimeout)) return PlatformResult.Refused(RefusalReason.MessageGone);
        try
        {
            return await CarryOutAsync(request, chat, message, cancellation);
        }
        catch (ApiRequestException fault)
        {
            return Refused(request, fault, chat);
        }
        catch (Exception fault) when (TelegramErrors.IsNetwork(fault))
        {
            return TelegramErrors.ResultOf(fault, IsSend(request));
        }
    }

    private static bool IsSend(PlatformRequest request) => request.Kind is PlatformRequestKind.Reply or PlatformRequestKind.PrivateMessage or PlatformRequestKind.MessageTarget;

    private PlatformResult Refused(PlatformRequest request, ApiRequestException fault, long chat)
    {
        var isPrivate = request.Kind is PlatformRequestKind.PrivateMessage or PlatformRequestKind.MessageTarget;
        if (TelegramErrors.IsTooMany(fault)) pace.Pause(isPrivate && PersonOf(request) is { } person ? person : chat, TelegramErrors.RetryAfter(fault));
        var result = TelegramErrors.ResultOf(fault, IsSend(request));

        // The chat with somebody who never met the bot is "not found".
        if (isPrivate && result.Reason is RefusalReason.ChannelGone or RefusalReason.AuthorUnreachable) return PlatformResult.Refused(Unreachable(request));
        return result;
    }

    private async Task<PlatformResult> CarryOutAsync(PlatformRequest request, long chat, int message, CancellationToken cancellation)
    {
        switch (request.Kind)
        {
            case PlatformRequestKind.Reply:
                // Without the message it answers a norm hangs in the air; Telegram says so then.
                return await SendAsync(chat, request, new ReplyParameters { MessageId = message }, cancellation);
            case PlatformRequestKind.PrivateMessage or PlatformRequestKind.MessageTarget:
                return PersonOf(request) is { } person ? await SendAsync(person, request, null, cancellation) : PlatformResult.Refused(Unreachable(request));
            case PlatformRequestKind.Delete:
                await client.DeleteMessage(chat, message, cancellation);
                return PlatformResult.Done();
            case PlatformRequestKind.Withdraw when request.WithdrawPostedId is { } posted && Posted(posted, chat) is var (where, number):
                await client.DeleteMessage(where, number, cancellation);
                return PlatformResult.Done();
            case PlatformRequestKind.Timeout or PlatformRequestKind.EndTimeout:
                return PersonOf(request) is { } member
                    ? await SilenceAsync(chat, member, request, cancellation)
                    : PlatformResult.Refused(request.AuthorId is null ? RefusalReason.AuthorForgotten : RefusalReason.NotSupported);
            default:
                return PlatformResult.Refused(RefusalReason.NotSupported);
        }
    }

    private async Task<PlatformResult> SendAsync(long chat, PlatformRequest request, ReplyParameters? reply, CancellationToken cancellation)
    {
        if (pace.Take(chat) is { Ticks: > 0 } wait) return new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: wait);

        // Neither markup nor entities: the text is shown as it was written.
        var sent = await client.SendMessage(chat, request.Text ?? string.Empty, replyParameters: reply, linkPreviewOptions: TelegramText.NoPreview, cancellationToken: cancellation);
        return PlatformResult.Done(string.Create(CultureInfo.InvariantCulture, $"{chat}/{sent.Id}"));
    }

    private async Task<PlatformResult> SilenceAsync(long chat, long member, PlatformRequest request, CancellationToken cancellation)
    {
        if (request.Kind == PlatformRequestKind.EndTimeout)
        {
            await client.RestrictChatMember(chat, member, new ChatPermissions(true), cancellationToken: cancellation);
            return PlatformResult.Done();
        }

        var duration = TimeSpan.FromTicks(Math.Clamp((request.Duration ?? ShortestTimeout).Ticks, ShortestTimeout.Ticks, LongestTimeout.Ticks));
        await client.RestrictChatMember(chat, member, new ChatPermissions(false), untilDate: (time.GetUtcNow() + duration).UtcDateTime, cancellationToken: cancellation);
        return PlatformResult.Done();
    }

    private static RefusalReason Unreachable(PlatformRequest request) =>
        request.Kind == PlatformRequestKind.MessageTarget ? RefusalReason.TargetUnreachable : request.AuthorId is null ? RefusalReason.AuthorForgotten : RefusalReason.AuthorUnreachable;

    // Whom it is about. A group or channel that speaks has a negative number and no private talk.
    private static long? PersonOf(PlatformRequest request) =>
        long.TryParse(request.Kind == PlatformRequestKind.MessageTarget ? request.TargetId : request.AuthorId, NumberStyles.None, CultureInfo.InvariantCulture, out var person) ? person : null;

    private static (long Chat, int Number)? Posted(string posted, long chat) => posted.Split('/') switch
    {
        [var where, var number] when long.TryParse(where, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var place) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) => (place, id),
        [var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) => (chat, id),
        _ => null,
    };
}
