namespace ModBot.Adapters.Telegram;

/// <summary>
/// Keeps to Telegram's limits before it has to say so: about one message a second in a chat and twenty a minute in a group. What is asked too soon waits its turn; when Telegram says "too many" that chat
/// waits as long as it says. Thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class TelegramPace(TimeProvider time)
{
    private const int PerMinute = 20;
    private const int Burst = 5;
    private const int Most = 1000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<long, Chat> chats = [];

    /// <summary>How long a new message to a chat has to wait; zero when it may go now, which is counted then.</summary>
    public TimeSpan Take(long chat)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var known = Of(chat);
            if (Left(known.PausedUntil) is { } pause) return pause;
            while (known.Sent.Count > 0 && time.GetElapsedTime(known.Sent.Peek(), now) >= Window) known.Sent.Dequeue();

            // A few at once are let through by Telegram; a group may not go on like that. Private talks (positive numbers) have no such limit by the minute.
            if (known.Sent.Count >= Burst && time.GetElapsedTime(known.Last, now) < TimeSpan.FromSeconds(1)) return TimeSpan.FromSeconds(1) - time.GetElapsedTime(known.Last, now);
            if (chat < 0 && known.Sent.Count >= PerMinute) return Window - time.GetElapsedTime(known.Sent.Peek(), now);
            known.Sent.Enqueue(now);
            known.Last = now;
            return TimeSpan.Zero;
        }
    }

    /// <summary>Telegram asks a chat to wait.</summary>
    public void Pause(long chat, TimeSpan pause)
    {
        lock (gate)
        {
            var known = Of(chat);
            known.PausedUntil = Math.Max(known.PausedUntil, time.GetTimestamp() + (long)(pause.TotalSeconds * time.TimestampFrequency));
        }
    }

    /// <summary>How long a chat still has to wait because Telegram said so; zero when it need not.</summary>
    public TimeSpan Paused(long chat)
    {
        lock (gate) return chats.TryGetValue(chat, out var known) && Left(known.PausedUntil) is { } pause ? pause : TimeSpan.Zero;
    }

    private TimeSpan? Left(long until) => until - time.GetTimestamp() is > 0 and var ticks ? TimeSpan.FromSeconds((double)ticks / time.TimestampFrequency) : null;

    private Chat Of(long chat)
    {
        if (chats.TryGetValue(chat, out var known)) return known;
        if (chats.Count >= Most) Forget();
        return chats[chat] = new Chat();
    }

    // What was said longer ago than a minute counts for nothing any more.
    private void Forget()
    {
        var now = time.GetTimestamp();
        foreach (var (chat, known) in chats)
        {
            if (Left(known.PausedUntil) is null && time.GetElapsedTime(known.Last, now) >= Window) chats.Remove(chat);
        }
    }

    private sealed class Chat
    {
        public Queue<long> Sent { get; } = new();

        public long Last { get; set; }

        public long PausedUntil { get; set; }
    }
}
