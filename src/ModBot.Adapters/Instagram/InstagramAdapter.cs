using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Instagram;

/// <summary>
/// Connects ModBot to the comments under the posts of a professional Instagram account: it asks for them, and takes what Meta brings to the webhook. Either finds what the other missed, and nothing is taken
/// twice. Asking is in <see cref="InstagramLook"/>, acting in <see cref="InstagramActions"/>.
/// </summary>
public sealed class InstagramAdapter : IPlatformAdapter, IDisposable
{
    /// <summary>The usual name of the connection.</summary>
    public const string PlatformName = "instagram";

    private const string Fields = "comments,live_comments";
    private const int MaxTogether = 100;

    // Older comments were there before ModBot was; those of the last day may be why somebody installs it.
    private static readonly TimeSpan FirstLookBack = TimeSpan.FromHours(24);

    // Meta gives up after a day and a half; what is older was recorded by somebody and sent again.
    private static readonly TimeSpan OldestDelivery = TimeSpan.FromDays(7);
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(10);

    // So much less often it is asked when little is left of what Meta allows.
    private const int ScarceFactor = 5;

    private readonly InstagramOptions options;
    private readonly ITokenStore store;
    private readonly TimeProvider time;
    private readonly InstagramBudget budget;
    private readonly InstagramResilience resilience;
    private readonly InstagramClient client;
    private readonly InstagramToken token;
    private readonly InstagramPosts posts;
    private readonly InstagramDeeds deeds = new();
    private readonly InstagramActions actions;
    private readonly Inbox<InstagramDelivery> brought = new(MaxTogether);

    // Under this name the owner of the token is kept, in case nobody can be asked at the next start; another token has another one.
    private readonly string ownerName;
    private volatile InstagramAccount? account;
    private volatile InstagramLook? look;
    private volatile string? missingField;
    private volatile bool isTokenRefused;

    /// <summary>Connects nothing yet.</summary>
    /// <param name="options">The settings; with a token.</param>
    /// <param name="store">Keeps the token when it was renewed, and whose it is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="network">The way to the network; null for the usual one.</param>
    /// <exception cref="ValidationException">The options do not hold.</exception>
    public InstagramAdapter(InstagramOptions options, ITokenStore store, TimeProvider time, HttpMessageHandler? network = null)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        if (!options.IsOn) throw new ValidationException("Token is missing.");
        (this.options, this.store, this.time) = (options, store, time);
        ownerName = $"{PlatformName}.owner.{InstagramToken.FingerprintOf(options)[..16]}";

