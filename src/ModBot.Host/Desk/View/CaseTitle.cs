using ModBot.Host.Texts;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Desk.View;

/// <summary>What a case is called: by its step, or by the danger where the ladder says nothing (somebody in need attacks nobody).</summary>
/// <param name="Step">The step; null when it could not be scored.</param>
/// <param name="Danger">The danger sign that gives the title; null when the step does.</param>
internal sealed record CaseTitle(Step? Step, Flag? Danger)
{
    public static CaseTitle Of(Step? step, IEnumerable<Flag> flags) =>
        new(step, step is null or Moderation.Ladder.Step.None ? flags.Where(flag => flag.IsImmediate()).Cast<Flag?>().FirstOrDefault() : null);

    public string Text(Words words)
    {
        if (Danger is { } danger) return words.Format("Desk.Danger", words.Of(danger));

        // Asked all the same: the chances of the other steps together are high enough, or they were before an edit.
        if (Step == Moderation.Ladder.Step.None) return words["Desk.Doubt"];
        return Step is { } step ? words.Format("Step.Label", (int)step, words.Of(step)) : words["Desk.Unscored"];
    }
}
