using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Local;

/// <summary>A request that was answered before.</summary>
internal sealed record LocalRequestRow(PlatformRequestKind Kind, string Message, PlatformResult Result);

/// <content>What the moderation asked, and pruning.</content>
internal sealed partial class LocalWriter
{
    public LocalRequestRow? FindRequest(string key)
    {
        using var row = Bind("SELECT kind, message, outcome, reason, posted FROM requests WHERE key = $1", key).ExecuteReader();
        if (!row.Read())
            return null;
        var result = new PlatformResult((PlatformOutcome)row.GetInt32(2), (RefusalReason)row.GetInt32(3), row.IsDBNull(4) ? null : row.GetString(4));
        return new LocalRequestRow((PlatformRequestKind)row.GetInt32(0), row.GetString(1), result);
    }

    public void InsertRequest(PlatformRequest request, PlatformResult result, DateTimeOffset now) => Execute(
        "INSERT INTO requests(key, kind, message, outcome, reason, posted, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        request.Key, (long)request.Kind, request.Message.MessageId, (long)result.Outcome, (long)result.Reason, result.PostedId, now.ToUnixTimeMilliseconds());

    public void InsertReport(PlatformRequest request, byte[]? text, DateTimeOffset now) => Execute(
        "INSERT INTO reports(key, room, message, text, at) VALUES ($1, $2, $3, $4, $5)",
        request.Key, request.Message.Channel, request.Message.MessageId, text, now.ToUnixTimeMilliseconds());

    /// <summary>Takes a report back; false when there is none or it was taken back before.</summary>
    public bool WithdrawReport(string key, DateTimeOffset now) =>
        Execute("UPDATE reports SET withdrawn_at = $1, text = NULL WHERE key = $2 AND withdrawn_at IS NULL", now.ToUnixTimeMilliseconds(), key) > 0;

    /// <summary>Removes what is too old, what is too much in a room, and events that the reader does not need again.</summary>
    public LocalPruned Prune(long before, int maxPerRoom, IEnumerable<string> rooms, long takenIn, long takenInBefore)
    {
        var messages = Execute("DELETE FROM messages WHERE sent_at < $1", before);
        foreach (var room in rooms)
        {
            messages += Execute(
                "DELETE FROM messages WHERE room = $1 AND number <= (SELECT number FROM messages WHERE room = $1 ORDER BY number DESC LIMIT 1 OFFSET $2)",
                room, (long)maxPerRoom);
        }

        var events = Execute("DELETE FROM journal WHERE at < $1 OR (seq <= $2 AND at < $3)", before, takenIn, takenInBefore);
        Execute("DELETE FROM requests WHERE at < $1 AND NOT EXISTS (SELECT 1 FROM messages WHERE id = requests.message)", before);
        Execute("DELETE FROM reports WHERE at < $1 AND NOT EXISTS (SELECT 1 FROM messages WHERE id = reports.message)", before);
        return new LocalPruned(messages, events);
    }
}
