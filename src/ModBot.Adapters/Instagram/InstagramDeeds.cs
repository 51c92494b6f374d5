using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Instagram;

/// <summary>What ModBot itself did lately, so that it is not taken for what people did. Thread-safe.</summary>
internal sealed class InstagramDeeds
{
    private const int Kept = 1000;

    /// <summary>The comments that it deleted.</summary>
    public RecentIds Deleted { get; } = new(Kept);

    /// <summary>The replies that it wrote.</summary>
    public RecentIds Written { get; } = new(Kept);

    /// <summary>What Meta blocked last, and has not let through since; null for nothing.</summary>
    public PlatformRequestKind? Blocked { get; set; }
}
