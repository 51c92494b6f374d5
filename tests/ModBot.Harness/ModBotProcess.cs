using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ModBot.Harness;

/// <summary>A real <c>modbot run</c> in a process of its own, that can be killed at any moment.</summary>
public sealed partial class ModBotProcess : IAsyncDisposable
{
    /// <summary>The language of a machine where nothing else is said, whatever the machine that tests speaks.</summary>
    public const string English = "en_GB.UTF-8";

    /// <summary>The language of a Dutch machine.</summary>
    public const string Dutch = "nl_NL.UTF-8";

    /// <summary>A start that takes longer hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private ModBotProcess(Process process, Uri address, Uri signInLink)
    {
        this.process = process;
        Address = address;
        SignInLink = signInLink;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The link it printed.</summary>
    public Uri SignInLink { get; }

    /// <summary>Starts it and waits until it printed its link.</summary>
    /// <exception cref="InvalidOperationException">It ended without; the message holds what it said.</exception>
    /// <exception cref="OperationCanceledException">It did not get so far within two minutes.</exception>
    public static async Task<ModBotProcess> StartAsync(string dataDirectory, int port, CancellationToken cancellation, params string[] more)
    {
        var started = Launch(["run", "--data", dataDirectory, "--url", $"http://127.0.0.1:{port}", .. more]);
        var said = new List<string>();
        var errors = started.StandardError.ReadToEndAsync(CancellationToken.None);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (await started.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.Add(line);
            if (LinkPattern().Match(line) is not { Success: true } link) continue;
            _ = started.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var signIn = new Uri(link.Value);
            return new ModBotProcess(started, new Uri(signIn.GetLeftPart(UriPartial.Authority)), signIn);
        }

        throw new InvalidOperationException("modbot ended at once: " + string.Join(Environment.NewLine, said) + await errors);
    }

    /// <summary>Runs another command of modbot to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        IReadOnlyList<string> arguments, CancellationToken cancellation, string? input = null, string language = English)
    {
        using var started = Launch(arguments, language);
        if (input is not null) await started.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        started.StandardInput.Close();
        var output = started.StandardOutput.ReadToEndAsync(cancellation);
        var error = started.StandardError.ReadToEndAsync(cancellation);
        await started.WaitForExitAsync(cancellation);
        return (started.ExitCode, await output, await error);
    }

    /// <summary>Starts it and kills it after a while, wherever it is by then: making its folder, its keys, its tables.</summary>
    public static async Task StartAndKillAsync(string dataDirectory, int port, TimeSpan after, CancellationToken cancellation)
    {
        using var started = Launch(["run", "--data", dataDirectory, "--url", $"http://127.0.0.1:{port}"]);
        await Task.Delay(after, cancellation);
        started.Kill(entireProcessTree: true);
        await started.WaitForExitAsync(cancellation);
    }

    /// <summary>A port that nobody uses right now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>SIGKILL: no clean-up of any kind.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private static Process Launch(IEnumerable<string> arguments, string language = English)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["LC_ALL"] = language;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "modbot.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }

    [GeneratedRegex(@"http://\S+/sign-in\?code=\w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkPattern();
}
