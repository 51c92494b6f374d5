using System.Text.RegularExpressions;
using ModBot.Harness;
using ModBot.Host.Tests.Whole;

namespace ModBot.Host.Tests.Cli;

/// <summary>The commands beside <c>run</c>, each as a process of its own.</summary>
[Collection(WholeMachine.Name)]
public sealed partial class CommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("modbot-command-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(folder.FullName, "data");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Verify_WhereThereIsNoLedger_SaysSo_AndMakesNothing()
    {
        var (exitCode, _, error) = await ModBotProcess.RunAsync(["verify", "--data", Data], Token);

        (exitCode, Directory.Exists(Data)).ShouldBe((2, false));
        error.ShouldContain("holds no ledger");
    }

    [Fact]
    public async Task Verify_PrintsTheNewestHash_AndFindsWhenItIsGone()
    {
        (await ModBotProcess.RunAsync(["sign-in-link", "--data", Data, "--name", "Noor", "--role", "Moderator"], Token)).ExitCode.ShouldBe(0);

        var whole = await ModBotProcess.RunAsync(["verify", "--data", Data], Token);
        var newest = HashPattern().Match(whole.Output).Value;
        newest.Length.ShouldBe(64);
        (await ModBotProcess.RunAsync(["verify", "--data", Data, "--newest", newest], Token)).ExitCode.ShouldBe(0);
        var cut = await ModBotProcess.RunAsync(["verify", "--data", Data, "--newest", new string('a', 64)], Token);
        cut.ExitCode.ShouldBe(1);
        cut.Error.ShouldContain("NOT whole");
    }

    [Fact]
    public async Task Score_OfPlainText_PointsToTheOption()
    {
        var (exitCode, output, error) = await ModBotProcess.RunAsync(["score"], Token, input: "hoi allemaal\n");

        exitCode.ShouldBe(1);
        output.ShouldContain("error");
        error.ShouldContain("--plain");
    }

    [Fact]
    public async Task Replay_SkipsWhatIsNoText_AndGoesOn()
    {
        await using var modbot = await ModBotProcess.StartAsync(Data, ModBotProcess.FreePort(), Token);
        var file = Path.Combine(folder.FullName, "messages.jsonl");
        await File.WriteAllTextAsync(file, "{\"text\":\"\\ud800 hoi\"}\n{broken\n{\"text\":\"hoi\"}\n", Token);

        var (exitCode, _, error) = await ModBotProcess.RunAsync(["replay", file, "--url", modbot.Address.ToString().TrimEnd('/')], Token);

        exitCode.ShouldBe(1);
        error.ShouldContain("Line 1");
        error.ShouldContain("Line 2");
        error.ShouldContain("1 sent");
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Evaluate_KnowsOneMeaningOfItsOptions()
    {
        var (_, output, _) = await ModBotProcess.RunAsync(["evaluate", "--help"], Token);

        output.Split("--data").Length.ShouldBe(2 + Regex.Count(output, "evaluate .*--data", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HashPattern();
}
