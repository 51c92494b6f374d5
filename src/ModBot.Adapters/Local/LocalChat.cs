using System.ComponentModel.DataAnnotations;
using ModBot.Moderation.Privacy;

namespace ModBot.Adapters.Local;

/// <summary>
/// The built-in chat: a platform of its own, with rooms in one file. What it answers with success is on disk. Thread-safe; one process at
/// a time uses a file.
/// </summary>
public sealed partial class LocalChat : IAsyncDisposable
{
    // Events that were taken in stay a day longer, so that a host put back from last night's backup can catch up.
    private static readonly TimeSpan KeepTakenIn = TimeSpan.FromDays(1);

    private readonly LocalOptions options;
    private readonly ITextSeal seal;
    private readonly TimeProvider time;
    private readonly Func<string> newId;
    private readonly LocalStore store;

    /// <summary>A chat in a file. The file is made on first use.</summary>
    /// <param name="path">The file, such as <c>data/local-chat.db</c>.</param>
    /// <param name="options">Rooms, limits and names.</param>
    /// <param name="seal">Seals texts and names in the file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="newId">Makes message ids; null for random ones. Ids never repeat.</param>
    /// <exception cref="ValidationException">The options are not valid.</exception>
    public LocalChat(string path, LocalOptions options, ITextSeal seal, TimeProvider time, Func<string>? newId = null)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        this.options = options;
        this.seal = seal;
        this.time = time;
        this.newId = newId ?? LocalIdentity.NewId;
        Rooms = options.RoomsOrDefault();
        store = new LocalStore(path, options.MaxFileMegabytes, seal, Rooms.Select(room => room.Name));
    }

    /// <summary>The rooms, in the order in which they are shown.</summary>
    public IReadOnlyList<LocalRoom> Rooms { get; }

    /// <summary>Why the last write failed; null when it went well. For a health check.</summary>
    public LocalChatStorageException? Trouble => store.Trouble;

    /// <summary>Whether there is a room with this name.</summary>
    public bool HasRoom(string room) => store.ChangesIn(room) is not null;

    /// <summary>Posts a message.</summary>
    /// <param name="room">The room's name.</param>
    /// <param name="author">The name to show, 1–40 characters.</param>
    /// <param name="text">The text, 1–4,000 characters.</param>
    /// <param name="memberToken">The secret by which the author is known again; null for a post that anyone without a token may change.</param>
    /// <param name="cancellation">Stops waiting. The message can be there all the same.</param>
    public Task<LocalChatResult> PostAsync(string room, string author, string text, string? memberToken = null, CancellationToken cancellation = default) =>
        ReplyAsync(room, replyTo: null, author, text, memberToken, cancellation);

    /// <summary>Posts a message that answers another.</summary>
    /// <param name="room">The room's name.</param>
    /// <param name="replyTo">The message that is answered; null for none. What is not there (any more) is answered by nobody.</param>
    /// <param name="author">The name to show, 1–40 characters.</param>
    /// <param name="text">The text, 1–4,000 characters.</param>
    /// <param name="memberToken">The secret by which the author is known again; null for a post that anyone without a token may change.</param>
    /// <param name="cancellation">Stops waiting. The message can be there all the same.</param>
    public async Task<LocalChatResult> ReplyAsync(string room, string? replyTo, string author, string text, string? memberToken = null, CancellationToken cancellation = default)
    {
        if (!HasRoom(room))
            return new(LocalChatProblem.UnknownRoom);
        var problem = LocalText.CleanAuthor(author, options.BotName, out var name);
        if (problem == LocalChatProblem.None)
            problem = LocalText.Clean(text, out text);
        if (problem != LocalChatProblem.None)
            return new(problem);

        return await GuardedAsync(async () =>
        {
            var identity = await store.IdentityAsync(cancellation);
            var authorId = memberToken is null ? identity.NameId(name) : identity.MemberId(memberToken);
            // Sealed here and not in the writer: here it runs beside other posts.
            var message = new LocalNewMessage(room, newId(), LocalOrigin.Member, authorId, seal.Seal(name), seal.Seal(text), time.GetUtcNow());
            return await store.WriteAsync(
                writer =>
                {
                    var answered = replyTo is null ? null : writer.Find(room, replyTo);
                    writer.Insert(message with { ReplyTo = answered is { Origin: LocalOrigin.Member or LocalOrigin.Reply, Removed: LocalRemoval.None } ? replyTo : null });
                    return new LocalChatResult(LocalChatProblem.None, message.Id);
                },
                cancellation);
        });
    }

    /// <summary>Changes the text of one's own message.</summary>
    public async Task<LocalChatResult> EditAsync(string room, string messageId, string text, string? memberToken = null, CancellationToken cancellation = default)
    {
        if (!HasRoom(room))
            return new(LocalChatProblem.UnknownRoom);
        var problem = LocalText.Clean(text, out text);
        if (problem != LocalChatProblem.None)
            return new(problem);
        var sealedText = new Lazy<byte[]>(() => seal.Seal(text));
        return await ChangeOwnAsync(room, messageId, memberToken, (writer, message) => writer.Edit(message, sealedText.Value, time.GetUtcNow()), cancellation);
    }

    /// <summary>Removes one's own message. Its text is gone for good.</summary>
    public async Task<LocalChatResult> DeleteAsync(string room, string messageId, string? memberToken = null, CancellationToken cancellation = default)
    {
        if (!HasRoom(room))
            return new(LocalChatProblem.UnknownRoom);
        return await ChangeOwnAsync(
            room,
            messageId,
            memberToken,
            (writer, message) =>
            {
                writer.Remove(message, LocalRemoval.Author, time.GetUtcNow());
                return message.Revision;
            },
            cancellation);
    }

    /// <summary>
    /// Forgets what is older than <see cref="LocalOptions.KeepDays"/>, what is more than <see cref="LocalOptions.MaxMessagesPerRoom"/>,
    /// and events that were taken in a day ago. Events that were not taken in stay until they are too old. Run it every hour or so.
    /// </summary>
    /// <param name="takenIn">The checkpoint that the host has stored; null when it has none yet.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="LocalChatStorageException">The file cannot be written.</exception>
    public async Task<LocalPruned> PruneAsync(string? takenIn, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var identity = await store.IdentityAsync(cancellation);
        var upTo = LocalCheckpoint.Position(takenIn, identity.FileId);
        return await store.WriteAsync(
            writer => writer.Prune(
                now.AddDays(-options.KeepDays).ToUnixTimeMilliseconds(),
                options.MaxMessagesPerRoom,
                Rooms.Select(room => room.Name),
                upTo,
                (now - KeepTakenIn).ToUnixTimeMilliseconds()),
            cancellation);
    }

    /// <summary>Finishes what was asked, then closes the file.</summary>
    public ValueTask DisposeAsync() => store.DisposeAsync();

    private Task<LocalChatResult> ChangeOwnAsync(
        string room, string messageId, string? memberToken, Func<LocalWriter, LocalMessageRow, int> change, CancellationToken cancellation) => GuardedAsync(async () =>
    {
        var caller = await ViewerAsync(memberToken, cancellation);
        return await store.WriteAsync(
            writer =>
            {
                var message = writer.Find(room, messageId);
                if (message is null or { Origin: LocalOrigin.PrivateNote } || message.Removed != LocalRemoval.None)
                    return new LocalChatResult(LocalChatProblem.UnknownMessage, messageId);
                if (message.Origin != LocalOrigin.Member || !Owns(message.AuthorId, caller))
                    return new LocalChatResult(LocalChatProblem.NotYours, messageId);
                return new LocalChatResult(LocalChatProblem.None, messageId, change(writer, message));
            },
            cancellation);
    });

    // A post without a token is nobody's: whoever has no token either, such as a script, may change it.
    private static bool Owns(string authorId, string? caller) => caller is null ? !LocalIdentity.IsMember(authorId) : authorId == caller;

    private async ValueTask<string?> ViewerAsync(string? token, CancellationToken cancellation)
    {
        var identity = await store.IdentityAsync(cancellation);
        return token is null ? null : identity.MemberId(token);
    }

    private static async Task<LocalChatResult> GuardedAsync(Func<Task<LocalChatResult>> act)
    {
        try
        {
            return await act();
        }
        catch (LocalChatStorageException fault)
        {
            return new LocalChatResult(fault.Problem);
        }
    }
}
