using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.Gateway;

namespace ModBot.Platforms.Fakes.Discord;

/// <content>The gateway, and how to disturb it.</content>
public sealed partial class DiscordServer
{
    /// <summary>How many connections there are with a session.</summary>
    public int Connected => Look(() => hub.Connections.Count(each => each.Session?.Connection == each && !each.IsClosing));

    /// <summary>How often a bot identified, also in vain.</summary>
    public int Identifies => Look(() => hub.Identifies);

    /// <summary>How often a bot asked to resume, also in vain.</summary>
    public int Resumes => Look(() => hub.Resumes);

    /// <summary>How many of <see cref="Resumes"/> came to another address than the one for it.</summary>
    public int ResumesElsewhere => Look(() => hub.ResumesElsewhere);

    /// <summary>How many heartbeats came.</summary>
    public int Heartbeats => Look(() => hub.Heartbeats);

    /// <summary>With which codes bots left, in order; null for a cut.</summary>
    public IReadOnlyList<int?> Left => Look(() => hub.Left.ToArray());

    /// <summary>How many events are kept for a resume from now on.</summary>
    public int KeptEvents
    {
        get => Look(() => hub.KeptEvents);
        set => Change(() =>
        {
            hub.KeptEvents = value;
            foreach (var session in hub.Sessions.Values)
                while (session.Kept.Count > value) session.Kept.Dequeue();
        });
    }

    /// <summary>Cuts every connection without a word.</summary>
    public void Cut() => Each(each => each.Cut());

    /// <summary>Makes every connection half open: it takes what comes and says nothing more, heartbeats are not answered.</summary>
    public void FallSilent() => Each(each => each.IsSilent = true);

    /// <summary>Closes every connection with a code.</summary>
    public void Close(int code) => Each(each => each.Close(code));

    /// <summary>Asks every bot to connect again (op 7).</summary>
    public void AskReconnect() => Each(each => each.Send(Payload(7, null)));

    /// <summary>Asks every bot for a heartbeat at once (op 1).</summary>
    public void AskHeartbeat() => Each(each => each.Send(Payload(1, null)));

    /// <summary>Says that the session is not good any more (op 9).</summary>
    /// <param name="resumable">Whether it can be resumed; otherwise it is forgotten.</param>
    public void Invalidate(bool resumable) => Each(each =>
    {
        each.Send(Payload(9, resumable));
        if (each.Session is not { } session) return;

        // The line stays, but nobody is signed in on it any more; a bot may resume on it.
        (session.Connection, session.LeftAt, each.Session) = (null, world.Now, null);
        if (!resumable) hub.Sessions.Remove(session.Id);
    });

    /// <summary>Forgets every session, so that no resume succeeds; connections stay.</summary>
    public void ForgetSessions() => Change(() => hub.Sessions.Clear());

    /// <summary>Sends the next events twice.</summary>
    public void Duplicate(int events = 1) => Change(() => hub.Duplicate(events));

    /// <summary>Sends the next event after the one that follows it.</summary>
    public void Swap() => Change(() => hub.Swap(1));

    /// <summary>Holds all events back until <see cref="Release"/>.</summary>
    public void Hold() => Change(() => hub.Holds = true);

    /// <summary>Sends the events that were held back, and no longer holds.</summary>
    public void Release() => Change(hub.Release);

    /// <summary>Waits until a bot is connected with a session.</summary>
    /// <exception cref="TimeoutException">None was after 20 seconds of the machine's clock.</exception>
    public Task ConnectedAsync(CancellationToken cancellation = default) => UntilAsync(server => server.Connected > 0, cancellation);

    private static string Payload(int op, JsonNode? data) => new JsonObject { ["t"] = null, ["s"] = null, ["op"] = op, ["d"] = data }.ToJsonString();

    private void Each(Action<GatewayConnection> what) => Change(() =>
    {
        foreach (var each in hub.Connections.ToArray()) what(each);
    });
}
