using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>Everything there is on the stand-in Telegram. All of it is guarded by <see cref="Gate"/>.</summary>
internal sealed class World
{
    private long lastSharedMessageId;
    private long lastUserId = 81_000_000;
    private long lastChatNumber = 1_500_000_000;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public World(TelegramOptions options, TimeProvider clock)
    {
        Options = options;
        Clock = clock;
        var id = long.Parse(options.Token.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);
        Bot = new TelegramUser(id, options.BotName, options.BotUserName) { IsBot = true };
        Users[id] = Bot;
        PrivacyMode = options.PrivacyMode;
        Token = options.Token;
        Updates = new UpdateQueue(options, clock);
    }

    public Lock Gate { get; } = new();

    public TelegramOptions Options { get; }

    public TimeProvider Clock { get; }

    public TelegramUser Bot { get; }

    /// <summary>The token; null once it was revoked.</summary>
    public string? Token { get; set; }

    public bool PrivacyMode { get; set; }

    public UpdateQueue Updates { get; }

    public Dictionary<long, TelegramUser> Users { get; } = [];

    public Dictionary<long, TelegramChat> Chats { get; } = [];

    /// <summary>Users who started the bot.</summary>
    public HashSet<long> Started { get; } = [];

    /// <summary>Users who blocked the bot.</summary>
    public HashSet<long> Blocked { get; } = [];

    /// <summary>Users whose account is gone.</summary>
    public HashSet<long> Deactivated { get; } = [];

    /// <summary>What the bot sent, in order.</summary>
    public List<(long Chat, long Message)> Sent { get; } = [];

    public List<CallbackAnswer> CallbackAnswers { get; } = [];

    public List<CallRecord> Calls { get; } = [];

    /// <summary>The presses that were not answered yet.</summary>
    public Dictionary<string, (long UserId, DateTimeOffset At)> Presses { get; } = new(StringComparer.Ordinal);

    public long NextPress { get; set; } = 4_000_000_001;

    /// <summary>The time in whole seconds, as the Bot API counts it.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(Clock.GetUtcNow().ToUnixTimeSeconds());

    public TelegramUser AddUser(string name, string? userName, bool isBot, string? languageCode)
    {
        lock (Gate)
        {
            var user = new TelegramUser(++lastUserId, name, userName) { IsBot = isBot, LanguageCode = languageCode };
            Users[user.Id] = user;
            return user;
        }
    }

    public TelegramChat AddChat(ChatKind kind, string title, bool isForum)
    {
        lock (Gate)
        {
            var number = ++lastChatNumber;
            // Ids of supergroups and channels lie below -10^12 and do not fit 32 bits.
            var id = kind is ChatKind.Group ? -number : -1_000_000_000_000 - number;
            var chat = new TelegramChat(this, id, kind, title, isForum);
            Chats[id] = chat;
            return chat;
        }
    }

    public TelegramChat PrivateChat(TelegramUser user)
    {
        lock (Gate)
        {
            if (Chats.TryGetValue(user.Id, out var chat)) return chat;
            chat = new TelegramChat(this, user.Id, ChatKind.Private, user.FirstName, isForum: false);
            chat.Put(new TelegramMember(user, MemberStatus.Member));
            chat.Put(new TelegramMember(Bot, MemberStatus.Member));
            return Chats[user.Id] = chat;
        }
    }

    /// <summary>The next message id: private chats and small groups share one row of numbers, the others have their own.</summary>
    public long NextMessageId(TelegramChat chat) => chat.Kind is ChatKind.Private or ChatKind.Group ? ++lastSharedMessageId : ++chat.LastMessageId;

    /// <summary>Puts an update in the queue.</summary>
    public void Deliver(string kind, JsonObject body, string order, DateTimeOffset expiresAt)
    {
        ApiShape.CheckOutput(body, ApiFacts.Types["Update"].Fields[kind].Types, kind);
        Updates.Add(kind, body, order, expiresAt);
        Touch();
    }

    /// <summary>Tells who waits that something changed.</summary>
    public void Touch()
    {
        TaskCompletionSource done;
        lock (Gate)
        {
            done = changed;
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        done.TrySetResult();
    }

    /// <summary>Ends with the next change.</summary>
    public Task NextChange()
    {
        lock (Gate) return changed.Task;
    }
}
