using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Telegram;

namespace ModBot.Platforms.Tests.Telegram;

/// <summary>grammY and node-telegram-bot-api.</summary>
public sealed class TelegramClients() : NodePackages("telegram")
{
    /// <summary>Plays a story with a client against a server; what the client saw.</summary>
    public async Task<JsonObject> PlayAsync(string script, TelegramServer server, CancellationToken cancellation)
    {
        var (code, output, error) = await RunAsync("node", [script], new() { ["API_ROOT"] = server.BaseUrl, ["BOT_TOKEN"] = server.Token }, cancellation);
        code.ShouldBe(0, error);
        return JsonNode.Parse(output.Trim().Split('\n')[^1])!.AsObject();
    }
}
