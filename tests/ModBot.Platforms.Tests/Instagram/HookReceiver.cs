using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ModBot.Platforms.Tests.Instagram;

/// <summary>Takes webhooks in as an app does, and holds their signature against the bytes that came.</summary>
internal sealed class HookReceiver : LocalHook
{
    public const string VerifyToken = "geheim woord";

    private HookReceiver() => Application.MapGet(Path, (Delegate)Verify);

    public ConcurrentQueue<byte[]> Bodies { get; } = new();

    public ConcurrentQueue<string> WrongSignatures { get; } = new();

    /// <summary>What came, change by change, in order.</summary>
    public IReadOnlyList<JsonNode> Changes =>
        [.. Bodies.SelectMany(each => JsonNode.Parse(each)!["entry"]!.AsArray()).SelectMany(each => each!["changes"]!.AsArray()).Select(each => each!)];

    /// <summary>The texts that came, in order.</summary>
    public IReadOnlyList<string> Texts => [.. Changes.Select(each => (string)each["value"]!["text"]!)];

    public static async Task<HookReceiver> StartAsync()
    {
        var receiver = new HookReceiver();
        await receiver.Application.StartAsync(InstagramFixture.Token);
        return receiver;
    }

    private static IResult Verify(HttpContext context)
    {
        var query = context.Request.Query;
        return query["hub.mode"] == "subscribe" && query["hub.verify_token"] == VerifyToken ? Results.Text(query["hub.challenge"]) : Results.StatusCode(403);
    }

    protected override async Task TakeAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes);
        var body = bytes.ToArray();
        var secret = Encoding.UTF8.GetBytes("stand-in-app-secret");
        var expected = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(secret, body))}";
        var given = context.Request.Headers["X-Hub-Signature-256"].ToString();
        if (given != expected) WrongSignatures.Enqueue(given);
        Bodies.Enqueue(body);
    }
}
