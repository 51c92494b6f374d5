using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using ModBot.Adapters.Contract;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace ModBot.Adapters.Telegram;

/// <summary>
/// Connects ModBot to Telegram: asks for news or lets Telegram bring it, and moves on only when the last batch was stored. Acting is in <see cref="TelegramActions"/>, the desk room in
/// <see cref="TelegramDesk"/>.
/// </summary>
public sealed class TelegramAdapter : IDeskAdapter, IDisposable
{
    /// <summary>The usual name of the connection.</summary>
    public const string PlatformName = "telegram";

    private readonly TimeProvider time;
    private readonly HttpClient http;
    private readonly TelegramResilience resilience;
    private readonly TelegramBotClient client;
    private readonly TelegramActions actions;
    private readonly TelegramDesk room;
    private readonly TelegramFeed feed;
    private readonly TelegramTroubles troubles = new();
    private IDeskListener listener = new NobodyListens();

    /// <summary>Connects nothing yet.</summary>
    /// <param name="options">The settings; with a token.</param>
    /// <param name="time">The clock.</param>
    /// <param name="network">The way to the network; null for the usual one.</param>
    /// <exception cref="ValidationException">The options do not hold.</exception>
    public TelegramAdapter(TelegramOptions options, TimeProvider time, HttpMessageHandler? network = null)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        if (!options.IsOn) throw new ValidationException("Token is missing.");
        this.time = time;

        // No redirects: the address holds the token.
        network ??= new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10), AllowAutoRedirect = false, UseCookies = false };
        resilience = new TelegramResilience(network, time, TimeSpan.FromSeconds(options.PollSeconds));
        http = new HttpClient(resilience) { Timeout = Timeout.InfiniteTimeSpan };
        client = new TelegramBotClient(new TelegramBotClientOptions(options.Token!, options.IsCloud ? null : options.BaseUrl) { RetryCount = 0, RetryThreshold = 0 }, http);
        var pace = new TelegramPace(time);
        actions = new TelegramActions(client, pace, time);
        room = new TelegramDesk(client, pace, options.IsCloud);
        feed = new TelegramFeed(client, options, time);
    }

    /// <inheritdoc/>
    public string Platform => PlatformName;

    /// <inheritdoc/>
    public PlatformCapabilities Capabilities { get; } = new()
    {
        CanReply = true,
        CanMessagePrivately = true,
        CanMessageMembers = true,
        CanDelete = true,
        DeleteWithin = TimeSpan.FromHours(48),
        CanWithdraw = true,
        CanWithdrawPrivate = true,
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
        request.Kind is PlatformRequestKind.Reply or PlatformRequestKind.PrivateMessage or PlatformRequestKind.MessageTarget ? PlatformOutcome.Unknown : PlatformOutcome.NothingToDo));

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
        catch (Exception fault) when (TelegramErrors.IsNetwork(fault))
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
        var me = await feed.StartAsync(cancellation);
        troubles.SetPrivacy(!me.CanReadAllGroupMessages);
        var handler = new TelegramUpdates(Platform, me, client, room, troubles, listener);
        var offset = from?.OffsetAt(start) ?? 0;
        if (from is not null && start - from.At > TelegramCheckpoint.Kept)
        {
            // What came before is gone for good: said once, at the place where the reading goes on.
            yield return new PlatformBatch([new ReadingGap(Platform, from.At, start - TelegramCheckpoint.Kept)], new TelegramCheckpoint(offset, start).ToString()) { Missed = true };
        }

        var stored = start;
        var catchingUp = true;
        var turn = 0;
        await foreach (var delivery in feed.ReadAsync(offset, cancellation))
        {
            var now = time.GetUtcNow();
            var events = await handler.TakeAsync(delivery.Updates, cancellation);
            var missed = delivery.Updates.Any(update => TelegramMessages.TimeOf(update) < start);
            if (delivery.Updates.Count > 0 || catchingUp || now - stored >= TelegramFeed.QuietFor)
            {
                // The checkpoint keeps the time too, so that a gap can be told from a quiet day.
                yield return new PlatformBatch(events, new TelegramCheckpoint(delivery.Next, now, feed.IsBrought ? ++turn : 0).ToString()) { Missed = missed };
                (stored, catchingUp) = (now, missed);
            }

            // Only now: whoever asked for the next batch has stored this one.
            delivery.Stored();
        }
    }

    /// <summary>Takes in what Telegram brings to the webhook. Done when it was stored, so that Telegram brings it again otherwise.</summary>
    /// <param name="update">The update, as it came.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="OperationCanceledException">Nobody waits any more, or the reading ended before it was stored.</exception>
    public Task DeliverAsync(Update update, CancellationToken cancellation) => feed.DeliverAsync(update, cancellation);

    /// <summary>Ends once all that was to be answered or redrawn was.</summary>
    internal Task IdleAsync() => room.IdleAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        room.Dispose();
        http.Dispose();
    }
}
