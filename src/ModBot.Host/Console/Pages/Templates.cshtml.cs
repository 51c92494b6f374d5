using Microsoft.AspNetCore.Mvc;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Templates;
using ModBot.Host.Texts;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>The reply templates of this community, and what it shares. The whole team reads them; an admin changes them, each on a page of its own.</summary>
internal sealed class TemplatesModel(CommunityTemplates templates, Words words) : ConsolePage
{
    public IReadOnlyList<ReplyTemplate> Library { get; private set; } = [];

    public IReadOnlyList<ReplyTemplate> Own { get; private set; } = [];

    public IReadOnlyList<LocalizedText> Shared { get; private set; } = [];

    /// <summary>What they share as it stands in the form, with room for one more.</summary>
    public IReadOnlyList<LocalizedText> Fields => Shared.Count < CommunityTemplates.MostShared ? [.. Shared, new LocalizedText(string.Empty, string.Empty)] : Shared;

    public string? Problem { get; private set; }

    public bool Done { get; private set; }

    public bool IsAdmin => Viewer.Role == ModeratorRole.Admin;

    public async Task OnGetAsync(string? done)
    {
        Done = done is not null;
        await LoadAsync();
        Shared = await templates.ListSharedAsync(Cancellation);
    }

    public async Task<IActionResult> OnPostShareAsync([FromForm] List<string?>? nl, [FromForm] List<string?>? en)
    {
        if (!IsAdmin) return Forbid();
        List<LocalizedText> typed = [.. (nl ?? []).Zip(en ?? [], (one, other) => new LocalizedText((one ?? string.Empty).Trim(), (other ?? string.Empty).Trim())).Where(shared => shared.Nl.Length + shared.En.Length > 0)];
        if (await templates.ShareAsync(Viewer, typed, Cancellation)) return RedirectToPage(new { done = "yes" });
        var wrong = typed.FirstOrDefault(shared => !templates.IsShared(shared));
        Problem = words.Format("Shared.Problem", CommunityTemplates.MaxShared, CommunityTemplates.MostShared);
        if (wrong is not null) Problem = $"{words.Format("Shared.Wrong", typed.IndexOf(wrong) + 1)} {Problem}";
        await LoadAsync();
        Shared = typed;
        return Page();
    }

    private async Task LoadAsync()
    {
        var all = await templates.ListAsync(Cancellation);
        Own = [.. all.Where(template => template.Origin == TemplateOrigin.Own)];
        Library = [.. all.Where(template => template.Origin != TemplateOrigin.Own)];
    }
}
