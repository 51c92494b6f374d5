using System.ComponentModel.DataAnnotations;
using ModBot.Adapters.Local;

namespace ModBot.Host.Setup;

/// <summary>
/// Reads the settings: defaults, then <c>modbot.json</c> in the data folder (or the file given with <c>--config</c>), then
/// environment variables that start with <c>MODBOT_</c>, then the command line. Later ones win. Unknown names are refused.
/// </summary>
internal static class Configuration
{
    /// <summary>Section of the local chat platform.</summary>
    public const string LocalSection = "Local";

    private const string EnvironmentPrefix = "MODBOT_";

    private static readonly Dictionary<string, Type> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        [HostSettings.Section] = typeof(HostSettings),
        [PipelineSettings.Section] = typeof(PipelineSettings),
        [LocalSection] = typeof(LocalOptions),
    };

    /// <summary>Builds the configuration.</summary>
    /// <param name="configFile">The file given with <c>--config</c>; null to look in the data folder.</param>
    /// <param name="overrides">What the command line sets, such as <c>Host:Url</c>; null values are left out.</param>
    /// <exception cref="StartupException">A file cannot be read, or a value is wrong; the message names all that is wrong.</exception>
    public static IConfigurationRoot Load(string? configFile, IReadOnlyDictionary<string, string?> overrides)
    {
        var given = overrides.Where(pair => pair.Value is not null);
        var folder = new ConfigurationBuilder().AddEnvironmentVariables(EnvironmentPrefix).AddInMemoryCollection(given).Build()[$"{HostSettings.Section}:{nameof(HostSettings.DataDirectory)}"]
            ?? new HostSettings().DataDirectory;
        try
        {
            var configuration = new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath(configFile ?? Path.Combine(folder, "modbot.json")), optional: configFile is null, reloadOnChange: false)
                .AddEnvironmentVariables(EnvironmentPrefix)
                .AddInMemoryCollection(given)
                .Build();
            Check(configuration);
            return configuration;
        }
        catch (Exception fault) when (fault is FileNotFoundException or InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The settings cannot be read: {fault.Message} {fault.InnerException?.Message}".TrimEnd(), fault);
        }
    }

    /// <summary>Reads one section into its class.</summary>
    public static T Get<T>(IConfiguration configuration, string section) where T : class, new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>(options => options.ErrorOnUnknownConfiguration = true) ?? new T();
        }
        catch (InvalidOperationException fault)
        {
            throw new StartupException($"Section '{section}' of the settings is wrong: {fault.Message}", fault);
        }
    }

    private static void Check(IConfiguration configuration)
    {
        var problems = configuration.GetChildren().Select(section => section.Key).Where(key => !Sections.ContainsKey(key))
            .Select(key => $"There is no section '{key}'; there are {string.Join(", ", Sections.Keys)}.").ToList();
        problems.AddRange(ProblemsOf(Get<HostSettings>(configuration, HostSettings.Section), HostSettings.Section));
        problems.AddRange(ProblemsOf(Get<PipelineSettings>(configuration, PipelineSettings.Section), PipelineSettings.Section));
        problems.AddRange(ProblemsOf(Get<LocalOptions>(configuration, LocalSection), LocalSection));
        problems.AddRange(UrlProblems(Get<HostSettings>(configuration, HostSettings.Section).Url));
        if (problems.Count > 0) throw new StartupException("The settings are wrong. " + string.Join(" ", problems));
    }

    private static IEnumerable<string> ProblemsOf(object settings, string section)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), results, validateAllProperties: true);
        return results.Select(result => $"{section}: {result.ErrorMessage}");
    }

    private static IEnumerable<string> UrlProblems(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme != Uri.UriSchemeHttp || parsed.AbsolutePath != "/")
        {
            yield return $"Host: Url must look like http://127.0.0.1:5080; got '{url}'.";
        }
    }
}
