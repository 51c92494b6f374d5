using Microsoft.Data.Sqlite;

namespace ModBot.Adapters.Local;

/// <summary>Where a message came from.</summary>
internal enum LocalOrigin
{
    Member = 0,
    Reply,
    PrivateNote,
}

/// <summary>What a journal row tells.</summary>
internal enum JournalKind
{
    Posted = 0,
    Edited,
    Deleted,

    /// <summary>A change that members see and that is no news for the adapter: ModBot's own post, a message hidden or put back.</summary>
    Own,
}

/// <summary>A message as it is stored.</summary>
internal sealed record LocalMessageRow(
    string Room, string Id, LocalOrigin Origin, string AuthorId, byte[] Author, byte[]? Text, int Revision, DateTimeOffset SentAt, LocalRemoval Removed, bool Hidden);

/// <summary>A new message.</summary>
internal sealed record LocalNewMessage(
    string Room, string Id, LocalOrigin Origin, string AuthorId, byte[] Author, byte[] Text, DateTimeOffset At, string? ReplyTo = null, string? Recipient = null);

/// <summary>The writer's connection. Used by one at a time, between <see cref="Begin"/> and <see cref="Commit"/>.</summary>
internal sealed partial class LocalWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private Dictionary<string, long> changed = new(StringComparer.Ordinal);

    public LocalWriter(SqliteConnection connection)
    {
        this.connection = connection;
        Latest = (long)Prepare(LocalSchema.LatestSql).ExecuteScalar()!;
    }

    /// <summary>The number of the last change when the file was opened.</summary>
    public long Latest { get; }

    public void Begin()
    {
        changed = new(StringComparer.Ordinal);
        Execute("BEGIN IMMEDIATE");
    }

    /// <summary>Makes it safe on disk; says which rooms changed and the last number in each.</summary>
    public IReadOnlyDictionary<string, long> Commit()
    {
        Execute("COMMIT");
        return changed;
    }

    public void Insert(LocalNewMessage message)
    {
        var at = message.At.ToUnixTimeMilliseconds();
        var kind = message.Origin == LocalOrigin.Member ? JournalKind.Posted : JournalKind.Own;
        var seq = Journal(kind, message.Room, message.Id, 0, at, at, message.AuthorId, message.Author, message.Text);
        Execute(
            """
            INSERT INTO messages(number, changed, room, id, origin, author_id, author, text, reply_to, recipient, revision, sent_at, removed, hidden)
            VALUES ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, 0, 0)
            """,
            seq, message.Room, message.Id, (long)message.Origin, message.AuthorId, message.Author, message.Text, message.ReplyTo, message.Recipient, at);
    }

    public int Edit(LocalMessageRow message, byte[] text, DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        var revision = message.Revision + 1;
        var seq = Journal(JournalKind.Edited, message.Room, message.Id, revision, at, message.SentAt.ToUnixTimeMilliseconds(), message.AuthorId, message.Author, text);
        Execute("UPDATE messages SET changed = $1, text = $2, revision = $3, edited_at = $4 WHERE id = $5", seq, text, (long)revision, at, message.Id);
        return revision;
    }

    /// <summary>Takes a message away. What its author or we ourselves take back leaves no text and no name; what the moderation removed can be put back.</summary>
    public void Remove(LocalMessageRow message, LocalRemoval by, DateTimeOffset now)
    {
        var kind = message.Origin == LocalOrigin.Member ? JournalKind.Deleted : JournalKind.Own;
        var seq = Note(message, kind, now, byModBot: by != LocalRemoval.Author);
        var (author, text) = by == LocalRemoval.Moderation ? (message.Author, message.Text) : ([], null);
        Execute("UPDATE messages SET changed = $1, removed = $2, author = $3, text = $4 WHERE id = $5", seq, (long)by, author, text, message.Id);
    }

    public void PutBack(LocalMessageRow message, DateTimeOffset now) =>
        Execute("UPDATE messages SET changed = $1, removed = 0 WHERE id = $2", Note(message, JournalKind.Own, now), message.Id);

    public void SetHidden(LocalMessageRow message, bool hidden, DateTimeOffset now) =>
        Execute("UPDATE messages SET changed = $1, hidden = $2 WHERE id = $3", Note(message, JournalKind.Own, now), hidden ? 1L : 0L, message.Id);

    public LocalMessageRow? Find(string room, string id)
    {
        const string Sql = "SELECT origin, author_id, author, text, revision, sent_at, removed, hidden FROM messages WHERE room = $1 AND id = $2";
        using var row = Bind(Sql, room, id).ExecuteReader();
        if (!row.Read())
            return null;
        return new LocalMessageRow(
            room, id, (LocalOrigin)row.GetInt32(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.IsDBNull(3) ? null : row.GetFieldValue<byte[]>(3),
            row.GetInt32(4), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)), (LocalRemoval)row.GetInt32(6), row.GetBoolean(7));
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    private long Note(LocalMessageRow message, JournalKind kind, DateTimeOffset now, bool byModBot = false) =>
        Journal(kind, message.Room, message.Id, message.Revision, now.ToUnixTimeMilliseconds(), message.SentAt.ToUnixTimeMilliseconds(), byModBot: byModBot);

    private long Journal(
        JournalKind kind, string room, string message, int revision, long at, long sentAt,
        string? authorId = null, byte[]? author = null, byte[]? text = null, bool byModBot = false)
    {
        // Our own posts are no events: their text has no business in the journal.
        var told = kind != JournalKind.Own;
        var seq = (long)Bind(
            """
            INSERT INTO journal(kind, at, room, message, revision, sent_at, author_id, author, text, by_modbot)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING seq
            """,
            (long)kind, at, room, message, (long)revision, sentAt, told ? authorId : null, told ? author : null, told ? text : null, byModBot ? 1L : 0L)
            .ExecuteScalar()!;
        changed[room] = seq;
        return seq;
    }

    private int Execute(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    private SqliteCommand Bind(string sql, params ReadOnlySpan<object?> values)
    {
        var command = Prepare(sql);
        for (var i = 0; i < values.Length; i++)
        {
            if (i == command.Parameters.Count)
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + (i + 1) });
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    private SqliteCommand Prepare(string sql)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
#pragma warning disable CA2100 // Constant texts of this class; values are parameters.
            prepared[sql] = command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        }

        return command;
    }
}
