using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Local;
using ModBot.Host.LocalChat;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Tests.LocalChat;

/// <summary>The chat on a real server at a free port.</summary>
internal sealed class ChatServer : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };

    private ChatServer(WebApplication app, string folder)
    {
        host = app;
        Folder = folder;
        Http = new HttpClient(handler) { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public HttpClient Http { get; }

    public string Folder { get; }

    public Lines Log { get; private init; } = null!;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="options">The chat's settings.</param>
    /// <param name="file">The chat's file, inside a folder of this server.</param>
    public static async Task<ChatServer> StartAsync(LocalOptions? options = null, string file = "local-chat.db")
    {
        var folder = Directory.CreateTempSubdirectory("modbot-chat-").FullName;
        var lines = new Lines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(lines);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ITextSeal, TurnedAround>();
        builder.Services.AddLocalChat(options ?? new LocalOptions(), Path.Combine(folder, file));
        var app = builder.Build();
        app.MapLocalChat();
        await app.StartAsync(Cancellation);
        return new ChatServer(app, folder) { Log = lines };
    }

    public Task<PlatformResult> DoAsync(PlatformRequestKind kind, string id, string key, string? text = null) =>
        host.Services.GetRequiredService<IPlatformAdapter>().CarryOutAsync(
            new PlatformRequest { Key = key, Kind = kind, Message = new MessageKey("local", "plein", id), Text = text }, Cancellation);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request, Cancellation);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation), response.Headers, response.Content.Headers.ContentType?.MediaType);
    }

    public Task<Answer> PostAsync(string json, string room = "plein", params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, $"/api/local/{room}/messages", Json(json), headers);

    public async Task<string> PostedAsync(string text = "hoi", params (string Name, string Value)[] headers)
    {
        var answer = await PostAsync(JsonSerializer.Serialize(new { author = "sam", text }), headers: headers);
        answer.Status.ShouldBe(HttpStatusCode.Accepted);
        return answer.Json.GetProperty("messageId").GetString()!;
    }

    public static HttpContent Json(string json) => Bytes(Encoding.UTF8.GetBytes(json));

    public static HttpContent Bytes(byte[] bytes, string type = "application/json") =>
        new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        handler.Dispose();
        await host.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    internal sealed record Answer(HttpStatusCode Status, string Body, HttpResponseHeaders Headers, string? Type)
    {
        public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

        /// <summary>A clear sentence as problem+json, without anything of our insides.</summary>
        public string ShouldBeProblem(HttpStatusCode status)
        {
            Status.ShouldBe(status, Body);
            Type.ShouldBe("application/problem+json");
            Body.ShouldNotContain("   at ");
            Body.ShouldNotContain("Exception");
            return Json.GetProperty("detail").GetString()!;
        }
    }

    /// <summary>Everything that was logged.</summary>
    internal sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly List<string> lines = [];

        public string All()
        {
            lock (lines)
                return string.Join('\n', lines);
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
                lines.Add($"{eventId.Id} {formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }

    private sealed class TurnedAround : ITextSeal
    {
        public byte[] Seal(string text) => [.. Encoding.UTF8.GetBytes(text).Select(b => (byte)~b)];

        public string Open(byte[] sealedText) => Encoding.UTF8.GetString([.. sealedText.Select(b => (byte)~b)]);
    }
}
