using ModBot.Adapters.Contract;
using ModBot.Adapters.Discord;
using ModBot.Adapters.Telegram;
using ModBot.Host.Setup;

namespace ModBot.Host.Platforms;

/// <summary>Puts the connections to chat platforms into the host: one for every platform that has a token.</summary>
internal static class PlatformSetup
{
    /// <summary>Whether any platform has a token.</summary>
    public static bool AnyIn(IConfiguration configuration) =>
        Configuration.Get<TelegramOptions>(configuration, Configuration.TelegramSection).IsOn || Configuration.Get<DiscordOptions>(configuration, Configuration.DiscordSection).IsOn;

    /// <summary>Adds the connections. A <see cref="TimeProvider"/> must be among the services.</summary>
    public static IServiceCollection AddPlatforms(this IServiceCollection services, IConfiguration configuration)
    {
        var telegram = Configuration.Get<TelegramOptions>(configuration, Configuration.TelegramSection);
        services.AddSingleton(telegram);
        if (telegram.IsOn)
        {
            services.AddSingleton(provider => new TelegramAdapter(telegram, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IPlatformAdapter>(provider => provider.GetRequiredService<TelegramAdapter>());
        }

        if (Configuration.Get<DiscordOptions>(configuration, Configuration.DiscordSection) is { IsOn: true } discord)
        {
            // The seed only spreads the pauses of many installations; nothing depends on it.
            services.AddSingleton<IPlatformAdapter>(provider => new DiscordAdapter(discord, provider.GetRequiredService<TimeProvider>(), Environment.ProcessId));
        }

        services.AddHostedService<TroubleWorker>();
        return services;
    }

    /// <summary>Maps what platforms call by themselves.</summary>
    public static WebApplication MapPlatforms(this WebApplication app)
    {
        if (app.Services.GetRequiredService<TelegramOptions>() is { IsOn: true, WebhookUrl: not null }) app.MapPost("/telegram", TelegramAsync);
        return app;
    }

    /// <summary>What Telegram brings. Answered only when it was stored, so that Telegram brings it again otherwise.</summary>
    private static async Task<IResult> TelegramAsync(HttpContext context, TelegramAdapter adapter, TelegramOptions options)
    {
        if (!TelegramWebhook.IsGenuine(options, context.Request.Headers[TelegramWebhook.SecretHeader])) return Results.Unauthorized();
        if (context.Request.ContentLength > TelegramWebhook.MaxBody) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (TelegramWebhook.Read(body.GetBuffer().AsMemory(0, (int)body.Length)) is not { } update) return Results.BadRequest();
        await adapter.DeliverAsync(update, context.RequestAborted);
        return Results.Ok();
    }
}
