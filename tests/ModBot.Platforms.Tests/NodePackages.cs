using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ModBot.Platforms.Tests;

/// <summary>A copy of the scripts of independent clients with their packages beside them, made once for all tests that need it, outside the repository.</summary>
/// <param name="scripts">The folder below <c>node</c>.</param>
public abstract class NodePackages(string scripts) : IAsyncLifetime
{
    private const int OldestNode = 20;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("modbot-node-");

    /// <summary>Where the copy is.</summary>
    public string Folder => folder.FullName;

    /// <summary>Why the tests cannot run; null when they can.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Missing = await WhatIsMissingAsync();
        if (Missing is not null) return;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "node", scripts))) File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        var (code, output, error) = await RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], [], CancellationToken.None);
        if (code != 0) throw new InvalidOperationException($"npm ci failed: {output}{error}");
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a program in the copy to its end.</summary>
    protected async Task<(int Code, string Output, string Error)> RunAsync(string program, string[] arguments, Dictionary<string, string> environment, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
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

    private async Task<string?> WhatIsMissingAsync()
    {
        try
        {
            var version = (await RunAsync("node", ["--version"], [], CancellationToken.None)).Output.Trim();
            return int.TryParse(version.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out var major) && major >= OldestNode ? null : $"Node.js {OldestNode} or newer is needed; this is {version}.";
        }
        catch (Win32Exception)
        {
            return "Node.js is not installed, so no independent client can try the stand-in.";
        }
    }
}
