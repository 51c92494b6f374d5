using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ModBot.Host.ConsoleDesk.Pages;
using ModBot.Host.ConsoleDesk.View;
using ModBot.Host.Texts;

namespace ModBot.Host.ConsoleDesk;

/// <summary>
/// Wires the console desk. The namespace is not the folder's name, because inside <c>ModBot.Host</c> that would hide
/// <see cref="System.Console"/>.
/// </summary>
internal static class ConsoleSetup
{
    /// <summary>Name of the rate limit on signing in.</summary>
    public const string SignInLimit = "console-sign-in";

    private const string PagesRoot = "/Console/Pages";
    private const int SignInsPerMinute = 20;

    /// <summary>Adds the pages, the sign-in and the texts. Needs an <c>IDesk</c>, an <c>ITeam</c>, an <c>ITuning</c> and an <c>ILoadedModel</c>.</summary>
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped(_ => Words.For(CultureInfo.CurrentUICulture));
        services.AddConsoleSignIn();
        services.AddAntiforgery(options =>
        {
            options.Cookie = ConsoleCookies.Strict("modbot-form");
            options.SuppressXFrameOptionsHeader = true; // SecurityHeaders sets it on every response.
        });
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        services.Configure<RequestLocalizationOptions>(SetLanguages);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "local",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        services.AddRazorPages(options =>
        {
            options.RootDirectory = PagesRoot;
            options.Conventions.AuthorizeFolder("/");
            options.Conventions.AuthorizePage("/Team", ConsoleSignIn.AdminPolicy);
            foreach (var admins in (ReadOnlySpan<string>)["/Norms", "/Requests", "/Partners"]) options.Conventions.AuthorizePage(admins, ConsoleSignIn.AdminPolicy);
            options.Conventions.AuthorizePage("/Tuning", ConsoleSignIn.LeadPolicy);
            foreach (var open in (ReadOnlySpan<string>)["/Index", "/SignIn", "/SignOut", "/Language", "/Error"]) options.Conventions.AllowAnonymousToPage(open);
        }).ConfigureApplicationPartManager(AddOwnPages);
        return services;
    }

    /// <summary>Puts the console into the pipeline: headers, static files, language, sign-in, pages and the live stream.</summary>
    public static WebApplication MapConsole(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", CreateScopeForErrors = true });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(ConsoleErrors.OnlyForPages);
        app.UseStaticFiles(ConsoleAssets.Options);
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapDeskStream();
        app.MapGet(ModelCardModel.PicturePath, Picture).RequireAuthorization();
        return app;
    }

    private static IResult Picture(HttpContext context)
    {
        if (ModelCardFiles.Picture() is not { } picture) return TypedResults.NotFound();
        SecurityHeaders.IsPicture(context);
        return TypedResults.Bytes(picture, "image/svg+xml");
    }

    // The entry assembly is another one in tests; compiled pages are only found in assemblies that are parts.
    private static void AddOwnPages(ApplicationPartManager manager)
    {
        var own = typeof(ConsoleSetup).Assembly;
        if (manager.ApplicationParts.Any(part => part.Name == own.GetName().Name)) return;
        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(own).GetApplicationParts(own)) manager.ApplicationParts.Add(part);
    }

    private static void SetLanguages(RequestLocalizationOptions options)
    {
        var cultures = new[] { Words.Dutch.Culture, Words.English.Culture };
        options.DefaultRequestCulture = new RequestCulture(Words.Dutch.Culture);
        options.SupportedCultures = cultures;
        options.SupportedUICultures = cultures;
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = ConsoleCookies.LanguageName }, new AcceptLanguageHeaderRequestCultureProvider()];
    }
}
