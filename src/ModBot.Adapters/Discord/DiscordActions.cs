using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>Carries requests out.</summary>
internal sealed class DiscordActions(DiscordRest rest, DiscordDirectory directory, TimeProvider time)
{
    /// <summary>The longest that Discord silences anybody.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(28);

    // What a server's log shows. It says who decided and nothing of what was written.
    private const string Reason = "ModBot: besluit van de moderatie";
    private const int NonceLength = 25;

    private readonly RecentIds deleted = new(5_000);

    /// <summary>Whether we deleted this message ourselves.</summary>
    public bool DidDelete(string messageId) => deleted.Contains(messageId);

    public Task<PlatformResult> CarryOutAsync(PlatformRequest request, CancellationToken cancellation) => request.Kind switch
    {
        PlatformRequestKind.Reply => ReplyAsync(request, cancellation),
        PlatformRequestKind.PrivateMessage => PrivateAsync(request, request.AuthorId, cancellation),
        PlatformRequestKind.MessageTarget => MessageTargetAsync(request, cancellation),
        PlatformRequestKind.Delete => DeleteAsync(request.Message.Channel, request.Message.MessageId, Reason, cancellation),
        PlatformRequestKind.Withdraw => WithdrawAsync(request, cancellation),
        PlatformRequestKind.Timeout => TimeoutAsync(request, time.GetUtcNow() + Shortest(request.Duration ?? LongestTimeout), cancellation),
        PlatformRequestKind.EndTimeout => TimeoutAsync(request, until: null, cancellation),
        _ => Task.FromResult(PlatformResult.Refused(RefusalReason.NotSupported)),
    };

    /// <summary>The private talk with somebody; null and what Discord said when there is none.</summary>
    public async Task<(string? Channel, DiscordReply Reply)> OpenAsync(string user, CancellationToken cancellation)
    {
        var reply = await rest.OpenPrivateAsync(user, cancellation);
        return reply.Read(DiscordJson.Default.DiscordChannel) is { } channel ? (channel.Id, reply) : (null, reply.IsDone ? reply with { Failure = DiscordFailure.Unknown } : reply);
    }

    /// <summary>A text as it is posted; null when it is too long for Discord. Escaped texts that do not fit an ordinary message go into a text display, which takes twice as much.</summary>
    public static DiscordOutgoing? Plain(string text)
    {
        var escaped = DiscordText.Escape(text.Trim());
        return escaped.Length switch
        {
            <= DiscordText.MaxContent => new DiscordOutgoing { Content = escaped, Flags = DiscordFlags.SuppressEmbeds },
            <= DiscordText.MaxDisplay => new DiscordOutgoing { Components = [new DiscordComponent { Type = DiscordComponentType.TextDisplay, Content = escaped }], Flags = DiscordFlags.ComponentsV2 },
            _ => null,
        };
    }

    /// <summary>The two parts of a <see cref="PlatformResult.PostedId"/>.</summary>
    public static (string Channel, string Message) Posted(string postedId, string channel) =>
        postedId.Split('/') is [var own, var message] ? (own, message) : (channel, postedId);

    private async Task<PlatformResult> ReplyAsync(PlatformRequest request, CancellationToken cancellation)
    {
        if (Plain(TextOf(request)) is not { } message) return PlatformResult.Refused(RefusalReason.NotSupported);
        var reference = new DiscordReference { MessageId = request.Message.MessageId, FailIfNotExists = true };
        var reply = await rest.PostAsync(request.Message.Channel, WithNonce(message, request) with { MessageReference = reference }, cancellation);
        return reply.Read(DiscordJson.Default.DiscordMessage) is { } posted ? PlatformResult.Done(posted.Id) : Unread(reply);
    }

    private async Task<PlatformResult> MessageTargetAsync(PlatformRequest request, CancellationToken cancellation)
    {
        var result = await PrivateAsync(request, request.TargetId, cancellation);
        return result.Reason == RefusalReason.AuthorUnreachable ? PlatformResult.Refused(RefusalReason.TargetUnreachable) : result;
    }

