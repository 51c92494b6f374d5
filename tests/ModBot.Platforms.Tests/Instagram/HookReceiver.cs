using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ModBot.Platforms.Tests.Instagram;

/// <summary>Takes webhooks in as an app does, and holds their signature against the bytes that came.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    public const string VerifyToken = "geheim woord";

    private readonly WebApplication application;
    private int failures;

    private HookReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        application = builder.Build();
        application.MapGet("/hook", (Delegate)Verify);
        application.MapPost("/hook", (Delegate)TakeAsync);
    }

    public string Url => $"{application.Urls.First()}/hook";

    public ConcurrentQueue<byte[]> Bodies { get; } = new();

    public ConcurrentQueue<string> WrongSignatures { get; } = new();

    /// <summary>How many of the next are not taken in.</summary>
    public int Failures
    {
        set => failures = value;
    }

    /// <summary>What came, change by change, in order.</summary>
    public IReadOnlyList<JsonNode> Changes =>
        [.. Bodies.SelectMany(each => JsonNode.Parse(each)!["entry"]!.AsArray()).SelectMany(each => each!["changes"]!.AsArray()).Select(each => each!)];

    /// <summary>The texts that came, in order.</summary>
    public IReadOnlyList<string> Texts => [.. Changes.Select(each => (string)each["value"]!["text"]!)];

    public static async Task<HookReceiver> StartAsync()
    {
        var receiver = new HookReceiver();
        await receiver.application.StartAsync(InstagramFixture.Token);
        return receiver;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static IResult Verify(HttpContext context)
    {
        var query = context.Request.Query;
        return query["hub.mode"] == "subscribe" && query["hub.verify_token"] == VerifyToken ? Results.Text(query["hub.challenge"]) : Results.StatusCode(403);
    }

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes);
        var body = bytes.ToArray();
        var secret = Encoding.UTF8.GetBytes("stand-in-app-secret");
        var expected = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(secret, body))}";
        var given = context.Request.Headers["X-Hub-Signature-256"].ToString();
        if (given != expected) WrongSignatures.Enqueue(given);
        Bodies.Enqueue(body);
        return Interlocked.Decrement(ref failures) >= 0 ? Results.StatusCode(500) : Results.Ok();
    }
}
