using System.Text;
using ModBot.Host.Texts;

namespace ModBot.Host.Setup;

/// <summary>
/// Keeps the data folder for one running ModBot, because two at once would carry out each other's decisions. The system lets the
/// lock go when the process ends, however it ends. Beside the lock stands the address at which that ModBot listens.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private readonly HostSettings settings;
    private readonly FileStream held;

    private RunLock(HostSettings settings, FileStream held) => (this.settings, this.held) = (settings, held);

    /// <exception cref="StartupException">Another ModBot has the folder.</exception>
    public static RunLock Take(HostSettings settings)
    {
        try
        {
            var taken = DataDirectory.OpenPrivate(LockFile(settings), FileShare.None);

            // One that was killed could not take its address away.
            File.Delete(AddressFile(settings));
            return new RunLock(settings, taken);
        }
        catch (IOException fault)
        {
            throw new StartupException(OperatorTexts.Current.Format("DataInUse", settings.DataDirectory), fault);
        }
    }

    /// <summary>Where the ModBot listens that has this data folder; null when none runs.</summary>
    public static string? AddressOfRunning(HostSettings settings) =>
        IsHeld(settings) && File.Exists(AddressFile(settings)) ? File.ReadAllText(AddressFile(settings)).Trim() : null;

    /// <summary>Notes where this ModBot listens.</summary>
    public void ListensAt(string address)
    {
        using var file = DataDirectory.OpenPrivate(AddressFile(settings), FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(address));
    }

    public void Dispose()
    {
        File.Delete(AddressFile(settings));
        held.Dispose();
    }

    private static string LockFile(HostSettings settings) => Path.Combine(settings.DataDirectory, "run.lock");

    private static string AddressFile(HostSettings settings) => Path.Combine(settings.DataDirectory, "run.address");

    private static bool IsHeld(HostSettings settings)
    {
        if (!File.Exists(LockFile(settings))) return false;
        try
        {
            using var free = new FileStream(LockFile(settings), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
