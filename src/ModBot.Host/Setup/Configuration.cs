using System.ComponentModel.DataAnnotations;
using System.Reflection;
using ModBot.Adapters.Discord;
using ModBot.Adapters.Instagram;
using ModBot.Adapters.Local;
using ModBot.Adapters.Telegram;
using ModBot.Host.Texts;

namespace ModBot.Host.Setup;

/// <summary>
/// Reads the settings: defaults, then <c>modbot.json</c> in the data folder (or the file given with <c>--config</c>), then
/// environment variables that start with <c>MODBOT_</c>, then the command line. Later ones win. Unknown names are refused.
/// </summary>
internal static class Configuration
{
    /// <summary>Section of the local chat platform.</summary>
    public const string LocalSection = "Local";

    /// <summary>Section of the connection to Telegram.</summary>
    public const string TelegramSection = "Telegram";

    /// <summary>Section of the connection to Discord.</summary>
    public const string DiscordSection = "Discord";

    /// <summary>Section of the connection to Instagram.</summary>
    public const string InstagramSection = "Instagram";

    private const string EnvironmentPrefix = "MODBOT_";

    private static readonly Dictionary<string, Type> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        [HostSettings.Section] = typeof(HostSettings),
        [PipelineSettings.Section] = typeof(PipelineSettings),
        [LocalSection] = typeof(LocalOptions),
        [TelegramSection] = typeof(TelegramOptions),
        [DiscordSection] = typeof(DiscordOptions),
        [InstagramSection] = typeof(InstagramOptions),
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
            throw new StartupException(OperatorTexts.Current.Format("SettingsUnreadable", $"{fault.Message} {fault.InnerException?.Message}".TrimEnd()), fault);
        }
    }

    /// <summary>Reads one section into its class.</summary>
    /// <exception cref="StartupException">A value is not of its kind, such as a word where a number belongs.</exception>
    public static T Get<T>(IConfiguration configuration, string section) where T : class, new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>(options => options.ErrorOnUnknownConfiguration = true) ?? new T();
        }
        catch (InvalidOperationException fault)
        {
            throw new StartupException(OperatorTexts.Current.Format("SectionWrong", section, fault.Message), fault);
        }
    }

    private static void Check(IConfiguration configuration)
    {
        var texts = OperatorTexts.Current;
        List<string> problems =
        [
            .. configuration.GetChildren().Where(section => !Sections.ContainsKey(section.Key))
                .Select(section => texts.Format("NoSuchSection", section.Key, string.Join(", ", Sections.Keys))),
            .. Sections.SelectMany(section => UnknownNames(configuration.GetSection(section.Key), section.Value, texts)),
        ];
        if (problems.Count == 0)
        {
            var host = Get<HostSettings>(configuration, HostSettings.Section);
            problems.AddRange(ProblemsOf(host, HostSettings.Section, texts));
            problems.AddRange(ProblemsOf(Get<PipelineSettings>(configuration, PipelineSettings.Section), PipelineSettings.Section, texts));
            problems.AddRange(ProblemsOf(Get<LocalOptions>(configuration, LocalSection), LocalSection, texts));
            problems.AddRange(ProblemsOf(Get<TelegramOptions>(configuration, TelegramSection), TelegramSection, texts));
            problems.AddRange(ProblemsOf(Get<InstagramOptions>(configuration, InstagramSection), InstagramSection, texts));
            if (Get<DiscordOptions>(configuration, DiscordSection) is { IsOn: true } discord) problems.AddRange(ProblemsOf(discord, DiscordSection, texts));
            problems.AddRange(HostProblems(host, texts));
        }

        if (problems.Count > 0) throw new StartupException(texts.Format("SettingsWrong", string.Join(" ", problems)));
    }

    private static IEnumerable<string> UnknownNames(IConfigurationSection section, Type settings, OperatorTexts texts)
    {
        var names = Settable(settings).Select(property => property.Name).ToList();
        return section.GetChildren().Where(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => texts.Format("NoSuchSetting", section.Key, child.Key, string.Join(", ", names)));
    }

    private static IEnumerable<string> ProblemsOf(object settings, string section, OperatorTexts texts)
    {
        foreach (var property in Settable(settings.GetType()))
        {
            var value = property.GetValue(settings);
            if (property.GetCustomAttributes<ValidationAttribute>().FirstOrDefault(rule => !rule.IsValid(value)) is { } broken) yield return Sentence(broken, section, property.Name, value, texts);
        }

        if (settings is not IValidatableObject more) yield break;
        foreach (var result in more.Validate(new ValidationContext(settings))) yield return texts.Format("SettingOther", section, result.ErrorMessage);
    }

    private static string Sentence(ValidationAttribute broken, string section, string name, object? value, OperatorTexts texts) => broken switch
    {
        RequiredAttribute => texts.Format("SettingMissing", section, name),
        RangeAttribute range => texts.Format("SettingRange", section, name, range.Minimum, range.Maximum, value),
        StringLengthAttribute length => texts.Format("SettingLength", section, name, length.MinimumLength, length.MaximumLength),
        _ => texts.Format("SettingOther", section, broken.FormatErrorMessage(name)),
    };

    private static IEnumerable<string> HostProblems(HostSettings settings, OperatorTexts texts)
    {
        if (!Uri.TryCreate(settings.Url, UriKind.Absolute, out var parsed) || parsed.Scheme != Uri.UriSchemeHttp || parsed.AbsolutePath != "/") yield return texts.Format("UrlWrong", settings.Url);
        else if (!parsed.IsLoopback && parsed.HostNameType == UriHostNameType.Dns) yield return texts.Format("UrlNamesMachine", settings.Url);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out _)) yield return texts.Format("TimeZoneUnknown", settings.TimeZone);
        foreach (var name in settings.AllowedHosts.Where(name => name != HostGuard.Any && Uri.CheckHostName(name) == UriHostNameType.Unknown)) yield return texts.Format("HostNameWrong", name);
    }

    private static IEnumerable<PropertyInfo> Settable(Type settings) => settings.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);
}
