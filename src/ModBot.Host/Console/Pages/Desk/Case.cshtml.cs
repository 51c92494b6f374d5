using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ModBot.Host.Desk;
using ModBot.Host.Desk.View;
using ModBot.Host.Texts;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Host.ConsoleDesk.Pages.Desk;

/// <summary>
/// The card of one case. Every button posts the whole form, so that nothing typed is ever lost; only a decision that was
/// carried out leaves the page. The text of the message exists only in the answer to a reveal (A38).
/// </summary>
internal sealed class CaseModel(IDesk desk, ITuning tuning, Words words, TimeProvider time) : ConsolePage
{
    private const string Claimed = "Claimed";

    private bool reasonAsked;
    private (CaseForm For, Composer Composer)? made;

    public CaseView View { get; private set; } = null!;

    public CaseForm Form { get; private set; } = new();

    public RevealedText? Revealed { get; private set; }

    /// <summary>What went wrong, as a sentence; null when nothing did.</summary>
    public string? Problem { get; private set; }

    /// <summary>What just went well, as a sentence.</summary>
    public string? Done { get; private set; }

    /// <summary>What the lint says of the text in the panel.</summary>
    public DraftReading Draft { get; private set; } = DraftReading.Clean;

    /// <summary>Whether the text can be remembered as harmless here.</summary>
    public RememberOffer Offer { get; private set; }

    public Words Words => words;

    public CaseCard Card => View.Card;

    /// <summary>Whether the buttons work for this viewer.</summary>
    public bool CanDecide => View.Mine && CaseLifecycle.TryNext(Card.State, CaseTrigger.Decide, out _);

    /// <summary>Whether the case goes to a lead once the decision is carried out.</summary>
    public bool GoesToLead => Viewer.MustTellALead(Card.Flags);

    /// <summary>Whether the viewer may report the case to somebody outside.</summary>
    public bool MayPassOn => View.Mine || Card.OwnerId == Viewer.ModeratorId || Viewer.Role >= ModeratorRole.Lead;

    /// <summary>The panel that is open; null when none is.</summary>
    public Composer? Composer
    {
        get
        {
            if (!CanDecide || Form.Chosen is not { } chosen) return null;
            if (!ReferenceEquals(made?.For, Form)) made = (Form, new Composer(chosen, View, Form, words, reasonAsked));
            return made?.Composer;
        }
    }

    public string Local(DateTimeOffset at) => LocalTime.Of(at, time, words);

    /// <summary>A part of the text in the panel, which a finding is about.</summary>
    public string PartOfText(TextSpan span) => span.Start + span.Length <= Form.Text.Length ? Form.Text.Substring(span.Start, span.Length) : string.Empty;

    /// <summary>The clocks and limits of the platform.</summary>
    public IEnumerable<string> Clocks => ClockText.Of(Card, words, time);

    public async Task<IActionResult> OnGetAsync(string id, string? done)
    {
        if (done is not null && words.Has($"Done.{done}")) Done = words[$"Done.{done}"];
        var shown = await ShowAsync(id, form: null);
        if (View is not null && done == Claimed) await OpenAdvisedAsync();
        return shown;
    }

    public Task<IActionResult> OnPostAdviceAsync(string id) => ShowAsync(id, CaseFormReader.Read(Request.Form) with { Chosen = null });

    /// <summary>What the lint says while somebody types: only that part of the page.</summary>
    public async Task<IActionResult> OnPostLintAsync(string id)
    {
        var shown = await ShowAsync(id, CaseFormReader.Read(Request.Form));
        return View is null ? shown : Partial("_Lint", this);
    }

    public Task<IActionResult> OnPostRefreshAsync(string id) => ShowAsync(id, CaseFormReader.Read(Request.Form));

    /// <summary>The person wants to see the case as it is now, and goes on from there.</summary>
    public async Task<IActionResult> OnPostCatchUpAsync(string id)
    {
        var shown = await ShowAsync(id, CaseFormReader.Read(Request.Form));
        if (View is not null) Form = Form with { Version = View.Version };
        return shown;
    }

    public async Task<IActionResult> OnPostChooseAsync(string id)
    {
        var form = CaseFormReader.Read(Request.Form);
        var shown = await ShowAsync(id, form with { Chosen = form.Button });

        // What was ticked in another panel was ticked for another answer.
        if (View is not null && form.Button is { } button && CanDecide) Form = new Composer(button, View, form, words, reasonAsked).Opened(Local(Card.SentAt));
        return shown;
    }

