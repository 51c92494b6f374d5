namespace ModBot.Moderation.Guideline;

/// <summary>When a public reply is still in time (DOMAIN §2: "timing is alles"; A20, A21).</summary>
public static class ReplyClock
{
    /// <summary>Up to this age a reply is simply in time.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(60);

    /// <summary>Past this age, in an idle thread, a public reply is off.</summary>
    public static readonly TimeSpan Old = TimeSpan.FromHours(24);

    /// <summary>A thread without a post for longer than this is idle.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);

    /// <summary>How a public reply to a message of this age stands.</summary>
    public static (Availability Availability, ActionReason Reason) Judge(TimeSpan age, TimeSpan threadIdle)
    {
        if (age <= Fresh) return (Availability.Available, ActionReason.None);
        return age > Old && threadIdle > Idle
            ? (Availability.NeedsReason, ActionReason.TooOld)
            : (Availability.NeedsConfirmation, ActionReason.IsConversationAlive);
    }
}
