using System.CommandLine;
using ModBot.Host.Setup;

namespace ModBot.Host.Cli;

/// <summary>The options that more than one command has.</summary>
internal static class SharedOptions
{
    public static Option<string?> Data { get; } = new("--data") { Description = "Folder for database, keys and local chat.", HelpName = "DIR" };

    public static Option<string?> Config { get; } = new("--config") { Description = "Settings file (default: modbot.json in the data folder).", HelpName = "FILE" };

    public static Option<string?> Model { get; } = new("--model") { Description = "Model file (default: the one that came with the program).", HelpName = "FILE" };

    public static Option<string?> Url { get; } = new("--url") { Description = "Address of the console (default: http://127.0.0.1:5080).", HelpName = "URL" };

    /// <summary>The settings as these options, the environment and the file give them.</summary>
    public static IConfigurationRoot Load(ParseResult parsed) => Configuration.Load(parsed.GetValue(Config), new Dictionary<string, string?>
    {
        [$"{HostSettings.Section}:{nameof(HostSettings.DataDirectory)}"] = parsed.GetValue(Data),
        [$"{HostSettings.Section}:{nameof(HostSettings.ModelFile)}"] = Has(parsed, Model) ? parsed.GetValue(Model) : null,
        [$"{HostSettings.Section}:{nameof(HostSettings.Url)}"] = Has(parsed, Url) ? parsed.GetValue(Url) : null,
    });

    private static bool Has(ParseResult parsed, Option option) => parsed.GetResult(option) is not null;
}
