using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Desk.Chat;

/// <summary>The posts in desk rooms as rows: what stands where, what is still to be shown, and what an owner filled in.</summary>
internal sealed class PromptBook(Store store, Drafts drafts, DeskRooms rooms, DeskSignal signal, TimeProvider time)
{
    /// <summary>Most cards that wait for an answer in one room: a flood is no longer read, and the console shows the rest.</summary>
    public const int MostOpen = 100;

    /// <summary>Most cards of one pile-on that wait in one room at once, the worst first. Danger comes all the same (DOMAIN §5).</summary>
    public const int MostOfPileOn = 3;

    private const int MaxDoublings = 7;

    /// <summary>The card of a case in a room; null when there is none.</summary>
    public Task<PromptRow?> FindAsync(string caseId, string platform, string room, CancellationToken cancellation) => store.ReadAsync(
        db => db.Prompts.FirstOrDefaultAsync(row => row.CaseId == caseId && row.Platform == platform && row.Room == room, cancellation), cancellation);

    /// <summary>A card of which nobody heard that it was posted is known by the first press on it: it is the card of its case from then on, so that no second one comes and no dead one stays.</summary>
    public async Task AdoptAsync(PromptRow prompt, string postedId, CancellationToken cancellation) => prompt.PostedId = await store.WriteAsync(async db =>
    {
        if (await db.Prompts.FindAsync([prompt.Key], cancellation) is not { State: not PostState.ToRemove } row) return null;
        return row.PostedId ??= postedId;
    }, cancellation);

    /// <summary>Keeps what somebody filled in, and how the card looks now. The other cards of the case are shown anew.</summary>
    /// <param name="prompt">The card, with how much of the text stands in it.</param>
    /// <param name="draft">What was filled in; null for nothing any more.</param>
    /// <param name="drawn">How it looks.</param>
    /// <param name="shown">Whether the answer to the press shows it; otherwise it is to be shown.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task KeepAsync(PromptRow prompt, Draft? draft, DrawnPrompt drawn, bool shown, CancellationToken cancellation)
    {
        var others = await store.WriteAsync(async db =>
        {
            if (draft is null) await Drafts.ForgetAsync(db, prompt.CaseId, cancellation);
            else await drafts.KeepAsync(db, prompt.CaseId, draft);
            var others = await db.Prompts.Where(other => other.CaseId == prompt.CaseId && other.Key != prompt.Key && (other.State == PostState.Shown || other.State == PostState.Showing))
                .ExecuteUpdateAsync(other => other.SetProperty(x => x.State, PostState.ToShow), cancellation);
            if (await db.Prompts.FindAsync([prompt.Key], cancellation) is not { State: not PostState.ToRemove } row) return others;
            (row.Revealed, row.RevealedTo, row.RevealedSince) = (prompt.Revealed, prompt.RevealedTo, prompt.RevealedSince);
            if (shown) (row.ShownHash, row.ShownVersion) = (drawn.Hash, drawn.Version);

            // A call that is under way shows what was before: it comes once more then.
            row.State = shown && row.State != PostState.Showing ? PostState.Shown : PostState.ToShow;
            row.AnswerUnderway |= shown;
            return others;
        }, cancellation);
        if (!shown || others > 0) signal.Changes.Tick();
    }

    /// <summary>Notes what became of the view with which a press was answered.</summary>
    /// <param name="platform">The connection.</param>
    /// <param name="room">The room.</param>
    /// <param name="postedId">The post.</param>
    /// <param name="view">What it shows; null when that is not known. Unless it is the last thing that was drawn, the card is shown anew.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task AnsweredAsync(string platform, string room, string postedId, DeskView? view, CancellationToken cancellation)
    {
        var hash = view is null ? string.Empty : DrawnPrompt.HashOf(view);
        var isLast = await store.WriteAsync(async db =>
        {
            if (await db.Prompts.FirstOrDefaultAsync(row => row.Platform == platform && row.Room == room && row.PostedId == postedId && row.State != PostState.ToRemove, cancellation) is not { } row) return true;
            if (row.ShownHash == hash && row.State != PostState.Showing)
            {
                row.AnswerUnderway = false;
                return true;
            }

            (row.ShownHash, row.State) = (string.Empty, PostState.ToShow);
            return false;
        }, cancellation);
        if (!isLast) signal.Changes.Tick();
    }

