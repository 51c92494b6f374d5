using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.World;

namespace ModBot.Platforms.Fakes.Discord.Gateway;

/// <summary>Knows every session, sends events to them, and disturbs that when asked. Guarded by the gate of the world.</summary>
internal sealed class GatewayHub(DiscordWorld world, DiscordServerOptions options)
{
    private readonly List<Action> held = [];
    private int duplicates;
    private int swaps;

    public List<GatewayConnection> Connections { get; } = [];

    public Dictionary<string, GatewaySession> Sessions { get; } = new(StringComparer.Ordinal);

    /// <summary>How many events are kept for a resume.</summary>
    public int KeptEvents { get; set; } = options.KeptEvents;

    /// <summary>Whether events wait until <see cref="Release"/>.</summary>
    public bool Holds { get; set; }

    public int Identifies { get; set; }

    public int Resumes { get; set; }

    public int ResumesElsewhere { get; set; }

    public int Heartbeats { get; set; }

    /// <summary>The close codes that bots left with; null for a cut.</summary>
    public List<int?> Left { get; } = [];

    /// <summary>Sends the next events twice.</summary>
    public void Duplicate(int count) => duplicates += count;

    /// <summary>Sends each of the next events after the one that follows it.</summary>
    public void Swap(int count) => swaps += count;

    /// <summary>Sends what was held back.</summary>
    public void Release()
    {
        Holds = false;
        var all = held.ToArray();
        held.Clear();
        foreach (var each in all) each();
    }

    /// <summary>Sends an event to every session that it is for.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="intent">The intent it needs; 0 for none.</param>
    /// <param name="guild">The guild; 0 for none.</param>
    /// <param name="make">Makes the event for one session.</param>
    public void Dispatch(string name, int intent, ulong guild, Func<GatewaySession, JsonObject> make)
    {
        // What the event says is settled now, whenever it is sent.
        var made = Sessions.Values.Where(each => each.Wants(intent) && each.Serves(guild)).Select(each => (each, make(each))).ToArray();
        void Send()
        {
            foreach (var (session, data) in made) Deliver(session, name, data);
        }

        if (Holds)
        {
            held.Add(Send);
            return;
        }

        if (swaps > 0)
        {
            swaps--;
            held.Add(Send);
            return;
        }

        Send();
        if (duplicates > 0)
        {
            duplicates--;
            Send();
        }

        if (held.Count > 0) Release();
    }

    /// <summary>Sends an event to one session and keeps it for a resume.</summary>
    public void Deliver(GatewaySession session, string name, JsonObject data)
    {
        session.Sequence++;
        var json = new JsonObject { ["t"] = name, ["s"] = session.Sequence, ["op"] = 0, ["d"] = data.DeepClone() }.ToJsonString();
        session.Kept.Enqueue((session.Sequence, json));
        while (session.Kept.Count > KeptEvents) session.Kept.Dequeue();
        session.Connection?.Send(json);
    }

    /// <summary>Forgets what a closed connection leaves behind.</summary>
    public void Leave(GatewayConnection connection)
    {
        Connections.Remove(connection);
        Left.Add(connection.ClosedWith);
        if (connection.Session is not { } session || session.Connection != connection) return;
        session.Connection = null;
        session.LeftAt = world.Now;

        // A bot that says goodbye properly is offline, and its session is gone.
        if (connection.ClosedWith is 1000 or 1001) Sessions.Remove(session.Id);
    }
}
