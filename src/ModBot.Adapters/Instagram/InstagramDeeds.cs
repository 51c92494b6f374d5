namespace ModBot.Adapters.Instagram;

/// <summary>What ModBot itself did lately, so that it is not taken for what people did. Thread-safe.</summary>
internal sealed class InstagramDeeds
{
    private const int Kept = 1000;

    /// <summary>The comments that it deleted.</summary>
    public RecentIds Deleted { get; } = new(Kept);

    /// <summary>The replies that it wrote.</summary>
    public RecentIds Written { get; } = new(Kept);

    /// <summary>Whether Meta blocks what the account does, and nothing was done since.</summary>
    public bool IsBlocked { get; set; }
}
