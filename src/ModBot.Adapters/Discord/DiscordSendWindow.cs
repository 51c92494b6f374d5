namespace ModBot.Adapters.Discord;

/// <summary>Keeps one connection under the 120 messages a minute that Discord takes; a part is kept for heartbeats. Thread-safe.</summary>
internal sealed class DiscordSendWindow(TimeProvider time)
{
    /// <summary>Messages in a minute.</summary>
    public const int PerMinute = 120;

    /// <summary>Of these, for heartbeats alone.</summary>
    public const int ForHeartbeats = 5;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Queue<long> sent = new();

    /// <summary>Waits until something may be sent, and counts it.</summary>
    public async Task WaitAsync(bool isHeartbeat, CancellationToken cancellation)
    {
        while (true)
        {
            TimeSpan wait;
            lock (gate)
            {
                while (sent.TryPeek(out var first) && time.GetElapsedTime(first) >= Minute) sent.Dequeue();
                if (sent.Count < (isHeartbeat ? PerMinute : PerMinute - ForHeartbeats))
                {
                    sent.Enqueue(time.GetTimestamp());
                    return;
                }

                wait = Minute - time.GetElapsedTime(sent.Peek());
            }

            await Task.Delay(wait, time, cancellation);
        }
    }
}
