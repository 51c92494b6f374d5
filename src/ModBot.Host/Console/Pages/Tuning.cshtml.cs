using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ModBot.Host.Desk;
using ModBot.Host.Desk.View;
using ModBot.Host.Texts;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>What the community learned from its own decisions. A lead or administrator confirms, puts back and forgets; nothing happens by itself.</summary>
internal sealed class TuningModel(ITuning tuning, Words words, TimeProvider time) : ConsolePage
{
    public TuningView View { get; private set; } = null!;

    /// <summary>The text that was just revealed, and which it is. It is in this one answer and nowhere else.</summary>
    public (string Id, RevealedText Text)? Revealed { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>What just went well, as a sentence.</summary>
    public string? Done { get; private set; }

    /// <summary>What the last decisions say, in one sentence with its counts.</summary>
    public string Reason => words.Format($"{nameof(ThresholdFinding)}.{View.Review.Finding}", View.Review.Decided, View.Review.Needed, ThresholdRule.Window);

    /// <summary>What the proposal would have changed.</summary>
    public string Preview(ThresholdProposal proposal)
    {
        var (to, from) = (Percent(proposal.To), Percent(proposal.From));
        if (proposal.To < proposal.From) return words.Format("Tuning.Preview.Lower", to, from);
        var missed = proposal.SparedNeeded == 0 ? words["Tuning.Preview.Missed.None"] : words.Format("Tuning.Preview.Missed", proposal.SparedNeeded);
        return $"{words.Format("Tuning.Preview.Higher", to, from, proposal.Spared, View.Review.Decided)} {missed}";
    }

    public string Sentence(ThresholdChange change)
    {
        var name = change.ByName ?? words["History.Somebody"];
        return change.IsReturn
            ? words.Format("Tuning.Change.Back", name, Percent(change.From), Percent(change.To))
            : words.Format("Tuning.Change.Proposal", name, Percent(change.From), Percent(change.To), change.Needed, change.Decided);
    }

    /// <summary>Since when a text is remembered, and of how much use that was.</summary>
    public string Facts(RememberedText text)
    {
        var since = words.Format("Tuning.Text.Since", Local(text.RememberedAt));
        var count = text.LeftAlone switch
        {
            0 => words["Tuning.Text.Count.None"],
            1 => words["Tuning.Text.Count.One"],
            _ => words.Format("Tuning.Text.Count.Many", text.LeftAlone),
        };
        return text.LastLeftAloneAt is { } last ? $"{since} · {count}, {words.Format("Tuning.Text.Last", Local(last))}" : $"{since} · {count}";
    }

    public string Local(DateTimeOffset at) => LocalTime.Of(at, time, words);

    /// <summary>A threshold in whole percents, as the card of a case speaks of certainty.</summary>
    public static int Percent(double threshold) => (int)Math.Round(threshold * 100);

    /// <summary>A threshold for a form.</summary>
    public static string Field(double threshold) => threshold.ToString("0.####", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(string? done)
    {
        if (done is not null && words.Has($"Tuning.Done.{done}")) Done = words[$"Tuning.Done.{done}"];
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostConfirmAsync([FromForm] string? from, [FromForm] string? to) =>
        await AfterAsync(await tuning.ConfirmAsync(Viewer, Number(from), Number(to), Cancellation), "Changed");

    public async Task<IActionResult> OnPostPutBackAsync([FromForm] string? from) =>
        await AfterAsync(await tuning.PutBackAsync(Viewer, Number(from), Cancellation), "PutBack");

    public async Task<IActionResult> OnPostForgetAsync([FromForm] string? text) =>
        await AfterAsync(await tuning.ForgetAsync(Viewer, text ?? string.Empty, Cancellation), "Forgotten");

    public async Task<IActionResult> OnPostRevealAsync([FromForm] string? text, [FromForm] string? layer)
    {
        if (!LadderNames.TryParse<RevealLayer>(layer ?? string.Empty, out var chosen)) chosen = RevealLayer.HarmMasked;
        var (result, revealed) = await tuning.RevealAsync(Viewer, text ?? string.Empty, chosen, Cancellation);
        if (revealed is not null) Revealed = (text!, revealed);
        else Problem = TuningText.Of(result, words);
        return await ShowAsync();
    }

    // The culture of the reader is not that of the form; what is no number is not the threshold that was shown.
    private static double Number(string? value) => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private async Task<IActionResult> AfterAsync(TuningResult result, string done)
    {
        if (result.IsOk) return RedirectToPage(new { done });
        Problem = TuningText.Of(result, words);
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (await tuning.GetAsync(Viewer, Cancellation) is not { } view) return StatusCode(StatusCodes.Status403Forbidden);
        View = view;
        return Page();
    }
}
