using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Local;

/// <content>What the adapter reads and does. Requests are stored with what they did, in one transaction: a key never works twice.</content>
public sealed partial class LocalChat
{
    private const string BotId = "modbot";

    private static PlatformResult NothingToDo { get; } = new(PlatformOutcome.NothingToDo);

    internal async Task<string> FileIdAsync(CancellationToken cancellation) => (await store.IdentityAsync(cancellation)).FileId;

    internal Task<(List<LocalJournalRow> Rows, long Latest)> JournalAsync(long after, int limit, CancellationToken cancellation) =>
        store.ReadAsync(reader => (reader.JournalAfter(after, limit), reader.Latest), cancellation);

    internal Task WaitForAnyChangeAsync(long after, CancellationToken cancellation) => store.Changes.WaitAsync(after, cancellation);

    internal string Open(byte[]? sealedText) => sealedText is null ? "" : seal.Open(sealedText);

    internal Task<PlatformResult?> FindRequestAsync(string key, CancellationToken cancellation) =>
        store.ReadAsync(reader => reader.Request(key), cancellation);

    internal async Task<PlatformResult> CarryOutAsync(PlatformRequest request, CancellationToken cancellation)
    {
        var room = request.Message.Channel;
        if (!HasRoom(room))
            return PlatformResult.Refused(RefusalReason.ChannelGone);

        var (author, text) = (seal.Seal(options.BotName), SealedText(request));
        var postedId = newId();
        return await store.WriteAsync(
            writer =>
            {
                if (writer.FindRequest(request.Key) is { } before)
                {
                    return before.Kind == request.Kind && before.Message == request.Message.MessageId
                        ? before.Result
                        : throw new InvalidOperationException($"Request key '{request.Key}' was used for another request.");
                }

                var now = time.GetUtcNow();
                var message = writer.Find(room, request.Message.MessageId);
                var result = request.Kind switch
                {
                    PlatformRequestKind.Reply => Reply(writer, message, new LocalNewMessage(
                        room, postedId, LocalOrigin.Reply, BotId, author, text!, now, request.Message.MessageId)),
                    PlatformRequestKind.PrivateMessage => PrivateMessage(writer, message, new LocalNewMessage(
                        room, postedId, LocalOrigin.PrivateNote, BotId, author, text!, now, request.Message.MessageId, request.AuthorId ?? message?.AuthorId)),
                    PlatformRequestKind.MessageTarget => MessageTarget(writer, message, new LocalNewMessage(
                        room, postedId, LocalOrigin.PrivateNote, BotId, author, text!, now, request.Message.MessageId, request.TargetId)),
                    PlatformRequestKind.Delete => Delete(writer, message, now),
                    PlatformRequestKind.Restore => Restore(writer, message, now),
                    PlatformRequestKind.Hide => Hide(writer, message, hide: true, now),
                    PlatformRequestKind.Unhide => Hide(writer, message, hide: false, now),
                    PlatformRequestKind.Report => Report(writer, message, request, text, now),
                    PlatformRequestKind.Withdraw => Withdraw(writer, request, now),
                    _ => PlatformResult.Refused(RefusalReason.NotSupported),
                };
                writer.InsertRequest(request, result, now);
                return result;
            },
            cancellation);
    }

    private byte[]? SealedText(PlatformRequest request)
    {
        var needed = request.Kind is PlatformRequestKind.Reply or PlatformRequestKind.PrivateMessage or PlatformRequestKind.MessageTarget;
        if (request.Text is null && !needed)
            return null;
        var problem = LocalText.Clean(request.Text ?? "", out var clean);
        if (needed && problem != LocalChatProblem.None)
            throw new ArgumentException($"A {request.Kind} needs a text of 1–{LocalText.MaxTextLength} characters; {request.Key} has {clean.Length}.", nameof(request));
        return seal.Seal(clean);
    }

