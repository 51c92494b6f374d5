using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ModBot.Host.Desk;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>Signing out, on this device or on all of them; a press, never a link.</summary>
internal sealed class SignOutModel(ITeam team) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Index");

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        if (ConsoleSignIn.ViewerOf(User) is { } viewer) await team.EndSessionsAsync(viewer.ModeratorId, HttpContext.RequestAborted);
        return await OnPostAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(ConsoleSignIn.Scheme);
        return RedirectToPage("/Index", new { done = "SignedOut" });
    }
}
