using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>The door: onwards for who is signed in, an explanation for who is not.</summary>
internal sealed class IndexModel : PageModel
{
    /// <summary>Where to go once signed in.</summary>
    public string Return { get; private set; } = "/desk";

    public bool SignedOut { get; private set; }

    public IActionResult OnGet([FromQuery(Name = "return")] string? returnTo, string? done)
    {
        if (Url.IsLocalUrl(returnTo)) Return = returnTo;
        if (ConsoleSignIn.ViewerOf(User) is not null) return LocalRedirect(Return);
        SignedOut = done == "SignedOut";
        return Page();
    }
}
