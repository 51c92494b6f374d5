using Microsoft.AspNetCore.Mvc;
using ModBot.Host.Desk.View;
using ModBot.Host.Members;
using ModBot.Host.Texts;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>What members ask about their data, for an admin.</summary>
internal sealed class RequestsModel(DataRequests requests, Words words, TimeProvider time) : ConsolePage
{
    public IReadOnlyList<DataRequest> Requests { get; private set; } = [];

    public bool Done { get; private set; }

    public string Local(DateTimeOffset at) => LocalTime.Of(at, time, words);

    public async Task OnGetAsync(string? done)
    {
        Done = done is not null;
        Requests = await requests.ListAsync(Viewer, Cancellation);
    }

    public async Task<IActionResult> OnPostHandleAsync([FromForm] string? id) =>
        await requests.HandleAsync(Viewer, id ?? string.Empty, Cancellation) ? RedirectToPage(new { done = "yes" }) : NotFound();
}
