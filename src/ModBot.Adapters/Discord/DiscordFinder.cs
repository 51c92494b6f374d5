using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>Looks whether a request went out, after a crash left that open.</summary>
internal sealed class DiscordFinder(DiscordRest rest, DiscordDirectory directory, DiscordActions actions, TimeProvider time)
{
    private const int MaxPages = 20;

    // Our clock and Discord's differ.
    private static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(10);
    private static readonly PlatformResult NothingToDo = new(PlatformOutcome.NothingToDo);
    private static readonly PlatformResult Unknown = new(PlatformOutcome.Unknown);

    private string? selfId;

    public Task<PlatformResult> FindAsync(PlatformRequest request, CancellationToken cancellation) => request.Kind switch
    {
        PlatformRequestKind.Reply => FindReplyAsync(request, cancellation),
        PlatformRequestKind.PrivateMessage => FindPrivateAsync(request, request.AuthorId, cancellation),
        PlatformRequestKind.MessageTarget => FindPrivateAsync(request, request.TargetId, cancellation),
        PlatformRequestKind.Delete => IsGoneAsync(request.Message.Channel, request.Message.MessageId, cancellation),
        PlatformRequestKind.Withdraw when request.WithdrawPostedId is { } posted => FindWithdrawnAsync(posted, request.Message.Channel, cancellation),
        PlatformRequestKind.Timeout => IsSilencedAsync(request, wanted: true, cancellation),
        PlatformRequestKind.EndTimeout => IsSilencedAsync(request, wanted: false, cancellation),
        PlatformRequestKind.Withdraw => Task.FromResult(Unknown),

        // What this platform does not do was never done.
        _ => Task.FromResult(NothingToDo),
    };

    private Task<PlatformResult> FindWithdrawnAsync(string postedId, string channel, CancellationToken cancellation)
    {
        var (own, message) = DiscordActions.Posted(postedId, channel);
        return IsGoneAsync(own, message, cancellation);
    }

    private Task<PlatformResult> FindReplyAsync(PlatformRequest request, CancellationToken cancellation)
    {
        var (channel, target) = (request.Message.Channel, request.Message.MessageId);
        var after = request.CreatedAt is { } created ? DiscordSnowflake.Later(target, DiscordSnowflake.At(created - ClockMargin)) : target;
        return SearchAsync(channel, after, request, message => message.MessageReference?.MessageId == target, message => message.Id, cancellation);
    }

    private async Task<PlatformResult> FindPrivateAsync(PlatformRequest request, string? person, CancellationToken cancellation)
    {
        if (person is null || !DiscordSnowflake.IsId(person)) return Unknown;
        var (channel, opened) = await actions.OpenAsync(person, cancellation);
        if (channel is null) return opened.Failure == DiscordFailure.Refused ? NothingToDo : Unclear(opened);
        var after = request.CreatedAt is { } created ? DiscordSnowflake.At(created - ClockMargin) : "0";
        return await SearchAsync(channel, after, request, _ => true, message => $"{channel}/{message.Id}", cancellation);
    }

    private async Task<PlatformResult> SearchAsync(string channel, string after, PlatformRequest request, Func<DiscordMessage, bool> fits, Func<DiscordMessage, string> postedId, CancellationToken cancellation)
    {
        if (DiscordActions.Plain(request.Text ?? "") is not { } sought) return NothingToDo;
        if (await SelfIdAsync(cancellation) is not { } self) return new PlatformResult(PlatformOutcome.TryAgain);
        var sawAny = false;
        for (var page = 0; page < MaxPages; page++)
        {
            var reply = await rest.MessagesAsync(channel, after, cancellation);
            if (reply.Read(DiscordJson.Default.ListDiscordMessage) is not { } messages)
                return reply is { Failure: DiscordFailure.Refused, Code: DiscordErrors.UnknownChannel } ? NothingToDo : Unclear(reply);
            sawAny |= messages.Count > 0;
            if (messages.Find(message => message.Author?.Id == self && fits(message) && IsSame(message, sought)) is { } found) return PlatformResult.Done(postedId(found));
            if (messages.Count < DiscordRest.PageSize) return sawAny || await IsQuietAsync(channel, after, cancellation) ? NothingToDo : Unknown;
            after = messages.Aggregate(after, (latest, message) => DiscordSnowflake.Later(latest, message.Id));
        }

        return Unknown;
    }

    // An empty list also means that history is hidden from us; then "it surely did not" would be a lie that posts twice.
    private async Task<bool> IsQuietAsync(string channel, string after, CancellationToken cancellation)
    {
        var reply = await rest.ChannelAsync(channel, cancellation);
        return reply.Read(DiscordJson.Default.DiscordChannel) is { } found && DiscordSnowflake.Number(found.LastMessageId) <= DiscordSnowflake.Number(after);
    }

    private async Task<PlatformResult> IsGoneAsync(string channel, string message, CancellationToken cancellation)
    {
        var reply = await rest.MessageAsync(channel, message, cancellation);
        if (reply.IsDone) return NothingToDo;
        return reply.Code == DiscordErrors.UnknownMessage ? PlatformResult.Done() : Unclear(reply);
    }

    private async Task<PlatformResult> IsSilencedAsync(PlatformRequest request, bool wanted, CancellationToken cancellation)
    {
        if (request.AuthorId is not { } author || !DiscordSnowflake.IsId(author)) return Unknown;
        var (guild, failed) = await directory.GuildOfAsync(request.Message.Channel, cancellation);
        if (guild is null) return failed is null ? NothingToDo : Unclear(failed);
        var reply = await rest.MemberAsync(guild, author, cancellation);
        if (reply.Code is DiscordErrors.UnknownMember or DiscordErrors.UnknownUser) return NothingToDo;
        if (reply.Read(DiscordJson.Default.DiscordMember) is not { } member) return Unclear(reply);
        return member.CommunicationDisabledUntil > time.GetUtcNow() == wanted ? PlatformResult.Done() : NothingToDo;
    }

    private async Task<string?> SelfIdAsync(CancellationToken cancellation) =>
        selfId ??= (await rest.SelfAsync(cancellation)).Read(DiscordJson.Default.DiscordUser)?.Id;

    private static bool IsSame(DiscordMessage message, DiscordOutgoing sought) =>
        sought.Content is { } content ? message.Content == content : message.Components is [{ Content: { } shown }] && shown == sought.Components![0].Content;

    private static PlatformResult Unclear(DiscordReply reply) =>
        reply.Failure == DiscordFailure.Refused ? Unknown : DiscordErrors.ToRepeatableResult(reply);
}
