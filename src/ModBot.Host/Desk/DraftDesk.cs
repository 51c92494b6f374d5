using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Privacy;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Host.Desk;

/// <summary>What the lint says of a draft.</summary>
/// <param name="Findings">What was found, in the order of the checks.</param>
/// <param name="StopsAndThinks">Whether a moment of stop-en-denk is asked.</param>
internal sealed record DraftReading(IReadOnlyList<LintFinding> Findings, bool StopsAndThinks)
{
    /// <summary>Nothing was found.</summary>
    public static readonly DraftReading Clean = new([], false);

    /// <summary>Whether it may not be sent like this.</summary>
    public bool Blocks => DraftLint.Blocks(Findings);

    /// <summary>Whether it may be sent once somebody says why.</summary>
    public bool Asks => DraftLint.NeedsReason(Findings);
}

/// <summary>Reads drafts with the lint, with all that it has to know of the case. Nothing is kept or sent.</summary>
internal sealed class DraftDesk(ClassifierHost classifiers, ITextSeal seal, TimeProvider time)
{
    // One norm in a thread in a day, and then stop (DOMAIN §2, "te veel aandacht aan extreme meningen").
    private static readonly TimeSpan Thread = TimeSpan.FromDays(1);

    /// <summary>Reads a draft.</summary>
    /// <param name="db">The database.</param>
    /// <param name="row">The case.</param>
    /// <param name="card">The case as the answers of the moderator make it.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="action">What the text is for.</param>
    /// <param name="text">The draft.</param>
    /// <param name="templateId">The template it started from; null for none.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<DraftReading> ReadAsync(ModBotDb db, CaseRow row, CaseCard card, Viewer viewer, ModerationAction action, string text, string? templateId, CancellationToken cancellation)
    {
        var facts = CaseCardBuilder.FactsOf(await FactsAsync(db, row, card, cancellation), card.Flags, time.GetUtcNow());
        var message = seal.OpenOrNull(row.Text);
        var audience = action == ModerationAction.SupportTarget ? ReplyAudience.TargetPerson : action.IsPublicReply() ? ReplyAudience.Public : ReplyAudience.Author;
        var since = time.GetUtcNow() - Thread;
        var answered = db.Outbox.Where(sent => sent.State == OutboxState.Done && sent.CreatedAt >= since
            && (sent.Kind == PlatformRequestKind.Reply || sent.Kind == PlatformRequestKind.PrivateMessage)
            && db.Cases.Any(other => other.Id == sent.CaseId && other.AuthorKey == row.AuthorKey && other.Platform == row.Platform));
        var draft = new LintDraft
        {
            Text = text,
            Audience = audience,
            Step = facts.Step,
            Flags = card.Flags,
            Outcomes = card.Recommendation.Outcomes,
            RealPerson = card.Answers[Question.RealPerson],
            Message = message,
            HarshWords = message is null ? [] : [.. (card.Assessment?.Harsh ?? []).Where(span => span.Start + span.Length <= message.Length).Select(span => message.Substring(span.Start, span.Length))],
            TargetNames = seal.OpenOrNull(row.TargetName) is { } name ? [name] : [],
            Age = facts.Age,
            ThreadIdle = facts.ThreadIdle,
            EarlierPublicReplies = await answered.CountAsync(sent => sent.Kind == PlatformRequestKind.Reply && db.Cases.Any(other => other.Id == sent.CaseId && other.Channel == row.Channel), cancellation),
            AnsweredByColleague = await answered.AnyAsync(sent => db.Cases.Any(other => other.Id == sent.CaseId && other.Id != row.Id && other.DecidedBy != null && other.DecidedBy != viewer.ModeratorId), cancellation),
            TemplateUses = templateId is null ? 0 : await UsesAsync(db, row, templateId, cancellation),
            SinceReveal = await SinceRevealAsync(db, row, viewer, cancellation),
            TouchesModerator = facts.TouchesModerator,
            OwnScore = Score(text),
        };

        // The answer to an appeal is no reply to the message: what was said then does not count against it.
        if (action.AnswersAppeal()) draft = draft with { AnsweredByColleague = false, SinceReveal = null };
        var findings = DraftLint.Check(draft);
        return new DraftReading(findings, StopAndThink.Asks(findings, draft));
    }

    private static async Task<CaseSnapshot> FactsAsync(ModBotDb db, CaseRow row, CaseCard card, CancellationToken cancellation) => new()
    {
        CaseId = row.Id,
        State = row.State,
        Platform = row.Platform,
        Channel = row.Channel,
        SentAt = row.SentAt,
        LastActivityAt = await db.Channels.Where(channel => channel.Platform == row.Platform && channel.Channel == row.Channel).Select(channel => (DateTimeOffset?)channel.LastPostAt).FirstOrDefaultAsync(cancellation),
        Assessment = card.Assessment,
        Flags = card.Flags,
    };

    // The ledger notes the template of every decision; a list of them beside it would say the same twice.
    private async Task<int> UsesAsync(ModBotDb db, CaseRow row, string templateId, CancellationToken cancellation)
    {
        var since = (time.GetUtcNow() - VariationRule.Window).ToUnixTimeMilliseconds();
        var mark = $";template={templateId};";
        var used = await db.Ledger.Where(entry => entry.Kind == "case.decided" && entry.AtMilliseconds >= since && entry.Details.Contains(mark)
            && db.Cases.Any(other => other.Id == entry.CaseId && other.Platform == row.Platform && other.Channel == row.Channel)).Select(entry => entry.AtMilliseconds).ToListAsync(cancellation);
        return VariationRule.Count(used.Select(DateTimeOffset.FromUnixTimeMilliseconds), time.GetUtcNow());
    }

    private async Task<TimeSpan?> SinceRevealAsync(ModBotDb db, CaseRow row, Viewer viewer, CancellationToken cancellation)
    {
        var at = await db.Ledger.Where(entry => entry.CaseId == row.Id && entry.Kind == "case.revealed" && entry.Actor == viewer.ModeratorId).Select(entry => (long?)entry.AtMilliseconds).MaxAsync(cancellation);
        return at is { } moment ? time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(moment) : null;
    }

    // Without a classifier the other checks still hold.
    private Assessment? Score(string text)
    {
        try
        {
            return text.Length == 0 ? null : classifiers.Current?.Assess(text);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return null;
        }
    }
}
