using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using ModBot.Harness;

namespace ModBot.Host.Tests.Whole;

/// <summary>The real process given what it cannot use: a clear sentence, no stack trace, nothing lost.</summary>
[Collection(WholeMachine.Name)]
public sealed class BadInputTests : IDisposable
{
    private static readonly string Model = Path.Combine(AppContext.BaseDirectory, "models", "ladder.model");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("modbot-bad-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task PortInUse_IsOneSentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await ShouldRefuseAsync($"127.0.0.1:{port} is in use", "run", "--data", In("data"), "--url", $"http://127.0.0.1:{port}");
    }

    [Fact]
    public async Task DataFolderThatCannotBeWritten_IsOneSentence()
    {
        await File.WriteAllTextAsync(In("file"), "not a folder", Token);

        await ShouldRefuseAsync("cannot be written", "run", "--data", Path.Combine(In("file"), "data"));
    }

    [Fact]
    public async Task DamagedDatabase_IsOneSentence()
    {
        Directory.CreateDirectory(In("data"));
        await File.WriteAllTextAsync(Path.Combine(In("data"), "modbot.db"), new string('x', 8192), Token);

        await ShouldRefuseAsync("damaged", "run", "--data", In("data"));
    }

    [Theory]
    [InlineData("--url", "nonsense")]
    [InlineData("--url", "https://0.0.0.0:1")]
    [InlineData("--config", "does-not-exist.json")]
    public async Task WrongSetting_IsOneSentence(string option, string value) =>
        await ShouldRefuseAsync("settings", "run", "--data", In("data"), option, value);

    [Fact]
    public async Task UnknownCommand_PointsToHelp() => await ShouldRefuseAsync("--help", "ruun");

    [Fact]
    public async Task MissingFiles_AreNamed()
    {
        await ShouldRefuseAsync("nowhere.jsonl", "score", In("nowhere.jsonl"));
        await ShouldRefuseAsync("nowhere.tsv", "evaluate", "--data", In("nowhere.tsv"));
        await ShouldRefuseAsync("nowhere.model", "score", "--model", In("nowhere.model"));
    }

    [Fact]
    public async Task DamagedModel_IsOneSentence_ForScore()
    {
        await DamageAsync(In("bad.model"));

        await ShouldRefuseAsync("checksum", "score", "--model", In("bad.model"));
    }

    [Fact]
    public async Task DamagedModel_MessagesWait_LoudlyAndUnlost_UntilItIsPutRight()
    {
        await DamageAsync(In("bad.model"));
        var config = In("modbot.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(new { Host = new { ModelFile = In("bad.model") } }), Token);
        await using var modbot = await ModBotProcess.StartAsync(In("data"), ModBotProcess.FreePort(), Token, "--config", config);
        using var http = new HttpClient { BaseAddress = modbot.Address };
        using var desk = new DeskClient(modbot.Address);
        await desk.SignInAsync(modbot.SignInLink, Token);

        using var posted = await http.PostAsJsonAsync("/api/local/plein/messages", new { author = "sam", text = "jij bent een waardeloze idioot, rot op" }, Token);
        posted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        using var notReady = await http.GetAsync("/health/ready", Token);
        notReady.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await notReady.Content.ReadAsStringAsync(Token)).ShouldContain("classifier");
        (await http.GetAsync("/health/live", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);

        File.Copy(Model, In("bad.model"), overwrite: true);
        await Until.ReachedAsync(async () => (await desk.QueueAsync(Token)).Count > 0, Token);
        (await http.GetAsync("/health/ready", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Score_BrokenLines_GiveAnError_AndTheRunGoesOn()
    {
        var (exitCode, output, _) = await ModBotProcess.RunAsync(
            ["score"], Token, input: "{\"id\":1,\"text\":\"hoi\"}\n{broken\n{\"id\":\"b\"}\n" + $"{{\"id\":\"c\",\"text\":\"{new string('a', 1 << 20)}\"}}\n" + "{\"id\":\"d\",\"text\":\"doei\"}\n");

        exitCode.ShouldBe(1);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Select(line => line.TryGetProperty("error", out _)).ShouldBe([false, true, true, false, false]);
        lines.Select(line => line.GetProperty("id").ToString()).ShouldBe(["1", string.Empty, "b", "c", "d"]);
    }

    private static async Task DamageAsync(string path)
    {
        var bytes = await File.ReadAllBytesAsync(Model, Token);
        bytes[bytes.Length / 2] ^= 0xFF;
        await File.WriteAllBytesAsync(path, bytes, Token);
    }

    private static async Task ShouldRefuseAsync(string sentence, params string[] arguments)
    {
        var (exitCode, output, error) = await ModBotProcess.RunAsync(arguments, Token);

        exitCode.ShouldBe(2, output + error);
        error.ShouldContain(sentence);
        foreach (var noise in new[] { "   at ", "Unhandled", "Exception", "failed:" }) (output + error).ShouldNotContain(noise);
    }

    private string In(string name) => Path.Combine(folder.FullName, name);
}
