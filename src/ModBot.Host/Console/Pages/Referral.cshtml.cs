using Microsoft.AspNetCore.Mvc;
using ModBot.Host.Desk;
using ModBot.Host.Members;
using ModBot.Host.Texts;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>The referral table: the whole team reads it, an admin keeps the rows of this community and says what was looked at.</summary>
internal sealed class ReferralModel(LocalHelp local, Words words) : ConsolePage
{
    public LocalReferrals Local { get; private set; } = new([], new Dictionary<string, DateOnly>());

    /// <summary>The form that was chosen; null for none.</summary>
    public Form? Form { get; private set; }

    public string? Problem { get; private set; }

    public bool Done { get; private set; }

    /// <summary>What was typed, kept when it was refused.</summary>
    public LocalHelper Typed { get; private set; } = new(string.Empty, LocalHelpKind.YouthWorker, string.Empty, string.Empty, string.Empty, default);

    public bool IsAdmin => Viewer.Role == ModeratorRole.Admin;

    public DateOnly Today => local.Today;

    public int Stale => Local.Stale(Today);

    public string Day(DateOnly day) => day.ToString("d MMMM yyyy", words.Culture);

    public Task OnGetAsync(string? form, string? done)
    {
        if (form is not null && LadderNames.TryParse<Form>(form, out var known)) Form = known;
        Done = done is not null;
        return LoadAsync();
    }

    public Task<IActionResult> OnPostSaveAsync([FromForm] string? id, [FromForm] string? kind, [FromForm] string? name, [FromForm] string? purpose, [FromForm] string? contact) => AsAdminAsync(async () =>
    {
        var helper = new LocalHelper((id ?? string.Empty).Trim(), default, (name ?? string.Empty).Trim(), (purpose ?? string.Empty).Trim(), (contact ?? string.Empty).Trim(), default);
        var isKind = Enum.TryParse<LocalHelpKind>(kind, out var parsed) && Enum.IsDefined(parsed);
        helper = helper with { Kind = parsed };
        if (isKind && LocalHelper.IsField(helper.Name) && LocalHelper.IsField(helper.For, mayBeEmpty: true) && LocalHelper.IsField(helper.Contact) && await local.SaveAsync(Viewer, helper, Cancellation)) return true;
        if (helper.Id.Length == 0) Typed = helper;
        return false;
    });

    public Task<IActionResult> OnPostRemoveAsync([FromForm] string? id) => AsAdminAsync(() => local.RemoveAsync(Viewer, id ?? string.Empty, Cancellation));

    public Task<IActionResult> OnPostCheckAsync([FromForm] string? id) => AsAdminAsync(() => local.CheckAsync(Viewer, id ?? string.Empty, Cancellation));

    private async Task<IActionResult> AsAdminAsync(Func<Task<bool>> change)
    {
        if (!IsAdmin) return Forbid();
        if (await change()) return RedirectToPage(new { done = "yes" });
        Problem = words.Format("Referral.Problem", LocalHelper.MaxField, LocalHelp.MostRows);
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync() => Local = await local.ReadAsync(Cancellation);
}
