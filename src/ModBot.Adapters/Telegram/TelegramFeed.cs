using System.Runtime.CompilerServices;
using ModBot.Adapters.Contract;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ModBot.Adapters.Telegram;

/// <summary>Updates that came together.</summary>
/// <param name="Updates">The updates; empty when there was nothing new.</param>
/// <param name="Next">Where to go on asking once these were stored.</param>
/// <param name="Stored">To be called once they were.</param>
internal sealed record TelegramDelivery(IReadOnlyList<Update> Updates, int Next, Action Stored);

/// <summary>Where updates come from: ModBot asks for them, or Telegram brings them to the webhook. The next ones come only when the last were stored.</summary>
internal sealed class TelegramFeed(ITelegramBotClient client, TelegramOptions options, TimeProvider time)
{
    /// <summary>How often a quiet connection says that it is there.</summary>
    public static readonly TimeSpan QuietFor = TimeSpan.FromMinutes(1);

    private const int MaxBatch = 100;

    // Named, because Telegram otherwise goes on with what some earlier program asked for.
    private static readonly UpdateType[] Wanted =
        [UpdateType.Message, UpdateType.EditedMessage, UpdateType.ChannelPost, UpdateType.EditedChannelPost, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    private readonly Inbox<Update> brought = new(MaxBatch);

    /// <summary>Whether Telegram brings updates by itself.</summary>
    public bool IsBrought => options.WebhookUrl is not null;

    /// <summary>Says to Telegram how updates shall come, and what stands in the menu.</summary>
    /// <exception cref="PlatformTroubleException">Telegram refuses or does not answer.</exception>
    public async Task<User> StartAsync(CancellationToken cancellation)
    {
        var me = await AskAsync(() => client.GetMe(cancellation));
        await AskAsync(async () =>
        {
            if (options.WebhookUrl is { } hook) await client.SetWebhook(hook, allowedUpdates: Wanted, secretToken: TelegramWebhook.SecretOf(options), cancellationToken: cancellation);
            else await client.DeleteWebhook(dropPendingUpdates: false, cancellation);
            return true;
        });
        try
        {
            await client.SetMyCommands(TelegramCommands.Menu, cancellationToken: cancellation);
        }
        catch (Exception fault) when (fault is ApiRequestException || TelegramErrors.IsNetwork(fault))
        {
            // Commands can be typed without a menu; reading must not wait for it.
        }

        return me;
    }

    /// <summary>The updates from a place on, until cancelled. The first answer comes without waiting for more.</summary>
    /// <exception cref="PlatformTroubleException">Telegram refuses or does not answer.</exception>
    public IAsyncEnumerable<TelegramDelivery> ReadAsync(int offset, CancellationToken cancellation) => options.WebhookUrl is null ? PollAsync(offset, cancellation) : BroughtAsync(cancellation);

    /// <summary>Takes in one that Telegram brought. Done when it was stored.</summary>
    public Task DeliverAsync(Update update, CancellationToken cancellation) => brought.DeliverAsync(update, cancellation);

    private async IAsyncEnumerable<TelegramDelivery> PollAsync(int first, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var offset = first;
        var wait = 0;
        while (true)
        {
            var request = new TelegramUpdatesRequest { Offset = offset, Limit = MaxBatch, Timeout = wait, AllowedUpdates = Wanted };
            var updates = (await AskAsync(() => client.SendRequest(request, cancellation))).Select(TelegramWire.UpdateOf).OfType<Update>().ToList();

            // The last one counts, not the highest: after a quiet week the numbers begin anew, and may be lower.
            if (updates.Count > 0) offset = updates[^1].Id + 1;

            // An empty answer says that all was caught up with; only from then on a question waits for news.
            else wait = options.PollSeconds;
            yield return new TelegramDelivery(updates, offset, () => { });
        }
    }

    // Telegram keeps count by itself then, and not in order: a number of ours would pass over what it could not bring yet.
    private async IAsyncEnumerable<TelegramDelivery> BroughtAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new TelegramDelivery([], 0, () => { });
        while (true)
        {
            var together = await brought.TogetherAsync(QuietFor, time, cancellation);
            try
            {
                yield return new TelegramDelivery([.. together.Select(each => each.What)], 0, () => StoredAll(together));
            }
            finally
            {
                foreach (var each in together) each.Drop();
            }
        }
    }

    private static void StoredAll(IReadOnlyList<Brought<Update>> together)
    {
        foreach (var each in together) each.Stored();
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (ApiRequestException fault)
        {
            throw TelegramErrors.TroubleOf(fault);
        }
        catch (Exception fault) when (TelegramErrors.IsNetwork(fault))
        {
            throw new PlatformTroubleException(new PlatformTrouble(TroubleKind.Unreachable));
        }
    }
}
