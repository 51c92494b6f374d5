using ModBot.Host.Texts;

namespace ModBot.Host.Setup;

/// <summary>
/// Makes the data folder. What is in it is readable by its owner only: the folder when ModBot made it, and each file by itself, so
/// that a folder which somebody else made does not give it away.
/// </summary>
internal static class DataDirectory
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <exception cref="StartupException">The folder cannot be made or written.</exception>
    public static void Prepare(HostSettings settings)
    {
        try
        {
            Create(settings.DataDirectory);
            Create(settings.KeysDirectory);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(settings.KeysDirectory, OwnerFolder);

            // SQLite gives its -wal and -shm files the rights of the file they belong to.
            foreach (var file in new[] { settings.DatabaseFile, settings.LocalChatFile }.Where(File.Exists)) MakePrivate(file);
            var probe = Path.Combine(settings.DataDirectory, ".write-test");
            using (OpenPrivate(probe, FileShare.None)) File.Delete(probe);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StartupException(OperatorTexts.Current.Format("DataNotWritable", settings.DataDirectory, fault.Message.TrimEnd('.')), fault);
        }
    }

    /// <summary>Makes sure that a file is there and that only its owner can read it. An empty one is a new database to SQLite.</summary>
    public static void MakePrivate(string path)
    {
        // Never opened when it is there: closing it again would take away the locks that SQLite has on it in this process.
        if (!File.Exists(path)) OpenPrivate(path, FileShare.None).Dispose();
        else if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, OwnerFile);
    }

    /// <summary>Opens a file to write, readable by its owner only when it is new.</summary>
    public static FileStream OpenPrivate(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerFile;
        return new FileStream(path, options);
    }

    // A folder that was there with something in it may be shared for a reason; its rights are not ours to change.
    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else if (!Directory.Exists(path)) Directory.CreateDirectory(path, OwnerFolder);
        else if (!Directory.EnumerateFileSystemEntries(path).Any()) File.SetUnixFileMode(path, OwnerFolder);
    }
}
