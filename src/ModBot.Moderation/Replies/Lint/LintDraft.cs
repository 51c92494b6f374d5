using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies.Lint;

/// <summary>
/// A draft and what the lint has to know of its case. Private: the draft, the message and the names are never logged. What is
/// not known keeps its default, and then its check is silent.
/// </summary>
public sealed record LintDraft
{
    /// <summary>The draft as it was typed, in Dutch, English or both. Hostile like every text: it may be of any length or broken.</summary>
    public required string Text { get; init; }

    /// <summary>Who will read it.</summary>
    public required ReplyAudience Audience { get; init; }

    /// <summary>The step of the case.</summary>
    public Step Step { get; init; }

    /// <summary>The flags that stand.</summary>
    public IReadOnlyCollection<Flag> Flags { get; init; } = [];

    /// <summary>The outcomes of the guideline; empty while a question is open.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>The answer to N1, "echt persoon?"; null while it is open.</summary>
    public Answer? RealPerson { get; init; }

    /// <summary>The text of the message that is answered (L01); null when it is erased or was never read.</summary>
    public string? Message { get; init; }

    /// <summary>The words of the message that hurt by themselves (L01).</summary>
    public IReadOnlyList<string> HarshWords { get; init; } = [];

    /// <summary>The address of the message on its platform (L09); null when it has none.</summary>
    public string? MessageLink { get; init; }

    /// <summary>Names of the target, as members see them, with or without <c>@</c> (L10).</summary>
    public IReadOnlyList<string> TargetNames { get; init; } = [];

    /// <summary>Whether the target agreed to be named.</summary>
    public bool TargetConsents { get; init; }

    /// <summary>Names of those who reported or stood up for the target (L11).</summary>
    public IReadOnlyList<string> ReporterNames { get; init; } = [];

    /// <summary>Time since the message was posted.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>Time since anybody last posted in the thread.</summary>
    public TimeSpan ThreadIdle { get; init; }

    /// <summary>How many public replies the team gave before to the same author in the same thread, at least 0 (L04).</summary>
    public int EarlierPublicReplies { get; init; }

    /// <summary>How many private messages the team wrote before to the same author, at least 0 (L04).</summary>
    public int EarlierPrivateMessages { get; init; }

    /// <summary>Whether a colleague answered the same author in the last 24 hours (L21).</summary>
    public bool AnsweredByColleague { get; init; }

    /// <summary>How often the draft's template was sent in this channel in the last 7 days, this draft not counted, at least 0 (L21).</summary>
    public int TemplateUses { get; init; }

    /// <summary>Time since the moderator first saw the whole text of the message; null when that was never shown (L19).</summary>
    public TimeSpan? SinceReveal { get; init; }

    /// <summary>Whether the moderator marked "raakt mij" (L18).</summary>
    public bool TouchesModerator { get; init; }

    /// <summary>What the classifier says of the draft; null when it was not asked or could not answer (L23).</summary>
    public Assessment? OwnScore { get; init; }
}