    /// <summary>Asks somebody to type something, where a platform has no forms.</summary>
    public async Task AskAsync(PromptRow prompt, string field, string moderatorId, string text, CancellationToken cancellation)
    {
        await store.WriteAsync(async db =>
        {
            // One open question per case: the last one counts.
            await RemoveAsync(db.Notes.Where(row => row.CaseId == prompt.CaseId), cancellation);
            db.Notes.Add(Note(prompt.CaseId, moderatorId, prompt.Platform, prompt.Room, prompt.PostedId, text, field));
        }, cancellation);
        signal.Changes.Tick();
    }

    /// <summary>Which field of which case a reply answers; null when it answers no question that this person was asked.</summary>
    public Task<(string CaseId, string Field)?> QuestionAsync(string platform, string room, string repliedTo, string moderatorId, CancellationToken cancellation) => store.ReadAsync<(string, string)?>(
        async db => await OpenQuestions(db).FirstOrDefaultAsync(row => row.Platform == platform && row.Room == room && row.PostedId == repliedTo && row.ModeratorId == moderatorId, cancellation)
            is { CaseId: { } caseId, Field: { } field } ? (caseId, field) : null, cancellation);

    /// <summary>Says, once for a question, that what somebody typed in its room beside it is no answer to it. It goes away with the question.</summary>
    public async Task HintAsync(string platform, string room, string moderatorId, string text, CancellationToken cancellation)
    {
        var isSaid = await store.WriteAsync(async db =>
        {
            if (await OpenQuestions(db).FirstOrDefaultAsync(row => row.Platform == platform && row.Room == room && row.ModeratorId == moderatorId && row.PostedId != null && !row.Hinted, cancellation) is not { } question) return false;
            question.Hinted = true;
            db.Notes.Add(Note(question.CaseId, moderatorId, platform, room, question.PostedId, text));
            return true;
        }, cancellation);
        if (isSaid) signal.Changes.Tick();
    }

    /// <summary>Takes the question about a case away, and leads whoever answered it back to the card, which may be far up by now.</summary>
    public async Task AnswerQuestionAsync(PromptRow prompt, string moderatorId, string text, CancellationToken cancellation)
    {
        await store.WriteAsync(async db =>
        {
            await RemoveAsync(db.Notes.Where(row => row.CaseId == prompt.CaseId), cancellation);
            db.Notes.Add(Note(prompt.CaseId, moderatorId, prompt.Platform, prompt.Room, prompt.PostedId, text));
        }, cancellation);
        signal.Changes.Tick();
    }

    /// <summary>Makes rows for the cases that wait and have no card yet in the rooms of a platform, the worst first.</summary>
    public async Task PlanAsync(string platform, CancellationToken cancellation)
    {
        var here = rooms.All.Keys.Where(room => room.Platform == platform).Select(room => room.Room).ToList();
        if (here.Count == 0) return;

        // Mostly none is missing, and a look takes no turn from those who write.
        if ((await store.ReadAsync(db => MissingAsync(db, platform, here, cancellation), cancellation)).Count == 0) return;
        await store.WriteAsync(async db => db.Prompts.AddRange(await MissingAsync(db, platform, here, cancellation)), cancellation);
    }

    /// <summary>The posts of a platform that are to be made or changed now: questions and notices first, then cards, the worst first.</summary>
    public Task<(IReadOnlyList<NoteRow> Notes, IReadOnlyList<PromptRow> Prompts, DateTimeOffset? Next)> DueAsync(string platform, CancellationToken cancellation) => store.ReadAsync(async db =>
    {
        var now = time.GetUtcNow();
        var notes = db.Notes.Where(row => row.Platform == platform && row.State == PostState.ToShow);

        // A case that was decided before its card stood anywhere asks nobody any more.
        var open = db.OpenCases();
        var stale = db.Prompts.Where(row => row.Platform == platform && row.State != PostState.ToRemove && (row.PostedId != null || open.Any(@case => @case.Id == row.CaseId)))
            .Join(db.Cases, prompt => prompt.CaseId, @case => @case.Id, (prompt, @case) => new { Prompt = prompt, @case.Version, @case.Urgency })
            .Where(pair => pair.Prompt.State == PostState.ToShow || pair.Prompt.ShownVersion != pair.Version);
        return (
            (IReadOnlyList<NoteRow>)await notes.Where(row => row.NotBefore <= now).OrderBy(row => row.Sequence).Take(20).ToListAsync(cancellation),
            (IReadOnlyList<PromptRow>)await stale.Where(pair => pair.Prompt.NotBefore <= now).OrderByDescending(pair => pair.Urgency).Select(pair => pair.Prompt).Take(20).ToListAsync(cancellation),
            Earlier(
                await notes.Where(row => row.NotBefore > now).MinAsync(row => (DateTimeOffset?)row.NotBefore, cancellation),
                await stale.Where(pair => pair.Prompt.NotBefore > now).MinAsync(pair => (DateTimeOffset?)pair.Prompt.NotBefore, cancellation)));
    }, cancellation);

