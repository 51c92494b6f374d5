using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord;

namespace ModBot.Platforms.Tests.Discord;

/// <summary>A bot of nothing but HTTP and a socket, to try the rules one by one.</summary>
internal sealed class RawBot : IDisposable
{
    /// <summary>GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT, AUTO_MODERATION_EXECUTION.</summary>
    public const int Intents = 2134529;

    private readonly HttpClient http;
    private readonly DiscordServer server;
    private readonly List<ClientWebSocket> sockets = [];

    public RawBot(DiscordServer server)
    {
        this.server = server;
        http = new HttpClient { BaseAddress = new Uri($"{server.ApiBase}/v10/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", server.Token);
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.org, 1.0)");
    }

    public HttpRequestHeaders Headers => http.DefaultRequestHeaders;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Calls, and gives the status, the body and the answer itself.</summary>
    public async Task<(int Status, JsonNode? Body, HttpResponseMessage Answer)> CallAsync(string method, string path, JsonNode? body = null, string? reason = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (reason is not null) request.Headers.TryAddWithoutValidation("X-Audit-Log-Reason", reason);
        var answer = await http.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        return ((int)answer.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null, answer);
    }

    /// <summary>Posts a message and gives the status and the code of the refusal.</summary>
    public async Task<(int Status, int? Code, JsonNode? Body)> PostAsync(string channel, JsonObject message)
    {
        var (status, body, _) = await CallAsync("POST", $"channels/{channel}/messages", message);
        return (status, (int?)body?["code"], body);
    }

    /// <summary>Connects to the gateway and reads the greeting.</summary>
    public async Task<ClientWebSocket> ConnectAsync(string query = "?v=10&encoding=json", string? url = null)
    {
        url ??= (string?)(await CallAsync("GET", "gateway/bot")).Body!["url"];
        var socket = new ClientWebSocket();
        sockets.Add(socket);
        await socket.ConnectAsync(new Uri(url + query), Cancellation);
        return socket;
    }

    /// <summary>Connects and identifies; gives the socket and the session.</summary>
    public async Task<(ClientWebSocket Socket, JsonObject Ready)> IdentifyAsync(int intents = Intents)
    {
        var socket = await ConnectAsync();
        ((int)(await ReadAsync(socket))!["op"]!).ShouldBe(10);
        await SendAsync(socket, Identify(intents));
        return (socket, (await EventAsync(socket, "READY"))["d"]!.AsObject());
    }

    public JsonObject Identify(int intents = Intents, string? token = null) => new()
    {
        ["op"] = 2,
        ["d"] = new JsonObject { ["token"] = token ?? server.Token, ["intents"] = intents, ["properties"] = new JsonObject { ["os"] = "linux", ["browser"] = "test", ["device"] = "test" } },
    };

    public JsonObject Resume(JsonObject ready, int sequence) => new()
    {
        ["op"] = 6,
        ["d"] = new JsonObject { ["token"] = server.Token, ["session_id"] = (string?)ready["session_id"], ["seq"] = sequence },
    };

    public static Task SendAsync(ClientWebSocket socket, JsonNode payload) => SendAsync(socket, payload.ToJsonString());

    public static Task SendAsync(ClientWebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Cancellation);

    /// <summary>Reads a payload; null when the other side closed.</summary>
    public static async Task<JsonObject?> ReadAsync(ClientWebSocket socket)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[16384];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), Cancellation);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return JsonNode.Parse(whole.ToArray())!.AsObject();
        }
    }

    /// <summary>Reads until this event comes.</summary>
    public static async Task<JsonObject> EventAsync(ClientWebSocket socket, string name)
    {
        while (await ReadAsync(socket) is { } payload)
        {
            if ((string?)payload["t"] == name) return payload;
        }

        throw new InvalidOperationException($"Closed with {socket.CloseStatus} before {name}.");
    }

    /// <summary>Reads until the other side closes, and gives the code.</summary>
    public static async Task<int> ClosedAsync(ClientWebSocket socket)
    {
        while (await ReadAsync(socket) is not null)
        {
            // What is still under way does not matter.
        }

        return (int)socket.CloseStatus!.Value;
    }

    public void Dispose()
    {
        foreach (var each in sockets) each.Dispose();
        http.Dispose();
    }
}
