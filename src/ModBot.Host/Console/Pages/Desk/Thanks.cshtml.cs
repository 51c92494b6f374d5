using Microsoft.AspNetCore.Mvc;
using ModBot.Host.Members;

namespace ModBot.Host.ConsoleDesk.Pages.Desk;

/// <summary>Thanks whoever reported a case, without saying who that was.</summary>
internal sealed class ThanksModel(ReportBook reports) : ConsolePage
{
    public async Task<IActionResult> OnPostAsync(string id) =>
        await reports.ThankAsync(Viewer, id, Cancellation) ? RedirectToPage("/Desk/Case", new { id, done = "Thanked" }) : NotFound();
}
