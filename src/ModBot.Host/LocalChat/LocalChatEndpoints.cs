using Microsoft.Extensions.DependencyInjection.Extensions;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Local;
using ModBot.Host.Jobs;
using ModBot.Moderation.Privacy;
using Chat = ModBot.Adapters.Local.LocalChat;

namespace ModBot.Host.LocalChat;

/// <summary>Puts the built-in chat into the host: the platform, its HTTP API and its pages.</summary>
internal static class LocalChatEndpoints
{
    /// <summary>Adds the chat and its adapter, unless it is switched off.</summary>
    /// <param name="services">The host's services; an <see cref="ITextSeal"/> and a <see cref="TimeProvider"/> must be among them.</param>
    /// <param name="options">The settings.</param>
    /// <param name="path">The chat's file; it is made on first use.</param>
    public static IServiceCollection AddLocalChat(this IServiceCollection services, LocalOptions options, string path)
    {
        services.AddSingleton(options);
        if (!IsOn(options))
            return services;
        services.AddRazorComponents();
        services.TryAddSingleton<IHouseRules, StandardHouseRules>();
        services.AddSingleton(provider => new Chat(path, options, provider.GetRequiredService<ITextSeal>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IJob, LocalChatPruneJob>();
        services.AddSingleton<IPlatformAdapter>(provider => new LocalAdapter(provider.GetRequiredService<Chat>()));
        return services;
    }

    /// <summary>Maps <c>/api/local</c> and <c>/chat</c>, unless the chat is switched off.</summary>
    public static IEndpointRouteBuilder MapLocalChat(this IEndpointRouteBuilder app)
    {
        if (!IsOn(app.ServiceProvider.GetRequiredService<LocalOptions>()))
            return app;
        var api = app.MapGroup("/api/local");
        api.AddEndpointFilter(new ChatFilter((problem, context) => problem.ToJson(context)).InvokeAsync);
        LocalChatApi.Map(api);

        var pages = app.MapGroup("/chat");
        pages.AddEndpointFilter(new ChatFilter(LocalChatPages.Problem).InvokeAsync);
        LocalChatPages.Map(pages);
        return app;
    }

    // No other platform can be configured yet, so unless told otherwise the chat is on.
    private static bool IsOn(LocalOptions options) => options.Enabled ?? true;
}
