using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Duty;
using ModBot.Host.Desk.View;
using ModBot.Host.Texts;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>Who is there; an administrator orders who is asked about danger and chooses what happens while nobody is there.</summary>
internal sealed class DutyModel(IDutyDesk duty, Words words, TimeProvider time) : ConsolePage
{
    private const string PlaceField = "place-";

    public DutyBoard Board { get; private set; } = new([], [], IsOrdered: false, MineUntil: null, Hides: false);

    /// <summary>What just went well, as a sentence.</summary>
    public string? Done { get; private set; }

    public bool IsAdmin => Viewer.Role == ModeratorRole.Admin;

    /// <summary>Who is there, as a sentence.</summary>
    public string There => DutyText.There(Board, words, time);

    public string Local(DateTimeOffset at) => LocalTime.Of(at, time, words);

    public async Task OnGetAsync(string? done)
    {
        if (done is not null && words.Has($"Duty.{done}")) Done = words[$"Duty.{done}"];
        Board = await duty.GetAsync(Viewer, Cancellation);
    }

    public async Task<IActionResult> OnPostComeAsync([FromForm] string? until)
    {
        await duty.ComeAsync(Viewer, DutyTime.Read(until ?? string.Empty, time) ?? time.GetUtcNow() + DutyBook.Usual, Cancellation);
        return RedirectToPage("/Desk/Index");
    }

    public async Task<IActionResult> OnPostGoAsync()
    {
        await duty.GoAsync(Viewer, Cancellation);
        return RedirectToPage("/Desk/Index");
    }

    public async Task<IActionResult> OnPostOrderAsync()
    {
        var order = Request.Form
            .Where(field => field.Key.StartsWith(PlaceField, StringComparison.Ordinal))
            .Select(field => (Id: field.Key[PlaceField.Length..], IsPlace: int.TryParse(field.Value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var place), Place: place))
            .Where(field => field.IsPlace && field.Place > 0).OrderBy(field => field.Place).Select(field => field.Id).ToList();
        return await duty.OrderAsync(Viewer, order, Cancellation) ? RedirectToPage(new { done = "Order.Done" }) : StatusCode(StatusCodes.Status403Forbidden);
    }

    public async Task<IActionResult> OnPostHideAsync([FromForm] string? hides)
    {
        var on = hides == "on";
        return await duty.HideAsync(Viewer, on, Cancellation) ? RedirectToPage(new { done = on ? "Hide.Done.On" : "Hide.Done.Off" }) : StatusCode(StatusCodes.Status403Forbidden);
    }
}
