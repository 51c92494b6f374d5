using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ModBot.Platforms.Fakes.Instagram;

namespace ModBot.Platforms.Tests.Instagram;

/// <summary>A server with one post, and a plain HTTP client in the place of the adapter.</summary>
internal sealed class InstagramFixture : IAsyncDisposable
{
    private readonly HttpClient http = new();

    private InstagramFixture(InstagramServer server, FakeTimeProvider clock)
    {
        (Server, Clock) = (server, clock);
        Post = server.AddPost("Zaterdag ruimen we op!");
    }

    public InstagramServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public GraphPost Post { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<InstagramFixture> StartAsync(InstagramServerOptions? options = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 6, 40, 0, TimeSpan.Zero));
        return new InstagramFixture(await InstagramServer.StartAsync(options, clock), clock);
    }

    /// <summary>Makes a call with the token that is valid now; the path begins after the version.</summary>
    public Task<GraphAnswer> CallAsync(HttpMethod method, string path, object? body = null) => SendAsync(method, $"v25.0/{path}", Server.Token, body);

    /// <summary>Makes a call with any token, or none; the path begins after the host.</summary>
    public async Task<GraphAnswer> SendAsync(HttpMethod method, string path, string? token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"{Server.BaseUrl}/{path}");
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        if (body is HttpContent content) request.Content = content;
        else if (body is not null) request.Content = JsonContent.Create(body);
        using var response = await http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        var headers = response.Headers.ToDictionary(each => each.Key, each => string.Join(", ", each.Value), StringComparer.OrdinalIgnoreCase);
        return new GraphAnswer((int)response.StatusCode, text, headers);
    }

    /// <summary>Reads something that must be there.</summary>
    public async Task<JsonObject> GetAsync(string path) => (await CallAsync(HttpMethod.Get, path)).Ok();

    /// <summary>Does something that must go well.</summary>
    public async Task<JsonObject> PostAsync(string path, object? body = null) => (await CallAsync(HttpMethod.Post, path, body)).Ok();

    /// <summary>Reads something that must be refused; "code/subcode message".</summary>
    public async Task<string> GetRefusedAsync(string path) => (await CallAsync(HttpMethod.Get, path)).Refused();

    /// <summary>Does something that must be refused; "code/subcode message".</summary>
    public async Task<string> PostRefusedAsync(string path, object? body = null) => (await CallAsync(HttpMethod.Post, path, body)).Refused();

    /// <summary>What stands in one field of everything that a list gives.</summary>
    public async Task<IReadOnlyList<string?>> ListAsync(string path, string field = "id") => [.. (await GetAsync(path))["data"]!.AsArray().Select(each => each![field]?.ToString())];

    /// <summary>The account opts in to webhooks, and the receiver is entered in the dashboard.</summary>
    public async Task SubscribeAsync(HookReceiver receiver, string fields = "comments,live_comments")
    {
        (await Server.SubscribeApp(receiver.Url, HookReceiver.VerifyToken)).ShouldBeTrue();
        await PostAsync($"{Server.AccountId}/subscribed_apps?subscribed_fields={fields}");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>What came back.</summary>
internal sealed record GraphAnswer(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    public JsonObject Ok()
    {
        Status.ShouldBe(200, Text);
        return Json;
    }

    public string Refused()
    {
        Status.ShouldBeGreaterThanOrEqualTo(400, Text);
        var error = Json["error"]!;
        error["fbtrace_id"].ShouldNotBeNull();
        error["type"].ShouldNotBeNull();
        return $"{error["code"]}{(error["error_subcode"] is { } subcode ? $"/{subcode}" : "")} {error["message"]}";
    }

    /// <summary>How much of the limit of the account is used, and in how many minutes there is room again.</summary>
    public (int Percent, int Minutes) Usage
    {
        get
        {
            var (_, value) = JsonNode.Parse(Headers["X-Business-Use-Case-Usage"])!.AsObject().Single();
            var usage = value!.AsArray().ShouldHaveSingleItem()!;
            ((string?)usage["type"]).ShouldBe("instagram");
            return ((int)usage["call_count"]!, (int)usage["estimated_time_to_regain_access"]!);
        }
    }
}
