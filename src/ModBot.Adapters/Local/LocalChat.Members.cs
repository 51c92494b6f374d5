using ModBot.Moderation.Cases;

namespace ModBot.Adapters.Local;

/// <content>What the host has to know of a member who asks something of it.</content>
public sealed partial class LocalChat
{
    /// <summary>The id of whoever holds a token, as it stands in their messages.</summary>
    public async Task<string> MemberIdAsync(string memberToken, CancellationToken cancellation = default) => (await store.IdentityAsync(cancellation)).MemberId(memberToken);

    /// <summary>A member's message as the adapter would tell of it; null when it is not there, or not to be seen.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="LocalChatStorageException">The file cannot be used.</exception>
    public async Task<Message?> FindAsync(MessageKey key, CancellationToken cancellation = default)
    {
        if (!HasRoom(key.Channel))
            return null;

        // Read where the writer stands: what was just posted can be reported at once.
        var row = await store.WriteAsync(writer => writer.Find(key.Channel, key.MessageId), cancellation);
        if (row is not { Origin: LocalOrigin.Member, Removed: LocalRemoval.None, Text: { } text })
            return null;
        return new Message { Key = key, Revision = row.Revision, AuthorId = row.AuthorId, AuthorName = seal.Open(row.Author), Text = seal.Open(text), SentAt = row.SentAt };
    }
}
