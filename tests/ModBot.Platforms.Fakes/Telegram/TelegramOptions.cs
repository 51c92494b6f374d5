namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>How the stand-in Telegram Bot API server behaves. The defaults are those of the real one.</summary>
public sealed record TelegramOptions
{
    /// <summary>Port on the loopback address; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The token of the bot: its id, a colon and a secret.</summary>
    public string Token { get; init; } = "7000001:stand-in-token";

    /// <summary>Display name of the bot.</summary>
    public string BotName { get; init; } = "ModBot";

    /// <summary>User name of the bot, without @.</summary>
    public string BotUserName { get; init; } = "modbot_standin_bot";

    /// <summary>Whether the bot begins with privacy mode on, so that it gets only what is meant for it.</summary>
    public bool PrivacyMode { get; init; } = true;

    /// <summary>Whether parameters that the official description does not know are ignored, as the real server does, instead of refused.</summary>
    public bool Lenient { get; init; }

    /// <summary>Messages that the bot may send to one group in a minute; null for no limit.</summary>
    public int? MessagesPerMinutePerGroup { get; init; } = 20;

    /// <summary>Messages that the bot may send to one chat in a second; null for no limit. The real server allows short bursts above its advice of 1.</summary>
    public int? MessagesPerSecondPerChat { get; init; }

    /// <summary>Messages that the bot may send in a second over all chats; null for no limit.</summary>
    public int? MessagesPerSecond { get; init; } = 30;

    /// <summary>
    /// Whether a poller that asks the same again within 3 s has to wait 3 s, and gets 1 update at most within 0.5 s.
    /// With a clock that a test moves, such a poller waits until the test moves it.
    /// </summary>
    public bool SlowsBusyPolling { get; init; } = true;

    /// <summary>Whether a webhook may be plain HTTP, as with a server of one's own in local mode.</summary>
    public bool TakesPlainWebhooks { get; init; }

    /// <summary>How long an update about a message waits to be fetched.</summary>
    public TimeSpan MessageRetention { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a press waits to be fetched, and to be answered.</summary>
    public TimeSpan CallbackRetention { get; init; } = TimeSpan.FromSeconds(150);

    /// <summary>How long after it was sent a message can be deleted by the bot.</summary>
    public TimeSpan DeleteWithin { get; init; } = TimeSpan.FromHours(48);

    /// <summary>Id of the first update.</summary>
    public long FirstUpdateId { get; init; } = 500_001;
}
