namespace ModBot.Moderation.Replies.Lint;

/// <summary>The same words again and again become noise: a template at most three times in a channel in seven days (DOMAIN §3, rule 10).</summary>
public static class VariationRule
{
    /// <summary>How often one template may be used in one channel within <see cref="Window"/>.</summary>
    public const int MaxUses = 3;

    /// <summary>How far back is counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>Whether a template may be used once more.</summary>
    /// <param name="uses">How often it was used in the channel within <see cref="Window"/>, at least 0.</param>
    public static bool Allows(int uses) => uses < MaxUses;
}
