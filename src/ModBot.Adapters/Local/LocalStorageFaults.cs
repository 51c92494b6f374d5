using Microsoft.Data.Sqlite;

namespace ModBot.Adapters.Local;

/// <summary>Turns what can go wrong with a file into the chat's own words.</summary>
internal static class LocalStorageFaults
{
    // https://sqlite.org/rescode.html
    private const int Perm = 3, Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, Protocol = 15, NotADatabase = 26;

    // ENOSPC, EDQUOT and EROFS on Linux; ERROR_DISK_FULL on Windows.
    private const int NoSpace = 28, QuotaReached = 122, ReadOnlyDisk = 30, DiskFullWindows = unchecked((int)0x80070070);

    /// <summary>The exception to tell of it; null when this is no trouble with the file but a fault of ours.</summary>
    public static LocalChatStorageException? Of(Exception fault) => fault switch
    {
        LocalChatStorageException ours => ours,
        SqliteException sqlite => Problem(sqlite.SqliteErrorCode) is { } problem ? LocalChatStorageException.Because(problem, sqlite) : null,
        UnauthorizedAccessException => LocalChatStorageException.Because(LocalChatProblem.StorageReadOnly, fault),
        IOException { HResult: DiskFullWindows or NoSpace or QuotaReached } => LocalChatStorageException.Because(LocalChatProblem.StorageFull, fault),
        IOException { HResult: ReadOnlyDisk } => LocalChatStorageException.Because(LocalChatProblem.StorageReadOnly, fault),
        IOException => LocalChatStorageException.Because(LocalChatProblem.StorageUnavailable, fault),
        _ => null,
    };

    private static LocalChatProblem? Problem(int code) => code switch
    {
        Full => LocalChatProblem.StorageFull,
        ReadOnly or Perm => LocalChatProblem.StorageReadOnly,
        Busy or Locked or IoError or Corrupt or CannotOpen or Protocol or NotADatabase => LocalChatProblem.StorageUnavailable,
        _ => null,
    };
}
