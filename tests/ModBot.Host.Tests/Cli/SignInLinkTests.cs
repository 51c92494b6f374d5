using ModBot.Harness;
using ModBot.Host.Tests.Whole;

namespace ModBot.Host.Tests.Cli;

/// <summary><c>modbot sign-in-link</c>, as a process of its own beside one that runs or does not run.</summary>
[Collection(WholeMachine.Name)]
public sealed class SignInLinkTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("modbot-link-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(folder.FullName, "data");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task WhileModBotRuns_LeadsToWhereItListens_AfterwardsToTheSettings()
    {
        Uri address;
        await using (var modbot = await ModBotProcess.StartAsync(Data, ModBotProcess.FreePort(), Token))
        {
            address = modbot.Address;
            var (exitCode, output, error) = await ModBotProcess.RunAsync(["sign-in-link", "--data", Data], Token);
            exitCode.ShouldBe(0, error);
            output.ShouldContain($"{address}sign-in?code=");
            error.ShouldBeEmpty();
        }

        // Killed, so that its address still stands in the folder.
        var after = await ModBotProcess.RunAsync(["sign-in-link", "--data", Data], Token);
        after.Output.ShouldContain("http://127.0.0.1:5080/sign-in?code=");
        after.Error.ShouldContain("ModBot is not running");
    }

    [Fact]
    public async Task NameThatIsThere_IsSaidToKeepItsRole()
    {
        (await LinkAsync("--name", "Noor", "--role", "Lead")).Error.ShouldContain("Noor is new in the team, as lead.");

        (await LinkAsync("--name", "noor", "--role", "Admin")).Error.ShouldContain("Noor is in the team already, as lead. The role was not changed to administrator");
        (await LinkAsync("--name", "Noor")).Error.ShouldNotContain("role");
        (await LinkAsync("--name", "Noor", "--role", "Lead")).Error.ShouldNotContain("already");
    }

    [Fact]
    public async Task NameThatWasMistyped_BecomesNobody()
    {
        var (exitCode, output, error) = await LinkAsync("--name", "Nor");

        (exitCode, output).ShouldBe((2, string.Empty));
        error.ShouldContain("Nobody in the team is called Nor.");
    }

    [Fact]
    public async Task OnADutchMachine_ProblemsAreDutch()
    {
        var (exitCode, _, error) = await ModBotProcess.RunAsync(["sign-in-link", "--data", Data, "--name", new string('x', 61)], Token, language: ModBotProcess.Dutch);

        exitCode.ShouldBe(2);
        error.ShouldBe($"modbot: Een naam heeft 1 tot 60 tekens, op één regel.{Environment.NewLine}");
    }

    private Task<(int ExitCode, string Output, string Error)> LinkAsync(params string[] more) => ModBotProcess.RunAsync(["sign-in-link", "--data", Data, .. more], Token);
}
