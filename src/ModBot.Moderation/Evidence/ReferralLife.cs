namespace ModBot.Moderation.Evidence;

/// <summary>How a report or referral to somebody outside stands (DOMAIN §6: sent, receipt, decision, complaint).</summary>
public enum ReferralState
{
    /// <summary>It was sent.</summary>
    Sent = 0,

    /// <summary>They said that they have it.</summary>
    Received,

    /// <summary>They answered; nobody waits any more.</summary>
    Answered,

    /// <summary>The team complained about the answer, and waits again (DSA art. 20).</summary>
    Complained,

    /// <summary>The team no longer waits for an answer.</summary>
    Dropped,
}

/// <summary>What can happen to a report or referral.</summary>
public enum ReferralTrigger
{
    /// <summary>They confirm that they have it.</summary>
    Receive = 0,

    /// <summary>They answer.</summary>
    Answer,

    /// <summary>The team complains about the answer.</summary>
    Complain,

    /// <summary>The team stops waiting.</summary>
    Drop,
}

/// <summary>The life of a report or referral as one table. What is not in the table cannot happen.</summary>
public static class ReferralLife
{
    private static readonly Dictionary<(ReferralState, ReferralTrigger), ReferralState> Table = new()
    {
        [(ReferralState.Sent, ReferralTrigger.Receive)] = ReferralState.Received,
        [(ReferralState.Sent, ReferralTrigger.Answer)] = ReferralState.Answered,
        [(ReferralState.Received, ReferralTrigger.Answer)] = ReferralState.Answered,
        [(ReferralState.Complained, ReferralTrigger.Answer)] = ReferralState.Answered,
        [(ReferralState.Answered, ReferralTrigger.Complain)] = ReferralState.Complained,
        [(ReferralState.Sent, ReferralTrigger.Drop)] = ReferralState.Dropped,
        [(ReferralState.Received, ReferralTrigger.Drop)] = ReferralState.Dropped,
        [(ReferralState.Complained, ReferralTrigger.Drop)] = ReferralState.Dropped,

        // An answer can come when nobody waits for it any more.
        [(ReferralState.Dropped, ReferralTrigger.Answer)] = ReferralState.Answered,
    };

    /// <summary>Where a trigger leads.</summary>
    /// <returns>Whether the trigger is allowed in this state.</returns>
    public static bool TryNext(ReferralState state, ReferralTrigger trigger, out ReferralState next) => Table.TryGetValue((state, trigger), out next);

    /// <summary>Whether the team waits for an answer.</summary>
    public static bool WaitsForAnswer(this ReferralState state) => state is ReferralState.Sent or ReferralState.Received or ReferralState.Complained;

    /// <summary>Whether the team is to be reminded.</summary>
    /// <param name="state">How it stands.</param>
    /// <param name="since">When it was last changed, or the team was last reminded.</param>
    /// <param name="now">The moment.</param>
    /// <param name="after">How long to wait.</param>
    public static bool IsReminderDue(ReferralState state, DateTimeOffset since, DateTimeOffset now, TimeSpan after) => state.WaitsForAnswer() && now - since >= after;
}
