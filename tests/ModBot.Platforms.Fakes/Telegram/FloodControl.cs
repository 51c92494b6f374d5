namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>Counts what the bot sent lately and refuses what is too much. Not thread-safe.</summary>
internal sealed class FloodControl(TelegramOptions options, TimeProvider clock)
{
    private readonly Dictionary<long, Queue<DateTimeOffset>> perChat = [];
    private readonly Queue<DateTimeOffset> overall = [];

    /// <summary>Takes a message into account.</summary>
    /// <exception cref="ApiRefusal">It is too much.</exception>
    public void Take(TelegramChat chat)
    {
        if (!perChat.TryGetValue(chat.Id, out var sent)) perChat[chat.Id] = sent = [];
        var now = clock.GetUtcNow();
        var minute = TimeSpan.FromMinutes(1);
        var second = TimeSpan.FromSeconds(1);
        while (sent.TryPeek(out var oldest) && now - oldest >= minute) sent.Dequeue();
        while (overall.TryPeek(out var oldest) && now - oldest >= second) overall.Dequeue();

        if (chat.Kind is ChatKind.Group or ChatKind.Supergroup) Check(sent, options.MessagesPerMinutePerGroup, minute, now);
        Check(sent, options.MessagesPerSecondPerChat, second, now);
        Check(overall, options.MessagesPerSecond, second, now);
        sent.Enqueue(now);
        overall.Enqueue(now);
    }

    private static void Check(IEnumerable<DateTimeOffset> sent, int? limit, TimeSpan window, DateTimeOffset now)
    {
        var recent = sent.Where(each => now - each < window).ToList();
        if (recent.Count >= limit) throw ApiRefusal.TooMany(recent[^limit.Value] + window - now);
    }
}
