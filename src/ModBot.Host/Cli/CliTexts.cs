using System.Globalization;
using System.Resources;

namespace ModBot.Host.Cli;

/// <summary>What the command line says to whoever starts it, in the language of the machine (English where that is not Dutch).</summary>
internal static class CliTexts
{
    private static readonly ResourceManager Texts = new(
        $"ModBot.Host.Cli.CliTexts{(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "nl" ? "Nl" : "En")}", typeof(CliTexts).Assembly);

    /// <summary>{0}: sign-in link, {1}: address of the local chat.</summary>
    public static string Welcome => Get(nameof(Welcome));

    /// <summary>{0}: name, {1}: sign-in link.</summary>
    public static string SignInLink => Get(nameof(SignInLink));

    private static string Get(string name) => Texts.GetString(name, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException($"The text {name} is missing.");
}