    /// <summary>Names another house rule in what the author gets to read.</summary>
    public async Task<IActionResult> OnPostRuleAsync(string id)
    {
        var shown = await ShowAsync(id, CaseFormReader.Read(Request.Form));
        if (View is not null && Composer is { } composer && composer.Rule(Request.Form["rule"].ToString()) is { } rule)
            Form = Form with { Explanation = composer.ExplanationFor(rule, Local(Card.SentAt)) };
        return shown;
    }

    /// <summary>An appeal that came in by mail, in person or in the inbox of the account.</summary>
    public async Task<IActionResult> OnPostAppealAsync(string id) =>
        await DoAsync(id, await desk.NoteAppealAsync(Viewer, id, Request.Form["appeal"].ToString(), Cancellation), () => RedirectToPage(new { id, done = "Appealed" }));

    public async Task<IActionResult> OnPostTemplateAsync(string id)
    {
        var shown = await ShowAsync(id, CaseFormReader.Read(Request.Form));
        if (View is null || Composer is not { } composer) return shown;
        Form = composer.Use(Request.Form["use"].ToString(), Local(Card.SentAt));
        await ReadDraftAsync();
        return shown;
    }

    /// <summary>Another empathy question: one at a time (A34).</summary>
    public Task<IActionResult> OnPostQuestionAsync(string id)
    {
        var form = CaseFormReader.Read(Request.Form);
        return ShowAsync(id, form with { QuestionNumber = form.QuestionNumber + 1 });
    }

    public Task<IActionResult> OnPostFillAsync(string id) => ShowAsync(id, Composer.Fill(CaseFormReader.Read(Request.Form)));

    /// <summary>Puts one of the choices into an open place of the text: the name of the place, and which choice.</summary>
    public async Task<IActionResult> OnPostPickAsync(string id)
    {
        var shown = await ShowAsync(id, Composer.Fill(CaseFormReader.Read(Request.Form)));
        if (View is null || Composer is not { } composer || Request.Form["pick"].ToString().Split(':') is not [var slot, var choice]) return shown;
        if (int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) Form = composer.Choose(slot, number);
        await ReadDraftAsync();
        return shown;
    }

    public async Task<IActionResult> OnPostRevealAsync(string id)
    {
        var shown = await ShowAsync(id, CaseFormReader.Read(Request.Form));
        if (View is null) return shown;
        if (!LadderNames.TryParse<RevealLayer>(Request.Form["layer"].ToString(), out var layer)) layer = RevealLayer.HarmMasked;
        var (result, text) = await desk.RevealAsync(Viewer, id, layer, Cancellation);
        if (result.IsOk) Revealed = text;
        else Problem = SentenceOf(result);
        return shown;
    }

    public async Task<IActionResult> OnPostDecideAsync(string id)
    {
        var form = CaseFormReader.Read(Request.Form);
        if (form.Button is not { } button) return await RefuseAsync(id, form, words["Problem.UnknownButton"]);
        if (button == CardButtonKind.HandOver) return await OnPostHandOverAsync(id);
        if (LadderNames.TryParse<LintAnswer>(Request.Query["lint"].ToString(), out var said)) form = form with { LintAnswer = said };
        var input = form.ToInput(id, button);

        // Nobody sends what he or she has not seen (A31): without a script the explanation only comes with the next page.
        if (input.Also.Contains(ModerationAction.Explain) && Request.Form["explains"] != "on") return await RefuseAsync(id, form with { Chosen = button }, words["Problem.ReadExplanation"]);
        var result = await desk.DecideAsync(Viewer, input, Cancellation);
        if (result.IsOk && button == CardButtonKind.Support) return await GoOnAsync(id, form);
        if (result.IsOk) return RedirectToPage("/Desk/Index", new { done = "Decided", what = LadderNames.Name(button), @case = id });
        reasonAsked = result.Decision == DecisionProblem.ReasonMissing;
        return await RefuseAsync(id, form with { Chosen = reasonAsked || Composer.Takes(button) || form.Chosen == button ? button : form.Chosen }, SentenceOf(result), result.Problem);
    }

    /// <summary>Support for the target went out; what to do with the message itself is still to be decided, with the answers that were given.</summary>
    private async Task<IActionResult> GoOnAsync(string id, CaseForm form)
    {
        var shown = await ShowAsync(id, form.Supported());
        if (View is not null) (Form, Done) = (Form with { Version = View.Version }, words["Done.Supported"]);
        return shown;
    }

    public async Task<IActionResult> OnPostHandOverAsync(string id) =>
        await DoAsync(id, await desk.HandOverAsync(Viewer, id, Cancellation), () => RedirectToPage("/Desk/Index", new { done = "HandedOver" }));

