using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ModBot.Adapters.Contract;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ModBot.Adapters.Telegram;

/// <summary>
/// Connects ModBot to Telegram: asks for news or lets Telegram bring it, and moves on only when the last batch was stored. Acting is in <see cref="TelegramActions"/>, the desk room in
/// <see cref="TelegramDesk"/>.
/// </summary>
public sealed class TelegramAdapter : IDeskAdapter, IDisposable
{
    /// <summary>The usual name of the connection.</summary>
    public const string PlatformName = "telegram";

    private const int MaxBatch = 100;

    // The checkpoint keeps the time too, so that a gap can be told from a quiet day.
    private static readonly TimeSpan CheckpointEvery = TimeSpan.FromMinutes(1);

    // Named, because Telegram otherwise goes on with what some earlier program asked for.
    private static readonly UpdateType[] Wanted =
        [UpdateType.Message, UpdateType.EditedMessage, UpdateType.ChannelPost, UpdateType.EditedChannelPost, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    private readonly TelegramOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient http;
    private readonly TelegramResilience resilience;
    private readonly TelegramBotClient client;
    private readonly TelegramActions actions;
    private readonly TelegramDesk room;
    private readonly Channel<Delivered> delivered = Channel.CreateBounded<Delivered>(256);
    private readonly TelegramTroubles troubles = new();
    private IDeskListener listener = new NobodyListens();

    /// <summary>Connects nothing yet.</summary>
    /// <param name="options">The settings; with a token.</param>
    /// <param name="time">The clock.</param>
    /// <param name="network">The way to the network; null for the usual one.</param>
    public TelegramAdapter(TelegramOptions options, TimeProvider time, HttpMessageHandler? network = null)
    {
        this.options = options;
        this.time = time;
        resilience = new TelegramResilience(network ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10) }, time);
        http = new HttpClient(resilience) { Timeout = TimeSpan.FromSeconds(options.PollSeconds + 10) };
        var pace = new TelegramPace(time);
        client = new TelegramBotClient(new TelegramBotClientOptions(options.Token!, options.BaseUrl == TelegramOptions.Cloud ? null : options.BaseUrl.TrimEnd('/')) { RetryCount = 0 }, http);
        actions = new TelegramActions(client, pace, time);
        room = new TelegramDesk(client, pace, options.BaseUrl == TelegramOptions.Cloud);
    }

    /// <inheritdoc/>
    public string Platform => PlatformName;

    /// <inheritdoc/>
    public PlatformCapabilities Capabilities { get; } = new()
    {
        CanReply = true,
        CanMessagePrivately = true,
        CanDelete = true,
        DeleteWithin = TimeSpan.FromHours(48),
        CanWithdraw = true,
        CanTimeout = true,
    };

    /// <inheritdoc/>
    public DeskCapabilities Desk { get; } = new() { MaxText = TelegramText.MaxText };

    /// <inheritdoc/>
    public void Attach(IDeskListener listener) => this.listener = listener;

    /// <inheritdoc/>
    public Task<PlatformResult> CarryOutAsync(PlatformRequest request, CancellationToken cancellation) => actions.CarryOutAsync(request, cancellation);

    /// <inheritdoc/>
    /// <remarks>Telegram gives no way to look back: <see cref="PlatformOutcome.Unknown"/> for what people would read, and the rest may simply be done again.</remarks>
    public Task<PlatformResult> FindAsync(PlatformRequest request, CancellationToken cancellation) => Task.FromResult(new PlatformResult(
        request.Kind is PlatformRequestKind.Reply or PlatformRequestKind.PrivateMessage ? PlatformOutcome.Unknown : PlatformOutcome.NothingToDo));

    /// <inheritdoc/>
    public Task<PlatformResult> ShowAsync(DeskPost post, CancellationToken cancellation) => room.ShowAsync(post, cancellation);

    /// <inheritdoc/>
    public Task<PlatformResult> RemoveAsync(string room, string postedId, CancellationToken cancellation) => this.room.RemoveAsync(room, postedId, cancellation);

    /// <inheritdoc/>
    public Task<RoomRole> RoleAsync(string room, string userId, CancellationToken cancellation) => this.room.RoleAsync(room, userId, cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PlatformTrouble>> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            troubles.SetPrivacy(!(await client.GetMe(cancellation)).CanReadAllGroupMessages);
        }
        catch (ApiRequestException fault)
        {
            return [TelegramErrors.TroubleOf(fault).Trouble];
        }
        catch (Exception fault) when (TelegramActions.IsNetwork(fault))
        {
            return [new PlatformTrouble(TroubleKind.Unreachable)];
        }

        return [.. troubles.Now, .. resilience.ActingCircuit.CircuitState is Polly.CircuitBreaker.CircuitState.Open ? [new PlatformTrouble(TroubleKind.Unreachable)] : Array.Empty<PlatformTrouble>()];
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException">The checkpoint is not one of this platform.</exception>
    /// <exception cref="PlatformTroubleException">Telegram refuses or does not answer.</exception>
    public async IAsyncEnumerable<PlatformBatch> ReadAsync(string? checkpoint, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var start = time.GetUtcNow();
        var from = TelegramCheckpoint.Parse(checkpoint);
        var me = await AskAsync(() => StartAsync(cancellation));
        var handler = new TelegramUpdates(Platform, me.Username ?? string.Empty, client, room, troubles, listener);
        var offset = from?.OffsetAt(start) ?? 0;
        if (from is not null && start - from.At > TelegramCheckpoint.Kept)
        {
            // What came before is gone for good: said once, at the place where the reading goes on.
            yield return new PlatformBatch([new ReadingGap(Platform, from.At, start - TelegramCheckpoint.Kept)], new TelegramCheckpoint(offset, start).ToString());
        }

        var stored = start;
        var catchingUp = true;
        await foreach (var (updates, taken) in options.WebhookUrl is null ? PollAsync(offset, cancellation) : DeliveriesAsync(cancellation))
        {
            var now = time.GetUtcNow();
            var events = await handler.TakeAsync(updates, cancellation);
            if (updates.Count > 0) offset = Math.Max(offset, updates.Max(update => update.Id) + 1);
            var missed = catchingUp && events.Exists(happened => happened is MessagePosted posted && posted.Message.SentAt < start);
            if (!missed && catchingUp)
            {
                catchingUp = false;
                yield return new PlatformBatch(events, new TelegramCheckpoint(offset, now).ToString());
                stored = now;
            }
            else if (updates.Count > 0 || now - stored >= CheckpointEvery)
            {
                yield return new PlatformBatch(events, new TelegramCheckpoint(offset, now).ToString()) { Missed = missed };
                stored = now;
            }

            // Only now: whoever asked for the next batch has stored this one.
            taken();
        }
    }

    /// <summary>Takes in what Telegram brings to the webhook. Done when it was stored, so that Telegram brings it again otherwise.</summary>
    /// <param name="update">The update, as it came.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task DeliverAsync(Update update, CancellationToken cancellation)
    {
        var one = new Delivered(update, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await delivered.Writer.WriteAsync(one, cancellation);
        await one.Stored.Task.WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        room.Dispose();
        http.Dispose();
    }

    private async Task<User> StartAsync(CancellationToken cancellation)
    {
        var me = await client.GetMe(cancellation);
        troubles.SetPrivacy(!me.CanReadAllGroupMessages);
        if (options.WebhookUrl is { } hook) await client.SetWebhook(hook, allowedUpdates: Wanted, secretToken: TelegramWebhook.SecretOf(options), cancellationToken: cancellation);
        else await client.DeleteWebhook(dropPendingUpdates: false, cancellation);
        await client.SetMyCommands(TelegramCommands.Menu, cancellationToken: cancellation);
        return me;
    }

    private async IAsyncEnumerable<(IReadOnlyList<Update> Updates, Action Taken)> PollAsync(int first, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var offset = first;
        var wait = 0;
        while (!cancellation.IsCancellationRequested)
        {
            var updates = await AskAsync(() => client.GetUpdates(offset, MaxBatch, wait, Wanted, cancellation));
            if (updates.Length > 0) offset = updates[^1].Id + 1;

            // First what waits there, without waiting for more: an empty answer says that all was caught up with.
            wait = options.PollSeconds;
            yield return (updates, () => { });
        }
    }

    private async IAsyncEnumerable<(IReadOnlyList<Update> Updates, Action Taken)> DeliveriesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return ([], () => { });
        await foreach (var one in delivered.Reader.ReadAllAsync(cancellation))
        {
            List<Delivered> together = [one];
            while (together.Count < MaxBatch && delivered.Reader.TryRead(out var more)) together.Add(more);
            yield return ([.. together.Select(each => each.Update)], () => together.ForEach(each => each.Stored.TrySetResult()));
        }
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
        catch (Exception fault) when (TelegramActions.IsNetwork(fault))
        {
            throw new PlatformTroubleException(new PlatformTrouble(TroubleKind.Unreachable));
        }
    }

    private sealed record Delivered(Update Update, TaskCompletionSource Stored);
}
