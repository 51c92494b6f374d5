using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ModBot.Host.Desk;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>A page of the console for somebody who is signed in.</summary>
internal abstract class ConsolePage : PageModel
{
    /// <summary>The person in front of it.</summary>
    public Viewer Viewer => ConsoleSignIn.ViewerOf(User) ?? throw new InvalidOperationException("This page is only for people who are signed in.");

    /// <summary>Ends the work when the browser leaves.</summary>
    protected CancellationToken Cancellation => HttpContext.RequestAborted;

    // Without a handler the page would be shown with nothing loaded; such a request is for a page that does not exist.
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod is null) context.Result = NotFound();
        else await next();
    }
}
