using System.Text;
using Microsoft.AspNetCore.Mvc;
using ModBot.Host.Desk.Referrals;
using ModBot.Host.Desk.View;
using ModBot.Host.Texts;
using ModBot.Moderation.Evidence;
using ModBot.Moderation.Evidence.Notices;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.ConsoleDesk.Pages.Desk;

/// <summary>
/// Reports a case to somebody outside: a form, its text to copy or download, and what became of it. ModBot sends nothing; a person does. The text exists only in the answer to the press that made it.
/// </summary>
internal sealed class NoticeModel(IReferrals referrals, Words words, TimeProvider time) : ConsolePage
{
    private const string FileName = "melding.txt";

    public string CaseId { get; private set; } = string.Empty;

    public ReferralCase Case { get; private set; } = null!;

    public NoticeDraft Draft { get; private set; } = new() { Kind = NoticeKind.Platform };

    /// <summary>The text that was just made.</summary>
    public string? Text { get; private set; }

    /// <summary>What is wrong, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>What just went well, as a sentence.</summary>
    public string? Done { get; private set; }

    public bool Asks(NoticeField field) => NoticeForms.Required(Draft.Kind, Case.IsChildAbuse).Contains(field);

    public string Local(DateTimeOffset at) => LocalTime.Of(at, time, words);

    /// <summary>What can be noted of a report now.</summary>
    public static IEnumerable<ReferralTrigger> Moves(ReferralItem item) => Enum.GetValues<ReferralTrigger>().Where(trigger => ReferralLife.TryNext(item.State, trigger, out _));

    public async Task<IActionResult> OnGetAsync(string id, string? kind, string? done)
    {
        if (done is not null && words.Has($"Notice.{done}")) Done = words[$"Notice.{done}"];
        if (!await LoadAsync(id)) return NotFound();
        Draft = new NoticeDraft { Kind = KindOf(kind) ?? (Case.IsChildAbuse ? NoticeKind.ChildAbuse : NoticeKind.Platform), Place = Case.Link };
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(string id) => await MakeAsync(id) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostDownloadAsync(string id)
    {
        if (await MakeAsync(id) is not { } made) return NotFound();
        return made.Text is { } text ? File(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", FileName) : Page();
    }

    public async Task<IActionResult> OnPostSentAsync(string id, [FromForm] string? to, [FromForm] string? reference) =>
        await AfterAsync(id, await referrals.NoteSentAsync(Viewer, id, to ?? string.Empty, reference ?? string.Empty, Cancellation), "Sent");

    public async Task<IActionResult> OnPostMoveAsync(string id, [FromForm] string? item, [FromForm] string? move, [FromForm] string? reference, [FromForm] string? answer)
    {
        if (!LadderNames.TryParse<ReferralTrigger>(move ?? string.Empty, out var trigger)) return NotFound();
        return await AfterAsync(id, await referrals.MoveAsync(Viewer, item ?? string.Empty, trigger, reference ?? string.Empty, answer ?? string.Empty, Cancellation), "Moved");
    }

    private static NoticeKind? KindOf(string? name) => LadderNames.TryParse<NoticeKind>(name ?? string.Empty, out var kind) ? kind : null;

    private async Task<NoticeResult?> MakeAsync(string id)
    {
        if (!await LoadAsync(id)) return null;
        var form = Request.Form;
        Draft = new NoticeDraft
        {
            Kind = KindOf(form["kind"]) ?? NoticeKind.Platform,
            Place = form["place"].ToString(),
            Reason = form["reason"].ToString(),
            Name = form["name"].ToString(),
            Email = form["email"].ToString(),
            GoodFaith = form["good_faith"] == "on",
            WithText = form["with_text"] == "on",
        };
        var result = await referrals.WriteAsync(Viewer, id, Draft, words.Language, Cancellation);
        Text = result.Text;
        if (result.Problem != ReferralProblem.None) Problems = result.Wrong.Count > 0 ? [.. result.Wrong.Select(words.Of)] : [words.Of(result.Problem)];
        return result;
    }

    private async Task<IActionResult> AfterAsync(string id, ReferralProblem problem, string done)
    {
        if (problem == ReferralProblem.None) return RedirectToPage(new { id, done });
        if (!await LoadAsync(id)) return NotFound();
        Draft = Draft with { Place = Case.Link };
        Problems = [words.Of(problem)];
        return Page();
    }

    private async Task<bool> LoadAsync(string id)
    {
        CaseId = id;
        if (await referrals.CaseAsync(Viewer, id, Cancellation) is not { } found) return false;
        Case = found;
        return true;
    }
}
