using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Cases;

/// <summary>The same author at the same target again and again: what is light once is bullying by then (DOMAIN §1, decision order; the number and the time are defaults of ours).</summary>
public static class Repeats
{
    /// <summary>From so many messages on they count as repeated, the last one included.</summary>
    public const int Fewest = 3;

    /// <summary>Within this time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>Whether a message counts: it is on step 1 or higher.</summary>
    /// <param name="step">Its step; null when it could not be scored.</param>
    public static bool Counts(Step? step) => step >= Step.Negativity;

    /// <summary>What an assessment becomes when its message is a repeated one: step 1 becomes 2, a higher one stays, and the sign "repeated" stands. The probabilities stay those of the text.</summary>
    public static Assessment Lift(Assessment assessment) => assessment with
    {
        Step = assessment.Step == Step.Negativity ? Step.Bullying : assessment.Step,
        Flags = [.. assessment.Flags.Append(Flag.RepeatAuthor).Distinct().Order()],
    };
}
