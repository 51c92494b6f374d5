using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using ModBot.Moderation.Privacy;

namespace ModBot.Adapters.Local;

/// <summary>The chat's file: what is in it, and opening it.</summary>
internal static class LocalSchema
{
    /// <summary>The last number that was given to a change.</summary>
    public const string LatestSql = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'journal'), 0)";

    private const int Version = 1;
    private const int ApplicationId = 0x6D624C43; // "mbLC": a file of ours, whatever its name
    private const int PageSize = 4096;

    // messages: what members see now. number is the journal's seq of its posting, changed that of its last change.
    // journal: every change, in order; inbound kinds are what the adapter hands on, with the text of that revision.
    private const string Tables = """
        CREATE TABLE settings(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE messages(
          number INTEGER PRIMARY KEY, changed INTEGER NOT NULL,
          room TEXT NOT NULL, id TEXT NOT NULL UNIQUE, origin INTEGER NOT NULL,
          author_id TEXT NOT NULL, author BLOB NOT NULL, text BLOB,
          reply_to TEXT, recipient TEXT,
          revision INTEGER NOT NULL, sent_at INTEGER NOT NULL, edited_at INTEGER,
          removed INTEGER NOT NULL, hidden INTEGER NOT NULL);
        CREATE INDEX messages_by_number ON messages(room, number);
        CREATE INDEX messages_by_change ON messages(room, changed);
        CREATE TABLE journal(
          seq INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, at INTEGER NOT NULL,
          room TEXT NOT NULL, message TEXT NOT NULL, revision INTEGER NOT NULL,
          sent_at INTEGER NOT NULL, author_id TEXT, author BLOB, text BLOB, by_modbot INTEGER NOT NULL);
        CREATE TABLE requests(
          key TEXT PRIMARY KEY, kind INTEGER NOT NULL, message TEXT NOT NULL,
          outcome INTEGER NOT NULL, reason INTEGER NOT NULL, posted TEXT, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE reports(
          key TEXT PRIMARY KEY, room TEXT NOT NULL, message TEXT NOT NULL, text BLOB,
          at INTEGER NOT NULL, withdrawn_at INTEGER) WITHOUT ROWID;
        """;

    public static string ConnectionString(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
        DefaultTimeout = 5,
    }.ToString();

    /// <summary>Opens the writer's connection, makes the file when it is not there, and says which file it is.</summary>
    public static (SqliteConnection Connection, LocalIdentity Identity) Open(string path, int maxFileMegabytes, ITextSeal seal)
    {
        CreateFile(path);
        // Not pooled: after a failure it must really close.
        var connection = new SqliteConnection(ConnectionString(path) + ";Pooling=False");
        try
        {
            connection.Open();
            // FULL: what was accepted is there after a power cut too. Group commit pays for it.
            connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
            Migrate(connection, seal);
            connection.Run($"PRAGMA max_page_count = {(long)maxFileMegabytes * 1024 * 1024 / PageSize}");
            return (connection, ReadIdentity(connection, seal));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void CreateFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (File.Exists(path))
            return;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
    }

    private static void Migrate(SqliteConnection connection, ITextSeal seal)
    {
        var version = (long)connection.Scalar("PRAGMA user_version")!;
        if (version == Version)
            return;
        if (version > Version)
            throw new LocalChatStorageException($"The chat's file has version {version}; this ModBot knows up to {Version}. Install the newer ModBot again.");
        if ((long)connection.Scalar("SELECT count(*) FROM sqlite_master")! != 0)
            throw new LocalChatStorageException("The chat's file was made by another program. Move it away; ModBot will make a new one.");

        using var transaction = connection.BeginTransaction();
        connection.Run(Tables, transaction);
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO settings(name, value) VALUES ('file', $file), ('secret', $secret)";
        insert.Parameters.AddWithValue("$file", LocalIdentity.NewId());
        insert.Parameters.AddWithValue("$secret", seal.Seal(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
        insert.ExecuteNonQuery();
        connection.Run($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};", transaction);
        transaction.Commit();
    }

    private static LocalIdentity ReadIdentity(SqliteConnection connection, ITextSeal seal)
    {
        var file = Convert.ToString(connection.Scalar("SELECT value FROM settings WHERE name = 'file'"), CultureInfo.InvariantCulture)!;
        var secret = (byte[])connection.Scalar("SELECT value FROM settings WHERE name = 'secret'")!;
        return new LocalIdentity(file, Convert.FromBase64String(seal.Open(secret)));
    }

    private static void Run(this SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
