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

    // Comments carry Meta's time, looks carry ours.
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    private readonly Queue<InstagramPost> todo = new();
    private readonly RecentIds unlisted = new(1000);
    private readonly HashSet<string> silent = new(StringComparer.Ordinal);
    private readonly HashSet<string> refused = new(StringComparer.Ordinal);
    private DateTimeOffset begun;
    private bool isSweep;
    private bool isUnderway;
    private bool hasShown;

    /// <summary>Whether Meta counts comments and shows none of them under any post, as it does while an app is not published.</summary>
    public bool ShowsNothing { get; private set; }

    /// <summary>The posts whose comments Meta refuses to show; the others are read all the same.</summary>
    public IReadOnlyCollection<string> Refused => [.. refused];

    /// <summary>Looks under the next post that needs it. After an exception it is looked there again.</summary>
    /// <returns>What was new there; null once all were looked at.</returns>
    public async Task<PlatformBatch?> NextAsync(CancellationToken cancellation)
    {
        if (!isUnderway) await BeginAsync(cancellation);
        while (todo.TryPeek(out var post))
        {
            var events = await TryLookAtAsync(post, cancellation);
            todo.Dequeue();
            if (events.Count > 0) return new PlatformBatch(events, marks.Write());
        }

        isUnderway = false;
        if (isSweep) marks.SweptAt = begun;
        return null;
    }

    private async Task<IReadOnlyList<PlatformEvent>> TryLookAtAsync(InstagramPost post, CancellationToken cancellation)
    {
        try
        {
            var events = await LookAtAsync(post, cancellation);
            refused.Remove(post.Id);
            return events;
        }
        catch (InstagramException fault) when (fault.Wait is null && !InstagramErrors.IsToken(fault))
        {
            // One post that Meta does not show must not hold up the others. A passing fault says nothing about the post.
            if (!InstagramErrors.IsPassing(fault)) refused.Add(post.Id);
            return [];
        }
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
            if (mark.Count != post.CommentsCount || (isSweep && (post.CommentsCount > 0 || mark.Seen.Count > 0))) todo.Enqueue(post);
            else mark.At = begun;
        }

        marks.Prune([.. listed.Select(post => post.Id)]);
        isUnderway = true;
    }

    private async Task<IReadOnlyList<PlatformEvent>> LookAtAsync(InstagramPost post, CancellationToken cancellation)
    {
        var mark = marks.Of(post.Id);
        var isFirst = mark.Count < 0;
        var (listed, isJoined, isCut, isToTheEnd, thread) = await ListAsync(post, mark, cancellation);
        var fresh = listed.Where(comment => !mark.Knows(comment.Id, comment.Timestamp) && comment.Timestamp >= marks.Since && !account.Wrote(comment.From, comment.Username));
        List<PlatformEvent> events = [.. fresh.OrderBy(comment => comment.Timestamp).ThenBy(comment => comment.Id, StringComparer.Ordinal).Select(comment => new MessagePosted(account.MessageOf(comment, post.Id, post, answered: listed.FirstOrDefault(other => other.Id == comment.ParentId))))];

        // The list was cut off before it reached what the last look saw: what lies between is not offered (any more).
        var oldest = listed.Count == 0 ? begun : listed.Where(comment => comment.ParentId is null).Select(comment => comment.Timestamp).DefaultIfEmpty(begun).Min();
        var isLost = isCut && !isJoined && listed.Count < post.CommentsCount;
        if (isLost || thread is not null)
            events.Insert(0, new ReadingGap(platform, Later(isFirst ? post.Timestamp : mark.At, marks.Since), isLost ? oldest : thread ?? oldest, post.Id));

        hasShown |= listed.Count > 0 || mark.Seen.Count > 0;
        if (listed.Count == 0 && post.CommentsCount > 0) silent.Add(post.Id);
        else silent.Remove(post.Id);
        ShowsNothing = silent.Count > 0 && !hasShown;

        var (gone, isWhole) = await MissingAsync(mark, listed, isCut ? oldest : DateTimeOffset.MinValue, cancellation);
        events.AddRange(gone.Select(id => new MessageDeleted(new MessageKey(platform, post.Id, id), begun, deeds.Deleted.Contains(id))));
        mark.Look(listed, gone);

        // What is still to be looked up is looked up next time: no number may say that all is as it was.
        mark.Count = isWhole ? post.CommentsCount : InstagramMark.Unsure;

        // Further down may stand a reply that was counted, in whose place one was found that came after the counting: then only the next number says that nothing is left.
        if (isToTheEnd || isLost) mark.At = begun;
        return events;
    }

    /// <summary>Lists comments, newest first, until what the last look saw.</summary>
    private async Task<Listing> ListAsync(InstagramPost post, InstagramMark mark, CancellationToken cancellation)
    {
        var listed = new Dictionary<string, InstagramComment>(StringComparer.Ordinal);
        var wanted = mark.Count < 0 ? int.MaxValue : post.CommentsCount - mark.Count;
        var (isJoined, isCut, isToTheEnd) = (false, false, false);
        DateTimeOffset? cut = null;
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await client.CommentsAsync(post.Id, after, cancellation);
            foreach (var comment in answer.Data.Select(Timed).Where(comment => comment.Id.Length > 0))
            {
                listed[comment.Id] = comment with { ParentId = null };
                var (replies, isWhole) = await RepliesOfAsync(comment, mark, cancellation);
                foreach (var reply in replies) listed[reply.Id] = reply with { ParentId = comment.Id };
                if (!isWhole) cut = Earlier(cut, replies.Min(reply => reply.Timestamp));

                // Not by what Meta brought: that can be the newest of many.
                isJoined |= comment.Timestamp <= marks.Since || (mark.Count >= 0 && (comment.Timestamp < mark.At - ClocksDiffer || (mark.Seen.TryGetValue(comment.Id, out var seen) && seen.IsListed)));
            }

            isCut = answer.Data.Count >= InstagramClient.MaxComments || answer.Next is not null;
            var next = answer.Next == after ? null : answer.Next;
            after = next;
            isToTheEnd = after is null || listed.Values.Any(comment => comment.Timestamp <= marks.Since);
            if (isToTheEnd || (isJoined && listed.Values.Count(comment => !mark.Knows(comment.Id, comment.Timestamp)) >= wanted)) break;
        }

        return new Listing([.. listed.Values], isJoined, isCut, isToTheEnd, cut);
    }

    /// <summary>The replies to a comment. Mostly all come along with it; only when there are many, the rest has to be asked for.</summary>
    /// <returns>The replies; whether all that are new are among them.</returns>
    private async Task<(IReadOnlyList<InstagramComment> Replies, bool IsWhole)> RepliesOfAsync(InstagramComment comment, InstagramMark mark, CancellationToken cancellation)
    {
        if (comment.Replies is not { } first) return ([], true);
        List<InstagramComment> all = [.. first.Data.Select(Timed).Where(reply => reply.Id.Length > 0)];
        var after = first.Data.Count >= InstagramClient.MaxComments || first.Next is not null ? first.After : null;
        for (var page = 0; page < MostPages && after is not null && !all.TrueForAll(reply => mark.Knows(reply.Id, reply.Timestamp)); page++)
        {
            var answer = await client.RepliesAsync(comment.Id, after, cancellation);
            all.AddRange(answer.Data.Select(Timed).Where(reply => reply.Id.Length > 0));
            after = answer.Data.Count == 0 || answer.After == after ? null : answer.After;
        }

        // A full list of nothing but news that does not lead on: there was more.
        var isCut = all.Count == InstagramClient.MaxComments && !all.Exists(reply => mark.Knows(reply.Id, reply.Timestamp) || reply.Timestamp <= marks.Since);
        return (all, !isCut);
    }

    // A moment that could not be read counts as now: better late than as if it had been there before.
    private InstagramComment Timed(InstagramComment comment) => comment.Timestamp == default ? comment with { Timestamp = begun } : comment;

    /// <summary>Looks what became of comments that were there and are not listed any more: gone, or only not shown to us, as those of somebody who was restricted.</summary>
    /// <returns>The ids of those that are gone; whether all were looked up.</returns>
    private async Task<(IReadOnlyList<string> Gone, bool IsWhole)> MissingAsync(InstagramMark mark, IReadOnlyList<InstagramComment> listed, DateTimeOffset reached, CancellationToken cancellation)
    {
        var here = listed.Select(comment => comment.Id).ToHashSet(StringComparer.Ordinal);

        // Further down than the list went nothing can be said.
        var missing = mark.Seen.Where(pair => pair.Value.At >= reached.ToUnixTimeSeconds() && !here.Contains(pair.Key) && !unlisted.Contains(pair.Key)).Select(pair => pair.Key).ToList();
        List<string> gone = [.. missing.Where(deeds.Deleted.Contains)];
        var asked = 0;
        foreach (var id in missing.Where(id => !deeds.Deleted.Contains(id)))
        {
            if (++asked > MostChecks) return (gone, false);
            if (await IsThereAsync(id, cancellation)) unlisted.Add(id);
            else gone.Add(id);
        }

        return (gone, true);
    }

    private async Task<bool> IsThereAsync(string comment, CancellationToken cancellation)
    {
        try
        {
            return await client.FindCommentAsync(comment, cancellation) is not null;
        }
        catch (InstagramException fault) when (fault.Wait is null && !InstagramErrors.IsToken(fault))
        {
            return true;
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>What a look found under a post.</summary>
    /// <param name="Listed">The comments.</param>
    /// <param name="IsJoined">Whether the list reached what the last look saw.</param>
    /// <param name="IsCut">Whether it was cut off, with more below.</param>
    /// <param name="IsToTheEnd">Whether all that may be news was walked through.</param>
    /// <param name="Thread">The oldest reply of a thread that was cut off; null for none.</param>
    private sealed record Listing(IReadOnlyList<InstagramComment> Listed, bool IsJoined, bool IsCut, bool IsToTheEnd, DateTimeOffset? Thread);
}
