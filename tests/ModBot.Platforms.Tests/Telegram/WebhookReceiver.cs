using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ModBot.Platforms.Tests.Telegram;

/// <summary>Takes updates in as a bot with a webhook does.</summary>
internal sealed class WebhookReceiver : LocalHook
{
    public ConcurrentQueue<string> Texts { get; } = new();

    public ConcurrentQueue<string> Secrets { get; } = new();

    public static async Task<WebhookReceiver> StartAsync()
    {
        var receiver = new WebhookReceiver();
        await receiver.Application.StartAsync(TelegramFixture.Token);
        return receiver;
    }

    protected override async Task TakeAsync(HttpContext context)
    {
        var update = await JsonNode.ParseAsync(context.Request.Body);
        Texts.Enqueue(update!["message"]!["text"]!.GetValue<string>());
        Secrets.Enqueue(context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString());
    }
}
