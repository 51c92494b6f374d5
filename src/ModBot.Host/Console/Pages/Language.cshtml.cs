using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ModBot.Host.Texts;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>Switches between Dutch and English on this browser.</summary>
internal sealed class LanguageModel(TimeProvider time) : PageModel
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public IActionResult OnGet() => RedirectToPage("/Index");

    public IActionResult OnPost([FromForm] string? language, [FromForm(Name = "return")] string? returnTo)
    {
        var chosen = Words.In(language);
        var cookie = ConsoleCookies.Strict(ConsoleCookies.LanguageName).Build(HttpContext, time.GetUtcNow());
        cookie.Expires = time.GetUtcNow() + Remembered;
        Response.Cookies.Append(ConsoleCookies.LanguageName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen.Culture)), cookie);
        return LocalRedirect(Url.IsLocalUrl(returnTo) ? returnTo : "/");
    }
}
