using System.ComponentModel.DataAnnotations;
using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>
/// Connects ModBot to Discord: reads what members write by the gateway, acts by the REST API, and asks the team with prompts, forms and commands. One per token. Reading may begin again and again, but not twice at a time.
/// </summary>
public sealed class DiscordAdapter : IDeskAdapter, IAsyncDisposable
{
    private const int MaxKeyLength = 64;

    private readonly DiscordOptions options;
    private readonly DiscordRest rest;
    private readonly DiscordActions actions;
    private readonly DiscordFinder finder;
    private readonly DiscordDesk desk;
    private readonly DiscordCheck check;
    private readonly DiscordCommands commands;
    private readonly DiscordInteractions interactions;
    private readonly DiscordReadingSetup reading;
    private readonly CancellationTokenSource life = new();
    private Task registering = Task.CompletedTask;

    /// <summary>Makes a connection; nothing is sent yet.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="seed">The seed of the small differences between pauses.</param>
    /// <param name="handler">Sends the calls of the REST API; null for the ordinary one. It belongs to whoever made it.</param>
    /// <exception cref="ValidationException">The settings are not valid.</exception>
    public DiscordAdapter(DiscordOptions options, TimeProvider time, int seed, HttpMessageHandler? handler = null)
        : this(options, time, seed, handler, () => new DiscordSocket())
    {
    }

    internal DiscordAdapter(DiscordOptions options, TimeProvider time, int seed, HttpMessageHandler? handler, Func<IDiscordSocket> socket)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        this.options = options;
        var chance = new DiscordChance(seed);
        rest = new DiscordRest(options, time, chance.Next, handler);
        var directory = new DiscordDirectory(rest);
        var translator = new DiscordTranslator(options.Name, directory.NameOf);
        actions = new DiscordActions(rest, directory, time);
        finder = new DiscordFinder(rest, directory, actions, time);
        desk = new DiscordDesk(rest);
        check = new DiscordCheck(rest, directory);
        commands = new DiscordCommands(rest);
        interactions = new DiscordInteractions(options.Name, rest, new DiscordTargets(rest, directory, translator), time, kind => Faulted?.Invoke(kind));
        reading = new DiscordReadingSetup
        {
            Options = options,
            Rest = rest,
            Directory = directory,
            Translator = translator,
            CatchUp = new DiscordCatchUp(options.Name, rest, directory, IsDesk, time, chance),
            Actions = actions,
            Interact = happened => interactions.Take(happened.Data, happened.Replayed, life.Token),
            Connected = Register,
            IsDesk = IsDesk,
            Socket = socket,
            Gate = new DiscordIdentifyGate(time),
            Time = time,
            Chance = chance,
        };
    }

    /// <summary>Hears the kind of a fault in a listener, such as <c>InvalidOperationException</c>; never a text.</summary>
    public Action<string>? Faulted { get; set; }

    /// <inheritdoc/>
    public string Platform => options.Name;

    /// <inheritdoc/>
    public PlatformCapabilities Capabilities { get; } = new()
    {
        CanReply = true,
        CanMessagePrivately = true,
        CanMessageTarget = true,
        CanDelete = true,
        CanWithdraw = true,
        CanWithdrawPrivate = true,
        CanTimeout = true,
    };

    /// <inheritdoc/>
    public DeskCapabilities Desk { get; } = new() { HasForms = true, HasPrivateAnswers = true, MaxText = DiscordViews.MaxText };

    /// <inheritdoc/>
    public void Attach(IDeskListener listener) => interactions.Listener = listener;

    /// <inheritdoc/>
    /// <remarks>Without a checkpoint it begins with what comes from now on: what was written before ModBot came is none of its business.</remarks>
    /// <exception cref="FormatException">The checkpoint is not one of this platform.</exception>
    /// <exception cref="PlatformTroubleException">The connection has a trouble with a name.</exception>
    public IAsyncEnumerable<PlatformBatch> ReadAsync(string? checkpoint, CancellationToken cancellation) => new DiscordReading(reading).RunAsync(checkpoint, cancellation);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The request is not one that can be understood.</exception>
    public async Task<PlatformResult> CarryOutAsync(PlatformRequest request, CancellationToken cancellation)
    {
        Check(request);
        return HasIds(request) ? await actions.CarryOutAsync(request, cancellation) : PlatformResult.Refused(RefusalReason.MessageGone);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The request is not one that can be understood.</exception>
    public async Task<PlatformResult> FindAsync(PlatformRequest request, CancellationToken cancellation)
    {
        Check(request);
        return HasIds(request) ? await finder.FindAsync(request, cancellation) : new PlatformResult(PlatformOutcome.NothingToDo);
    }

    /// <inheritdoc/>
    public async Task<PlatformResult> ShowAsync(DeskPost post, CancellationToken cancellation) =>
        DiscordSnowflake.IsId(post.Room) ? await desk.ShowAsync(post, cancellation) : PlatformResult.Refused(RefusalReason.ChannelGone);

    /// <inheritdoc/>
    public async Task<PlatformResult> RemoveAsync(string room, string postedId, CancellationToken cancellation) =>
        DiscordSnowflake.IsId(room) && DiscordSnowflake.IsId(postedId) ? await desk.RemoveAsync(room, postedId, cancellation) : PlatformResult.Done();

    /// <inheritdoc/>
    public Task<IReadOnlyList<PlatformTrouble>> CheckAsync(CancellationToken cancellation) => check.CheckAsync(IsDesk, cancellation);

    /// <inheritdoc/>
    public Task<RoomRole> RoleAsync(string room, string userId, CancellationToken cancellation) => check.RoleAsync(room, userId, cancellation);

    /// <summary>Ends what is being answered. End the reading first.</summary>
    public async ValueTask DisposeAsync()
    {
        await life.CancelAsync();
        await interactions.DrainAsync();
        await registering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        rest.Dispose();
        life.Dispose();
    }

    private bool IsDesk(string room) => interactions.Listener?.IsDesk(Platform, room) == true;

    private void Register()
    {
        if (registering.IsCompleted && !commands.AreThere) registering = commands.EnsureAsync(life.Token);
    }

    private static bool HasIds(PlatformRequest request) => DiscordSnowflake.IsId(request.Message.Channel) && DiscordSnowflake.IsId(request.Message.MessageId);

    private void Check(PlatformRequest request)
    {
        if (request.Key.Length is 0 or > MaxKeyLength || !request.Key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"A request key has 1–{MaxKeyLength} letters, digits and dashes; '{request.Key}' does not.", nameof(request));
        if (request is { Kind: PlatformRequestKind.Withdraw, WithdrawKey: null })
            throw new ArgumentException($"Request {request.Key} does not say what to withdraw.", nameof(request));
        if (request.Message.Platform != Platform)
            throw new ArgumentException($"The message lives on '{request.Message.Platform}'; this is '{Platform}'.", nameof(request));
    }
}
