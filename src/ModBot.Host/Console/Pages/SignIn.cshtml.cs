using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using ModBot.Host.Desk;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>Signing in by a link that works once. Opening the link uses nothing up: chats fetch links to show a preview of them.</summary>
[EnableRateLimiting(ConsoleSetup.SignInLimit)]
internal sealed class SignInModel(ITeam team) : PageModel
{
    private const int LongestCode = 200;

    public string? Code { get; private set; }

    public bool Refused { get; private set; }

    public void OnGet(string? code) => Code = Usable(code);

    public async Task<IActionResult> OnPostAsync([FromForm] string? code)
    {
        if (Usable(code) is { } given && await team.RedeemSignInCodeAsync(given, HttpContext.RequestAborted) is { } session)
        {
            await ConsoleSignIn.SignInAsync(HttpContext, session);
            return RedirectToPage("/Desk/Index");
        }

        Refused = true;
        return Page();
    }

    private static string? Usable(string? code) => string.IsNullOrWhiteSpace(code) || code.Length > LongestCode ? null : code.Trim();
}
