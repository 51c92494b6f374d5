using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Storage;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Host.Desk.Chat;

/// <summary>A drawn card, and of which version of the case.</summary>
/// <param name="View">What it shows.</param>
/// <param name="Version">The version of the case.</param>
internal sealed record DrawnPrompt(DeskView View, int Version)
{
    /// <summary>Whether it comes without ringing: for danger the alarm rings, once for all of its cards (DOMAIN §5).</summary>
    public bool Silent { get; init; }

    /// <summary>The same for cards that look the same.</summary>
    public string Hash { get; } = HashOf(View);

    /// <summary>The hash of a view.</summary>
    public static string HashOf(DeskView view)
    {
        var all = new StringBuilder(view.Text.Text);
        foreach (var span in view.Text.Spans) all.Append('\0').Append(span);
        foreach (var button in view.Buttons.SelectMany(row => row.Append(new DeskButton("", "")))) all.Append('\0').Append(button);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..32];
    }
}

/// <summary>
/// Draws the one card that everybody in a room sees: while somebody has the case with what that person filled in, otherwise so that whoever may take it finds the button. What a button does is decided
/// by who presses it.
/// </summary>
internal sealed class PromptDrawer(IDesk desk, ITuning tuning, Store store, DeskRooms rooms, TimeProvider time)
{
    // Sees every button that somebody in the room may have.
    private static readonly Viewer Anybody = new("-", string.Empty, ModeratorRole.Lead);

    /// <summary>Draws a card.</summary>
    /// <param name="prompt">Where it stands, and how much of the text in it.</param>
    /// <param name="draft">What somebody filled in; null for nothing.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null when the case is gone.</returns>
    public async Task<DrawnPrompt?> DrawAsync(PromptRow prompt, Draft? draft, CancellationToken cancellation)
    {
        var (owner, canBeTakenOver) = await OwnerAsync(prompt.CaseId, cancellation);
        var kept = draft?.For(owner?.ModeratorId);
        if (await desk.GetCaseAsync(owner ?? Anybody, prompt.CaseId, kept?.Form.Answers, kept?.Form.Flags, cancellation) is not { } view) return null;
        var text = owner is not null && IsRevealed(prompt, owner, view) ? await desk.RedrawAsync(owner, prompt.CaseId, prompt.Revealed, cancellation) : null;
        var offer = view.Card.State == CaseState.Closed ? await tuning.OfferAsync(Anybody, prompt.CaseId, cancellation) : RememberOffer.None;
        var reading = owner is not null && kept?.Form is { Chosen: { } chosen, Text.Length: > 0 } form && SlotFiller.OpenSlotsIn(form.Text).Count == 0
            ? await desk.ReadDraftAsync(owner, form.ToInput(prompt.CaseId, chosen), cancellation)
            : DraftReading.Clean;
        var card = new ChatCard(view, kept ?? ChatWork.For(view), text, reading, offer, canBeTakenOver, rooms.WordsOf(prompt.Platform, prompt.Room), time);
        return new DrawnPrompt(card.Draw(), view.Version) { Silent = view.Card.Flags.Any(flag => flag.IsImmediate()) };
    }

    // A new post rings on phones, so the text never comes with it; and what the team itself found may never be shown goes at once.
    private static bool IsRevealed(PromptRow prompt, Viewer owner, CaseView view) =>
        prompt.PostedId is not null && prompt.Revealed != RevealLayer.Label && prompt.Revealed <= view.Card.MaxLayer && prompt.RevealedTo == owner.ModeratorId && prompt.RevealedSince == view.Since;

    /// <summary>Who decides about a case now, null when nobody does; and whether there is another lead, who could take it over.</summary>
    private Task<(Viewer? Owner, bool CanBeTakenOver)> OwnerAsync(string caseId, CancellationToken cancellation) => store.ReadAsync<(Viewer?, bool)>(async db =>
    {
        if (await db.Cases.FirstOrDefaultAsync(row => row.Id == caseId, cancellation) is not { OwnerId: { } ownerId } row || !CaseLifecycle.TryNext(row.State, CaseTrigger.Decide, out _)) return (null, false);

        // A second opinion is still for whoever comes, not for the one who asked.
        if (row.State == CaseState.SecondOpinion && row.SecondOpinionFor == ownerId) return (null, false);
        var team = db.Moderators.Where(member => member.RemovedAt == null);
        if (await team.Where(member => member.Id == ownerId).Select(member => new Viewer(member.Id, member.Name, member.Role)).FirstOrDefaultAsync(cancellation) is not { } owner) return (null, false);
        return (owner, await team.AnyAsync(member => member.Id != ownerId && member.Role >= ModeratorRole.Lead, cancellation));
    }, cancellation);
}