    /// <summary>Takes the case; and shows its text at once to whoever asked for that in the same press.</summary>
    public async Task<IActionResult> OnPostClaimAsync(string id)
    {
        var result = await desk.ClaimAsync(Viewer, id, Cancellation);
        if (!result.IsOk || !Request.Form.ContainsKey("layer")) return await DoAsync(id, result, () => RedirectToPage(new { id, done = Claimed }));
        var shown = await OnPostRevealAsync(id);
        if (View is null) return shown;
        Done = words[$"Done.{Claimed}"];
        await OpenAdvisedAsync();
        return shown;
    }

    public async Task<IActionResult> OnPostReleaseAsync(string id) =>
        await DoAsync(id, await desk.ReleaseAsync(Viewer, id, Cancellation), () => RedirectToPage("/Desk/Index", new { done = "Released" }));

    public async Task<IActionResult> OnPostUndoAsync(string id) =>
        await DoAsync(id, await desk.UndoAsync(Viewer, id, Cancellation), () => RedirectToPage(new { id, done = "Undone" }));

    public async Task<IActionResult> OnPostRememberAsync(string id)
    {
        var result = await tuning.RememberAsync(Viewer, id, Cancellation);
        return result.IsOk ? RedirectToPage(new { id, done = "Remembered" }) : await RefuseAsync(id, CaseFormReader.Read(Request.Form), TuningText.Of(result, words));
    }

    public async Task<IActionResult> OnPostSettleAsync(string id)
    {
        var again = Request.Form["answer"] == "again";
        var result = await desk.SettleDoubtAsync(Viewer, id, Request.Form["outbox"].ToString(), again, Cancellation);
        return await DoAsync(id, result, () => RedirectToPage(new { id, done = "Settled" }));
    }

    /// <summary>Opens what the guideline advises first when that is a text, so that whoever just took the case has the examples at hand.</summary>
    private async Task OpenAdvisedAsync()
    {
        if (!CanDecide || Form.Chosen is not null || Card.Buttons.FirstOrDefault(button => button.Availability == Availability.Primary) is not { } advised) return;
        var composer = new Composer(advised.Kind, View, Form, words, reasonAsked);
        if (!composer.HasText) return;
        Form = composer.Opened(Local(Card.SentAt));
        await ReadDraftAsync();
    }

    private async Task<IActionResult> DoAsync(string id, DeskResult result, Func<IActionResult> onward) =>
        result.IsOk ? onward() : await RefuseAsync(id, CaseFormReader.Read(Request.Form), SentenceOf(result), result.Problem);

    private async Task<IActionResult> RefuseAsync(string id, CaseForm form, string problem, DeskProblem kind = DeskProblem.Refused)
    {
        Problem = problem;
        var shown = await ShowAsync(id, form);

        // The person now sees the case as it has become; the next press is about that.
        if (kind == DeskProblem.ChangedMeanwhile && View is not null) Form = Form with { Version = View.Version };
        return shown;
    }

    private async Task<IActionResult> ShowAsync(string id, CaseForm? form)
    {
        // Forms beside the card, such as "claim", bring no answers; the stored ones stand then.
        var filledIn = form is not null && Request.Form.ContainsKey(CaseForm.AnsweredField) ? form : null;
        if (await desk.GetCaseAsync(Viewer, id, filledIn?.Answers, filledIn?.Flags, Cancellation) is not { } view) return NotFound();
        View = view;
        Form = filledIn ?? await DraftAsync(view) ?? CaseForm.For(view);
        await ReadDraftAsync();
        if (Card.State == CaseState.Closed) Offer = await tuning.OfferAsync(Viewer, id, Cancellation);
        return Page();
    }

    // A text with open places is not one yet.
    private async Task ReadDraftAsync() =>
        Draft = Composer is { HasText: true, OpenSlots.Count: 0 } composer ? await desk.ReadDraftAsync(Viewer, Form.ToInput(Card.CaseId, composer.Button.Kind), Cancellation) : DraftReading.Clean;

    /// <summary>What the owner filled in in a chat room, to go on with here. Whoever opens the page sees the case as it is now.</summary>
    private async Task<CaseForm?> DraftAsync(CaseView view) =>
        CanDecide && await desk.GetDraftAsync(Viewer, view.Card.CaseId, Cancellation) is { } draft ? draft with { Version = view.Version } : null;

    private string SentenceOf(DeskResult result) => result.Decision is { } decision ? words.Of(decision) : words.Of(result.Problem);
}
