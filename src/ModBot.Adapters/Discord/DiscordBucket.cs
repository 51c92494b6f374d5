namespace ModBot.Adapters.Discord;

/// <summary>One rate limit. Times are since the limits began to be kept, by a clock that nobody sets back.</summary>
internal sealed class DiscordBucket
{
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Calls in a window; null while that is not known, or for a route without a limit.</summary>
    public int? Limit { get; private set; }

    /// <summary>Whether an answer has come: until then calls go one by one.</summary>
    public bool IsKnown { get; private set; }

    public TimeSpan BlockedUntil { get; private set; }

    public TimeSpan LastUsed { get; private set; }

    public int InFlight { get; private set; }

    private int Remaining { get; set; }

    /// <summary>When the window ends; null when a new one begins with the next answer.</summary>
    private TimeSpan? ResetAt { get; set; }

    /// <summary>Takes a place, or says how long to wait or what to wait for.</summary>
    public (TimeSpan Wait, Task? Signal) TryEnter(TimeSpan now)
    {
        LastUsed = now;
        if (BlockedUntil > now) return (BlockedUntil - now, null);
        if (!IsKnown && InFlight > 0) return (TimeSpan.Zero, changed.Task);
        if (Limit is { } limit)
        {
            if (ResetAt is { } reset && reset <= now) (Remaining, ResetAt) = (Math.Max(1, limit - InFlight), null);
            if (Remaining <= 0)
            {
                if (ResetAt is { } later) return (later - now, null);
                if (InFlight > 0) return (TimeSpan.Zero, changed.Task);
                Remaining = 1;
            }

            Remaining--;
        }

        InFlight++;
        return (TimeSpan.Zero, null);
    }

    /// <summary>Gives a place back.</summary>
    public void Leave(bool answered)
    {
        InFlight--;
        IsKnown |= answered;
        Signal();
    }

    /// <summary>Takes over what an answer said. What is still on its way counts as used.</summary>
    public void Learn(int limit, int remaining, TimeSpan resetAt)
    {
        // Answers overtake each other: within one window only the lowest number is true.
        var sameWindow = ResetAt is { } known && (known - resetAt).Duration() < TimeSpan.FromMilliseconds(50);
        (IsKnown, Limit) = (true, Math.Max(1, limit));
        Remaining = sameWindow ? Math.Min(Remaining, remaining) : Math.Max(0, remaining - InFlight);
        ResetAt = resetAt;
        Signal();
    }

    /// <summary>Lets nobody in for a while.</summary>
    public void Block(TimeSpan until)
    {
        if (until > BlockedUntil) BlockedUntil = until;
    }

    private void Signal()
    {
        var waiting = changed;
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.TrySetResult();
    }
}
