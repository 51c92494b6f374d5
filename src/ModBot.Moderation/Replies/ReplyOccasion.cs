namespace ModBot.Moderation.Replies;

/// <summary>The circumstances of <see cref="ReplyTemplate.Occasion"/>, as they are written in the data (DOMAIN §3).</summary>
public static class ReplyOccasion
{
    /// <summary>The message rests on false information. The query knows.</summary>
    public const string Misinformation = "misinfo";

    /// <summary>The author was flagged before. The query knows.</summary>
    public const string Repeat = "repeat";

    /// <summary>Step 4 or a P1 flag: a short notice only. The query knows.</summary>
    public const string Safety = "safety";

    /// <summary>The author may be in need: care instead of a norm (override V3). The query knows.</summary>
    public const string Care = "care";

    /// <summary>It names the target, who has to agree first. Only the moderator knows.</summary>
    public const string Consent = "consent";

    /// <summary>The thread is heating up and is paused. Only the moderator knows.</summary>
    public const string Heated = "heated";

    /// <summary>The author is taken up with content about men against women. Only the moderator knows.</summary>
    public const string Manosphere = "manosphere";

    /// <summary>Members stood up for somebody or reported. Only the moderator knows.</summary>
    public const string Upstander = "upstander";

    /// <summary>An appeal is answered: the removal stands. The query knows.</summary>
    public const string AppealUpheld = "appeal_upheld";

    /// <summary>An appeal is answered: the removal is taken back. The query knows.</summary>
    public const string AppealOverturned = "appeal_overturned";

    internal static readonly string[] All = [Misinformation, Repeat, Safety, Care, Consent, Heated, Manosphere, Upstander, AppealUpheld, AppealOverturned];

    /// <summary>Whether only the moderator can tell that the circumstance applies; such a template comes last and says its condition.</summary>
    internal static bool OnlyModeratorKnows(string? occasion) => occasion is Consent or Heated or Manosphere or Upstander;
}
