using System.Text.Json;

namespace ModBot.Adapters.Instagram;

/// <summary>How far the comments under one post were read.</summary>
internal sealed class InstagramMark
{
    /// <summary>Most comments that are remembered: all that can still be listed, and some more that came by webhook.</summary>
    public const int MostIds = 300;

    /// <summary>How many comments Meta counted when it was looked at; −1 when it never was.</summary>
    public int Count { get; set; } = -1;

    /// <summary>When it was looked at.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The comments that were taken in or passed over, newest first.</summary>
    public List<string> Ids { get; set; } = [];

    /// <summary>Notes a comment; false when it was known.</summary>
    public bool Add(string id)
    {
        if (Ids.Contains(id)) return false;
        Ids.Insert(0, id);
        if (Ids.Count > MostIds) Ids.RemoveRange(MostIds, Ids.Count - MostIds);
        return true;
    }
}

/// <summary>
/// How far an account was read: which comments were seen under which posts. A number alone would not do, because comments can be listed later than newer ones and Meta brings them in any order. As text it
/// is the checkpoint.
/// </summary>
internal sealed class InstagramMarks
{
    private const int Reserve = 50;

    private readonly Dictionary<string, InstagramMark> posts;

    private InstagramMarks(Stored stored)
    {
        (Since, ReadAt, SweptAt, Turn) = (stored.Since, stored.Read, stored.Swept, stored.Turn);
        posts = stored.Posts.ToDictionary(pair => pair.Key, pair => new InstagramMark { Count = pair.Value.N, At = pair.Value.At, Ids = [.. pair.Value.Ids] }, StringComparer.Ordinal);
    }

    /// <summary>Nothing that is older is news: it was there before ModBot was.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>When the posts were last listed.</summary>
    public DateTimeOffset ReadAt { get; set; }

    /// <summary>When every post was last looked at, also those that seemed unchanged.</summary>
    public DateTimeOffset SweptAt { get; set; }

    /// <summary>Tells checkpoints apart in which nothing else differs.</summary>
    public int Turn { get; private set; }

    /// <summary>Begins anew: what is older than <paramref name="since"/> is no news.</summary>
    public static InstagramMarks Begin(DateTimeOffset since) => new(new Stored(since, since, DateTimeOffset.MinValue, 0, new Dictionary<string, StoredMark>(StringComparer.Ordinal)));

    /// <summary>Reads a stored checkpoint.</summary>
    /// <exception cref="FormatException">It is not one of this platform.</exception>
    public static InstagramMarks Parse(string checkpoint)
    {
        try
        {
            if (JsonSerializer.Deserialize<Stored>(checkpoint) is { Posts: not null } stored) return new InstagramMarks(stored);
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new FormatException("The checkpoint is not one of this connection.");
    }

    /// <summary>The checkpoint as it is now.</summary>
    public string Write()
    {
        Turn++;
        return JsonSerializer.Serialize(new Stored(Since, ReadAt, SweptAt, Turn, posts.ToDictionary(pair => pair.Key, pair => new StoredMark(pair.Value.Count, pair.Value.At, pair.Value.Ids), StringComparer.Ordinal)));
    }

    /// <summary>The mark of a post.</summary>
    public InstagramMark Of(string post)
    {
        if (!posts.TryGetValue(post, out var mark)) posts[post] = mark = new InstagramMark();
        return mark;
    }

    /// <summary>Forgets posts that were not touched for longest, once there are far more than are looked at.</summary>
    /// <param name="listed">The posts that are looked at.</param>
    public void Prune(IReadOnlyCollection<string> listed)
    {
        var most = (listed.Count * 2) + Reserve;
        foreach (var post in posts.Where(pair => !listed.Contains(pair.Key)).OrderByDescending(pair => pair.Value.At).Skip(most - listed.Count).Select(pair => pair.Key).ToList()) posts.Remove(post);
    }

    private sealed record Stored(DateTimeOffset Since, DateTimeOffset Read, DateTimeOffset Swept, int Turn, IReadOnlyDictionary<string, StoredMark> Posts);

    private sealed record StoredMark(int N, DateTimeOffset At, IReadOnlyList<string> Ids);
}
