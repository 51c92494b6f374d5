using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ModBot.Platforms.Fakes.Discord;

namespace ModBot.Platforms.Tests.Discord;

/// <summary>A bot in another process, written with somebody else's library.</summary>
internal sealed class NodeBot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly Channel<JsonObject> said = Channel.CreateUnbounded<JsonObject>();
    private readonly List<string> heard = [];

    private NodeBot(Process process) => this.process = process;

    public static NodeBot Start(NodePackages packages, string script, DiscordServer server, string? desk = null)
    {
        var start = new ProcessStartInfo("node", script) { WorkingDirectory = packages.Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["DISCORD_API"] = server.ApiBase;
        start.Environment["DISCORD_TOKEN"] = server.Token;
        start.Environment["DESK"] = desk ?? string.Empty;
        var bot = new NodeBot(Process.Start(start) ?? throw new InvalidOperationException("node did not start."));
        bot.process.OutputDataReceived += (_, line) => bot.Hear(line.Data);
        bot.process.ErrorDataReceived += (_, line) => bot.Hear(line.Data);
        bot.process.BeginOutputReadLine();
        bot.process.BeginErrorReadLine();
        return bot;
    }

    /// <summary>Waits until the bot says this; what it says before is passed over.</summary>
    public async Task<JsonObject> SaysAsync(string what, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            while (true)
            {
                var next = await said.Reader.ReadAsync(patience.Token);
                if ((string?)next["what"] == what) return next;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            lock (heard) throw new TimeoutException($"The bot never said '{what}'. It said:\n{string.Join('\n', heard)}", exception);
        }
    }

    /// <summary>Ends the bot properly.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        await process.StandardInput.WriteLineAsync("stop");
        await process.StandardInput.FlushAsync(cancellation);
        await process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
    }

    public ValueTask DisposeAsync()
    {
        lock (heard) TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', heard));
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (heard) heard.Add(line);
        if (line.StartsWith('{') && JsonNode.Parse(line) is JsonObject json) said.Writer.TryWrite(json);
    }
}