    private async Task<PlatformResult> PrivateAsync(PlatformRequest request, string? person, CancellationToken cancellation)
    {
        if (person is null || !DiscordSnowflake.IsId(person)) return PlatformResult.Refused(RefusalReason.AuthorUnreachable);
        if (Plain(TextOf(request)) is not { } message) return PlatformResult.Refused(RefusalReason.NotSupported);
        var (channel, opened) = await OpenAsync(person, cancellation);

        // Nothing was said yet, so a talk that did not open can be opened again.
        if (channel is null) return opened.Failure == DiscordFailure.Refused && opened.Code == DiscordErrors.InvalidForm ? PlatformResult.Refused(RefusalReason.AuthorUnreachable) : Unreachable(opened) ?? DiscordErrors.ToRepeatableResult(opened);
        var reply = await rest.PostAsync(channel, WithNonce(message, request), cancellation);
        return reply.Read(DiscordJson.Default.DiscordMessage) is { } posted ? PlatformResult.Done($"{channel}/{posted.Id}") : Unreachable(reply) ?? Unread(reply);
    }

    // In a private talk "no access" and "no such channel" mean that the person does not want or cannot get it.
    private static PlatformResult? Unreachable(DiscordReply reply) =>
        reply.Failure == DiscordFailure.Refused && reply.Code is DiscordErrors.MissingAccess or DiscordErrors.UnknownChannel ? PlatformResult.Refused(RefusalReason.AuthorUnreachable) : null;

    private async Task<PlatformResult> DeleteAsync(string channel, string message, string? reason, CancellationToken cancellation)
    {
        // The gateway may tell of it before the answer is here.
        deleted.Add(message);
        var reply = await rest.DeleteAsync(channel, message, reason, cancellation);
        if (reply.Failure is not (DiscordFailure.None or DiscordFailure.Unknown) && reply.Code != DiscordErrors.UnknownMessage) deleted.Remove(message);
        return reply.Code == DiscordErrors.UnknownMessage ? new PlatformResult(PlatformOutcome.NothingToDo) : DiscordErrors.ToRepeatableResult(reply);
    }

    private Task<PlatformResult> WithdrawAsync(PlatformRequest request, CancellationToken cancellation)
    {
        // What nobody knows the id of, a person has to look for.
        if (request.WithdrawPostedId is not { } postedId) return Task.FromResult(new PlatformResult(PlatformOutcome.Unknown));
        var (channel, message) = Posted(postedId, request.Message.Channel);
        return DeleteAsync(channel, message, reason: null, cancellation);
    }

    private async Task<PlatformResult> TimeoutAsync(PlatformRequest request, DateTimeOffset? until, CancellationToken cancellation)
    {
        if (request.AuthorId is not { } author || !DiscordSnowflake.IsId(author)) return PlatformResult.Refused(RefusalReason.AuthorUnreachable);
        var (guild, failed) = await directory.GuildOfAsync(request.Message.Channel, cancellation);
        if (failed is not null) return DiscordErrors.ToRepeatableResult(failed);
        if (guild is null) return PlatformResult.Refused(RefusalReason.NotSupported);
        var reply = await rest.TimeoutAsync(guild, author, until, Reason, cancellation);

        // Who left cannot speak here anyhow.
        return reply.Code is DiscordErrors.UnknownMember or DiscordErrors.UnknownUser ? new PlatformResult(PlatformOutcome.NothingToDo) : DiscordErrors.ToRepeatableResult(reply);
    }

    private static PlatformResult Unread(DiscordReply reply) => reply.IsDone ? new PlatformResult(PlatformOutcome.Unknown) : DiscordErrors.ToResult(reply);

    private static TimeSpan Shortest(TimeSpan duration) => duration < LongestTimeout ? duration : LongestTimeout;

    private static DiscordOutgoing WithNonce(DiscordOutgoing message, PlatformRequest request) =>
        message with { Nonce = request.Key.Length <= NonceLength ? request.Key : request.Key[..NonceLength], EnforceNonce = true };

    private static string TextOf(PlatformRequest request) =>
        string.IsNullOrWhiteSpace(request.Text) ? throw new ArgumentException($"A {request.Kind} needs a text; {request.Key} has none.", nameof(request)) : request.Text;
}
