using System.Reflection;
using ModBot.Adapters.Discord;
using ModBot.Adapters.Local;
using ModBot.Adapters.Telegram;
using ModBot.Host.Setup;

namespace ModBot.Host.Tests.Setup;

public sealed class ConfigurationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("modbot-settings-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Defaults_NeedNoFile()
    {
        var host = Configuration.Get<HostSettings>(Load(), HostSettings.Section);

        (host.Url, host.AdminName).ShouldBe(("http://127.0.0.1:5080", "Beheerder"));
    }

    [Fact]
    public void CommandLine_WinsOverTheFile()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "modbot.json"), """{ "Host": { "Url": "http://127.0.0.1:6001" } }""");

        Configuration.Get<HostSettings>(Load(), HostSettings.Section).Url.ShouldBe("http://127.0.0.1:6001");
        Configuration.Get<HostSettings>(Load(("Host:Url", "http://127.0.0.1:6002")), HostSettings.Section).Url.ShouldBe("http://127.0.0.1:6002");
    }

    [Theory]
    [InlineData("Pipeline:CaseThreshold", "0.04")]
    [InlineData("Pipeline:CaseThreshold", "0.81")]
    [InlineData("Pipeline:FollowUpHours", "0")]
    [InlineData("Pipeline:FollowUpHours", "169")]
    [InlineData("Pipeline:KeepTextDays", "0")]
    [InlineData("Pipeline:KeepTextDays", "366")]
    [InlineData("Pipeline:MaxAttempts", "0")]
    [InlineData("Pipeline:RetrySeconds", "601")]
    [InlineData("Host:AdminName", "")]
    [InlineData("Host:Url", "ftp://127.0.0.1")]
    [InlineData("Host:Url", "http://modbot.example.org:5080")]
    [InlineData("Host:Url", "http://127.0.0.1:5080/desk")]
    [InlineData("Local:KeepDays", "0")]
    [InlineData("Local:BotName", "")]
    public void ValueOutOfRange_StopsTheStart_AndIsNamed(string key, string value) =>
        Should.Throw<StartupException>(() => Load((key, value))).Message.ShouldContain(key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    [Theory]
    [InlineData("Pipeline:CaseThreshold", "0.05")]
    [InlineData("Pipeline:CaseThreshold", "0.8")]
    [InlineData("Pipeline:FollowUpHours", "168")]
    [InlineData("Pipeline:KeepTextDays", "365")]
    public void ValueOnTheBoundary_IsTaken(string key, string value) => Should.NotThrow(() => Load((key, value)));

    [Theory]
    [InlineData("Pipeline:Speling", "1", "Speling")]
    [InlineData("Pijplijn:KeepTextDays", "1", "Pijplijn")]
    [InlineData("Pipeline:KeepTextDays", "veel", "KeepTextDays")]
    public void UnknownName_OrValueThatIsNoNumber_StopsTheStart(string key, string value, string named) =>
        Should.Throw<StartupException>(() => Load((key, value))).Message.ShouldContain(named);

    [Fact]
    public void SeveralFaults_AreNamedAtOnce()
    {
        var message = Should.Throw<StartupException>(() => Load(("Pipeline:MaxAttempts", "0"), ("Local:KeepDays", "0"))).Message;

        message.ShouldContain("MaxAttempts");
        message.ShouldContain("KeepDays");
    }

    [Fact]
    public void BrokenFile_IsAClearSentence()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "modbot.json"), "{ \"Host\": ");

        Should.Throw<StartupException>(() => Load()).Message.ShouldContain("modbot.json");
    }

    [Fact]
    public void EverySetting_StandsInTheDocument()
    {
        var document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "configuration.md"));
        var settings = new[] { typeof(HostSettings), typeof(PipelineSettings), typeof(LocalOptions), typeof(TelegramOptions), typeof(DiscordOptions) }
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite));

        settings.Select(property => $"| `{property.Name}` |").Where(row => !document.Contains(row, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private Microsoft.Extensions.Configuration.IConfigurationRoot Load(params (string Key, string Value)[] values) =>
        Configuration.Load(null, values.Append(("Host:DataDirectory", folder.FullName)).ToDictionary(pair => pair.Item1, pair => (string?)pair.Item2, StringComparer.Ordinal));
}
