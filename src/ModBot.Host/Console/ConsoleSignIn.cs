using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using ModBot.Host.Desk;

namespace ModBot.Host.ConsoleDesk;

/// <summary>
/// Who is in front of the console. The cookie holds only an id and a stamp; name and role are looked up on every request, and
/// a stamp that is not the present one signs nobody in. So who left the team, or got another role, is out at once.
/// </summary>
internal static class ConsoleSignIn
{
    /// <summary>Name of the authentication scheme.</summary>
    public const string Scheme = "modbot-console";

    /// <summary>Only for <see cref="ModeratorRole.Admin"/>.</summary>
    public const string AdminPolicy = "modbot-admin";

    /// <summary>For <see cref="ModeratorRole.Lead"/> and up.</summary>
    public const string LeadPolicy = "modbot-lead";

    /// <summary>Marks a request that the page made by itself.</summary>
    public const string LiveHeader = "X-ModBot-Live";

    private const string StampClaim = "modbot-stamp";

    /// <summary>After this long without a request one has to sign in again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Adds cookie sign-in and the roles.</summary>
    public static void AddConsoleSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddCookie(Scheme, options =>
        {
            options.Cookie = ConsoleCookies.Strict(ConsoleCookies.SignInName);
            options.ExpireTimeSpan = Lifetime;
            options.SlidingExpiration = true;
            options.Events = new CookieAuthenticationEvents { OnValidatePrincipal = LookUpAsync, OnCheckSlidingExpiration = OnlyPeopleProlong, OnRedirectToLogin = SendToWelcome, OnRedirectToAccessDenied = Refuse };
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(AdminPolicy, policy => policy.RequireRole(nameof(ModeratorRole.Admin)))
            .AddPolicy(LeadPolicy, policy => policy.RequireRole(nameof(ModeratorRole.Lead), nameof(ModeratorRole.Admin)));
    }

    /// <summary>Signs a person in on this browser.</summary>
    public static Task SignInAsync(HttpContext context, TeamSession session) =>
        context.SignInAsync(Scheme, PrincipalOf(session), new AuthenticationProperties { IsPersistent = true });

    /// <summary>Whether this sign-in still counts: its person is in the team, and nothing ended the session since.</summary>
    public static async Task<bool> IsCurrentAsync(HttpContext context) => await SessionOfAsync(context, context.User) is not null;

    /// <summary>The person of this request; null when nobody is signed in.</summary>
    public static Viewer? ViewerOf(ClaimsPrincipal principal) =>
        principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && Enum.TryParse<ModeratorRole>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Viewer(id, principal.FindFirstValue(ClaimTypes.Name) ?? string.Empty, role)
            : null;

    private static ClaimsPrincipal PrincipalOf(TeamSession session) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, session.Viewer.ModeratorId),
            new Claim(ClaimTypes.Name, session.Viewer.Name),
            new Claim(ClaimTypes.Role, session.Viewer.Role.ToString()),
            new Claim(StampClaim, session.Stamp),
        ],
        Scheme));

    private static async Task<TeamSession?> SessionOfAsync(HttpContext context, ClaimsPrincipal? principal)
    {
        var team = context.RequestServices.GetRequiredService<ITeam>();
        return principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && await team.FindAsync(id, context.RequestAborted) is { } session
            && principal.FindFirstValue(StampClaim) == session.Stamp
                ? session
                : null;
    }

    private static async Task LookUpAsync(CookieValidatePrincipalContext context)
    {
        // The page that says what went wrong must not need what may be broken.
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.RejectPrincipal();
            return;
        }

        if (await SessionOfAsync(context.HttpContext, context.Principal) is { } session)
        {
            context.ReplacePrincipal(PrincipalOf(session));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    // A screen that refreshes by itself is not somebody who is there.
    private static Task OnlyPeopleProlong(CookieSlidingExpirationContext context)
    {
        if (context.Request.Headers.ContainsKey(LiveHeader) || context.Request.Path == DeskStream.Path) context.ShouldRenew = false;
        return Task.CompletedTask;
    }

    // A form or a script gets an answer, not the welcome page: whoever typed something must see that it was not sent.
    private static Task SendToWelcome(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && request.Path != DeskStream.Path)
        {
            context.Response.Redirect(string.Create(CultureInfo.InvariantCulture, $"/?return={Uri.EscapeDataString(request.Path + request.QueryString)}"));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
