using System.ComponentModel.DataAnnotations;
using ModBot.Moderation.Privacy;

namespace ModBot.Adapters.Local;

/// <summary>
/// The built-in chat: a platform of its own, with rooms in one file. What it answers with success is on disk. Thread-safe; one process at
/// a time uses a file.
/// </summary>
public sealed partial class LocalChat : IAsyncDisposable
{
    /// <summary>The largest page that <see cref="ListAsync"/> gives, in messages.</summary>
    public const int MaxPage = 200;

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

    /// <summary>Whether there is a room with this name.</summary>
    public bool HasRoom(string room) => store.ChangesIn(room) is not null;

    /// <summary>Posts a message.</summary>
    /// <param name="room">The room's name.</param>
    /// <param name="author">The name to show, 1–40 characters.</param>
    /// <param name="text">The text, 1–4,000 characters.</param>
    /// <param name="memberToken">The secret by which the author is known again; null for a post that anyone without a token may change.</param>
    /// <param name="cancellation">Stops waiting. The message can be there all the same.</param>
    public async Task<LocalChatResult> PostAsync(string room, string author, string text, string? memberToken = null, CancellationToken cancellation = default)
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
                    writer.Insert(message);
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
    /// What a viewer sees of a room now. Without <paramref name="after"/>: the newest messages. With the cursor of an earlier page: every
    /// message that is new, edited, removed, hidden or back since then, as it is now.
    /// </summary>
    /// <exception cref="SealBrokenException">The keys that belong to the file are gone.</exception>
    public async Task<LocalChatPage> ListAsync(
        string room, long? after = null, int limit = MaxPage, string? viewerToken = null, CancellationToken cancellation = default)
    {
        if (!HasRoom(room))
            return LocalChatPage.Failed(LocalChatProblem.UnknownRoom);
        limit = Math.Clamp(limit, 1, MaxPage);
        try
        {
            var viewer = await ViewerAsync(viewerToken, cancellation);
            var (rows, latest, changes) = await store.ReadAsync(
                reader =>
                {
                    var latest = reader.Latest;
                    // A cursor from the future belongs to a file that was replaced: start over.
                    var changes = after >= 0 && after <= latest;
                    return (changes ? reader.ChangedAfter(room, after!.Value, limit, viewer) : reader.Newest(room, limit, viewer), latest, changes);
                },
                cancellation);
            var more = changes && rows.Count == limit;
            return new LocalChatPage(LocalChatProblem.None, [.. rows.Select(row => View(room, row, viewer))], more ? rows[^1].Changed : latest, more);
        }
        catch (LocalChatStorageException fault)
        {
            return LocalChatPage.Failed(fault.Problem);
        }
    }

    /// <summary>One message as a viewer sees it: a page of one, or <see cref="LocalChatProblem.UnknownMessage"/>.</summary>
    /// <exception cref="SealBrokenException">The keys that belong to the file are gone.</exception>
    public async Task<LocalChatPage> GetAsync(string room, string messageId, string? viewerToken = null, CancellationToken cancellation = default)
    {
        if (!HasRoom(room))
            return LocalChatPage.Failed(LocalChatProblem.UnknownRoom);
        try
        {
            var viewer = await ViewerAsync(viewerToken, cancellation);
            var row = await store.ReadAsync(reader => reader.One(room, messageId, viewer), cancellation);
            return row is null
                ? LocalChatPage.Failed(LocalChatProblem.UnknownMessage)
                : new LocalChatPage(LocalChatProblem.None, [View(room, row, viewer)], row.Changed, More: false);
        }
        catch (LocalChatStorageException fault)
        {
            return LocalChatPage.Failed(fault.Problem);
        }
    }

    /// <summary>Waits until something in the room changed after <paramref name="after"/>; answers with the number of the last change.</summary>
    /// <exception cref="ArgumentException">There is no such room.</exception>
    /// <exception cref="LocalChatStorageException">The file cannot be opened.</exception>
    public async Task<long> WaitForChangeAsync(string room, long after, CancellationToken cancellation)
    {
        var signal = store.ChangesIn(room) ?? throw new ArgumentException($"There is no room '{room}'.", nameof(room));
        await store.IdentityAsync(cancellation);
        await signal.WaitAsync(after, cancellation);
        return signal.Latest;
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

    private LocalChatItem View(string room, LocalViewRow row, string? viewer)
    {
        var mine = row.Origin == LocalOrigin.Member && row.AuthorId == viewer;
        var kind = row switch
        {
            { Removed: not LocalRemoval.None } => LocalItemKind.Removed,
            { Hidden: true } => LocalItemKind.Hidden,
            { Origin: LocalOrigin.Reply } => LocalItemKind.ModBot,
            { Origin: LocalOrigin.PrivateNote } => LocalItemKind.Private,
            _ => LocalItemKind.Member,
        };
        var shown = kind != LocalItemKind.Removed && (kind != LocalItemKind.Hidden || mine);
        return new LocalChatItem
        {
            Id = row.Id,
            Room = room,
            Kind = kind,
            RemovedBy = row.Removed,
            Author = shown ? seal.Open(row.Author) : null,
            Text = shown && row.Text is not null ? seal.Open(row.Text) : null,
            SentAt = row.SentAt,
            EditedAt = row.EditedAt,
            ReplyTo = row.ReplyTo,
            Mine = mine,
            Order = row.Number,
            Seq = row.Changed,
        };
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