    // Under what the moderation removed a reply explains; under what its author took back it would only draw eyes.
    private static PlatformResult Reply(LocalWriter writer, LocalMessageRow? message, LocalNewMessage reply)
    {
        if (message is null or { Removed: LocalRemoval.Author or LocalRemoval.Withdrawn })
            return PlatformResult.Refused(RefusalReason.MessageGone);
        writer.Insert(reply);
        return PlatformResult.Done(reply.Id);
    }

    private static PlatformResult PrivateMessage(LocalWriter writer, LocalMessageRow? message, LocalNewMessage note)
    {
        if (message is null)
            return PlatformResult.Refused(RefusalReason.MessageGone);
        if (!LocalIdentity.IsMember(note.Recipient!))
            return PlatformResult.Refused(RefusalReason.AuthorUnreachable);
        writer.Insert(note);
        return PlatformResult.Done(note.Id);
    }

    // Support reaches its reader also when the message itself is gone by now; its author never reads it.
    private static PlatformResult MessageTarget(LocalWriter writer, LocalMessageRow? message, LocalNewMessage note)
    {
        if (note.Recipient is not { } target || !LocalIdentity.IsMember(target) || target == message?.AuthorId)
            return PlatformResult.Refused(RefusalReason.TargetUnreachable);
        writer.Insert(note);
        return PlatformResult.Done(note.Id);
    }

    private static PlatformResult Delete(LocalWriter writer, LocalMessageRow? message, DateTimeOffset now)
    {
        if (message is null || message.Removed != LocalRemoval.None)
            return NothingToDo;
        writer.Remove(message, message.Origin == LocalOrigin.Member ? LocalRemoval.Moderation : LocalRemoval.Withdrawn, now);
        return PlatformResult.Done();
    }

    private static PlatformResult Restore(LocalWriter writer, LocalMessageRow? message, DateTimeOffset now)
    {
        switch (message?.Removed)
        {
            case LocalRemoval.None:
                return NothingToDo;
            case LocalRemoval.Moderation:
                writer.PutBack(message, now);
                return PlatformResult.Done();
            default:
                return PlatformResult.Refused(RefusalReason.MessageGone);
        }
    }

    private static PlatformResult Hide(LocalWriter writer, LocalMessageRow? message, bool hide, DateTimeOffset now)
    {
        if (message is null || message.Removed != LocalRemoval.None)
            return PlatformResult.Refused(RefusalReason.MessageGone);
        if (message.Hidden == hide)
            return NothingToDo;
        writer.SetHidden(message, hide, now);
        return PlatformResult.Done();
    }

    private static PlatformResult Report(LocalWriter writer, LocalMessageRow? message, PlatformRequest request, byte[]? text, DateTimeOffset now)
    {
        if (message is null)
            return PlatformResult.Refused(RefusalReason.MessageGone);
        writer.InsertReport(request, text, now);
        return PlatformResult.Done();
    }

    private static PlatformResult Withdraw(LocalWriter writer, PlatformRequest request, DateTimeOffset now)
    {
        var earlier = writer.FindRequest(request.WithdrawKey!);
        if (earlier is not { Result.Outcome: PlatformOutcome.Done })
            return NothingToDo;
        switch (earlier.Kind)
        {
            case PlatformRequestKind.Report:
                return writer.WithdrawReport(request.WithdrawKey!, now) ? PlatformResult.Done() : NothingToDo;
            case PlatformRequestKind.Reply or PlatformRequestKind.PrivateMessage or PlatformRequestKind.MessageTarget:
                var posted = writer.Find(request.Message.Channel, earlier.Result.PostedId!);
                if (posted is null || posted.Removed != LocalRemoval.None)
                    return NothingToDo;
                writer.Remove(posted, LocalRemoval.Withdrawn, now);
                return PlatformResult.Done();
            default:
                return PlatformResult.Refused(RefusalReason.NotSupported);
        }
    }
}
