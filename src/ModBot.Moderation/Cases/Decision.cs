using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Moderation.Cases;

/// <summary>What a moderator chose, as it is stored: answers, person, time and chart version (A13).</summary>
public sealed record Decision
{
    /// <summary>Who decided.</summary>
    public required string ModeratorId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The confirmed answers.</summary>
    public required GuidelineAnswers Answers { get; init; }

    /// <summary>The danger signs that the moderator left standing.</summary>
    public IReadOnlyList<Flag> ConfirmedFlags { get; init; } = [];

    /// <summary>What to do, in this order; at least one, without doubles.</summary>
    public required IReadOnlyList<ModerationAction> Actions { get; init; }

    /// <summary>The text of the reply or private message; null when no action needs one.</summary>
    public string? Text { get; init; }

    /// <summary>What the author gets to read about the removal, with <see cref="ModerationAction.Explain"/>; null otherwise (A32).</summary>
    public string? Explanation { get; init; }

    /// <summary>The template it started from, such as <c>T08</c>; null when written freely.</summary>
    public string? TemplateId { get; init; }

    /// <summary>Why a block was overridden, or why O6 closes without a change (A16, A20).</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the moderator answered the question of <see cref="Availability.NeedsConfirmation"/> (A21).</summary>
    public bool Confirmed { get; init; }

    /// <summary>Version of the chart.</summary>
    public string ChartVersion { get; init; } = GuidelineChart.Version;
}

/// <summary>Why a decision is refused. Each has a sentence in the texts of the desk that says what to do.</summary>
public enum DecisionProblem
{
    /// <summary>No action was chosen.</summary>
    NoAction = 0,

    /// <summary>The same action twice, or actions that exclude each other.</summary>
    ConflictingActions,

    /// <summary>An action is disabled.</summary>
    ActionDisabled,

    /// <summary>An action needs its question answered first.</summary>
    ConfirmationMissing,

    /// <summary>An action needs a reason.</summary>
    ReasonMissing,

    /// <summary>A text for the author or the channel while a question of the chart is still open (A13).</summary>
    QuestionOpen,

    /// <summary>A reply or message without a text.</summary>
    TextMissing,

    /// <summary>The text is longer than allowed.</summary>
    TextTooLong,

    /// <summary>The text still holds an open slot of a template, such as <c>{onderwerp}</c>.</summary>
    SlotOpen,

    /// <summary>The explanation of a removal is empty, too long or holds an open slot.</summary>
    ExplanationUnfit,

    /// <summary>The lint found something in a text that may not be sent (DOMAIN §3).</summary>
    DraftBlocked,

    /// <summary>The lint asks about something in a text, and nobody answered (DOMAIN §3).</summary>
    DraftQuestioned,
}

/// <summary>Checks a decision against the recommendation before anything happens.</summary>
public static class DecisionRules
{
    /// <summary>Longest public reply, in characters (DOMAIN §3, rule 2).</summary>
    public const int MaxReplyLength = 280;

    /// <summary>Longest private message, in characters.</summary>
    public const int MaxPrivateLength = 1000;

    /// <summary>Finds the first thing that is wrong.</summary>
    /// <returns>The problem, or null when the decision can be carried out.</returns>
    public static DecisionProblem? Check(Decision decision, Recommendation recommendation)
    {
        if (decision.Actions.Count == 0) return DecisionProblem.NoAction;
        if (Conflict(decision.Actions)) return DecisionProblem.ConflictingActions;
        if (decision.Actions.Contains(ModerationAction.Explain) && IsUnfit(decision.Explanation)) return DecisionProblem.ExplanationUnfit;
        if (recommendation.Outcomes.Count == 0 && decision.Actions.Any(action => action.IsVisibleText() && action != ModerationAction.SupportTarget)) return DecisionProblem.QuestionOpen;
        foreach (var action in decision.Actions)
        {
            var advice = recommendation.Actions.FirstOrDefault(candidate => candidate.Action == action);
            var problem = advice?.Availability switch
            {
                Availability.Disabled => DecisionProblem.ActionDisabled,
                Availability.NeedsConfirmation when !decision.Confirmed => DecisionProblem.ConfirmationMissing,
                Availability.NeedsReason when string.IsNullOrWhiteSpace(decision.Reason) => DecisionProblem.ReasonMissing,
                _ => CheckText(action, decision.Text),
            };
            if (problem is not null) return problem;
        }

        return null;
    }

    private static DecisionProblem? CheckText(ModerationAction action, string? text)
    {
        if (!action.IsVisibleText()) return null;
        if (string.IsNullOrWhiteSpace(text)) return DecisionProblem.TextMissing;
        if (text.Length > (action.IsPublicReply() ? MaxReplyLength : MaxPrivateLength)) return DecisionProblem.TextTooLong;
        return SlotFiller.OpenSlotsIn(text).Count > 0 ? DecisionProblem.SlotOpen : null;
    }

    private static bool IsUnfit(string? explanation) =>
        string.IsNullOrWhiteSpace(explanation) || explanation.Length > MaxPrivateLength || SlotFiller.OpenSlotsIn(explanation).Count > 0;

    private static bool Conflict(IReadOnlyList<ModerationAction> actions)
    {
        var distinct = actions.ToHashSet();
        return distinct.Count != actions.Count
            || actions.Count(action => action.IsVisibleText()) > 1
            || (distinct.Contains(ModerationAction.Ignore) && distinct.Count > 1)
            || (distinct.Contains(ModerationAction.Explain) && !distinct.Any(action => action.Removes()))
            || (distinct.Any(action => action.AnswersAppeal()) && distinct.Count > 1)
            || (distinct.Contains(ModerationAction.SupportTarget) && distinct.Count > 1) // it goes out by itself, before anything else
            || distinct.Any(action => distinct.Any(other => action.Excludes(other)));
    }
}
