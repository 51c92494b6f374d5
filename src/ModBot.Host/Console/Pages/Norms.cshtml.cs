using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ModBot.Host.Members;
using ModBot.Host.Texts;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>The community's norms, kept by an admin. Every button sends all of them, so that nothing typed is lost.</summary>
internal sealed class NormsModel(CommunityNorms norms, Words words) : ConsolePage
{
    public IReadOnlyList<CommunityNorm> Norms { get; private set; } = [];

    /// <summary>What was typed for a new one, kept when it was refused.</summary>
    public string NewNl { get; private set; } = string.Empty;

    public string NewEn { get; private set; } = string.Empty;

    public string? Problem { get; private set; }

    public bool Done { get; private set; }

    /// <summary>Whether nobody changed the norms yet.</summary>
    public bool IsStandard { get; private set; }

    public async Task OnGetAsync(string? done)
    {
        Done = done is not null;
        Norms = await norms.ListAsync(Cancellation);
        IsStandard = ReferenceEquals(Norms, CommunityNorms.Standard);
    }

    public async Task<IActionResult> OnPostSaveAsync([FromForm] List<string?>? nl, [FromForm] List<string?>? en, [FromForm] string? up, [FromForm] string? remove)
    {
        var typed = (nl ?? []).Zip(en ?? [], (one, other) => new LocalizedText((one ?? string.Empty).Trim(), (other ?? string.Empty).Trim())).ToList();
        var added = typed.LastOrDefault() ?? new LocalizedText(string.Empty, string.Empty);
        var list = typed.Count == 0 ? [] : typed[..^1];
        if (NumberIn(up, list) is > 1 and var moved) (list[moved - 2], list[moved - 1]) = (list[moved - 1], list[moved - 2]);
        if (NumberIn(remove, list) is > 0 and var removed) list.RemoveAt(removed - 1);
        var isNew = added.Nl.Length + added.En.Length > 0;
        if (list.Count + (isNew ? 1 : 0) > 0 && await norms.ReplaceAsync(Viewer, isNew ? [.. list, added] : list, Cancellation)) return RedirectToPage(new { done = "yes" });
        Problem = words.Format("Norms.Problem", CommunityNorms.MaxText, CommunityNorms.MostNorms);
        (NewNl, NewEn) = (added.Nl, added.En);
        Norms = [.. list.Select((norm, index) => new CommunityNorm(index + 1, norm))];
        return Page();
    }

    public async Task<IActionResult> OnPostResetAsync()
    {
        await norms.ReplaceAsync(Viewer, [], Cancellation);
        return RedirectToPage(new { done = "yes" });
    }

    private static int NumberIn(string? text, List<LocalizedText> list) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= list.Count ? number : 0;
}
