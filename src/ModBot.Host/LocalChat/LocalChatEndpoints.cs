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
    /// <param name="otherPlatforms">Whether another platform is configured; the chat is off then unless it was switched on.</param>
    public static IServiceCollection AddLocalChat(this IServiceCollection services, LocalOptions options, string path, bool otherPlatforms = false)
    {
        options.Enabled ??= !otherPlatforms;
        services.AddSingleton(options);
        if (options.Enabled == false)
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
        if (app.ServiceProvider.GetRequiredService<LocalOptions>().Enabled == false)
            return app;
        var api = app.MapGroup("/api/local");
        api.AddEndpointFilter(new ChatFilter((problem, context) => problem.ToJson(context)).InvokeAsync);
        LocalChatApi.Map(api);

        var pages = app.MapGroup("/chat");
        pages.AddEndpointFilter(new ChatFilter(LocalChatPages.Problem).InvokeAsync);
        LocalChatPages.Map(pages);
        return app;
    }
}