    /// <summary>The posts of a platform that are to be taken away.</summary>
    public Task<IReadOnlyList<DeskPostRow>> ToRemoveAsync(string platform, CancellationToken cancellation) => store.ReadAsync<IReadOnlyList<DeskPostRow>>(async db =>
    [
        .. await db.Prompts.Where(row => row.Platform == platform && row.State == PostState.ToRemove).Take(20).ToListAsync(cancellation),
        .. await LostNotes(db).Where(row => row.Platform == platform).Take(20).ToListAsync(cancellation),
    ], cancellation);

    /// <summary>Forgets a post that is gone.</summary>
    public Task ForgetAsync(DeskPostRow post, CancellationToken cancellation) => store.WriteAsync(
        db => post is PromptRow ? db.Prompts.Where(row => row.Key == post.Key).ExecuteDeleteAsync(cancellation) : db.Notes.Where(row => row.Key == post.Key).ExecuteDeleteAsync(cancellation),
        cancellation);

    /// <summary>Has the posts of a selection taken away; inside a write of <see cref="Store"/>.</summary>
    public static Task RemoveAsync<T>(IQueryable<T> posts, CancellationToken cancellation)
        where T : DeskPostRow => posts.ExecuteUpdateAsync(row => row.SetProperty(x => x.State, PostState.ToRemove), cancellation);

