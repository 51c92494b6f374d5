using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;

namespace ModBot.Moderation.Tuning;

/// <summary>What a person's decision says about the question whether the case had to be asked.</summary>
public enum Verdict
{
    /// <summary>The text was harmless here.</summary>
    NotNeeded = 0,

    /// <summary>Something had to be done, or kept an eye on.</summary>
    Needed,
}

/// <summary>Reads a decision as a verdict.</summary>
public static class Verdicts
{
    /// <summary>
    /// The verdict of a decision. In doubt it was needed: a wrong "not needed" would spare people the next one. Null when the decision says
    /// nothing about the text: whoever leaves a fake account alone (O1) judged the account.
    /// </summary>
    public static Verdict? Of(IReadOnlyList<ModerationAction> actions, GuidelineAnswers answers) => actions switch
    {
        [ModerationAction.Ignore] => answers[Question.RealPerson] == Answer.No ? null : Verdict.NotNeeded,
        [ModerationAction.Monitor] when answers[Question.Content] == Answer.No => Verdict.NotNeeded,
        _ => Verdict.Needed,
    };
}
