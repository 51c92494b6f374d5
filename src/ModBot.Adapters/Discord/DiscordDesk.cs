using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>Posts prompts, changes them and takes them away.</summary>
internal sealed class DiscordDesk(DiscordRest rest)
{
    public async Task<PlatformResult> ShowAsync(DeskPost post, CancellationToken cancellation)
    {
        // Forms ask for texts here; a question to reply to would never get its answer.
        if (post.AsksReply) return PlatformResult.Refused(RefusalReason.NotSupported);
        var prompt = DiscordViews.Prompt(post.View);
        if (post.PostedId is { } posted)
        {
            var changed = await rest.EditAsync(post.Room, posted, prompt, cancellation);
            return changed.IsDone ? PlatformResult.Done(posted) : DiscordErrors.ToRepeatableResult(changed);
        }

        var reply = await rest.PostAsync(
            post.Room,
            prompt with
            {
                Flags = prompt.Flags | (post.Silent ? DiscordFlags.SuppressNotifications : 0),
                Nonce = post.Key,
                EnforceNonce = true,
                MessageReference = post.ReplyTo is { } answered ? new DiscordReference { MessageId = answered, FailIfNotExists = false } : null,
            },
            cancellation);
        if (reply.Read(DiscordJson.Default.DiscordMessage) is { } message) return PlatformResult.Done(message.Id);
        return reply.IsDone ? new PlatformResult(PlatformOutcome.Unknown) : DiscordErrors.ToResult(reply);
    }

    public async Task<PlatformResult> RemoveAsync(string room, string postedId, CancellationToken cancellation)
    {
        var reply = await rest.DeleteAsync(room, postedId, reason: null, cancellation);
        return reply.Code is DiscordErrors.UnknownMessage or DiscordErrors.UnknownChannel ? PlatformResult.Done() : DiscordErrors.ToRepeatableResult(reply);
    }
}
