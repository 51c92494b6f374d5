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
    /// <param name="facts">What the guideline knows of it.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="action">What the text is for.</param>
    /// <param name="text">The draft.</param>
    /// <param name="templateId">The template it started from; null for none.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<DraftReading> ReadAsync(ModBotDb db, CaseRow row, CaseCard card, CaseFacts facts, Viewer viewer, ModerationAction action, string text, string? templateId, CancellationToken cancellation)
    {
        var message = seal.OpenOrNull(row.Text);
        var audience = action == ModerationAction.SupportTarget ? ReplyAudience.TargetPerson : action.IsPublicReply() ? ReplyAudience.Public : ReplyAudience.Author;
        var since = time.GetUtcNow() - Thread;

        // From the few cases of one author, each found by an index: this runs while somebody types.
        var answered = db.Cases.Where(other => other.AuthorKey == row.AuthorKey && other.Platform == row.Platform).Join(
            Said(db).Where(sent => sent.CreatedAt >= since && sent.DecisionNumber > 0 && (sent.Kind == PlatformRequestKind.Reply || sent.Action == ModerationAction.PrivateMessage)),
            other => other.Id, sent => sent.CaseId, (other, sent) => new { other.Id, other.Channel, other.DecidedBy, sent.Kind });

        // The classifier may lean on a word that is ordinary by itself, such as "groep": that may be said.
        var draft = new LintDraft
        {
            Text = text,
            Audience = audience,
            Step = facts.Step,
            Flags = card.Flags,
            Outcomes = card.Recommendation.Outcomes,
            RealPerson = card.Answers[Question.RealPerson],
            Message = message,
            HarshWords = message is null ? [] : [.. (card.Assessment?.Harsh ?? []).Where(span => span.Start + span.Length <= message.Length).Select(span => message.Substring(span.Start, span.Length)).Where(word => Score(word) is not { Step: Step.None })],
            TargetNames = seal.OpenOrNull(row.TargetName) is { } name ? [name] : [],
            Age = facts.Age,
            ThreadIdle = facts.ThreadIdle,
            EarlierPublicReplies = await answered.CountAsync(reply => reply.Kind == PlatformRequestKind.Reply && reply.Channel == row.Channel, cancellation),
            EarlierPrivateMessages = await answered.CountAsync(reply => reply.Kind == PlatformRequestKind.PrivateMessage, cancellation),
            AnsweredByColleague = await answered.AnyAsync(reply => reply.Id != row.Id && reply.DecidedBy != null && reply.DecidedBy != viewer.ModeratorId, cancellation),
            TemplateUses = templateId is null ? 0 : (await UsesAsync(db, row, time.GetUtcNow(), cancellation)).GetValueOrDefault(templateId),
            SinceReveal = await SinceRevealAsync(db, row, viewer, cancellation),
            TouchesModerator = facts.TouchesModerator,
            OwnScore = Score(text),
        };

        // The answer to an appeal is no reply to the message: what was said then does not count against it.
        if (action.AnswersAppeal()) draft = draft with { AnsweredByColleague = false, EarlierPrivateMessages = 0, SinceReveal = null };
        var findings = DraftLint.Check(draft);
        return new DraftReading(findings, StopAndThink.Asks(findings, draft));
    }

    /// <summary>How often each template was used in the channel of a case within <see cref="VariationRule.Window"/>.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> UsesAsync(ModBotDb db, CaseRow row, DateTimeOffset now, CancellationToken cancellation)
    {
        var from = now - VariationRule.Window;
        var used = await db.Cases.Where(other => other.Platform == row.Platform && other.Channel == row.Channel && other.DecidedAt >= from)
            .Join(Said(db).Where(sent => sent.CreatedAt > from && sent.TemplateId != null), other => other.Id, sent => sent.CaseId, (other, sent) => sent.TemplateId!)
            .ToListAsync(cancellation);
        return used.CountBy(id => id, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    // What stands there, or will in a moment: what waits to be sent counts, what was taken back does not.
    private static IQueryable<OutboxRow> Said(ModBotDb db) => db.Outbox.Where(sent =>
        (sent.State == OutboxState.Pending || sent.State == OutboxState.Sending || sent.State == OutboxState.Done || sent.State == OutboxState.InDoubt)
        && !db.Outbox.Any(back => back.WithdrawKey == sent.Key && back.State != OutboxState.Cancelled && back.State != OutboxState.Refused));

    // From the first look at the whole text since the case is this person's: whoever looks again after writing is in no haste.
    private async Task<TimeSpan?> SinceRevealAsync(ModBotDb db, CaseRow row, Viewer viewer, CancellationToken cancellation)
    {
        var own = db.Ledger.Where(entry => entry.CaseId == row.Id && entry.Actor == viewer.ModeratorId);
        var taken = await own.Where(entry => entry.Kind == "case.claimed" || entry.Kind == "case.taken_over").Select(entry => (long?)entry.Sequence).MaxAsync(cancellation) ?? 0;
        var mark = $"layer={LadderNames.Name(RevealLayer.Full)}";
        var at = await own.Where(entry => entry.Kind == "case.revealed" && entry.Sequence > taken && entry.Details.Contains(mark)).Select(entry => (long?)entry.AtMilliseconds).MinAsync(cancellation);
        return at is { } moment ? time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(moment) : null;
    }

    /// <summary>What the classifier says of a draft. Null without a classifier; the other checks still hold then.</summary>
    public Assessment? Score(string text)
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
