using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies.Lint;

/// <summary>How far a finding goes (DOMAIN §3), mildest first.</summary>
public enum LintLevel
{
    /// <summary>H: good to know; nothing has to be done.</summary>
    Hint = 0,

    /// <summary>W: may be sent after one tap and a reason.</summary>
    Warning,

    /// <summary>B: may not be sent like this.</summary>
    Block,
}

/// <summary>What one check found. Holds no text of the draft.</summary>
public sealed record LintFinding
{
    /// <summary>The check.</summary>
    public required LintCheck Check { get; init; }

    /// <summary>How far it goes.</summary>
    public required LintLevel Level { get; init; }

    /// <summary>
    /// Where in the draft as it was typed, in order, without overlap; empty when the finding is about the situation or the draft
    /// as a whole.
    /// </summary>
    public IReadOnlyList<TextSpan> Spans { get; init; } = [];

    /// <summary>Whether the draft may be sent as it is, for a warning and for the blocks that DOMAIN calls so with a reason. A hint asks nothing.</summary>
    public bool CanOverride => Level < LintLevel.Block || Check is LintCheck.AnswersOld or LintCheck.ScoresItself;
}
