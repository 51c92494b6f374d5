namespace ModBot.Host.Setup;

/// <summary>Makes the data folder, readable by its owner only.</summary>
internal static class DataDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="StartupException">The folder cannot be made or written.</exception>
    public static void Prepare(HostSettings settings)
    {
        try
        {
            Create(settings.DataDirectory);
            Create(settings.KeysDirectory);
            var probe = Path.Combine(settings.DataDirectory, ".write-test");
            File.WriteAllText(probe, "ok");
            File.Delete(probe);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StartupException(
                $"The data folder '{settings.DataDirectory}' cannot be written ({fault.Message.TrimEnd('.')}). Free space there, change its rights, or choose another folder with --data.", fault);
        }
    }

    /// <summary>Keeps the data folder for this process: two at once would carry out each other's decisions.</summary>
    /// <returns>The lock; the system lets it go when the process ends, however it ends.</returns>
    /// <exception cref="StartupException">Another ModBot has the folder.</exception>
    public static IDisposable Lock(HostSettings settings)
    {
        try
        {
            return new FileStream(Path.Combine(settings.DataDirectory, "run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new StartupException($"Another ModBot already runs on the data folder '{settings.DataDirectory}'. Stop that one, or choose another folder with --data.", fault);
        }
    }

    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
    }
}
