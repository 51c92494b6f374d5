namespace ModBot.Adapters.Instagram;

/// <summary>A comment that was taken in or passed over.</summary>
/// <param name="At">When it was written, in seconds since 1970.</param>
/// <param name="IsListed">Whether it was found in a list; otherwise Meta only brought it so far.</param>
internal readonly record struct InstagramSeen(long At, bool IsListed);

/// <summary>How far the comments under one post were read.</summary>
internal sealed class InstagramMark
{
    /// <summary>Most comments that are remembered beside those that are listed now.</summary>
    public const int MostBesides = 500;

    /// <summary>Stands for the number of a post under which there is still something to look up: Meta never counts so many.</summary>
    public const int Unsure = 1_000_000_000;

    /// <summary>How many comments Meta counted when it was looked at; −1 when it never was.</summary>
    public int Count { get; set; } = -1;

    /// <summary>When it was looked at, or its number last said that nothing had come since.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>What was written up to here and is not remembered was seen all the same, in seconds since 1970: the oldest are forgotten.</summary>
    public long Floor { get; set; }

    /// <summary>The comments that were seen, by id.</summary>
    public Dictionary<string, InstagramSeen> Seen { get; init; } = new(StringComparer.Ordinal);

    /// <summary>When something was last seen here.</summary>
    public DateTimeOffset Touched
    {
        get
        {
            var newest = Seen.Count == 0 ? At : DateTimeOffset.FromUnixTimeSeconds(Seen.Values.Max(seen => seen.At));
            return newest > At ? newest : At;
        }
    }

    /// <summary>Whether a comment was seen.</summary>
    public bool Knows(string id, DateTimeOffset at) => Seen.ContainsKey(id) || at.ToUnixTimeSeconds() <= Floor;

    /// <summary>Notes a comment that Meta brought; false when it was seen before.</summary>
    public bool Bring(string id, DateTimeOffset at)
    {
        if (Knows(id, at)) return false;
        Seen[id] = new InstagramSeen(at.ToUnixTimeSeconds(), IsListed: false);
        Forget(new HashSet<string>(StringComparer.Ordinal));
        return true;
    }

    /// <summary>Notes what a look found, and what of the rest is gone.</summary>
    public void Look(IEnumerable<InstagramComment> listed, IEnumerable<string> gone)
    {
        foreach (var id in gone) Seen.Remove(id);
        var here = new HashSet<string>(StringComparer.Ordinal);
        foreach (var comment in listed)
        {
            here.Add(comment.Id);
            Seen[comment.Id] = new InstagramSeen(comment.Timestamp.ToUnixTimeSeconds(), IsListed: true);
        }

        Forget(here);
    }

    private void Forget(HashSet<string> here)
    {
        if (Seen.Count - here.Count <= MostBesides) return;
        foreach (var (id, seen) in Seen.Where(pair => !here.Contains(pair.Key)).OrderByDescending(pair => pair.Value.At).Skip(MostBesides).ToList())
        {
            Seen.Remove(id);
            Floor = Math.Max(Floor, seen.At);
        }
    }
}
