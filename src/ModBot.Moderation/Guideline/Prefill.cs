using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Guideline;

/// <summary>Why an answer was filled in beforehand. Each has a sentence in the texts of the desk; none states a troll as a fact.</summary>
public enum PrefillReason
{
    /// <summary>N1: nothing points to a fake account.</summary>
    NoSignsOfFakeAccount = 0,

    /// <summary>N1: there are signs of a fake account; look for yourself.</summary>
    SignsOfFakeAccount,

    /// <summary>N2: the step on the ladder is 1 or higher.</summary>
    StepOnLadder,

    /// <summary>N2: the step is 0.</summary>
    NoStepOnLadder,

    /// <summary>N2: the assessment is grey.</summary>
    GreyArea,

    /// <summary>N3: flagged as false information.</summary>
    MisinformationFlag,

    /// <summary>N3: nothing points to false information.</summary>
    NoMisinformationFlag,

    /// <summary>N4: a threat or another danger sign was found.</summary>
    DangerFlag,

    /// <summary>N4: step 4 calls against people.</summary>
    Extremism,

    /// <summary>N4: no danger sign was found.</summary>
    NoDangerFlag,

    /// <summary>N5, N6, and N3, N4 of a message that could not be scored: only you can know this.</summary>
    OnlyYouKnow,
}

/// <summary>An answer filled in beforehand, for the moderator to confirm or change.</summary>
/// <param name="Question">The node.</param>
/// <param name="Answer">The suggested answer.</param>
/// <param name="Reason">Why.</param>
public sealed record PrefilledAnswer(Question Question, Answer Answer, PrefillReason Reason);

/// <summary>Fills in the questions from what the classifier found (DOMAIN §2).</summary>
public static class Prefill
{
    /// <summary>A suggestion for each of the six questions, N1 to N6.</summary>
    public static IReadOnlyList<PrefilledAnswer> For(CaseFacts facts) =>
    [
        facts.Has(Flag.FakeOrTroll)
            ? new(Question.RealPerson, Answer.Unknown, PrefillReason.SignsOfFakeAccount)
            : new(Question.RealPerson, Answer.Yes, PrefillReason.NoSignsOfFakeAccount),
        Content(facts),
        facts.Has(Flag.Misinformation)
            ? new(Question.Misinformation, Answer.Yes, PrefillReason.MisinformationFlag)
            : new(Question.Misinformation, Answer.No, PrefillReason.NoMisinformationFlag),
        Danger(facts),
        new(Question.KnownPerson, Answer.Unknown, PrefillReason.OnlyYouKnow),
        new(Question.Influence, Answer.Unknown, PrefillReason.OnlyYouKnow),
    ];

    /// <summary>
    /// The suggestions as answers. Danger in a message that nobody has read stays open until a person looked: neither passed
    /// over in silence nor passed on unseen (A10).
    /// </summary>
    public static GuidelineAnswers AnswersOf(IEnumerable<PrefilledAnswer> suggestions) => suggestions
        .Where(filled => filled is not { Question: Question.Danger, Reason: PrefillReason.OnlyYouKnow })
        .Aggregate(GuidelineAnswers.Empty, (answers, filled) => answers.With(filled.Question, filled.Answer));

    private static PrefilledAnswer Content(CaseFacts facts)
    {
        // Whoever quotes or asks for help is perhaps the target (A06): that is for the moderator to judge.
        if (facts.Has(Flag.Quote) && facts.Step == Step.Negativity) return new(Question.Content, Answer.Unknown, PrefillReason.GreyArea);
        if (facts.Step >= Step.Negativity) return new(Question.Content, Answer.Yes, facts.Grey ? PrefillReason.GreyArea : PrefillReason.StepOnLadder);
        return facts.Grey
            ? new(Question.Content, Answer.Unknown, PrefillReason.GreyArea)
            : new(Question.Content, Answer.No, PrefillReason.NoStepOnLadder);
    }

    private static PrefilledAnswer Danger(CaseFacts facts)
    {
        if (facts.IsImmediate)
        {
            return facts.Grey ? new(Question.Danger, Answer.Unknown, PrefillReason.DangerFlag) : new(Question.Danger, Answer.Yes, PrefillReason.DangerFlag);
        }

        return facts.Step == Step.Extremism
            ? new(Question.Danger, Answer.Yes, PrefillReason.Extremism)
            : new(Question.Danger, Answer.No, PrefillReason.NoDangerFlag);
    }
}
