using Microsoft.AspNetCore.Mvc;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Templates;
using ModBot.Host.Desk.View;
using ModBot.Host.Texts;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>One reply template. Every button sends the whole form, so that nothing typed is lost.</summary>
internal sealed class TemplateModel(CommunityTemplates templates, Words words) : ConsolePage
{
    private const string New = "new";

    private LocalizedText? kept;

    /// <summary>The template, with what was typed in place of what is kept.</summary>
    public ReplyTemplate Template { get; private set; } = new()
    {
        Id = string.Empty,
        Origin = TemplateOrigin.Own,
        Strategy = ReplyStrategy.GroupNorm,
        Audiences = [ReplyAudience.Public],
        FromStep = Step.Negativity,
        ToStep = Step.Bullying,
        Text = new LocalizedText(string.Empty, string.Empty),
    };

    /// <summary>What the lint finds in it; shown with what is kept, too.</summary>
    public IReadOnlyList<TemplateFinding> Findings { get; private set; } = [];

    public string? Problem { get; private set; }

    public string? Notice { get; private set; }

    public bool IsNew => Template.Id.Length == 0;

    public bool IsAdmin => Viewer.Role == ModeratorRole.Admin;

    /// <summary>Whether no person fills its slots.</summary>
    public bool IsFilledByProgram => Template.Id is RemovalNotice.TemplateId or ReplyLibrary.ThanksId;

    /// <summary>When it is suggested, in plain words.</summary>
    public LocalizedText Use => ReplyLibrary.WhyOf(Template);

    public static string Braced(IEnumerable<string> slots) => string.Join(' ', slots.Select(slot => $"{{{slot}}}"));

    public async Task<IActionResult> OnGetAsync(string id, string? done)
    {
        if (id == New && !IsAdmin) return Forbid();
        if (!await LoadAsync(id)) return NotFound();
        if (done is not null) Notice = words["Templates.Done"];

        // The library was read before; what people wrote is read each time, since the lint may have learned something.
        if (IsAdmin && Template.Origin != TemplateOrigin.Library && !IsNew) Findings = templates.Review(Template).Findings;
        return Page();
    }

    public Task<IActionResult> OnPostSaveAsync(string id) => AsAdminAsync(id, async () =>
    {
        var (kept, review) = await templates.SaveAsync(Viewer, Template, Cancellation);
        if (kept is not null) return RedirectToPage(new { id = kept, done = "yes" });
        (Problem, Findings) = (ProblemOf(review), review?.Findings ?? []);
        return Page();
    });

    public Task<IActionResult> OnPostOffAsync(string id) => SwitchAsync(id, off: true);

    public Task<IActionResult> OnPostOnAsync(string id) => SwitchAsync(id, off: false);

    /// <summary>Gives a template of the library its own words back, or takes one of their own away.</summary>
    public Task<IActionResult> OnPostRestoreAsync(string id) => AsAdminAsync(id, async () =>
    {
        if (!await templates.RestoreAsync(Viewer, Template.Id, Cancellation)) return NotFound();
        return Template.Origin == TemplateOrigin.Own ? RedirectToPage("/Templates", new { done = "yes" }) : RedirectToPage(new { id, done = "yes" });
    });

    private Task<IActionResult> SwitchAsync(string id, bool off) => AsAdminAsync(id, async () =>
    {
        if (id == New) return NotFound();
        if (!await templates.SwitchAsync(Viewer, Template.Id, off, Cancellation))
        {
            Problem = words["Templates.Always"];
            return Page();
        }

        Template = Template with { IsOff = off };
        Notice = words[off ? "Templates.NowOff" : "Templates.NowOn"];
        if (Template.Text != kept) Notice = $"{Notice} {words["Templates.NotSaved"]}";
        return Page();
    });

    private async Task<IActionResult> AsAdminAsync(string id, Func<Task<IActionResult>> change)
    {
        if (!IsAdmin) return Forbid();
        if (!await LoadAsync(id)) return NotFound();
        kept = Template.Text;
        Template = Typed();
        return await change();
    }

    private async Task<bool> LoadAsync(string id)
    {
        if (id == New) return true;

        // Addresses are in lower case.
        if ((await templates.ListAsync(Cancellation)).FirstOrDefault(known => known.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is not { } template) return false;
        Template = template;
        return true;
    }

    // What was typed, over what is kept. A use that cannot be read stays what it was.
    private ReplyTemplate Typed()
    {
        var form = Request.Form;
        var typed = Template with { Text = new LocalizedText(Clean(form["nl"]), Clean(form["en"])) };
        return typed.Origin != TemplateOrigin.Own ? typed : typed with
        {
            Strategy = Chosen<ReplyStrategy>(form["strategy"]) ?? typed.Strategy,
            Audiences = Chosen<ReplyAudience>(form["audience"]) is { } audience ? [audience] : typed.Audiences,
            FromStep = Chosen<Step>(form["from"]) ?? typed.FromStep,
            ToStep = Chosen<Step>(form["to"]) ?? typed.ToStep,
            Ground = Chosen<Ground>(form["ground"]),
        };
    }

    private static T? Chosen<T>(string? name) where T : struct, Enum => name is not null && LadderNames.TryParse<T>(name, out var value) ? value : null;

    private static string Clean(string? typed) => string.Concat(CaseForm.Clean(typed, CaseForm.MaxText).Where(sign => sign == '\n' || !char.IsControl(sign)));

    private string ProblemOf(TemplateReview? review)
    {
        if (review is null) return words.Format("Templates.Full", CommunityTemplates.MostOwn);
        var what = review.Problem switch
        {
            TemplateProblem.TextTooLong => TemplateReview.MaxLengthOf(Template).ToString(words.Culture),
            TemplateProblem.Blocked => words.Of(review.Blocking!.Value),
            _ => review.Slots.Count == 0 ? words["Templates.NoSlots"] : Braced(review.Slots),
        };
        return words.Format($"TemplateProblem.{review.Problem}", review.Language is { } language ? words[$"Compose.Language.{language}"] : string.Empty, what);
    }
}