    /// <summary>What was under way when the program stopped is made again, and what was refused is tried anew.</summary>
    public Task PutBackAsync(string platform, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        await db.Prompts.Where(row => row.Platform == platform && (row.State == PostState.Showing || row.State == PostState.Refused)).ExecuteUpdateAsync(row => row.SetProperty(x => x.State, PostState.ToShow), cancellation);
        await db.Prompts.Where(row => row.Platform == platform && row.State != PostState.ToRemove && row.AnswerUnderway)
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.State, PostState.ToShow).SetProperty(x => x.ShownHash, string.Empty).SetProperty(x => x.AnswerUnderway, false), cancellation);
        await db.Notes.Where(row => row.Platform == platform && row.State == PostState.Showing).ExecuteUpdateAsync(row => row.SetProperty(x => x.State, PostState.ToShow), cancellation);
    }, cancellation);

    /// <summary>Notes that the card looks right already.</summary>
    public Task UnchangedAsync(string key, int version, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        if (await db.Prompts.FindAsync([key], cancellation) is not { State: PostState.Showing } row) return;
        (row.State, row.ShownVersion, row.Attempts) = (PostState.Shown, version, 0);
    }, cancellation);

    /// <summary>Marks a post as under way.</summary>
    /// <returns>The post as it is now, which is what has to be shown; null when it is gone.</returns>
    public Task<DeskPostRow?> StartAsync(DeskPostRow post, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        if (await LoadAsync(db, post, cancellation) is not { State: not PostState.ToRemove } row) return null;
        row.State = PostState.Showing;
        row.Attempts++;
        return row;
    }, cancellation);

    /// <summary>Notes how a post went.</summary>
    public Task SettleAsync(DeskPostRow post, PlatformResult result, DrawnPrompt? drawn, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        if (await LoadAsync(db, post, cancellation) is not { } row) return;
        if (row.State == PostState.ToRemove)
        {
            row.PostedId = result.PostedId ?? row.PostedId;
            return;
        }

        switch (result.Outcome)
        {
            case PlatformOutcome.Done or PlatformOutcome.NothingToDo:
                // What happened meanwhile was drawn anew; which of the two stands there nobody knows, so it is shown once more.
                if (row is PromptRow prompt && drawn is not null) (prompt.ShownHash, prompt.ShownVersion) = (row.State == PostState.Showing ? drawn.Hash : string.Empty, drawn.Version);
                if (row.State == PostState.Showing) row.State = PostState.Shown;
                row.PostedId = result.PostedId ?? row.PostedId;
                row.Attempts = 0;
                break;
            case PlatformOutcome.Refused when result.Reason == RefusalReason.MessageGone && row.PostedId is not null:
                // Somebody took the card away; the case still waits.
                row.PostedId = null;
                if (row is PromptRow taken) (taken.Revealed, taken.RevealedTo) = (RevealLayer.Label, null);
                row.State = PostState.ToShow;
                row.NotBefore = time.GetUtcNow();
                break;
            case PlatformOutcome.Refused:
                row.State = PostState.Refused;
                if (row is PromptRow refused && drawn is not null) refused.ShownVersion = drawn.Version;
                break;
            default:
                // A case that waits is never given up. To be told to wait is no failure.
                row.State = PostState.ToShow;
                if (result.RetryAfter is not null) row.Attempts = 0;
                row.NotBefore = time.GetUtcNow() + (result.RetryAfter ?? TimeSpan.FromSeconds(Math.Pow(2, Math.Min(row.Attempts - 1, MaxDoublings))));
                break;
        }
    }, cancellation);

    private NoteRow Note(string? caseId, string moderatorId, string platform, string room, string? replyTo, string text, string? field = null) => new()
    {
        Key = CaseIds.New(),
        Platform = platform,
        Room = room,
        Text = text,
        ReplyTo = replyTo,
        CaseId = caseId,
        ModeratorId = moderatorId,
        Field = field,
        NotBefore = time.GetUtcNow(),
    };

    // What is asked and said about a case, as long as whoever it was said to can decide about it.
    private static IQueryable<NoteRow> Standing(ModBotDb db)
    {
        var decidable = db.DecidableCases();
        return db.Notes.Where(row => row.CaseId != null && row.State != PostState.ToRemove && decidable.Any(@case => @case.Id == row.CaseId && @case.OwnerId == row.ModeratorId));
    }

    private static IQueryable<NoteRow> OpenQuestions(ModBotDb db) => Standing(db).Where(row => row.Field != null);

    // The case went on, or went to somebody else.
    private static IQueryable<NoteRow> LostNotes(ModBotDb db)
    {
        var standing = Standing(db);
        return db.Notes.Where(row => row.CaseId != null && !standing.Any(other => other.Sequence == row.Sequence));
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    private static async Task<DeskPostRow?> LoadAsync(ModBotDb db, DeskPostRow post, CancellationToken cancellation) =>
        post is PromptRow ? await db.Prompts.FindAsync([post.Key], cancellation) : await db.Notes.FindAsync([((NoteRow)post).Sequence], cancellation);

    private async Task<List<PromptRow>> MissingAsync(ModBotDb db, string platform, List<string> here, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var missing = new List<PromptRow>();
        foreach (var room in here)
        {
            var asked = await db.OpenCases().CountAsync(row => db.Prompts.Any(prompt => prompt.CaseId == row.Id && prompt.Platform == platform && prompt.Room == room && prompt.State != PostState.Refused), cancellation);
            var piled = await db.OpenCases().Where(row => row.PileOnId != null && row.Urgency < Triage.DangerFrom && db.Prompts.Any(prompt => prompt.CaseId == row.Id && prompt.Platform == platform && prompt.Room == room && prompt.State != PostState.Refused))
                .GroupBy(row => row.PileOnId!).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, StringComparer.Ordinal, cancellation);
            var full = piled.Where(pair => pair.Value >= MostOfPileOn).Select(pair => pair.Key).ToList();
            var next = await db.OpenCases().Where(row => !db.Prompts.Any(prompt => prompt.CaseId == row.Id && prompt.Platform == platform && prompt.Room == room))
                .Where(row => row.PileOnId == null || row.Urgency >= Triage.DangerFrom || !full.Contains(row.PileOnId))
                .OrderByDescending(row => row.Urgency).ThenBy(row => row.SentAt).Select(row => new { row.Id, row.PileOnId, row.Urgency }).Take(Math.Max(0, MostOpen - asked)).ToListAsync(cancellation);
            foreach (var @case in next)
            {
                if (@case.PileOnId is { } pileOn && @case.Urgency < Triage.DangerFrom)
                {
                    var count = piled.GetValueOrDefault(pileOn);
                    if (count >= MostOfPileOn) continue;
                    piled[pileOn] = count + 1;
                }

                missing.Add(new PromptRow { Key = CaseIds.New(), CaseId = @case.Id, Platform = platform, Room = room, NotBefore = now });
            }
        }

        return missing;
    }
}
