using Microsoft.Data.Sqlite;
using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Local;

/// <summary>A message as one viewer may see it, still sealed.</summary>
internal sealed record LocalViewRow(
    long Number, long Changed, string Id, LocalOrigin Origin, string AuthorId, byte[] Author, byte[]? Text, string? ReplyTo,
    DateTimeOffset SentAt, DateTimeOffset? EditedAt, LocalRemoval Removed, bool Hidden);

/// <summary>A row of the journal, still sealed.</summary>
internal sealed record LocalJournalRow(
    long Seq, JournalKind Kind, DateTimeOffset At, string Room, string Message, int Revision, DateTimeOffset SentAt,
    string? AuthorId, byte[]? Author, byte[]? Text, bool ByModBot, string? AnsweredId, byte[]? Answered);

/// <summary>A reader's connection, for one read of one consistent state.</summary>
internal sealed class LocalReader : IDisposable
{
    private const string ViewColumns = "number, changed, id, origin, author_id, author, text, reply_to, sent_at, edited_at, removed, hidden";

    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;

    public LocalReader(string connectionString)
    {
        connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            transaction = connection.BeginTransaction(deferred: true);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The number of the last change.</summary>
    public long Latest
    {
        get
        {
            using var command = Command(LocalSchema.LatestSql);
            return (long)command.ExecuteScalar()!;
        }
    }

    /// <summary>The newest messages, in order of posting.</summary>
    public List<LocalViewRow> Newest(string room, int limit, string? viewer)
    {
        var rows = View("room = $room AND removed <> $withdrawn ORDER BY number DESC LIMIT $limit", viewer, ("$room", room), ("$limit", limit));
        rows.Reverse();
        return rows;
    }

    /// <summary>What changed after a change, in order of change.</summary>
    public List<LocalViewRow> ChangedAfter(string room, long after, int limit, string? viewer) =>
        View("room = $room AND changed > $after ORDER BY changed LIMIT $limit", viewer, ("$room", room), ("$after", after), ("$limit", limit));

    /// <summary>One message.</summary>
    public LocalViewRow? One(string room, string id, string? viewer) =>
        View("room = $room AND id = $id AND removed <> $withdrawn", viewer, ("$room", room), ("$id", id)).SingleOrDefault();

    /// <summary>What is in the journal after a change, ModBot's own included.</summary>
    public List<LocalJournalRow> JournalAfter(long after, int limit)
    {
        using var command = Command(
            """
            SELECT seq, kind, at, journal.room, message, journal.revision, journal.sent_at, journal.author_id, journal.author, journal.text, by_modbot, answered.author_id, answered.author
            FROM journal
              LEFT JOIN messages AS posted ON posted.id = message
              LEFT JOIN messages AS answered ON answered.id = posted.reply_to AND answered.origin = $member AND answered.removed <> $gone
            WHERE seq > $after ORDER BY seq LIMIT $limit
            """,
            ("$after", after), ("$limit", limit), ("$member", (int)LocalOrigin.Member), ("$gone", (int)LocalRemoval.Author));
        using var row = command.ExecuteReader();
        var rows = new List<LocalJournalRow>();
        while (row.Read())
        {
            rows.Add(new LocalJournalRow(
                row.GetInt64(0), (JournalKind)row.GetInt32(1), Time(row, 2), row.GetString(3), row.GetString(4), row.GetInt32(5), Time(row, 6),
                Text(row, 7), Bytes(row, 8), Bytes(row, 9), row.GetBoolean(10), Text(row, 11), Bytes(row, 12)));
        }

        return rows;
    }

    /// <summary>How a request was answered; null when it never was.</summary>
    public PlatformResult? Request(string key)
    {
        using var command = Command("SELECT outcome, reason, posted FROM requests WHERE key = $key", ("$key", key));
        using var row = command.ExecuteReader();
        return row.Read() ? new PlatformResult((PlatformOutcome)row.GetInt32(0), (RefusalReason)row.GetInt32(1), Text(row, 2)) : null;
    }

    public void Dispose()
    {
        transaction.Dispose();
        connection.Dispose();
    }

    // A private note exists for nobody but its recipient: the filter stands here, under every view.
    private List<LocalViewRow> View(string where, string? viewer, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command($"SELECT {ViewColumns} FROM messages WHERE (recipient IS NULL OR recipient = $viewer) AND {where}", values);
        command.Parameters.AddWithValue("$viewer", viewer ?? (object)DBNull.Value);
        command.Parameters.AddWithValue("$withdrawn", (int)LocalRemoval.Withdrawn);
        using var row = command.ExecuteReader();
        var rows = new List<LocalViewRow>();
        while (row.Read())
        {
            rows.Add(new LocalViewRow(
                row.GetInt64(0), row.GetInt64(1), row.GetString(2), (LocalOrigin)row.GetInt32(3), row.GetString(4), Bytes(row, 5)!, Bytes(row, 6), Text(row, 7),
                Time(row, 8), row.IsDBNull(9) ? null : Time(row, 9), (LocalRemoval)row.GetInt32(10), row.GetBoolean(11)));
        }

        return rows;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
#pragma warning disable CA2100 // Constant texts of this class; values are parameters.
        var command = new SqliteCommand(sql, connection, transaction);
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private static DateTimeOffset Time(SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static byte[]? Bytes(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);
}
