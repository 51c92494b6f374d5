using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Health;

/// <summary>
/// Names a fault for logs and the health page without its message: an exception's own words can carry a text that is private.
/// </summary>
internal static class FaultNames
{
    public static string Of(Exception fault) => fault switch
    {
        SqliteException sqlite => OfSqlite(sqlite.SqliteErrorCode),
        DbUpdateException { InnerException: { } inner } => Of(inner),
        SealBrokenException => "a stored text cannot be opened: put back the keys folder that belongs to the database",
        IOException => "a file could not be read or written",
        UnauthorizedAccessException => "no right to a file",
        OperationCanceledException or TimeoutException => "it took too long",
        _ => fault.GetType().Name,
    };

    /// <summary>Whether storage is the cause, so that nothing can be kept until it is mended.</summary>
    public static bool IsStorage(Exception fault) => fault is SqliteException or IOException || fault is DbUpdateException { InnerException: SqliteException };

    private static string OfSqlite(int code) => code switch
    {
        5 or 6 => "the database is busy",
        8 => "the database is read-only",
        10 => "the disk could not be read or written",
        11 or 26 => "the database is damaged",
        13 => "the disk is full",
        14 => "the database cannot be opened",
        _ => $"database error {code}",
    };
}
