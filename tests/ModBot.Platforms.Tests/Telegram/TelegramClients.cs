using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Telegram;

namespace ModBot.Platforms.Tests.Telegram;

/// <summary>The independent clients: installed once, in a copy outside the repository.</summary>
public sealed class TelegramClients : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("modbot-telegram-");

    /// <summary>Why the clients cannot run here; null when they can.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "node", "telegram"))) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        try
        {
            var (code, _, error) = await RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], [], CancellationToken.None);
            if (code != 0) Missing = $"npm could not install the clients: {error.Trim()}";
        }
        catch (Win32Exception)
        {
            Missing = "Node.js with npm is not installed.";
        }
    }

    /// <summary>Plays a story with a client against a server; what the client saw.</summary>
    public async Task<JsonObject> PlayAsync(string script, TelegramServer server, CancellationToken cancellation)
    {
        var (code, output, error) = await RunAsync("node", [script], new() { ["API_ROOT"] = server.BaseUrl, ["BOT_TOKEN"] = server.Token }, cancellation);
        code.ShouldBe(0, error);
        return JsonNode.Parse(output.Trim().Split('\n')[^1])!.AsObject();
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string program, string[] arguments, Dictionary<string, string> environment, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.FullName, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
