using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>An update that waits.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Body">The whole update.</param>
/// <param name="Order">Updates with the same key reach a webhook in order.</param>
/// <param name="ExpiresAt">When it is lost.</param>
internal sealed record PendingUpdate(long Id, JsonObject Body, string Order, DateTimeOffset ExpiresAt);

/// <summary>The updates that wait for the bot. Thread-safe.</summary>
internal sealed class UpdateQueue(TelegramOptions options, TimeProvider clock)
{
    private static readonly string[] OnlyWhenAsked = ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly Lock gate = new();
    private readonly List<PendingUpdate> pending = [];
    private IReadOnlyList<string> allowed = [];

    /// <summary>The id of the next update. The real server begins anew at a random id after a week without updates.</summary>
    public long NextId { get; set; } = options.FirstUpdateId;

    /// <summary>The kinds that the bot asked for; empty means all except those that must be asked for by name.</summary>
    public IReadOnlyList<string> Allowed
    {
        get
        {
            lock (gate) return allowed;
        }
    }

    /// <summary>What waits now.</summary>
    public IReadOnlyList<PendingUpdate> Waiting
    {
        get
        {
            lock (gate)
            {
                pending.RemoveAll(each => each.ExpiresAt <= clock.GetUtcNow());
                return [.. pending];
            }
        }
    }

    /// <summary>Adds an update, if the bot wants this kind. The kinds that it asks for later do not bring it back.</summary>
    public void Add(string kind, JsonObject body, string order, DateTimeOffset expiresAt)
    {
        lock (gate)
        {
            if (allowed.Count > 0 ? !allowed.Contains(kind, StringComparer.Ordinal) : OnlyWhenAsked.Contains(kind, StringComparer.Ordinal)) return;
            var id = NextId++;
            pending.Add(new PendingUpdate(id, new JsonObject { ["update_id"] = id, [kind] = body }, order, expiresAt));
        }
    }

    /// <summary>Remembers what kinds the bot wants; null leaves that as it was.</summary>
    /// <exception cref="ApiRefusal">There is no such kind.</exception>
    public void Ask(JsonArray? kinds)
    {
        if (kinds is null) return;
        var asked = kinds.Select(each => each?.GetValue<string>() ?? "").ToList();
        var known = ApiFacts.Types["Update"].Fields;
        if (asked.Find(each => each == "update_id" || !known.ContainsKey(each)) is { } wrong) throw ApiRefusal.Bad($"there is no update of type \"{wrong}\"");
        lock (gate) allowed = asked;
    }

    /// <summary>Confirms what lies before the offset (or forgets all but the last ones, for a negative one) and gives what follows.</summary>
    public IReadOnlyList<PendingUpdate> Take(long offset, int limit)
    {
        lock (gate)
        {
            if (offset < 0) pending.RemoveRange(0, (int)Math.Max(0, pending.Count + offset));
            else if (offset > 0 && offset <= NextId) pending.RemoveAll(each => each.Id < offset);
            return [.. Waiting.Take(limit)];
        }
    }

    /// <summary>Takes one away: a webhook took it in.</summary>
    public void Remove(long id)
    {
        lock (gate) pending.RemoveAll(each => each.Id == id);
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        lock (gate) pending.Clear();
    }
}
