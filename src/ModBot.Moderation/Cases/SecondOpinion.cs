using ModBot.Moderation.Guideline;

namespace ModBot.Moderation.Cases;

/// <summary>How a request for a second opinion stands.</summary>
public enum SecondOpinionState
{
    /// <summary>Nobody answered yet; handled as "ja" meanwhile.</summary>
    Pending = 0,

    /// <summary>A second moderator answered.</summary>
    Given,

    /// <summary>Nobody answered in time; handled as "ja" from now on.</summary>
    Lapsed,
}

/// <summary>How N4 is to be read now.</summary>
/// <param name="State">How the request stands.</param>
/// <param name="Danger">The answer to N4 to act on: ja or nee, never "weet ik niet".</param>
public readonly record struct SecondOpinionResult(SecondOpinionState State, Answer Danger);

/// <summary>A moderator answered "weet ik niet" at N4 and a second one is asked (override V5, A18).</summary>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="Given">What the second moderator answered; null while nobody did.</param>
public sealed record SecondOpinion(DateTimeOffset AskedAt, Answer? Given = null)
{
    /// <summary>When the answer is no longer waited for: <see cref="Guide.SecondOpinionTime"/> after it was asked.</summary>
    public DateTimeOffset DueAt => AskedAt + Guide.SecondOpinionTime;

    /// <summary>
    /// How N4 is to be read at a moment. The answer that was given counts, also when it came late; without one, and when the
    /// second moderator does not know either, it is "ja".
    /// </summary>
    public SecondOpinionResult Resolve(DateTimeOffset now) => Given switch
    {
        Answer.No => new(SecondOpinionState.Given, Answer.No),
        not null => new(SecondOpinionState.Given, Answer.Yes),
        null => new(now >= DueAt ? SecondOpinionState.Lapsed : SecondOpinionState.Pending, Answer.Yes),
    };
}
