using System.Text.Json;

namespace ModBot.Adapters.Instagram;

/// <summary>
/// How far an account was read: which comments were seen under which posts. A number alone would not do, because comments can be listed later than newer ones and Meta brings them in any order. As text it
/// is the checkpoint.
/// </summary>
internal sealed class InstagramMarks
{
    private const int Reserve = 50;

    private readonly Dictionary<string, InstagramMark> posts;

    // Tells checkpoints apart in which nothing else differs.
    private int turn;

    private InstagramMarks(Stored stored)
    {
        (Since, SweptAt, turn) = (stored.Since, stored.Swept, stored.Turn);
        posts = stored.Posts.ToDictionary(pair => pair.Key, pair => Mark(pair.Value), StringComparer.Ordinal);
    }

    /// <summary>Nothing that is older is news: it was there before ModBot was.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>When every post was last looked at, also those that seemed unchanged.</summary>
    public DateTimeOffset SweptAt { get; set; }

    /// <summary>Begins anew: what is older than <paramref name="since"/> is no news.</summary>
    public static InstagramMarks Begin(DateTimeOffset since) => new(new Stored(since, DateTimeOffset.MinValue, 0, new Dictionary<string, StoredMark>(StringComparer.Ordinal)));

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
        turn++;
        return JsonSerializer.Serialize(new Stored(Since, SweptAt, turn, posts.ToDictionary(pair => pair.Key, pair => Stored.Of(pair.Value), StringComparer.Ordinal)));
    }

    /// <summary>Whether a comment under a post was seen.</summary>
    public bool Knows(string post, InstagramComment comment) => posts.TryGetValue(post, out var mark) && mark.Knows(comment.Id, comment.Timestamp);

    /// <summary>The mark of a post.</summary>
    public InstagramMark Of(string post)
    {
        if (!posts.TryGetValue(post, out var mark)) posts[post] = mark = new InstagramMark();
        return mark;
    }

    /// <summary>Forgets the posts in which nothing happened for longest, once there are far more than are looked at.</summary>
    /// <param name="listed">The posts that are looked at.</param>
    public void Prune(IReadOnlyCollection<string> listed)
    {
        var most = (listed.Count * 2) + Reserve;
        if (posts.Count <= most) return;
        foreach (var post in posts.Where(pair => !listed.Contains(pair.Key)).OrderByDescending(pair => pair.Value.Touched).Skip(most - listed.Count).Select(pair => pair.Key).ToList()) posts.Remove(post);
    }

    private static InstagramMark Mark(StoredMark stored) => new()
    {
        Count = stored.N,
        At = stored.At,
        Floor = stored.Floor,
        Seen = stored.Ids.ToDictionary(pair => pair.Key, pair => new InstagramSeen(Math.Abs(pair.Value), pair.Value > 0), StringComparer.Ordinal),
    };

    private sealed record Stored(DateTimeOffset Since, DateTimeOffset Swept, int Turn, IReadOnlyDictionary<string, StoredMark> Posts)
    {
        public static StoredMark Of(InstagramMark mark) =>
            new(mark.Count, mark.At, mark.Floor, mark.Seen.ToDictionary(pair => pair.Key, pair => pair.Value.IsListed ? pair.Value.At : -pair.Value.At, StringComparer.Ordinal));
    }

    /// <summary>Times below zero are those of comments that were only brought.</summary>
    private sealed record StoredMark(int N, DateTimeOffset At, long Floor, IReadOnlyDictionary<string, long> Ids);
}
