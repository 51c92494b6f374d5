using ModBot.Adapters.Contract;
using ModBot.Moderation.Cases;

namespace ModBot.Adapters.Instagram;

/// <summary>
/// Asks for comments: one call lists the posts with the number of their comments, and only under a post whose number changed is looked further. Every half an hour under all of them, because a comment that went
/// and one that came leave the number as it was.
/// </summary>
internal sealed class InstagramLook(string platform, InstagramClient client, InstagramAccount account, InstagramPosts posts, InstagramMarks marks, InstagramDeeds deeds, int most, TimeProvider time)
{
    private const int MostPages = 20;

    // Whether a comment that is no longer listed is gone is asked one by one; the rest waits for the next look.
    private const int MostChecks = 5;
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(30);

    private readonly Queue<InstagramPost> todo = new();
    private readonly RecentIds unlisted = new(1000);
    private readonly HashSet<string> silent = new(StringComparer.Ordinal);
    private DateTimeOffset begun;
    private bool isSweep;
    private bool isUnderway;
    private bool hasShown;

    /// <summary>Whether Meta counts comments and shows none of them under any post, as it does while an app is not published.</summary>
    public bool ShowsNothing { get; private set; }

    /// <summary>Looks under the next post that needs it. What was thrown at is looked at again.</summary>
    /// <returns>What was new there; null once all were looked at.</returns>
    public async Task<PlatformBatch?> NextAsync(CancellationToken cancellation)
    {
        if (!isUnderway) await BeginAsync(cancellation);
        while (todo.TryPeek(out var post))
        {
            var events = await LookAtAsync(post, cancellation);
            todo.Dequeue();
            if (events.Count > 0) return new PlatformBatch(events, marks.Write());
        }

        (isUnderway, marks.ReadAt) = (false, begun);
        if (isSweep) marks.SweptAt = begun;
        return null;
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        begun = time.GetUtcNow();
        var listed = await client.PostsAsync(account.Id, most, cancellation);
        isSweep = begun - marks.SweptAt >= SweepEvery;
        todo.Clear();

        // The oldest first, so that what comes out is roughly in the order in which it happened.
        foreach (var post in listed.Take(most).OrderBy(post => post.Timestamp))
        {
            posts.Note(post);
            var mark = marks.Of(post.Id);
            if (mark.Count != post.CommentsCount || (isSweep && (post.CommentsCount > 0 || mark.Ids.Count > 0))) todo.Enqueue(post);
        }

        marks.Prune([.. listed.Select(post => post.Id)]);
        isUnderway = true;
    }

    private async Task<IReadOnlyList<PlatformEvent>> LookAtAsync(InstagramPost post, CancellationToken cancellation)
    {
        var mark = marks.Of(post.Id);
        var known = mark.Ids.ToHashSet(StringComparer.Ordinal);
        var listed = new List<InstagramComment>();
        var (isFirst, metKnown, unknown, oldest, isFull) = (mark.Count < 0, false, 0, begun, false);
        var wanted = isFirst ? int.MaxValue : post.CommentsCount - mark.Count;
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await client.CommentsAsync(post.Id, after, cancellation);
            foreach (var comment in answer.Data)
            {
                listed.Add(comment);
                listed.AddRange(await RepliesOfAsync(comment, known, cancellation));
                metKnown |= known.Contains(comment.Id);
                if (comment.Timestamp < oldest) oldest = comment.Timestamp;
            }

            unknown = listed.Count(comment => !known.Contains(comment.Id));
            (isFull, after) = (answer.Data.Count >= InstagramClient.MaxComments || answer.Next is not null, answer.Next == after ? null : answer.Next);
            if (after is null || oldest <= marks.Since || (metKnown && unknown >= wanted)) break;
        }

        hasShown |= listed.Count > 0 || known.Count > 0;
        if (listed.Count == 0 && post.CommentsCount > 0) silent.Add(post.Id);
        else silent.Remove(post.Id);
        ShowsNothing = silent.Count > 0 && !hasShown;
        var fresh = listed.Where(comment => !known.Contains(comment.Id) && comment.Timestamp >= marks.Since && !account.Wrote(comment.From, comment.Username));
        List<PlatformEvent> events = [.. fresh.OrderBy(comment => comment.Timestamp).ThenBy(comment => comment.Id, StringComparer.Ordinal).Select(comment => new MessagePosted(account.MessageOf(comment, post.Id, post)))];

        // The list ended, or was cut off, before anything that was known: what lies between is not offered (any more).
        if (isFull && !metKnown && oldest > marks.Since && (isFirst ? listed.Count < post.CommentsCount : known.Count > 0 || listed.Count < post.CommentsCount))
            events.Insert(0, new ReadingGap(platform, Later(isFirst ? post.Timestamp : Later(mark.At, marks.ReadAt), marks.Since), oldest, post.Id));

        var (gone, kept) = await MissingAsync(mark, listed, isFull, post.Id, cancellation);
        events.AddRange(gone);
        var seen = listed.Select(comment => comment.Id).Distinct(StringComparer.Ordinal).ToList();
        (mark.Ids, mark.Count, mark.At) = ([.. seen.Concat(kept).Take(InstagramMark.MostIds)], post.CommentsCount, begun);
        return events;
    }

    // Under a comment mostly all replies come along; only when there are many, the rest has to be asked for.
    private async Task<IReadOnlyList<InstagramComment>> RepliesOfAsync(InstagramComment comment, HashSet<string> known, CancellationToken cancellation)
    {
        if (comment.Replies is not { } first) return [];
        if (first.Next is not { } after || first.Data.All(reply => known.Contains(reply.Id))) return first.Data;
        List<InstagramComment> all = [.. first.Data];
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await client.RepliesAsync(comment.Id, after, cancellation);
            all.AddRange(answer.Data);
            if (answer.Next is not { } next || next == after) break;
            after = next;
        }

        return all;
    }

    /// <summary>Looks what became of comments that were there and are not listed any more: gone, or only not shown to us, as those of somebody who was restricted.</summary>
    private async Task<(IReadOnlyList<PlatformEvent> Gone, IReadOnlyList<string> Kept)> MissingAsync(InstagramMark mark, List<InstagramComment> listed, bool isFull, string post, CancellationToken cancellation)
    {
        var here = listed.Select(comment => comment.Id).ToHashSet(StringComparer.Ordinal);
        var missing = mark.Ids.Where(id => !here.Contains(id)).ToList();

        // Further down than the list went nothing can be said.
        var last = isFull ? mark.Ids.FindLastIndex(here.Contains) : mark.Ids.Count;
        List<PlatformEvent> gone = [];
        var checks = 0;
        foreach (var id in missing.Where(id => mark.Ids.IndexOf(id) < last && !unlisted.Contains(id)).ToList())
        {
            if (++checks > MostChecks) break;
            if (await IsThereAsync(id, cancellation))
            {
                unlisted.Add(id);
                continue;
            }

            missing.Remove(id);
            gone.Add(new MessageDeleted(new MessageKey(platform, post, id), begun, deeds.Deleted.Contains(id)));
        }

        return (gone, missing);
    }

    private async Task<bool> IsThereAsync(string comment, CancellationToken cancellation)
    {
        try
        {
            await client.CommentAsync(comment, cancellation);
            return true;
        }
        catch (InstagramException fault) when (InstagramErrors.IsGone(fault))
        {
            return false;
        }
        catch (InstagramException fault) when (fault.Wait is null && !InstagramErrors.IsToken(fault))
        {
            return true;
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
