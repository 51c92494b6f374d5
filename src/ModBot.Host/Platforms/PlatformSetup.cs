using ModBot.Adapters.Contract;
using ModBot.Adapters.Discord;
using ModBot.Adapters.Instagram;
using ModBot.Adapters.Telegram;
using ModBot.Host.Setup;

namespace ModBot.Host.Platforms;

/// <summary>Puts the connections to chat platforms into the host: one for every platform that has a token.</summary>
internal static class PlatformSetup
{
    // Meta waits longer for an answer; by then it is better that it comes again.
    private static readonly TimeSpan LongestStoring = TimeSpan.FromSeconds(8);

    /// <summary>Whether any platform has a token.</summary>
    public static bool AnyIn(IConfiguration configuration) =>
        Configuration.Get<TelegramOptions>(configuration, Configuration.TelegramSection).IsOn
        || Configuration.Get<DiscordOptions>(configuration, Configuration.DiscordSection).IsOn
        || Configuration.Get<InstagramOptions>(configuration, Configuration.InstagramSection).IsOn;

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

        var instagram = Configuration.Get<InstagramOptions>(configuration, Configuration.InstagramSection);
        services.AddSingleton(instagram);
        services.AddSingleton<ITokenStore, SealedTokens>();
        if (instagram.IsOn)
        {
            services.AddSingleton(provider => new InstagramAdapter(instagram, provider.GetRequiredService<ITokenStore>(), provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IPlatformAdapter>(provider => provider.GetRequiredService<InstagramAdapter>());
        }

        services.AddSingleton<Warnings>();
        services.AddHostedService<TroubleWorker>();
        return services;
    }

    /// <summary>Maps what platforms call by themselves.</summary>
    public static WebApplication MapPlatforms(this WebApplication app)
    {
        if (app.Services.GetRequiredService<TelegramOptions>() is { IsOn: true, WebhookUrl: not null }) app.MapPost("/telegram", TelegramAsync);
        if (app.Services.GetRequiredService<InstagramOptions>() is { IsOn: true, HasWebhook: true })
        {
            app.MapGet("/instagram", InstagramVerify);
            app.MapPost("/instagram", InstagramAsync);
        }

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

    /// <summary>Meta asks whether the address is ours.</summary>
    private static IResult InstagramVerify(HttpContext context, InstagramOptions options)
    {
        var query = context.Request.Query;
        return InstagramWebhook.Answer(options, query["hub.mode"], query["hub.verify_token"], query["hub.challenge"]) is { } challenge ? Results.Text(challenge) : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    /// <summary>What Meta brings. Answered well only when it was stored, so that Meta brings it again otherwise.</summary>
    private static async Task<IResult> InstagramAsync(HttpContext context, InstagramAdapter adapter, InstagramOptions options, TimeProvider time)
    {
        if (!InstagramWebhook.MayBeGenuine(context.Request.Headers[InstagramWebhook.SignatureHeader])) return Results.Unauthorized();
        if (context.Request.ContentLength > InstagramWebhook.MaxBody) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (!InstagramWebhook.IsGenuine(options, bytes.Span, context.Request.Headers[InstagramWebhook.SignatureHeader])) return Results.Unauthorized();
        if (InstagramWebhook.Read(bytes) is not { } delivery) return Results.BadRequest();
        using var tooLong = new CancellationTokenSource(LongestStoring, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, context.RequestAborted);
        try
        {
            await adapter.DeliverAsync(delivery, either.Token);
            return Results.Ok();
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
