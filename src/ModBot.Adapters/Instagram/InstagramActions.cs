using System.Text;
using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Instagram;

/// <summary>Carries out what the team decided. A text that people read is sent at most once: whether it went out is looked up, or left open.</summary>
internal sealed class InstagramActions(InstagramClient client, InstagramDeeds deeds, Func<InstagramAccount?> account, TimeProvider time)
{
    /// <summary>Longest private message, in bytes of UTF-8.</summary>
    private const int LongestMessage = 1000;

    private const int MostPages = 20;

    // A reply shows up in the list a moment after it was written.
    private static readonly TimeSpan ShowsUpWithin = TimeSpan.FromSeconds(30);

    // The clocks of two machines differ a little.
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    /// <summary>Carries out one request.</summary>
    public async Task<PlatformResult> CarryOutAsync(PlatformRequest request, CancellationToken cancellation)
    {
        var once = request.Kind is PlatformRequestKind.Reply or PlatformRequestKind.PrivateMessage;
        try
        {
            var result = await DoAsync(request, cancellation);
            if (deeds.Blocked == request.Kind) deeds.Blocked = null;
            return result;
        }
        catch (InstagramException fault) when (request.Kind == PlatformRequestKind.Reply && InstagramErrors.IsDuplicate(fault))
        {
            // Ours is there already, or another one that says the same.
            var found = await FindAsync(request, cancellation);
            return found.Outcome == PlatformOutcome.NothingToDo ? PlatformResult.Refused(RefusalReason.TextRefused) : found;
        }
        catch (InstagramException fault) when (request.Kind == PlatformRequestKind.Reply && InstagramErrors.IsGone(fault))
        {
            return await WhyNoReplyAsync(request, cancellation);
        }
        catch (InstagramException fault) when (InstagramErrors.IsGone(fault) && request.Kind is PlatformRequestKind.Delete or PlatformRequestKind.Withdraw)
        {
            var result = await WhyNotDeletedAsync(request.Kind == PlatformRequestKind.Delete ? request.Message.MessageId : request.WithdrawPostedId!, cancellation);
            if (result.Outcome != PlatformOutcome.NothingToDo) deeds.Deleted.Remove(request.Message.MessageId);
            return result;
        }
        catch (InstagramException fault) when (InstagramErrors.IsGone(fault) && request.Kind is PlatformRequestKind.CloseComments or PlatformRequestKind.OpenComments)
        {
            return PlatformResult.Refused(RefusalReason.ChannelGone);
        }
        catch (InstagramException fault)
        {
            if (InstagramErrors.IsBlock(fault)) deeds.Blocked = request.Kind;
            if (request.Kind == PlatformRequestKind.Delete) deeds.Deleted.Remove(request.Message.MessageId);
            return InstagramErrors.ResultOf(fault, once);
        }
        catch (Exception fault) when (ResilientHandler.IsNetwork(fault))
        {
            return InstagramErrors.ResultOf(fault, once);
        }
    }

