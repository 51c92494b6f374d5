using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ModBot.Host.Texts;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Health;

/// <summary>
/// Names a fault for logs and the health page without its message: an exception's own words can carry a text that is private.
/// </summary>
internal static class FaultNames
{
    /// <summary>The name of a fault, in English for the log.</summary>
    public static string Of(Exception fault) => Of(fault, OperatorTexts.English);

    /// <summary>The name of a fault for a person.</summary>
    public static string Of(Exception fault, OperatorTexts texts) => fault switch
    {
        SqliteException sqlite => OfSqlite(sqlite.SqliteErrorCode, texts),
        DbUpdateException { InnerException: { } inner } => Of(inner, texts),
        SealBrokenException => texts["Fault.Sealed"],
        IOException => texts["Fault.File"],
        UnauthorizedAccessException => texts["Fault.Rights"],
        OperationCanceledException or TimeoutException => texts["Fault.Time"],
        _ => fault.GetType().Name,
    };

    /// <summary>Whether storage is the cause, so that nothing can be kept until it is mended.</summary>
    public static bool IsStorage(Exception fault) => fault is SqliteException or IOException || fault is DbUpdateException { InnerException: SqliteException };

    private static string OfSqlite(int code, OperatorTexts texts) => code switch
    {
        5 or 6 => texts["Fault.Busy"],
        8 => texts["Fault.ReadOnly"],
        10 => texts["Fault.Disk"],
        11 or 26 => texts["Fault.Damaged"],
        13 => texts["Fault.DiskFull"],
        14 => texts["Fault.CannotOpen"],
        _ => texts.Format("Fault.Database", code),
    };
}
