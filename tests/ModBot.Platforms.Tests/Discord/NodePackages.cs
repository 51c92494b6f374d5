using System.Diagnostics;

namespace ModBot.Platforms.Tests.Discord;

/// <summary>A copy of the scripts with their packages beside them, made once for all tests that need it.</summary>
public sealed class NodePackages : IAsyncLifetime
{
    private const int OldestNode = 20;

    /// <summary>Where the copy is.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"modbot-node-{Guid.NewGuid():N}");

    /// <summary>Why the tests cannot run; null when they can.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Missing = await WhatIsMissingAsync();
        if (Missing is not null) return;
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "node", "discord"))) File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        var (code, said) = await RunAsync("npm", "ci --no-audit --no-fund --ignore-scripts");
        if (code != 0) throw new InvalidOperationException($"npm ci failed: {said}");
    }

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string?> WhatIsMissingAsync()
    {
        try
        {
            var (_, version) = await RunAsync("node", "--version", inFolder: false);
            return int.TryParse(version.Trim().TrimStart('v').Split('.')[0], System.Globalization.CultureInfo.InvariantCulture, out var major) && major >= OldestNode
                ? null
                : $"Node.js {OldestNode} or newer is needed; this is {version.Trim()}.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Node.js is not installed, so no independent client can try the stand-in.";
        }
    }

    private async Task<(int Code, string Said)> RunAsync(string program, string arguments, bool inFolder = true)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = inFolder ? Folder : Environment.CurrentDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
