using ModBot.Host.Setup;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;

namespace ModBot.Host.Storage;

/// <summary>Changes a stored case by the rules of <see cref="CaseLifecycle"/>.</summary>
internal static class CaseMoves
{
    /// <summary>Moves a case on.</summary>
    /// <returns>Whether the move is allowed; if not, nothing changed.</returns>
    public static bool TryMove(this CaseRow row, CaseTrigger trigger, DateTimeOffset at)
    {
        if (!CaseLifecycle.TryNext(row.State, trigger, out var next)) return false;

        // Whoever takes or hands over a case in its state does not stop the clock of that state (A18).
        if (row.State != next) row.DueAt = null;
        row.State = next;
        row.StateSince = at;
        row.Touch();
        return true;
    }

    /// <summary>Moves a case on, and notes when a job looks at it again in the state it comes to.</summary>
    /// <returns>Whether the move is allowed; if not, nothing changed.</returns>
    public static bool TryMove(this CaseRow row, CaseTrigger trigger, DateTimeOffset at, PipelineSettings settings)
    {
        if (!row.TryMove(trigger, at)) return false;
        row.DueAt = row.State switch
        {
            CaseState.SecondOpinion => at + Guide.SecondOpinionTime,
            CaseState.FollowUp or CaseState.Monitoring => at.AddHours(settings.FollowUpHours),
            _ => null,
        };
        return true;
    }

    /// <summary>To the desk of the leads; inside a write of <see cref="Store"/>. Nothing happens where that cannot be.</summary>
    public static async Task ToLeadAsync(this CaseRow row, ModBotDb db, DateTimeOffset at)
    {
        if (!row.TryMove(CaseTrigger.ActionsDoneForLead, at)) return;
        row.NeedsLead = false;
        row.OwnerId = null;
        await Ledger.AppendAsync(db, at, "case.passed_on", row.Id, Ledger.Software);
    }

    /// <summary>
    /// Back on the desk, with nobody: the author made of it what no person has judged. Inside a write of <see cref="Store"/>. Nothing
    /// happens where that cannot be.
    /// </summary>
    public static async Task ReopenAsync(this CaseRow row, ModBotDb db, DateTimeOffset at)
    {
        if (!row.TryMove(CaseTrigger.Reopen, at)) return;
        row.OwnerId = null;
        row.Verdict = null;
        row.AwaitsAuthor = false;
        row.LooksAgain = false;
        await Ledger.AppendAsync(db, at, "case.reopened", row.Id, Ledger.Software, ("step", Names.OfStep(row.Step)));
    }

    /// <summary>Whether the author was asked to change the message and it still stands there unchanged (O7, A16).</summary>
    public static bool WaitsForAuthor(this CaseRow row) => row.AwaitsAuthor && row.GoneAt is null;

    /// <summary>Marks a change that leaves the state as it is.</summary>
    public static void Touch(this CaseRow row) => row.Version++;

    public static MessageKey Key(this CaseRow row) => new(row.Platform, row.Channel, row.MessageId);
}