        // No redirects: the token goes where the settings say and nowhere else.
        network ??= new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10), AllowAutoRedirect = false, UseCookies = false };
        budget = new InstagramBudget(time);
        resilience = new InstagramResilience(network, time);
        client = new InstagramClient(options, resilience, budget, new InstagramBudget(time));
        token = new InstagramToken(options, client, store, time);
        posts = new InstagramPosts(client, time);
        actions = new InstagramActions(client, deeds, () => account, time);
    }

    /// <inheritdoc/>
    public string Platform => PlatformName;

    /// <inheritdoc/>
    public PlatformCapabilities Capabilities { get; } = new()
    {
        CanReply = true,
        CanMessagePrivately = true,
        MessageWithin = TimeSpan.FromDays(7),
        MessagesOnce = true,
        MessageBeforeRemoval = true,
        CanDelete = true,
        CanHide = true,
        ReplyBeforeHide = true,
        CanWithdraw = true,
        CanCloseComments = true,
        ChannelsArePosts = true,

        // Once the broadcast is over its comments can no longer be reached; how long it lasts nobody can say before.
        Live = new() { CanMessagePrivately = true, MessagesOnce = true, ChannelsArePosts = true },
    };

    /// <inheritdoc/>
    public Task<PlatformResult> CarryOutAsync(PlatformRequest request, CancellationToken cancellation) => actions.CarryOutAsync(request, cancellation);

    /// <inheritdoc/>
    public Task<PlatformResult> FindAsync(PlatformRequest request, CancellationToken cancellation) => actions.FindAsync(request, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PlatformTrouble>> CheckAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PlatformTrouble>>([.. Troubles()]);

    /// <summary>Takes in what Meta brought to the webhook. Done when it was stored, so that Meta brings it again otherwise.</summary>
    /// <param name="delivery">What it brought.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="OperationCanceledException">Nobody waits any more, or the reading ended before it was stored.</exception>
    public Task DeliverAsync(InstagramDelivery delivery, CancellationToken cancellation) => brought.DeliverAsync(delivery, cancellation);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The checkpoint is not one of this platform.</exception>
    /// <exception cref="PlatformTroubleException">Meta refuses or does not answer.</exception>
    public async IAsyncEnumerable<PlatformBatch> ReadAsync(string? checkpoint, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var start = time.GetUtcNow();
        var marks = checkpoint is null ? InstagramMarks.Begin(start - FirstLookBack) : InstagramMarks.Parse(checkpoint);
        var me = await AskAsync(() => StartAsync(cancellation));
        var looking = new InstagramLook(Platform, client, me, posts, marks, deeds, options.Posts, time);
        look = looking;
        var (nextLook, written, isCaughtUp) = (start, start, false);

        // What was there before the first start was not missed.
        var isMissed = checkpoint is not null;
        while (true)
        {
            if (time.GetUtcNow() >= nextLook)
            {
                var (batch, wait, isDone) = await AskAsync(() => LookAsync(looking, cancellation));
                if (batch is not null)
                {
                    // There may be more to look at; but what was brought meanwhile does not wait for all of it.
                    yield return batch with { Missed = isMissed };
                    written = time.GetUtcNow();
                }
                else
                {
                    nextLook = time.GetUtcNow() + wait;
                    if (isDone && (!isCaughtUp || time.GetUtcNow() - written >= WriteEvery))
                    {
                        // Says that all was caught up with, and how far was read on a quiet day.
                        yield return new PlatformBatch([], marks.Write());
                        (written, isCaughtUp, isMissed) = (time.GetUtcNow(), true, false);
                    }
                }
            }

            var together = await brought.TogetherAsync(nextLook - time.GetUtcNow(), time, cancellation);
            if (together.Count == 0) continue;
            try
            {
                var events = await TakeAsync(together, me, marks, cancellation);
                if (together.Any(each => !each.What.IsWhole)) nextLook = time.GetUtcNow();
                if (events.Count > 0)
                {
                    yield return new PlatformBatch(events, marks.Write()) { Missed = isMissed };
                    written = time.GetUtcNow();
                }

                // Only now: whoever asked for the next batch has stored this one.
                foreach (var each in together) each.Stored();
            }
            finally
            {
                foreach (var each in together) each.Drop();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private IEnumerable<PlatformTrouble> Troubles()
    {
        if (isTokenRefused) yield return new PlatformTrouble(TroubleKind.TokenRefused);
        if (token.Trouble is { } expiry) yield return expiry;
        if (missingField is { } field) yield return new PlatformTrouble(TroubleKind.NotSubscribed, Detail: field);
        if (look is { ShowsNothing: true }) yield return new PlatformTrouble(TroubleKind.NothingShown);
        if (look?.Refused.FirstOrDefault() is { } post) yield return new PlatformTrouble(TroubleKind.RightMissing, post, InstagramErrors.ScopesOf(options.Login));
        if (deeds.Blocked is not null) yield return new PlatformTrouble(TroubleKind.Blocked);
        if (budget.Wait > TimeSpan.Zero) yield return new PlatformTrouble(TroubleKind.SlowedDown);
        if (resilience.ActingCircuit.CircuitState is Polly.CircuitBreaker.CircuitState.Open) yield return new PlatformTrouble(TroubleKind.Unreachable);
    }

    private async Task<InstagramAccount> StartAsync(CancellationToken cancellation)
    {
        await token.LoadAsync(cancellation);
        var owner = await OwnerAsync(cancellation);
        if (options.Login == InstagramLogin.Facebook && owner.InstagramBusinessAccount is null) throw new PlatformTroubleException(InstagramErrors.NoAccount);
        var me = new InstagramAccount(Platform, owner);
        account = me;
        isTokenRefused = false;
        if (options.HasWebhook && budget.Wait == TimeSpan.Zero) await SubscribeAsync(me, cancellation);
        return me;
    }

    // While Meta asks to wait, what it brings is taken in all the same; whose it is was known before.
    private async Task<InstagramMe> OwnerAsync(CancellationToken cancellation)
    {
        try
        {
            var owner = await client.MeAsync(cancellation);
            await store.WriteAsync(ownerName, JsonSerializer.Serialize(owner), cancellation);
            return owner;
        }
        catch (InstagramException fault) when (fault.Wait is not null)
        {
            if (await store.ReadAsync(ownerName, cancellation) is not { } kept || JsonSerializer.Deserialize<InstagramMe>(kept) is not { } owner) throw;
            return owner;
        }
    }

    // A yes to the request is no proof: fields that may not be had are left out without a word.
    private async Task SubscribeAsync(InstagramAccount me, CancellationToken cancellation)
    {
        // A Page brings comments under its account's posts as soon as it is subscribed to anything.
        var wanted = options.Login == InstagramLogin.Instagram ? Fields : "feed";
        try
        {
            await client.SubscribeAsync(me.Owner, wanted, cancellation);
            var given = (await client.SubscriptionsAsync(me.Owner, cancellation)).SelectMany(subscription => subscription.SubscribedFields).ToHashSet(StringComparer.Ordinal);
            missingField = wanted.Split(',').FirstOrDefault(field => !given.Contains(field));
        }
        catch (InstagramException fault) when (fault.Wait is null && !InstagramErrors.IsToken(fault))
        {
            missingField = wanted;
        }
    }

    private async Task<(PlatformBatch? Batch, TimeSpan Wait, bool IsDone)> LookAsync(InstagramLook looking, CancellationToken cancellation)
    {
        try
        {
            await token.RenewIfDueAsync(cancellation);
            var batch = await looking.NextAsync(cancellation);
            return (batch, TimeSpan.FromSeconds(options.PollSeconds) * (budget.IsScarce ? ScarceFactor : 1), batch is null);
        }
        catch (InstagramException fault) when (fault.Wait is { } wait)
        {
            // What Meta brings is taken all the same; what was not looked at is looked at then.
            return (null, wait, false);
        }
    }

    private async Task<IReadOnlyList<PlatformEvent>> TakeAsync(IReadOnlyList<Brought<InstagramDelivery>> together, InstagramAccount me, InstagramMarks marks, CancellationToken cancellation)
    {
        List<PlatformEvent> events = [];
        var now = time.GetUtcNow();
        var comments = together.SelectMany(each => each.What.Comments).Where(each => each.Comment.Timestamp >= marks.Since && now - each.Comment.Timestamp < OldestDelivery).ToList();

        // Each once: while Meta does not answer, a thousand comments under one post ask in vain once and not a thousand times.
        var context = new Dictionary<string, InstagramKnownPost>(StringComparer.Ordinal);
        foreach (var postId in comments.Where(each => !marks.Knows(each.Post, each.Comment)).Select(each => each.Post).Distinct(StringComparer.Ordinal)) context[postId] = await posts.FindAsync(postId, cancellation);
        foreach (var (owner, postId, comment, isLive, isOwn) in comments.OrderBy(each => each.Comment.Timestamp).ThenBy(each => each.Comment.Id, StringComparer.Ordinal))
        {
            // One app can serve several accounts. Whose post is not there for us is not ours; as long as nobody could be asked it is taken, because what is lost is lost.
            if (!context.TryGetValue(postId, out var found) || (!me.Is(owner) && found is { Post: null, IsSure: true })) continue;
            var (mark, post) = (marks.Of(postId), found.Post);
            if (!mark.Bring(comment.Id, comment.Timestamp)) continue;

            // Counted along, so that it is no reason to look there.
            if (mark.Count >= 0) mark.Count++;
            if (!isOwn && !me.Wrote(comment.From, comment.Username) && !deeds.Written.Contains(comment.Id)) events.Add(new MessagePosted(me.MessageOf(comment, postId, post, isLive)));
        }

        return events;
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (InstagramException fault)
        {
            isTokenRefused = InstagramErrors.IsToken(fault);
            throw InstagramErrors.TroubleOf(fault, options.Login);
        }
        catch (Exception fault) when (ResilientHandler.IsNetwork(fault))
        {
            throw new PlatformTroubleException(new PlatformTrouble(TroubleKind.Unreachable));
        }
    }
}