    /// <summary>Looks whether a request went out. A private message cannot be looked up; what is no text may simply be done again.</summary>
    public async Task<PlatformResult> FindAsync(PlatformRequest request, CancellationToken cancellation)
    {
        if (request.Kind == PlatformRequestKind.PrivateMessage) return new PlatformResult(PlatformOutcome.Unknown);
        if (request.Kind != PlatformRequestKind.Reply) return new PlatformResult(PlatformOutcome.NothingToDo);
        if (account() is not { } own) return new PlatformResult(PlatformOutcome.TryAgain);
        try
        {
            // With the comment went what stood under it.
            if (await client.FindCommentAsync(request.Message.MessageId, cancellation) is not { } comment) return new PlatformResult(PlatformOutcome.NothingToDo);

            // Under a reply ours lands beside it, under the comment that both belong to.
            var written = await OwnReplyAsync(comment.ParentId ?? comment.Id, request, own, cancellation);
            if (written is not null) return PlatformResult.Done(written);
            return (request.AttemptedAt ?? request.CreatedAt) is { } tried && time.GetUtcNow() - tried < ShowsUpWithin ? new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: ShowsUpWithin) : new PlatformResult(PlatformOutcome.NothingToDo);
        }
        catch (InstagramException fault) when (fault.Wait is not null || InstagramErrors.IsToken(fault))
        {
            return InstagramErrors.ResultOf(fault, once: false);
        }
        catch (InstagramException)
        {
            // Nobody may look: a person has to.
            return new PlatformResult(PlatformOutcome.Unknown);
        }
        catch (Exception fault) when (ResilientHandler.IsNetwork(fault))
        {
            return new PlatformResult(PlatformOutcome.TryAgain);
        }
    }

    private async Task<PlatformResult> DoAsync(PlatformRequest request, CancellationToken cancellation)
    {
        var comment = request.Message.MessageId;
        switch (request.Kind)
        {
            case PlatformRequestKind.Reply:
                var posted = await client.ReplyAsync(comment, request.Text ?? string.Empty, cancellation);
                if (posted.Id is { } id) deeds.Written.Add(id);
                return PlatformResult.Done(posted.Id);
            case PlatformRequestKind.PrivateMessage when Encoding.UTF8.GetByteCount(request.Text ?? string.Empty) > LongestMessage:
                return PlatformResult.Refused(RefusalReason.TextRefused);
            case PlatformRequestKind.PrivateMessage:
                return PlatformResult.Done((await client.MessageAsync(comment, request.Text ?? string.Empty, cancellation)).MessageId);
            case PlatformRequestKind.Delete:
                // Before the call: when it is looked whether the comment is gone, it was us.
                deeds.Deleted.Add(comment);
                await client.DeleteAsync(comment, cancellation);
                return PlatformResult.Done();
            case PlatformRequestKind.Withdraw when request.WithdrawPostedId is { Length: > 0 } reply:
                await client.DeleteAsync(reply, cancellation);
                return PlatformResult.Done();
            case PlatformRequestKind.Hide or PlatformRequestKind.Unhide:
                await client.HideAsync(comment, request.Kind == PlatformRequestKind.Hide, cancellation);
                return PlatformResult.Done();
            case PlatformRequestKind.CloseComments or PlatformRequestKind.OpenComments:
                // Whoever takes it back must not open what somebody had closed before.
                var isOpen = request.Kind == PlatformRequestKind.OpenComments;
                if ((await client.PostAsync(request.Message.Channel, cancellation)).IsCommentEnabled == isOpen) return new PlatformResult(PlatformOutcome.NothingToDo);
                await client.EnableCommentsAsync(request.Message.Channel, isOpen, cancellation);
                return PlatformResult.Done(request.Message.Channel);
            default:
                return PlatformResult.Refused(RefusalReason.NotSupported);
        }
    }

    // The same number says that there is nothing, and that we may not.
    private async Task<PlatformResult> WhyNotDeletedAsync(string comment, CancellationToken cancellation)
    {
        try
        {
            return await client.FindCommentAsync(comment, cancellation) is null ? new PlatformResult(PlatformOutcome.NothingToDo) : PlatformResult.Refused(RefusalReason.NotAllowed);
        }
        catch (Exception fault) when (fault is InstagramException || ResilientHandler.IsNetwork(fault))
        {
            return new PlatformResult(PlatformOutcome.TryAgain);
        }
    }

    // The same number says that the comment is gone, that it is hidden, that comments are off and that the text is not taken.
    private async Task<PlatformResult> WhyNoReplyAsync(PlatformRequest request, CancellationToken cancellation)
    {
        try
        {
            if (await client.FindCommentAsync(request.Message.MessageId, cancellation) is not { } comment) return PlatformResult.Refused(RefusalReason.MessageGone);
            if (comment.Hidden) return PlatformResult.Refused(RefusalReason.MessageHidden);
            return PlatformResult.Refused((await client.PostAsync(request.Message.Channel, cancellation)).IsCommentEnabled ? RefusalReason.TextRefused : RefusalReason.CommentsClosed);
        }
        catch (InstagramException fault) when (InstagramErrors.IsGone(fault))
        {
            return PlatformResult.Refused(RefusalReason.MessageGone);
        }
        catch (Exception fault) when (fault is InstagramException || ResilientHandler.IsNetwork(fault))
        {
            // It did not go out; why is not known now.
            return new PlatformResult(PlatformOutcome.TryAgain);
        }
    }

    private async Task<string?> OwnReplyAsync(string comment, PlatformRequest request, InstagramAccount own, CancellationToken cancellation)
    {
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var replies = await client.RepliesAsync(comment, after, cancellation);
            var written = replies.Data.FirstOrDefault(reply => own.Wrote(reply.From, reply.Username) && reply.Text?.Trim() == request.Text?.Trim() && !(reply.Timestamp < request.CreatedAt - ClocksDiffer));
            if (written is not null) return written.Id;
            if (replies.Next is not { } next || next == after) return null;
            after = next;
        }

        return null;
    }
}
