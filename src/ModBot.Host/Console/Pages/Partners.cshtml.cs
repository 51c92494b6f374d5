using Microsoft.AspNetCore.Mvc;
using ModBot.Host.Desk.Referrals;
using ModBot.Host.Texts;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>The chain partners of this community, for an administrator.</summary>
internal sealed class PartnersModel(IReferrals referrals, Words words) : ConsolePage
{
    public IReadOnlyList<Partner> Partners { get; private set; } = [];

    /// <summary>What was typed, kept when it was refused.</summary>
    public Partner Typed { get; private set; } = new(string.Empty, string.Empty, string.Empty, string.Empty, string.Empty);

    public string? Problem { get; private set; }

    public async Task OnGetAsync() => Partners = await referrals.PartnersAsync(Cancellation);

    public async Task<IActionResult> OnPostSaveAsync([FromForm] string? partner, [FromForm] string? name, [FromForm] string? what, [FromForm] string? contact, [FromForm] string? hours)
    {
        var typed = new Partner(partner ?? string.Empty, name ?? string.Empty, what ?? string.Empty, contact ?? string.Empty, hours ?? string.Empty);
        return await AfterAsync(await referrals.SavePartnerAsync(Viewer, typed, Cancellation), typed);
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm] string? partner) => await AfterAsync(await referrals.RemovePartnerAsync(Viewer, partner ?? string.Empty, Cancellation), Typed);

    private async Task<IActionResult> AfterAsync(ReferralProblem problem, Partner typed)
    {
        if (problem == ReferralProblem.None) return RedirectToPage();
        (Problem, Typed) = (words.Of(problem), typed);
        Partners = await referrals.PartnersAsync(Cancellation);
        return Page();
    }
}
