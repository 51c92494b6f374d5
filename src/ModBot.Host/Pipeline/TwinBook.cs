using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Pipeline;

/// <summary>Joins messages that say nearly the same into one case (<see cref="Twins"/>). Inside the write that takes a batch in; it costs one look into an index for each flagged message.</summary>
internal sealed class TwinBook(TextKeys keys)
{
    /// <summary>Recognises nearly the same words again; null for what is always asked about by itself.</summary>
    public string? KeyOf(Message message, IPlainWords words) => words.WordsOf(message.Text) is { Count: >= Twins.FewestWords } row ? keys.For(row) : null;

    /// <summary>The twins among some messages.</summary>
    public static async Task<Dictionary<MessageKey, TwinRow>> LoadAsync(ModBotDb db, string platform, IReadOnlyCollection<string> messageIds, CancellationToken cancellation) =>
        (await db.Twins.Where(row => row.Platform == platform && messageIds.Contains(row.MessageId)).ToListAsync(cancellation)).ToDictionary(row => new MessageKey(row.Platform, row.Channel, row.MessageId));

    /// <summary>Joins a message to an open case that says the same to the same person.</summary>
    /// <returns>Its row; null when there is no such case.</returns>
    public static async Task<TwinRow?> JoinAsync(ModBotDb db, Message message, Assessment assessment, string twinKey, string authorKey, string? targetKey, CancellationToken cancellation)
    {
        var (from, until) = (message.SentAt - Twins.Window, message.SentAt + Twins.Window);
        var stored = await db.Cases.Where(row => row.TwinKey == twinKey && row.SentAt > from && row.SentAt < until && row.State != CaseState.Closed).OrderBy(row => row.SentAt).ToListAsync(cancellation);
        var added = db.Cases.Local.Where(row => db.Entry(row).State == EntityState.Added && row.TwinKey == twinKey && row.SentAt > from && row.SentAt < until);
        var found = stored.Concat(added).FirstOrDefault(row => row.TargetKey == targetKey && row.Assessment is { } judged && Twins.MayJoin(assessment, row.State, AssessmentJson.Read(judged)));
        if (found is null) return null;
        var twin = new TwinRow
        {
            Platform = message.Key.Platform,
            Channel = message.Key.Channel,
            MessageId = message.Key.MessageId,
            Revision = message.Revision,
            CaseId = found.Id,
            AuthorKey = authorKey,
            SentAt = message.SentAt,
        };
        db.Twins.Add(twin);
        Count(found, 1);
        return twin;
    }

    /// <summary>The author made something else of a twin: it is no longer decided about together with the others.</summary>
    public static async Task LeaveAsync(ModBotDb db, TwinRow twin, CancellationToken cancellation)
    {
        db.Twins.Remove(twin);
        if (await db.Cases.FindAsync([twin.CaseId], cancellation) is { } row) Count(row, -1);
    }

    /// <summary>A twin is gone from its channel, by whomever but ModBot, which notes that itself.</summary>
    /// <returns>How many cases changed.</returns>
    public static async Task<int> DeletedAsync(ModBotDb db, TwinRow twin, MessageDeleted deleted, CancellationToken cancellation)
    {
        if (deleted.ByModBot || twin.GoneAt is not null) return 0;
        twin.GoneAt = deleted.At;
        (await db.Cases.FindAsync([twin.CaseId], cancellation))?.Touch();
        return 1;
    }

    // One more of the same is no reason to refuse what somebody is deciding right now.
    private static void Count(CaseRow row, int more)
    {
        row.Twins += more;
        if (row.State != CaseState.Claimed) row.Touch();
    }
}
