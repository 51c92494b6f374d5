using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ModBot.Platforms.Tests.Telegram;

/// <summary>Takes updates in as a bot with a webhook does.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication application;
    private int failures;

    private WebhookReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        application = builder.Build();
        application.MapPost("/hook", (Delegate)TakeAsync);
    }

    public string Url => $"{application.Urls.First()}/hook";

    public ConcurrentQueue<string> Texts { get; } = new();

    public ConcurrentQueue<string> Secrets { get; } = new();

    public int Failures
    {
        set => failures = value;
    }

    public static async Task<WebhookReceiver> StartAsync()
    {
        var receiver = new WebhookReceiver();
        await receiver.application.StartAsync(TelegramFixture.Token);
        return receiver;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        var update = await JsonNode.ParseAsync(context.Request.Body);
        Texts.Enqueue(update!["message"]!["text"]!.GetValue<string>());
        Secrets.Enqueue(context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString());
        return Interlocked.Decrement(ref failures) >= 0 ? Results.StatusCode(500) : Results.Ok();
    }
}
