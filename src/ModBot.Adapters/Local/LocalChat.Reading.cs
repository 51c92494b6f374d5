using ModBot.Moderation.Privacy;

namespace ModBot.Adapters.Local;

/// <content>What members see.</content>
public sealed partial class LocalChat
{
    /// <summary>The largest page that <see cref="ListAsync"/> gives, in messages.</summary>
    public const int MaxPage = 200;

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

    /// <summary>The id under which the platform knows whoever has this secret, such as in <see cref="Moderation.Cases.Message.AuthorId"/>.</summary>
    /// <exception cref="LocalChatStorageException">The file cannot be opened.</exception>
    public async Task<string> AuthorIdAsync(string memberToken, CancellationToken cancellation = default) => (await store.IdentityAsync(cancellation)).MemberId(memberToken);

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
        var isOwn = mine && row is { Removed: LocalRemoval.Moderation, Text: not null };
        return new LocalChatItem
        {
            Id = row.Id,
            Room = room,
            Kind = kind,
            RemovedBy = row.Removed,
            Author = shown ? seal.Open(row.Author) : null,
            Text = shown && row.Text is not null ? seal.Open(row.Text) : null,
            OwnAuthor = isOwn ? seal.Open(row.Author) : null,
            OwnText = isOwn ? seal.Open(row.Text!) : null,
            SentAt = row.SentAt,
            EditedAt = row.EditedAt,
            ReplyTo = row.ReplyTo,
            Mine = mine,
            Order = row.Number,
            Seq = row.Changed,
        };
    }
}
