using System.ComponentModel.DataAnnotations;

namespace ModBot.Host.Setup;

/// <summary>Where ModBot lives on this machine. Section <c>Host</c>.</summary>
internal sealed class HostSettings
{
    public const string Section = "Host";

    /// <summary>Folder for the database, the keys and the local chat. Default: <c>modbot</c> in the user's local application data.</summary>
    [Required]
    public string DataDirectory { get; set; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "modbot");

    /// <summary>Address of the console. Default: port 5080 on this machine only.</summary>
    [Required]
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <summary>
    /// Names by which this machine may be asked for, besides its own: those of <see cref="Url"/> and of this machine itself. Default:
    /// none. <c>*</c> is every name, and takes away the guard against websites that make their own name mean this machine.
    /// </summary>
    public IList<string> AllowedHosts { get; set; } = [];

    /// <summary>The time zone in which the team lives, as IANA names it. Default: Europe/Amsterdam.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/Amsterdam";

    /// <summary>The model file. Default: the one that came with the program.</summary>
    [Required]
    public string ModelFile { get; set; } = Path.Combine(AppContext.BaseDirectory, "models", "ladder.model");

    /// <summary>Name of the first member of the team, who gets the printed sign-in link. 1–40 characters.</summary>
    [Required]
    [StringLength(40, MinimumLength = 1)]
    public string AdminName { get; set; } = "Beheerder";

    /// <summary>The database file.</summary>
    public string DatabaseFile => Path.Combine(DataDirectory, "modbot.db");

    /// <summary>The file of the local chat platform.</summary>
    public string LocalChatFile => Path.Combine(DataDirectory, "local-chat.db");

    /// <summary>The folder of the keys that seal private text. Keep a copy of it apart from copies of the database.</summary>
    public string KeysDirectory => Path.Combine(DataDirectory, "keys");
}
