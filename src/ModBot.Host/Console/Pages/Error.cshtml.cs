using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ModBot.Host.Texts;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>What went wrong, in plain words; never a stack trace. Reached by any method, because any request can fail.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel(Words words) : PageModel
{
    private const int Fallback = StatusCodes.Status500InternalServerError;

    public int Code { get; private set; } = Fallback;

    public IActionResult OnGet([FromRoute] int code) => Show(code);

    // From the route: the form that failed may have a field of that name.
    public IActionResult OnPost([FromRoute] int code) => Show(code);

    private IActionResult Show(int code)
    {
        Code = words.Has($"Error.{code}.Title") ? code : code is >= 400 and < 500 ? StatusCodes.Status404NotFound : Fallback;
        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        return Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) ? Page() : new EmptyResult();
    }
}
