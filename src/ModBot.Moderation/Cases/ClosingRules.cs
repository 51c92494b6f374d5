using ModBot.Moderation.Guideline;

namespace ModBot.Moderation.Cases;

/// <summary>Why a case may not be closed yet. Each has a sentence in the texts of the desk that says what to do.</summary>
public enum ClosingProblem
{
    /// <summary>The author has not edited or deleted the message and no reason was given (O7, A16).</summary>
    MessageUnchanged = 0,
}

/// <summary>When a case may be closed.</summary>
public static class ClosingRules
{
    /// <summary>Checks whether a case may be closed. Outcome O6 is complete when the message was changed (O7); otherwise a reason is needed (A16).</summary>
    /// <param name="outcomes">The outcomes the decision followed.</param>
    /// <param name="editedSinceDecision">Whether the author edited the message after the decision.</param>
    /// <param name="gone">Whether the message is gone, whoever removed it.</param>
    /// <param name="reason">Why it closes without a change; null or empty for none.</param>
    /// <returns>The problem, or null when the case may be closed.</returns>
    public static ClosingProblem? Check(IReadOnlyCollection<Outcome> outcomes, bool editedSinceDecision, bool gone, string? reason) =>
        (outcomes.Contains(Outcome.TalkPrivately) || outcomes.Contains(Outcome.EnsureChanged))
        && !editedSinceDecision && !gone && string.IsNullOrWhiteSpace(reason)
            ? ClosingProblem.MessageUnchanged
            : null;
}
